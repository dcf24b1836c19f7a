#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QImage>

namespace motcua::vision {

inline constexpr qint64 maxPictureBytes = 64LL * 1024 * 1024;
inline constexpr qint64 maxPicturePixels = 40LL * 1000 * 1000;

//! A still picture to be read: the bytes of a file as they came from outside, or pixels that we already have.
struct Picture
{
    QByteArray bytes;
    QImage image;

    static Picture fromBytes(QByteArray bytes) { return {std::move(bytes), {}}; }
    static Picture fromImage(QImage image) { return {{}, std::move(image)}; }
};

//! Looks only at the first bytes and the size: `not_an_image` for a PDF, a text, an empty file; `picture_heic`; `picture_too_large`.
//! Opens no decoder, so it is safe in the client.
[[nodiscard]] Result<void> checkPicture(const Picture& picture);
//! Decodes, turned upright by its EXIF mark. Runs in the worker. `not_an_image`, `picture_too_large` (over 40
//! megapixels, told from the header before memory is taken), `picture_broken` (also one that was cut),
//! `picture_animated`. `longestSide` > 0: a larger JPEG comes that size, which takes a fraction of the memory; `shrunk`
//! then says by how much.
[[nodiscard]] Result<QImage> decodePicture(const Picture& picture, int longestSide = 0, double* shrunk = nullptr);

} // namespace motcua::vision
