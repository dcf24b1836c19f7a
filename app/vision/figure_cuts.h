#pragma once

#include <QImage>

#include <optional>
#include <vector>

namespace motcua::vision {

//! The eight figures of a card's number that stand on a strip of one line, cut apart: dark on white, one after the other from the left.
//! Dots and dirt are left out. nullopt where not eight stand apart, evenly but for a gap behind the second: blur has joined some, or
//! they are no number. Any thread.
[[nodiscard]] std::optional<std::vector<QImage>> cutFigures(const QImage& strip);

//! The same figures further apart, which the text engine reads where it saw two in one or one in two.
[[nodiscard]] QImage spacedOut(const std::vector<QImage>& figures);

} // namespace motcua::vision
