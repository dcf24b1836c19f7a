#pragma once

#include "domain/ocr.h"
#include "domain/result.h"

#include <QImage>

#include <vector>

namespace motcua::vision {

struct TextLines;

//! A date of birth that has its label and was not read, or is doubtful, is read again where it stands: figures and signs only, from several cuts and
//! lights of the strip. What most of the readings say takes the words' place and stays doubtful, for a person to look at. Words and lines are those of the
//! flattened card. Errors of recogniseWords. Any thread.
[[nodiscard]] Result<void> readBirthAgain(const QImage& flat, const TextLines& found, std::vector<domain::OcrWord>& words);

} // namespace motcua::vision
