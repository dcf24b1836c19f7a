#include "vision/card_text.h"

#include "domain/party_card.h"
#include "vision/card_outline.h"
#include "vision/ocr_engine.h"
#include "vision/text_lines.h"

#include <algorithm>
#include <cmath>

namespace motcua::vision {

using namespace Qt::StringLiterals;
using Words = std::vector<domain::OcrWord>;

namespace {

// Words of type of minTextPixels are this high in the middle.
constexpr int smallestCapitals = 11;
static_assert(smallestCapitals * 3 / 2 == minTextPixels);
constexpr double surelyRead = 0.5;
constexpr int flatWidth = 1200; // letters of a card are then some 25 to 30 pixels high

int fieldsRead(const domain::PartyCardFields& fields)
{
    return int(fields.cardNumber.isRead()) + int(fields.fullName.isRead()) + int(fields.dateOfBirth.isRead()) +
           int(fields.homeTown.isRead());
}

double sureness(const domain::PartyCardFields& fields)
{
    return fields.cardNumber.confidence + fields.fullName.confidence + fields.dateOfBirth.confidence +
           fields.homeTown.confidence;
}

// All that is asked for is there, and the line after the home town, which may go on there, has been looked at.
bool hasAll(const Words& words, int nextTop)
{
    const auto card = domain::parsePartyCard(words);
    if (fieldsRead(card) < 4)
        return false;
    int lowest = 0;
    for (const auto* field : {&card.cardNumber, &card.fullName, &card.dateOfBirth, &card.homeTown}) {
        if (field->confidence < surelyRead)
            return false;
        lowest = std::max(lowest, field->box.bottom() + field->box.height());
    }
    return nextTop > lowest;
}

// Strip by strip: the engine need not guess a layout, which is what goes wrong on patterned cards.
Result<Words> readByLines(const QImage& flat)
{
    Words words;
    int number = 0;
    for (const QRect& line : findTextLines(flat)) {
        if (hasAll(words, line.top()))
            break; // dates of admission, who issued it: nobody asks, and reading is what costs
        const int margin = line.height() / 3;
        const QRect strip = line.adjusted(-margin, -margin, margin, margin).intersected(flat.rect());
        auto read = recogniseWords(flat.copy(strip), OcrLayout::Line);
        if (!read)
            return read;
        for (auto& word : *read) {
            word.box.translate(strip.topLeft());
            word.line = number;
            words.push_back(std::move(word));
        }
        ++number;
    }
    return words;
}

struct Attempt
{
    Words words;
    QTransform toPhoto;
    int fields = -1;
    double sure = 0;
};

void keepBetter(Attempt& best, Words words, const QTransform& toPhoto)
{
    const auto card = domain::parsePartyCard(words);
    Attempt next{std::move(words), toPhoto, fieldsRead(card), sureness(card)};
    if (next.fields > best.fields || (next.fields == best.fields && next.sure > best.sure))
        best = std::move(next);
}

// Median height of the words: capitals and marks, without what hangs below; 0: too few to tell.
int textHeight(const Words& words, double scale)
{
    std::vector<int> heights;
    for (const auto& word : words)
        if (word.text.size() >= 2 && word.confidence > 0.3)
            heights.push_back(word.box.height());
    if (heights.size() < 3)
        return 0;
    std::nth_element(heights.begin(), heights.begin() + std::ptrdiff_t(heights.size() / 2), heights.end());
    return int(heights[heights.size() / 2] * scale);
}

} // namespace

Result<Words> readPageText(const QImage& grey)
{
    auto words = recogniseWords(grey, OcrLayout::Page);
    if (words)
        if (const int height = textHeight(*words, 1); height > 0 && height < smallestCapitals)
            return fail(ErrorKind::Invalid, u"text_too_small"_s, u"%1 px"_s.arg(height));
    return words;
}

Result<CardText> readCardText(const QImage& grey)
{
    const auto outline = findCard(grey);
    Attempt best;
    // As it lies; when that says nothing, upside down and on its sides: phones forget to tell how they were held.
    for (const int turns : {0, 2, 1, 3}) {
        const FlatCard flat = flattenCard(grey, outline, flatWidth, turns);
        auto byLines = readByLines(flat.image);
        if (!byLines)
            return tl::unexpected(byLines.error());
        keepBetter(best, std::move(*byLines), flat.toPhoto);
        if (best.fields == 4)
            break;
        auto byPage = recogniseWords(flat.image, OcrLayout::Page);
        if (!byPage)
            return tl::unexpected(byPage.error());
        keepBetter(best, std::move(*byPage), flat.toPhoto);
        if (best.fields > 0)
            break;
    }
    // Letters of the photo itself, not of its enlargement.
    const int height = textHeight(best.words, std::sqrt(std::abs(best.toPhoto.determinant())));
    if (best.fields <= 1 && height > 0 && height < smallestCapitals)
        return fail(ErrorKind::Invalid, u"text_too_small"_s, u"%1 px"_s.arg(height));
    return CardText{std::move(best.words), best.toPhoto};
}

} // namespace motcua::vision
