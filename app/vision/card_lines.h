#pragma once

#include "domain/ocr.h"
#include "domain/result.h"
#include "vision/text_lines.h"

#include <QDeadlineTimer>
#include <QImage>

#include <map>
#include <utility>
#include <vector>

namespace motcua::vision {

//! Lines of a flat card that were read already, by the top and left of their boxes.
using ReadLines = std::map<std::pair<int, int>, std::vector<domain::OcrWord>>;

//! Reads three long lines in the middle into `known`, and says how well they read, 0…1: a card on its head gives next to nothing. Errors here and below: those of
//! recogniseWords. Any thread.
[[nodiscard]] Result<double> readMiddleLines(const QImage& flat, const TextLines& found, ReadLines& known);

//! Strip by strip, from the top: the engine need not guess a layout, which is what goes wrong on patterned cards. Ends when all four fields are there.
[[nodiscard]] Result<std::vector<domain::OcrWord>> readLines(const QImage& flat, const TextLines& found, const ReadLines& known, const QDeadlineTimer& until);

//! A field that is not beyond doubt is read once more from another cut and without looking for a layout: where both readings agree the words are as sure as
//! the surer one, else the better is kept, and never taken for sure.
[[nodiscard]] Result<void> readFieldsAgain(const QImage& flat, const TextLines& found, std::vector<domain::OcrWord>& words);

} // namespace motcua::vision
