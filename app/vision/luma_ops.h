#pragma once

#include "vision/frame.h"

#include <QPolygonF>
#include <QRect>

namespace motcua::vision {

//! Small operations on brightness planes for the ladder of passes. Pure; results are dense (stride = width).
[[nodiscard]] LumaPlane inverted(const LumaPlane& plane);
//! Unsharp mask with a box of radius 3 and factor 2: recovers defocused codes. (research: gate.md §4.3)
[[nodiscard]] LumaPlane sharpened(const LumaPlane& plane);
//! A region, twice as wide and high, bilinear.
[[nodiscard]] LumaPlane enlarged(const LumaPlane& plane, QRect region);
//! Paints over a code that was read, so that the next pass finds another one.
void blankOut(LumaPlane& plane, const QPolygonF& corners);

} // namespace motcua::vision
