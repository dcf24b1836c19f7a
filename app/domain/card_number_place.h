#pragma once

#include "domain/ocr.h"

#include <QRect>

#include <vector>

namespace motcua::domain {

//! Where the number of a card stands, as far as its words tell, best first: behind its label or under it; and what looks like a number
//! (seven to ten figures, or letters that are taken for figures) and is no other label's value. For reading it once more when it
//! could not be read or is doubtful. Boxes are those of the words.
[[nodiscard]] std::vector<QRect> cardNumberPlaces(const std::vector<OcrWord>& words);

//! Where the date of birth stands: the words behind its label or under it that hold figures. Null without the label.
[[nodiscard]] QRect birthDatePlace(const std::vector<OcrWord>& words);

} // namespace motcua::domain
