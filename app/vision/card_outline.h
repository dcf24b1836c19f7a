#pragma once

#include <QImage>
#include <QPolygonF>
#include <QTransform>

#include <optional>

namespace motcua::vision {

//! The light part of a card lying on something darker: its corners in pixels, clockwise from the top left one. nullopt when
//! the picture shows no such thing (a flat scan, a white table). The dark head of a card does not belong to it and holds no
//! field. Any thread.
[[nodiscard]] std::optional<QPolygonF> findCard(const QImage& grey);

//! A card seen straight from above, and how its pixels came from the photo.
struct FlatCard
{
    QImage image;
    QTransform toPhoto;
};

//! Flattens the outline to this width; without one, the whole picture, enlarged at most twice. `quarterTurns` clockwise.
[[nodiscard]] FlatCard flattenCard(const QImage& grey, const std::optional<QPolygonF>& outline, int width,
                                   int quarterTurns = 0);

//! The part of a photo that `toPhoto` maps a picture of this size to; white where the photo ends.
[[nodiscard]] QImage seenThrough(const QImage& grey, const QTransform& toPhoto, QSize size);

//! Smaller by a whole factor, each pixel the mean of a square of so many.
[[nodiscard]] QImage shrunk(const QImage& grey, int factor);

} // namespace motcua::vision
