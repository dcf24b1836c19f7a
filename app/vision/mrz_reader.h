#pragma once

#include "domain/ocr.h"
#include "domain/result.h"

#include <QImage>

#include <vector>

namespace motcua::vision {

//! The machine-readable zone on the back of a citizen card, photographed or scanned: the card is found and flattened, the three lines are
//! found by being as long as one another and one below the other, and read by the shapes of OCR-B, in which they are set (ocr_b.h). Three
//! words, one a line of 30 characters, boxes of the flattened card, and only where all check digits hold; no words otherwise. The name has no check
//! digit: it is told where each letter is beyond doubt, else the third line is empty (all <). A zone set in another face is
//! read from clean pictures only. (ICAO 9303 part 5) Errors of recogniseWords.
[[nodiscard]] Result<std::vector<domain::OcrWord>> readMrzText(const QImage& grey);

} // namespace motcua::vision
