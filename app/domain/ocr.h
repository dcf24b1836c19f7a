#pragma once

#include <QRect>
#include <QString>

#include <vector>

namespace motcua::domain {

//! One word as a reader saw it on a picture: where (pixels of that picture), and how sure it is (0…1).
struct OcrWord
{
    QString text;
    QRect box;
    double confidence = 0;
    int line = 0;

    bool operator==(const OcrWord&) const = default;
};

} // namespace motcua::domain
