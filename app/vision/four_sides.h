#pragma once

#include <QPointF>

#include <vector>

namespace motcua::vision {

//! The convex hull, clockwise on a screen, where y goes down.
[[nodiscard]] std::vector<QPointF> convexHull(std::vector<QPointF> points);
//! Always positive.
[[nodiscard]] double areaOf(const std::vector<QPointF>& polygon);
//! Four sides out of many, around all of them; empty where there are none. Clockwise, as the hull was.
[[nodiscard]] std::vector<QPointF> fourSided(std::vector<QPointF> hull);

} // namespace motcua::vision
