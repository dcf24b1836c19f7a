#pragma once

#include "domain/result.h"
#include "vision/code_format.h"

#include <QByteArray>
#include <QMetaType>
#include <QPolygonF>
#include <QSize>
#include <QString>

namespace motcua::vision {

//! Longer contents are refused: no printed code holds more than 4296 characters, and none of ours more than 300.
inline constexpr int maxCodeBytes = 4096;

//! One code as a reader found it. Its text is personal data: never into a log.
struct FoundCode
{
    QString text;
    QByteArray bytes;
    CodeFormat format = CodeFormat::None;
    QPolygonF corners; //!< four points in pixels of the frame: top left, top right, bottom right, bottom left of the code

    bool operator==(const FoundCode&) const = default;
};

//! A code in front of the lens, with what a screen needs to draw it.
struct ScannedCode
{
    QString text;
    QByteArray bytes;
    CodeFormat format = CodeFormat::None;
    QPolygonF corners;       //!< pixels of a picture of frameSize; empty for a code that was typed or wedged
    QSize frameSize;
    double milliseconds = 0; //!< from the frame's arrival to the result
};

//! The text as it came from a reader or a keyboard-wedge scanner; `code_too_long` above maxCodeBytes (UTF-8), so that
//! nothing behind it ever meets a text of megabytes.
[[nodiscard]] Result<QString> checkedCodeText(const QString& text);

} // namespace motcua::vision

Q_DECLARE_METATYPE(motcua::vision::ScannedCode)
