#pragma once

#include <QImage>
#include <QPolygonF>

#include <optional>

namespace motcua::vision {

//! Where most of a photo's print is, as a rectangle that lies as the print does: its corners in pixels, clockwise. Which of its sides is up is
//! not told. Found by edges, where a card's outline is not to be seen (a light table, a shadow over half of it, a finger at its edge), at any
//! angle. nullopt: no print. Any thread.
[[nodiscard]] std::optional<QPolygonF> findTextArea(const QImage& grey);

} // namespace motcua::vision
