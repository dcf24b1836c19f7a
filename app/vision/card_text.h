#pragma once

#include "domain/ocr.h"
#include "domain/result.h"

#include <QImage>

#include <vector>

namespace motcua::vision {

//! Letters smaller than this (height of a line of type) are read wrongly more often than rightly.
inline constexpr int minTextPixels = 16;

//! Words of any page. `text_too_small`, and the errors of recogniseWords.
[[nodiscard]] Result<std::vector<domain::OcrWord>> readPageText(const QImage& grey);
//! Words of a card photo: read once as it is, turned level when it lies askew, and every line read again by itself. Boxes
//! are those of the picture given.
[[nodiscard]] Result<std::vector<domain::OcrWord>> readCardText(const QImage& grey);

} // namespace motcua::vision
