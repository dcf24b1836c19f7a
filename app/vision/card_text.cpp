#include "vision/card_text.h"

#include "vision/ocr_engine.h"

#include <algorithm>

namespace motcua::vision {

using namespace Qt::StringLiterals;
using Words = std::vector<domain::OcrWord>;

Result<Words> readPageText(const QImage& grey)
{
    return recogniseWords(grey, OcrLayout::Page);
}

Result<Words> readCardText(const QImage& grey)
{
    return recogniseWords(grey, OcrLayout::Page);
}

} // namespace motcua::vision
