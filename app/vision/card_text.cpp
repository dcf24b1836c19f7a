#include "vision/card_text.h"

#include "domain/party_card.h"
#include "vision/card_number.h"
#include "vision/flat_text.h"
#include "vision/leaders.h"
#include "vision/line_strip.h"
#include "vision/ocr_engine.h"
#include "vision/paper_light.h"
#include "vision/red_stamps.h"
#include "vision/text_area.h"

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
constexpr size_t mostLooks = 3;     // frames and turns, both ways up
constexpr int enoughToTell = 6;     // lines that nothing sensible was read of
constexpr double turnedOver = 0.25; // of what they could be worth

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
    int wide = 0;    // lines of more than a word
    double well = 0; // what they are worth
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
        if (wide >= enoughToTell && well < wide * turnedOver)
            break; // on its head
        for (const TextLine& line : row) {
            auto read = readLine(flat, line, found.slopeAt(line.box.center().y()));
            if (!read)
                return read;
            if (line.box.width() > 5 * line.height) {
                ++wide;
                well += worth(*read, line.box.width());
            }
            for (auto& word : *read) {
                word.line = number;
                words.push_back(std::move(word));
            }
        }
        ++number;
    }
    return words;
}

// Of words in one line; the engine makes a single word's box far too high now and then.
QRect boxAround(const std::vector<QRect>& words)
{
    QRect box;
    std::vector<int> tops;
    std::vector<int> bottoms;
    for (const QRect& word : words) {
        box |= word;
        tops.push_back(word.top());
        bottoms.push_back(word.bottom());
    }
    std::sort(tops.begin(), tops.end());
    std::sort(bottoms.begin(), bottoms.end());
    // Marks and tails stand out of most words' boxes: the outermost but one of four.
    box.setTop(tops[tops.size() / 4]);
    box.setBottom(bottoms[bottoms.size() - 1 - bottoms.size() / 4]);
    return box;
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
        std::map<int, std::vector<QRect>> lines;
        for (const auto& word : words) {
            if (isOf(word))
                lines[word.line].push_back(word.box);
            else
                others.push_back(word);
        }
        Words again = others;
        for (const auto& [line, boxes] : lines) {
            const QRect box = boxAround(boxes);
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

// A way to take a card out of a photo; which of its sides is up is another question.
struct Frame
{
    std::optional<QPolygonF> outline; // none: the whole picture
    OutlineOf what = OutlineOf::Card;
};

// A photo, and its red part where it has colours.
struct Photo
{
    const QImage& grey;
    const QImage& red;

    [[nodiscard]] FlatText flat(const Frame& frame, int turns) const { return flatText(grey, frame.outline, turns, LargeLines::LeaveOut, frame.what); }
};

// The card flattened in this frame, turned, and read line by line.
Result<void> readFlat(const Photo& photo, const Frame& frame, int turns, const QDeadlineTimer& until, Attempt& best)
{
    auto [flat, found] = photo.flat(frame, turns);
    const bool cleared = clearRedStamps(flat.image, photo.red, flat.toPhoto);
    evenPaper(flat.image);
    if (clearLeaders(flat.image) || cleared)
        found = findTextLines(flat.image);
    auto byLines = readByLines(flat.image, found, until);
    if (!byLines)
        return tl::unexpected(byLines.error());
    if (const auto again = readAgain(flat.image, found, *byLines); !again)
        return tl::unexpected(again.error());
    if (const auto again = readCardNumberAgain(flat.image, found, *byLines); !again)
        return tl::unexpected(again.error());
    keepBetter(best, std::move(*byLines), flat.toPhoto);
    return {};
}

// How a frame has to be turned for its lines to lie level, first what has most of them.
struct Look
{
    size_t frame;
    int turns; // or two more
    double lines;
};

std::vector<Look> looksAt(const Photo& photo, const std::vector<Frame>& frames)
{
    std::vector<Look> looks;
    for (size_t frame = 0; frame < frames.size(); ++frame) {
        for (const int turns : {0, 1}) {
            double lines = 0;
            const FlatText text = photo.flat(frames[frame], turns);
            for (const TextLine& line : text.found.lines)
                lines += line.box.width() > 6 * line.height ? double(line.box.width()) / text.flat.image.width() : 0;
            looks.push_back({frame, turns, lines});
        }
    }
    std::stable_sort(looks.begin(), looks.end(), [](const Look& a, const Look& b) { return a.lines > b.lines; });
    return looks;
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

Result<CardText> readCardText(const QImage& grey, const QImage& red)
{
    const int shorter = std::min(grey.width(), grey.height());
    if (shorter < 64)
        return fail(ErrorKind::Invalid, u"text_too_small"_s, u"%1 px"_s.arg(shorter));
    if (std::max(grey.width(), grey.height()) > 6 * shorter)
        return fail(ErrorKind::Invalid, u"picture_no_card"_s);
    const Photo photo{grey, red};
    std::vector<Frame> frames{{findCard(grey)}};
    Attempt best;
    const QDeadlineTimer until(mostMilliseconds);
    // As it lies; that is nearly always enough. Else the print may be turned any way (phones forget to tell how they were held), or what was taken
    // for the card be light that falls on the table, and cut it. One field alone may be what a card on its head looks like.
    if (const auto read = readFlat(photo, frames[0], 0, until, best); !read)
        return tl::unexpected(read.error());
    std::vector<Look> looks;
    if (best.fields < enough) {
        if (frames[0].outline)
            frames.push_back({});
        if (auto area = findTextArea(grey))
            frames.push_back({std::move(area), OutlineOf::Text});
        looks = looksAt(photo, frames);
    }
    for (size_t i = 0; i < std::min(looks.size(), mostLooks) && best.fields < enough; ++i) {
        for (const int turns : {looks[i].turns, looks[i].turns + 2}) {
            if ((looks[i].frame == 0 && turns == 0) || best.fields >= enough || until.hasExpired())
                continue;
            if (const auto read = readFlat(photo, frames[looks[i].frame], turns, until, best); !read)
                return tl::unexpected(read.error());
        }
    }
    for (const int more : {0, 2}) {
        if (looks.empty() || best.fields > (more == 0 ? enough - 1 : 1) || until.hasExpired())
            break;
        const FlatText whole = photo.flat(frames[looks[0].frame], looks[0].turns + more);
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
