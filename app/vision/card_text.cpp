#include "vision/card_text.h"

#include "domain/party_card.h"
#include "vision/card_number.h"
#include "vision/flat_text.h"
#include "vision/ocr_engine.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <cmath>
#include <map>

namespace motcua::vision {

using namespace Qt::StringLiterals;
using Words = std::vector<domain::OcrWord>;

namespace {

// Words of type of minTextPixels are this high in the middle.
constexpr int smallestCapitals = 11;
static_assert(smallestCapitals * 3 / 2 == minTextPixels);
constexpr double surelyRead = 0.25;
constexpr double againMargin = 0.2; // of a line's height, around what is read again
constexpr double wellRead = 0.5;    // less, and a line is read another way
constexpr double doubted = 0.6;     // words on which two readings differ
constexpr size_t mostLines = 60;  // a card has some twenty; a table's cloth may look like more
constexpr int mostMilliseconds = 12'000; // of all readings of one picture together
constexpr int enough = 3; // fields

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

Result<Words> readStrip(const QImage& flat, const QRect& box, double slope, double margin, OcrLayout layout)
{
    const Strip strip = cutStrip(flat, box, slope, margin);
    auto read = recogniseWords(strip.image, layout);
    if (read)
        for (auto& word : *read)
            word.box = strip.onPicture(word.box);
    return read;
}

// How much of a strip was read, and how surely: 0…1.
double worth(const Words& words, int width)
{
    double sum = 0;
    double least = 1;
    for (const auto& word : words) {
        sum += word.confidence * word.box.width();
        if (word.text.size() > 1)
            least = std::min(least, word.confidence);
    }
    return std::min(sum / width, 1.0) * (0.5 + least / 2);
}

// As the engine finds its line in the strip; where it finds little, the strip as it is.
Result<Words> readLine(const QImage& flat, const TextLine& line, double slope)
{
    auto read = readStrip(flat, line.box, slope, 0.3, OcrLayout::Line);
    if (!read || line.box.width() < 3 * line.height || worth(*read, line.box.width()) > wellRead)
        return read;
    auto whole = readStrip(flat, line.box, slope, againMargin, OcrLayout::Strip);
    return whole && worth(*whole, line.box.width()) > worth(*read, line.box.width()) ? whole : read;
}

// Strip by strip: the engine need not guess a layout, which is what goes wrong on patterned cards.
Result<Words> readByLines(const QImage& flat, const TextLines& found, const QDeadlineTimer& until)
{
    Words words;
    int number = 0;
    if (found.lines.size() > mostLines)
        return words;
    for (const auto& row : textRows(found, flat.width())) {
        if (until.hasExpired())
            break;
        int top = flat.height();
        for (const TextLine& line : row)
            top = std::min(top, line.box.top());
        if (hasAll(words, top))
            break; // dates of admission, who issued it: nobody asks, and reading is what costs
        for (const TextLine& line : row) {
            auto read = readLine(flat, line, found.slopeAt(line.box.center().y()));
            if (!read)
                return read;
            for (auto& word : *read) {
                word.line = number;
                words.push_back(std::move(word));
            }
        }
        ++number;
    }
    return words;
}

using Field = domain::PartyCardField;
struct ReadTwice
{
    Field domain::PartyCardFields::* field;
    double beyondDoubt; // a word that was read so surely was hardly ever changed by a second reading; marks of a name are the hardest
};
constexpr ReadTwice readTwice[] = {{&domain::PartyCardFields::fullName, 0.95}, {&domain::PartyCardFields::dateOfBirth, 0.92}, {&domain::PartyCardFields::homeTown, 0.95}};

// A field that is not beyond doubt is read once more from another cut and without looking for a layout: where both readings agree the words are as sure as the surer one, else
// the better is kept, and never taken for sure.
Result<void> readAgain(const QImage& flat, const TextLines& found, Words& words)
{
    for (const auto& [field, beyondDoubt] : readTwice) {
        const Field first = domain::parsePartyCard(words).*field;
        if (!first.isRead() || first.confidence >= beyondDoubt)
            continue;
        const auto isOf = [&](const domain::OcrWord& word) { return first.box.contains(word.box); };
        Words others;
        std::map<int, QRect> lines;
        for (const auto& word : words) {
            if (isOf(word))
                lines[word.line] |= word.box;
            else
                others.push_back(word);
        }
        Words again = others;
        for (const auto& [line, box] : lines) {
            auto read = readStrip(flat, box, found.slopeAt(box.center().y()), againMargin, OcrLayout::Strip);
            if (!read)
                return tl::unexpected(read.error());
            for (auto& word : *read) {
                word.line = line;
                again.push_back(std::move(word));
            }
        }
        const Field second = domain::parsePartyCard(again).*field;
        const bool agree = second.text == first.text;
        if (!agree && second.confidence > first.confidence)
            words = std::move(again);
        const QRect box = (domain::parsePartyCard(words).*field).box;
        for (auto& word : words)
            if (box.contains(word.box))
                word.confidence = agree ? std::max(word.confidence, std::min(second.confidence, 0.95)) : std::min(word.confidence, doubted);
    }
    return {};
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

// The card flattened by this outline, turned, and read line by line.
Result<FlatCard> readFlat(const QImage& grey, const std::optional<QPolygonF>& outline, int turns, const QDeadlineTimer& until, Attempt& best)
{
    auto [flat, found] = flatText(grey, outline, turns);
    auto byLines = readByLines(flat.image, found, until);
    if (!byLines)
        return tl::unexpected(byLines.error());
    if (const auto again = readAgain(flat.image, found, *byLines); !again)
        return tl::unexpected(again.error());
    if (const auto again = readCardNumberAgain(flat.image, found, *byLines); !again)
        return tl::unexpected(again.error());
    keepBetter(best, std::move(*byLines), flat.toPhoto);
    return flat;
}

// Why nothing could be read, where the picture itself says so: `picture_dark`, `picture_glare`, `picture_blurred`.
QString troubleOf(const QImage& grey)
{
    const int step = std::max(1, grey.width() / 640);
    qint64 count = 0, sum = 0, squares = 0, white = 0, edges = 0;
    for (int y = step; y + step < grey.height(); y += step) {
        const uchar* row = grey.constScanLine(y);
        for (int x = step; x + step < grey.width(); x += step) {
            const int value = row[x];
            ++count;
            sum += value;
            squares += qint64(value) * value;
            white += value > 250 ? 1 : 0;
            // A step between neighbours, not between far pixels: type that is in focus has many.
            edges += std::abs(row[x + 1] - row[x - 1]) > 40 ? 1 : 0;
        }
    }
    if (count == 0)
        return {};
    const double mean = double(sum) / double(count);
    const double spread = std::sqrt(std::max(0.0, double(squares) / double(count) - mean * mean));
    if (mean < 45)
        return u"picture_dark"_s;
    if (white * 4 > count && spread > 40)
        return u"picture_glare"_s;
    return spread > 15 && edges * 200 < count ? u"picture_blurred"_s : QString();
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
    const int shorter = std::min(grey.width(), grey.height());
    if (shorter < 64)
        return fail(ErrorKind::Invalid, u"text_too_small"_s, u"%1 px"_s.arg(shorter));
    if (std::max(grey.width(), grey.height()) > 6 * shorter)
        return fail(ErrorKind::Invalid, u"picture_no_card"_s);
    const auto outline = findCard(grey);
    Attempt best;
    const QDeadlineTimer until(mostMilliseconds);
    // As it lies, upside down, without what was taken for the card (it may be light that falls on the table, and cuts the text), on its sides:
    // phones forget to tell how they were held. One field alone may be what a card on its head looks like.
    struct Look
    {
        int turns;
        bool outlined;
    };
    for (const Look look : {Look{0, true}, Look{2, true}, Look{0, false}, Look{1, true}, Look{3, true}}) {
        const bool unlike = look.outlined || outline.has_value();
        if (!unlike || (best.fields > 1 && look.turns != 0))
            continue;
        const auto flat = readFlat(grey, look.outlined ? outline : std::nullopt, look.turns, until, best);
        if (!flat)
            return tl::unexpected(flat.error());
        if (best.fields >= enough || until.hasExpired())
            break; // a field whose strip says nothing is not found by reading the whole, which costs more than all strips
    }
    for (const int turns : {0, 2, 1, 3}) {
        if (best.fields > (turns == 0 ? enough - 1 : 1) || until.hasExpired())
            break;
        const FlatText whole = flatText(grey, outline, turns);
        auto byPage = recogniseWords(whole.flat.image, OcrLayout::Page);
        if (!byPage)
            return tl::unexpected(byPage.error());
        keepBetter(best, std::move(*byPage), whole.flat.toPhoto);
    }
    // Letters of the photo itself, not of its enlargement.
    const int height = textHeight(best.words, std::sqrt(std::abs(best.toPhoto.determinant())));
    if (best.fields <= 1 && height > 0 && height < smallestCapitals)
        return fail(ErrorKind::Invalid, u"text_too_small"_s, u"%1 px"_s.arg(height));
    if (best.fields == 0)
        if (const QString trouble = troubleOf(grey); !trouble.isEmpty())
            return fail(ErrorKind::Invalid, trouble);
    return CardText{std::move(best.words), best.toPhoto};
}

} // namespace motcua::vision
