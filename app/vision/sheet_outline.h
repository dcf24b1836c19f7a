#pragma once

#include <QImage>
#include <QPolygonF>

#include <optional>

namespace motcua::vision {

//! A sheet of paper lying on something darker: its corners in pixels of the picture, clockwise from the top left one. nullopt where
//! none stands out (a white table, a picture of nothing but paper). Any thread; some milliseconds.
[[nodiscard]] std::optional<QPolygonF> findSheet(const QImage& picture);

//! The sheet seen straight from above, in its own colours and at the picture's own scale, its longer side at most `longest` pixels;
//! black writing on white paper where the light was uneven (`evenLight`). Any thread; a tenth of a second for two megapixels.
[[nodiscard]] QImage flattenSheet(const QImage& picture, const QPolygonF& corners, int longest, bool evenLight);

} // namespace motcua::vision
