#pragma once

#include "domain/ocr.h"
#include "domain/result.h"

#include <QImage>

#include <vector>

namespace motcua::vision {

struct TextLines;

//! A card's number that was not read, or not beyond doubt, is read again where it stands or may stand: figures only, from several cuts and
//! preparations of the same strip, until two of them agree. The words there are replaced by the number ("07.318642") and how sure it
//! is: near 1 only where nothing else was read beside it; where no two agree, the surest one, never taken for sure. What is not eight
//! figures changes nothing. Words and lines are those of the flattened card. Errors of recogniseWords.
[[nodiscard]] Result<void> readCardNumberAgain(const QImage& flat, const TextLines& found, std::vector<domain::OcrWord>& words);

} // namespace motcua::vision
