#pragma once

#include <QImage>
#include <QPoint>
#include <QRect>

namespace motcua::vision {

//! The strip of this line, levelled by the lines' slope, with so much of the letters' height around it. Boxes found on it are brought
//! back by adding `offset`, and `slope` × (x − middle of the strip) to y.
struct Strip
{
    QImage image;
    QPoint offset;
    double slope = 0;

    [[nodiscard]] QRect onPicture(const QRect& box) const;
};
[[nodiscard]] Strip cutStrip(const QImage& grey, const QRect& box, double slope, double margin);

} // namespace motcua::vision
