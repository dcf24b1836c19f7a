#pragma once

#include <QImage>

namespace motcua::vision {

//! Preparations of a strip with one line of type (8-bit grey), for a second look at what was not read. Pure.
//! Each pixel the mean of its neighbours and itself: what a camera in the dark adds goes, strokes stay.
[[nodiscard]] QImage smoothedStrip(const QImage& grey);
//! Paper becomes white and ink black all along the strip, whatever light or shade falls on it.
[[nodiscard]] QImage evenlyLit(const QImage& grey);
//! Half as large again.
[[nodiscard]] QImage largerStrip(const QImage& grey);
//! What a lens out of focus has blurred comes apart again; so does what is printed under the type.
[[nodiscard]] QImage sharper(const QImage& grey);
//! `share` of its width and height, each pixel the mean of those that it stands for.
[[nodiscard]] QImage smallerStrip(const QImage& grey, double share);

} // namespace motcua::vision
