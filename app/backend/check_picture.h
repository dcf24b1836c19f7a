#pragma once

#include <QByteArray>
#include <QString>

namespace motcua::backend {

//! The signs a check code is made of, lower case: none that is taken for another.
[[nodiscard]] QLatin1StringView checkSigns();

inline constexpr int kCheckPictureNoise = 256; //!< random bytes a picture is bent with

//! A PNG of `text` in strokes of our own, so that a server needs neither fonts nor a screen. Any thread.
[[nodiscard]] QByteArray drawCheckPicture(const QString& text, const QByteArray& noise);

} // namespace motcua::backend
