#pragma once

#include <QImage>
#include <QRect>

#include <vector>

namespace motcua::vision {

//! Boxes of lines of dark type on a flattened card, top to bottom. The text engine's own layout analysis loses lines on
//! cards with patterned ground and noise; read strip by strip they come out right, and cheaper. (research: stack.md §6)
[[nodiscard]] std::vector<QRect> findTextLines(const QImage& grey);

} // namespace motcua::vision
