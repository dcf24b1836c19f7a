#pragma once

#include "vision/card_outline.h"
#include "vision/text_lines.h"

#include <optional>
#include <vector>

namespace motcua::vision {

//! A card as it is read: flattened to 1,200 pixels of width, where letters are some 25 to 30 pixels high, levelled and drawn nearer by its
//! own lines, and these lines.
struct FlatText
{
    FlatCard flat;
    TextLines found;
};

//! What an outline is: a card's, from findCard, which is not believed where no line is level on it; or that of the print, from findTextArea.
enum class OutlineOf { Card, Text };

//! `outline`: none is the whole picture. `turns` clockwise. Any thread.
[[nodiscard]] FlatText flatText(const QImage& grey, const std::optional<QPolygonF>& outline, int turns, LargeLines large = LargeLines::LeaveOut,
                                OutlineOf what = OutlineOf::Card);

//! Lines that stand beside each other, from the top; each from the left. `width` of the flattened picture.
[[nodiscard]] std::vector<std::vector<TextLine>> textRows(const TextLines& found, int width);

} // namespace motcua::vision
