#include "vision/card_lines.h"

#include "domain/card_labels.h"
#include "domain/card_lexicon.h"
#include "domain/party_card.h"
#include "vision/flat_text.h"
#include "vision/line_strip.h"
#include "vision/ocr_engine.h"
#include "vision/strip_light.h"

#include <QTransform>

#include <algorithm>
#include <cstdlib>

namespace motcua::vision {

using Words = std::vector<domain::OcrWord>;

namespace {

constexpr double surelyRead = 0.25;
constexpr double againMargin = 0.2; // of a line's height, around what is read again
constexpr double wellRead = 0.5;    // less, and a line is read another way
constexpr double doubted = 0.6;     // words on which two readings differ
constexpr int highestStrip = 56;   // pixels: the engine brings each line down to 36, and keeps it as a PNG before
constexpr size_t mostLines = 60;    // a card has some twenty; a table's cloth may look like more
constexpr size_t linesToTell = 3;

bool isThere(const domain::PartyCardField& field)
{
    return field.isRead() && field.confidence >= surelyRead;
}

// All that is asked for is there, and the line after the home town, which may go on there, has been looked at.
bool hasAll(const domain::PartyCardFields& card, int nextTop)
{
    int lowest = 0;
    for (const auto* field : {&card.cardNumber, &card.fullName, &card.dateOfBirth, &card.homeTown}) {
        if (!isThere(*field))
            return false;
        const bool ends = field == &card.homeTown && domain::endsWithProvince(field->text);
        lowest = std::max(lowest, field->box.bottom() + (ends ? 0 : field->box.height()));
    }
    return nextTop > lowest;
}

// Numbers and names stand in the upper half of every card known, births and home towns under them; its head is read by nobody who has these.
// What has no label yet may have it right above. `topmost`: what was read there.
bool goesUp(const domain::PartyCardFields& card, const Words& topmost)
{
    const auto mayHaveLabelAbove = [&](const domain::PartyCardField& field) {
        const auto isOf = [&](const domain::OcrWord& word) { return field.box.contains(word.box); };
        return field.confidence < domain::surelyReadFrom && std::any_of(topmost.begin(), topmost.end(), isOf);
    };
    return !isThere(card.cardNumber) || !isThere(card.fullName) || mayHaveLabelAbove(card.cardNumber) || mayHaveLabelAbove(card.fullName);
}

Result<Words> readStrip(const QImage& flat, const QRect& box, double slope, double margin, OcrLayout layout)
{
    const Strip strip = cutStrip(flat, box, slope, margin);
    const double share = std::min(1.0, double(highestStrip) / strip.image.height());
    auto read = recogniseWords(share < 1 ? smallerStrip(strip.image, share) : strip.image, layout);
    if (read)
        for (auto& word : *read)
            word.box = strip.onPicture(QTransform::fromScale(1 / share, 1 / share).mapRect(word.box));
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

std::pair<int, int> placeOf(const TextLine& line)
{
    return {line.box.top(), line.box.left()};
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

} // namespace

Result<double> readMiddleLines(const QImage& flat, const TextLines& found, ReadLines& known)
{
    // Above the middle of the card: they are read anyhow, what stands below the fields is not.
    auto lines = found.lines;
    int widest = 0;
    for (const TextLine& line : lines)
        widest = std::max(widest, line.box.width());
    lines.erase(std::remove_if(lines.begin(), lines.end(), [&](const TextLine& line) { return line.box.width() * 5 < widest * 2; }), lines.end());
    const size_t count = std::min(lines.size(), linesToTell);
    const int middle = lines.empty() ? 0 : lines[lines.size() * 2 / 5].box.center().y();
    const auto away = [middle](const TextLine& line) { return std::abs(line.box.center().y() - middle); };
    std::partial_sort(lines.begin(), lines.begin() + std::ptrdiff_t(count), lines.end(), [&](const TextLine& a, const TextLine& b) { return away(a) < away(b); });
    double sum = 0;
    for (size_t i = 0; i < count; ++i) {
        auto read = readLine(flat, lines[i], found.slopeAt(lines[i].box.center().y()));
        if (!read)
            return tl::unexpected(read.error());
        sum += worth(*read, lines[i].box.width());
        known[placeOf(lines[i])] = std::move(*read);
    }
    return count == 0 ? 0.0 : sum / double(count);
}

Result<Words> readLines(const QImage& flat, const TextLines& found, const ReadLines& known, const QDeadlineTimer& until)
{
    if (found.lines.size() > mostLines)
        return Words();
    const auto rows = textRows(found, flat.width());
    std::vector<Words> read(rows.size());
    const auto readRow = [&](size_t row) -> Result<void> {
        for (const TextLine& line : rows[row]) {
            const auto before = known.find(placeOf(line));
            auto words = before != known.end() ? Result<Words>(before->second) : readLine(flat, line, found.slopeAt(line.box.center().y()));
            if (!words)
                return tl::unexpected(words.error());
            for (auto& word : *words) {
                word.line = int(row);
                read[row].push_back(std::move(word));
            }
        }
        return {};
    };
    const auto together = [&] {
        Words words;
        for (const Words& row : read)
            words.insert(words.end(), row.begin(), row.end());
        return words;
    };
    // From the lines that are known already outward: dates of admission, who issued it and the card's head are asked for by nobody, and reading is what costs.
    const auto isKnown = [&](const auto& row) { return std::any_of(row.begin(), row.end(), [&](const TextLine& line) { return known.contains(placeOf(line)); }); };
    const auto first = std::find_if(rows.begin(), rows.end(), isKnown);
    auto from = first == rows.end() ? size_t(0) : size_t(first - rows.begin());
    const auto last = size_t(std::find_if(rows.rbegin(), rows.rend(), isKnown).base() - rows.begin());
    size_t to = from;
    while (!until.hasExpired() && (from > 0 || to < rows.size())) {
        bool up = false;
        if (to >= last) {
            int top = flat.height();
            for (const TextLine& line : to < rows.size() ? rows[to] : std::vector<TextLine>())
                top = std::min(top, line.box.top());
            const auto card = domain::parsePartyCard(together());
            up = from > 0 && goesUp(card, read[from]);
            if (!up && hasAll(card, top))
                break;
            up |= to == rows.size();
        }
        if (const auto done = readRow(up ? --from : to++); !done)
            return tl::unexpected(done.error());
    }
    return together();
}

Result<void> readFieldsAgain(const QImage& flat, const TextLines& found, Words& words)
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
        // Without a layout dashes and commas are lost first: of two that have the same letters the one with more of them is right.
        const bool sameLetters = domain::cardLetters(second.text) == domain::cardLetters(first.text) && !agree;
        if (sameLetters ? second.text.size() > first.text.size() : !agree && second.confidence > first.confidence)
            words = std::move(again);
        const QRect box = (domain::parsePartyCard(words).*field).box;
        for (auto& word : words)
            if (box.contains(word.box))
                word.confidence = agree ? std::max(word.confidence, std::min(second.confidence, 0.95)) : std::min(word.confidence, doubted);
    }
    return {};
}

} // namespace motcua::vision
