#include "vision/mrz_reader.h"

#include "domain/identity.h"
#include "vision/flat_text.h"
#include "vision/line_strip.h"
#include "vision/mrz_lines.h"
#include "vision/ocr_b.h"
#include "vision/ocr_engine.h"
#include "vision/strip_light.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <array>

namespace motcua::vision {

using namespace Qt::StringLiterals;
using Words = std::vector<domain::OcrWord>;

namespace {

constexpr int lineLength = 30;
constexpr int lineCount = 3;
constexpr int mostMilliseconds = 6'000;
constexpr size_t mostZones = 2; // a card has one; a page of a letter may look like several
constexpr double alike = 0.6;         // of the characters of a line in the mean, else it is set in another face
constexpr double surelyAlike = 0.7;   // each character of a name, for which no check digit stands
constexpr double surelyAhead = 0.04;

struct Zone
{
    std::array<QRect, lineCount> lines;
    const FlatText* text = nullptr;
};

// Three rows of one length, begun below one another, at even steps: nothing else on the card is set so.
std::vector<Zone> zonesOf(const FlatText& text)
{
    std::vector<QRect> rows;
    for (const auto& row : textRows(text.found, text.flat.image.width())) {
        QRect box;
        for (const TextLine& line : row)
            box |= line.box;
        if (box.width() > 10 * box.height())
            rows.push_back(box);
    }
    std::vector<Zone> zones;
    for (size_t i = 0; i + 2 < rows.size(); ++i) {
        const QRect& a = rows[i];
        const QRect& b = rows[i + 1];
        const QRect& c = rows[i + 2];
        const int width = (a.width() + b.width() + c.width()) / 3;
        const auto near = [&](int x, int y) { return std::abs(x - y) * 8 < width; };
        const int upper = b.center().y() - a.center().y();
        const int lower = c.center().y() - b.center().y();
        const bool even = std::abs(upper - lower) * 3 < std::max(upper, lower);
        if (even && near(a.width(), b.width()) && near(b.width(), c.width()) && near(a.left(), b.left()) && near(b.left(), c.left()))
            zones.push_back({{a, b, c}, &text});
    }
    std::sort(zones.begin(), zones.end(), [](const Zone& x, const Zone& y) { return x.lines[0].width() > y.lines[0].width(); });
    if (zones.size() > mostZones)
        zones.resize(mostZones);
    return zones;
}

// What stands where in the three lines (ICAO 9303 part 5, as Vietnam uses it): figures, letters with fillers, anything.
ZoneLetters lettersAt(int line, int cell)
{
    if (line == 0)
        return cell < 5 || cell == 27 || cell == 28 ? ZoneLetters::Letters : ZoneLetters::Figures;
    if (line == 1)
        return cell < 7 || (cell > 7 && cell < 15) || cell == 29 ? ZoneLetters::Figures : ZoneLetters::Letters;
    return ZoneLetters::Letters;
}

struct ReadLine
{
    QString text;
    bool sure = true; // each character far liker than any other
    double mean = 0;
};

ReadLine readLine(const QImage& flat, const QRect& box, double slope, int which)
{
    const double margin = 0.3;
    const Strip strip = cutStrip(flat, box, slope, margin);
    ZoneLine line(evenlyLit(strip.image), (strip.image.width() - box.width()) / 2);
    ReadLine read;
    for (int cell = 0; line.isValid() && cell < lineLength; ++cell) {
        const ZoneCharacter found = line.next(lettersAt(which, cell));
        read.text += QChar(found.character);
        read.mean += found.likeness / lineLength;
        read.sure = read.sure && found.likeness > surelyAlike && found.lead > surelyAhead;
    }
    return read;
}

QStringList readZone(const Zone& zone)
{
    QStringList lines;
    for (int which = 0; which < lineCount; ++which) {
        const QRect& box = zone.lines[size_t(which)];
        const ReadLine line = readLine(zone.text->flat.image, box, zone.text->found.slopeAt(box.center().y()), which);
        if (which < 2 && line.mean < alike)
            return {};
        const bool told = which < 2 || (line.sure && !mrzLine(2, line.text).isEmpty());
        lines << (told ? line.text : QString(lineLength, u'<'));
    }
    return lines;
}

bool holds(const QStringList& lines)
{
    return domain::parseMrz(lines).has_value();
}

// A zone in another face: read as any text, twice in different sizes. Its figures are taken for others now and then, and where that happens everywhere
// alike the check digits may hold; both readings have to say the same.
Result<Words> readTwice(const QImage& grey)
{
    auto words = recogniseWords(grey, OcrLayout::Mrz);
    if (!words)
        return words;
    const QStringList lines = mrzLines(*words);
    if (lines.isEmpty() || !holds(lines))
        return Words();
    const QImage smaller = grey.scaled(grey.width() * 4 / 5, grey.height() * 4 / 5, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                               .convertToFormat(QImage::Format_Grayscale8);
    const auto again = recogniseWords(smaller, OcrLayout::Mrz);
    if (!again)
        return again;
    return mrzLines(*again) == lines ? words : Words();
}

} // namespace

Result<Words> readMrzText(const QImage& grey)
{
    const auto outline = findCard(grey);
    const QDeadlineTimer until(mostMilliseconds);
    for (const int turns : {0, 2}) {
        for (const bool outlined : {true, false}) {
            if (outlined && !outline)
                continue;
            const FlatText text = flatText(grey, outlined ? outline : std::nullopt, turns, LargeLines::Keep);
            for (const Zone& zone : zonesOf(text)) {
                const QStringList lines = readZone(zone);
                if (lines.isEmpty() || !holds(lines))
                    continue;
                Words words;
                for (int i = 0; i < lineCount; ++i)
                    words.push_back({lines[i], zone.lines[size_t(i)], 1, i});
                return words;
            }
            if (until.hasExpired())
                break;
        }
    }
    return readTwice(grey);
}

} // namespace motcua::vision
