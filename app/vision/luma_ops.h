#pragma once

#include "vision/frame.h"

#include <QPolygonF>
#include <QRect>
#include <QTransform>

namespace motcua::vision {

//! Small operations on brightness planes for the ladder of passes. Pure; results are dense (stride = width).
[[nodiscard]] LumaPlane inverted(const LumaPlane& plane);
//! Left for right.
[[nodiscard]] LumaPlane mirrored(const LumaPlane& plane);
//! Unsharp mask with a box of radius 3 and factor 2: recovers defocused codes. (research: gate.md §4.3)
[[nodiscard]] LumaPlane sharpened(const LumaPlane& plane);
//! A region, twice as wide and high, bilinear.
[[nodiscard]] LumaPlane enlarged(const LumaPlane& plane, QRect region);
//! A region at another size: averaged when smaller, bilinear when larger. Invalid when there is nothing left of it.
[[nodiscard]] LumaPlane resized(const LumaPlane& plane, QRect region, QSize size);
//! All of the contrast that there is: the darkest and the brightest fiftieth become black and white.
[[nodiscard]] LumaPlane stretched(const LumaPlane& plane);
//! Averages of (2·radius+1)² points: takes noise, moiré and the dots of a display away.
[[nodiscard]] LumaPlane smoothed(const LumaPlane& plane, int radius);
//! Black and white by the brightness around each point (`radius`), `bias` grey levels darker than it is black: uneven light.
[[nodiscard]] LumaPlane thresholded(const LumaPlane& plane, int radius, int bias);
//! Dark (or bright) specks and gaps up to a point wide vanish.
[[nodiscard]] LumaPlane dilated(const LumaPlane& plane, bool dark);
//! Turned clockwise around its middle; `back` brings points of the result to points of `plane`.
[[nodiscard]] LumaPlane turned(const LumaPlane& plane, double degrees, QTransform& back);
//! Each point the average of `2·radius+1` points above and below: what is left of upright bars when noise is taken away.
[[nodiscard]] LumaPlane averagedDown(const LumaPlane& plane, int radius);
//! Paints over a code that was read, so that the next pass finds another one.
void blankOut(LumaPlane& plane, const QPolygonF& corners);

} // namespace motcua::vision
