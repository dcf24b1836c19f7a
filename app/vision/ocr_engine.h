#pragma once

#include "domain/ocr.h"
#include "domain/result.h"

#include <QImage>

#include <vector>

namespace motcua::vision {

enum class OcrLayout {
    Page,  //!< find the blocks (PSM 3)
    Block, //!< one even block of text (PSM 6)
    Line,  //!< one line (PSM 7): a third of the cost, and far better on small strips
    Strip, //!< the whole picture is one line, nothing is looked for (PSM 13)
    Digits, //!< as Strip, figures and dots only
    DigitLine, //!< as Line, figures and dots only
    Date,      //!< as Strip, figures and what stands between them in a date
    MrzLine,   //!< as Line, capitals, digits and <
    MrzStrip,  //!< as Strip, capitals, digits and <
    Mrz,   //!< a page of capitals, digits and <
};

//! The only file that knows Tesseract. Vietnamese, one engine a thread, made at first use (0.3 s). Takes an 8-bit grey
//! picture as it is: own binarisation only hurts. (research: stack.md §6) Errors: `engine_missing`, `ocr_timeout`.
[[nodiscard]] Result<std::vector<domain::OcrWord>> recogniseWords(const QImage& grey, OcrLayout layout);

} // namespace motcua::vision
