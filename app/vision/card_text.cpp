#include "vision/card_text.h"

#include "domain/party_card.h"
#include "vision/card_birth.h"
#include "vision/card_lines.h"
#include "vision/card_number.h"
#include "vision/flat_text.h"
#include "vision/leaders.h"
#include "vision/ocr_engine.h"
#include "vision/paper_light.h"
#include "vision/red_stamps.h"
#include "vision/strip_light.h"
#include "vision/text_area.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <cmath>
#include <utility>

namespace motcua::vision {

using namespace Qt::StringLiterals;
using Words = std::vector<domain::OcrWord>;

namespace {

// Words of type of minTextPixels are this high in the middle.
constexpr int smallestCapitals = 11;
static_assert(smallestCapitals * 3 / 2 == minTextPixels);
constexpr int mostMilliseconds = 12'000; // of all readings of one picture together
constexpr int enough = 3; // fields
constexpr size_t mostLooks = 4;       // frames and turns, each the right way up
constexpr double levelEnough = 1.2;   // widths of lines: fewer, and the card may lie on its side
constexpr double upright = 0.4;       // what they are worth when nothing is wrong
constexpr double hopeless = 0.12;     // no line of them can be read
constexpr double wellRead = 0.7;      // less, and the picture may be out of focus
constexpr double better = 0.05;
constexpr double clearly = 0.08;      // so much more, and the card lies on its head

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

// How many lines' worth of print lies level, in widths of the picture. On a card that lies on its side it is next to nothing.
double levelLines(const FlatText& text)
{
    double lines = 0;
    for (const TextLine& line : text.found.lines)
        lines += line.box.width() > 6 * line.height ? double(line.box.width()) / text.flat.image.width() : 0;
    return lines;
}

// A frame whose lines lie level when it is turned so; or upside down.
struct Look
{
    size_t frame;
    int turns;
    double lines;
};

std::vector<Look> looksAt(const Photo& photo, const std::vector<Frame>& frames)
{
    std::vector<Look> looks;
    for (size_t frame = 0; frame < frames.size(); ++frame)
        for (const int turns : {0, 1})
            looks.push_back({frame, turns, levelLines(photo.flat(frames[frame], turns))});
    std::stable_sort(looks.begin(), looks.end(), [](const Look& a, const Look& b) { return a.lines > b.lines; });
    return looks;
}

// A card ready to be read, and some of its lines already.
struct Begun
{
    FlatText text;
    ReadLines known;
    double worth = 0;
    int turns = 0;
};

// What a lens out of focus has blurred reads far better sharpened, and a printed ground far worse: the lines that were read say which it is.
Result<void> sharpenWhereItHelps(Begun& card)
{
    if (card.worth > wellRead || card.worth < hopeless / 2)
        return {};
    QImage sharp = sharper(card.text.flat.image);
    ReadLines known;
    const auto worth = readMiddleLines(sharp, card.text.found, known);
    if (!worth)
        return tl::unexpected(worth.error());
    if (*worth > card.worth + better) {
        card.text.flat.image = std::move(sharp);
        card.known = std::move(known);
        card.worth = *worth;
    }
    return {};
}

Result<Begun> begin(const Photo& photo, FlatText text, int turns)
{
    Begun card{std::move(text), {}, 0, turns};
    QImage& flat = card.text.flat.image;
    const double share = double(photo.red.width()) / photo.grey.width();
    const bool cleared = clearRedStamps(flat, photo.red, card.text.flat.toPhoto * QTransform::fromScale(share, share));
    evenPaper(flat);
    if (cleared)
        card.text.found = findTextLines(flat);
    eraseDots(flat, card.text.found.leaders);
    const auto worth = readMiddleLines(flat, card.text.found, card.known);
    if (!worth)
        return tl::unexpected(worth.error());
    card.worth = *worth;
    if (const auto done = sharpenWhereItHelps(card); !done)
        return tl::unexpected(done.error());
    return card;
}

Result<void> readThrough(const Begun& card, const QDeadlineTimer& until, Attempt& best)
{
    const auto& [flat, found] = card.text;
    auto byLines = readLines(flat.image, found, card.known, until);
    if (!byLines)
        return tl::unexpected(byLines.error());
    if (const auto again = readFieldsAgain(flat.image, found, *byLines); !again)
        return tl::unexpected(again.error());
    if (const auto again = readBirthAgain(flat.image, found, *byLines); !again)
        return tl::unexpected(again.error());
    if (const auto again = readCardNumberAgain(flat.image, found, *byLines); !again)
        return tl::unexpected(again.error());
    keepBetter(best, std::move(*byLines), flat.toPhoto);
    return {};
}

// Reads what this look shows, the right way up; both ways where that is not told well, for one field alone may be what a card on its head looks like.
// The turns that this took. `seen`: the frame turned so, where that is known.
Result<int> readLook(const Photo& photo, const Frame& frame, int turns, std::optional<FlatText> seen, const QDeadlineTimer& until, Attempt& best)
{
    auto card = begin(photo, seen ? std::move(*seen) : photo.flat(frame, turns), turns);
    if (!card)
        return tl::unexpected(card.error());
    const bool doubtful = card->worth < upright;
    if (doubtful) {
        auto other = begin(photo, photo.flat(frame, turns + 2), turns + 2);
        if (!other)
            return tl::unexpected(other.error());
        if (other->worth > card->worth + clearly)
            card = std::move(other);
        if (card->worth < hopeless)
            return card->turns; // waves of a ground, a portrait, a table's cloth: sixty strips of it cost a second
    }
    if (const auto read = readThrough(*card, until, best); !read)
        return tl::unexpected(read.error());
    if (best.fields > 1 || until.hasExpired())
        return card->turns;
    const int over = card->turns == turns ? turns + 2 : turns;
    const auto other = begin(photo, photo.flat(frame, over), over);
    if (!other)
        return tl::unexpected(other.error());
    if (const auto read = readThrough(*other, until, best); !read)
        return tl::unexpected(read.error());
    return best.fields > 1 ? over : card->turns;
}

// Why nothing could be read, where the picture itself says so: `picture_dark`, `picture_glare`, `picture_blurred`.
QString troubleOf(const QImage& grey)
{
    const int step = std::max(1, grey.width() / 640);
    qint64 count = 0, sum = 0, squares = 0, white = 0, edges = 0;
    for (int y = step; y + step < grey.height(); y += step) {
        const uchar* row = grey.constScanLine(y);
        for (int x = step, width = grey.width(); x + step < width; x += step) {
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
    // for the card be light that falls on the table, and cut it.
    std::optional<FlatText> asItLies = photo.flat(frames[0], 0);
    std::vector<Look> looks{{0, 0, levelLines(*asItLies)}};
    int turns = 0; // of the first look, as it was read
    for (size_t i = 0; i < std::min(looks.size(), mostLooks) && best.fields < enough && !until.hasExpired(); ++i) {
        const bool first = i == 0;
        if (frames.size() == 1 && (looks[0].lines < levelEnough || !first)) {
            if (frames[0].outline)
                frames.push_back({});
            if (auto area = findTextArea(grey))
                frames.push_back({std::move(area), OutlineOf::Text});
            looks = looksAt(photo, frames);
            if (!first) // it was seen already, and is kept in front
                std::stable_partition(looks.begin(), looks.end(), [](const Look& look) { return look.frame == 0 && look.turns == 0; });
        }
        const bool known = looks[i].frame == 0 && looks[i].turns == 0;
        const auto read = readLook(photo, frames[looks[i].frame], looks[i].turns, known ? std::exchange(asItLies, {}) : std::nullopt, until, best);
        if (!read)
            return tl::unexpected(read.error());
        if (first)
            turns = *read;
        if (looks.size() == 1 && best.fields < enough)
            looks.resize(2, {0, 1, 0}); // what there is to see else is found out above
    }
    if (best.fields < enough && !until.hasExpired()) {
        const FlatText whole = photo.flat(frames[looks[0].frame], turns);
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
