#pragma once

#include "domain/ocr.h"
#include "domain/result.h"

#include <QImage>
#include <QTransform>

#include <vector>

namespace motcua::vision {

//! Letters smaller than this (height of a line of type) are read wrongly more often than rightly.
inline constexpr int minTextPixels = 16;

//! Words of any page. `text_too_small`, and the errors of recogniseWords.
[[nodiscard]] Result<std::vector<domain::OcrWord>> readPageText(const QImage& grey);
//! Words of a card, in the pixels of the flattened card, where lines are level.
struct CardText
{
    std::vector<domain::OcrWord> words;
    QTransform toPicture; //!< from there to the picture that was given
};

//! The card is found, lying any way, and flattened, its lines are found and read one by one; where that leaves a field open the whole flat
//! picture is read too, and the better reading kept. `text_too_small`, `picture_no_card` (far longer than wide); and where nothing was read
//! `picture_dark`, `picture_glare`, `picture_blurred`. `red`: the red part of the picture, where it has colours (redPart); stamps are looked
//! through in it.
[[nodiscard]] Result<CardText> readCardText(const QImage& grey, const QImage& red = {});

} // namespace motcua::vision
