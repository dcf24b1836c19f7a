#include "vision/card_number.h"

#include "domain/card_number_place.h"
#include "domain/party_card.h"
#include "vision/figure_cuts.h"
#include "vision/line_strip.h"
#include "vision/ocr_engine.h"
#include "vision/strip_light.h"
#include "vision/text_lines.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>

namespace motcua::vision {

using namespace Qt::StringLiterals;
using Words = std::vector<domain::OcrWord>;

namespace {

constexpr double beyondDoubt = 0.9; // as for the other fields
constexpr double doubted = 0.6;
constexpr double wellRead = 0.7; // two that agree and are less may share their error
constexpr double mostSure = 0.95;
constexpr double seen = 0.3; // at least; the engine says 0 of figures that it sees well, where it doubts how a space is to be taken
constexpr size_t mostPlaces = 3;
constexpr qsizetype figures = 8;

struct Reading
{
    QString text;
    double confidence = 0;
};

Result<Reading> readFigures(const QImage& strip, OcrLayout layout)
{
    auto words = recogniseWords(strip, layout);
    if (!words)
        return tl::unexpected(words.error());
    Reading reading{{}, 1};
    for (const auto& word : *words) {
        QString text = word.text;
        text.removeIf([](QChar c) { return !c.isDigit(); });
        if (text.isEmpty())
            continue;
        reading.text += text;
        reading.confidence = std::min(reading.confidence, word.confidence);
    }
    return reading.text.size() == figures ? reading : Reading();
}

// Figure by figure, further apart than they are printed.
Result<Reading> readSpaced(const QImage& strip)
{
    const auto cut = cutFigures(strip);
    if (!cut)
        return Reading();
    const QImage spaced = spacedOut(*cut);
    auto reading = readFigures(spaced, OcrLayout::DigitLine);
    return reading && reading->text.isEmpty() ? readFigures(spaced, OcrLayout::Digits) : reading;
}

// Other scales and other lights are as good as other pictures: their errors are seldom the same. The first two see nearly all numbers.
constexpr std::array wayWeights{1.0, 1.0, 1.5, 1.5, 1.0, 1.0, 1.0, 1.0}; // eight that were cut apart evenly are eight
Result<Reading> readOneWay(const QImage& flat, const QRect& box, double slope, size_t way)
{
    const auto strip = [&](double margin) { return cutStrip(flat, box, slope, margin).image; };
    switch (way) {
    case 0: return readFigures(evenlyLit(strip(0.25)), OcrLayout::Digits);
    case 1: return readFigures(strip(0.3), OcrLayout::DigitLine);
    case 2: return readSpaced(largerStrip(evenlyLit(smoothedStrip(strip(0.2)))));
    case 3: return readSpaced(evenlyLit(strip(0.25)));
    case 4: return readFigures(evenlyLit(smoothedStrip(strip(0.2))), OcrLayout::Digits);
    case 5: return readFigures(smoothedStrip(strip(0.25)), OcrLayout::Digits);
    case 6: return readFigures(sharper(smoothedStrip(strip(0.25))), OcrLayout::Digits);
    default: return readFigures(strip(0.45), OcrLayout::Digits);
    }
}

// Readings of one place by what they say.
class Votes
{
public:
    void add(const Reading& reading, double weight)
    {
        if (reading.text.isEmpty())
            return;
        Vote& vote = m_votes[reading.text];
        ++vote.count;
        vote.weight += weight * (0.5 + reading.confidence);
        vote.best = std::max(vote.best, reading.confidence);
    }
    // Two that agree, while nothing else was read; else far more for one than for the next.
    [[nodiscard]] bool isDecided() const
    {
        std::vector<double> weights{0, 0};
        for (const auto& [text, vote] : m_votes)
            weights.push_back(vote.weight);
        std::partial_sort(weights.begin(), weights.begin() + 2, weights.end(), std::greater());
        if (m_votes.size() == 1)
            return m_votes.begin()->second.count > 1 && m_votes.begin()->second.best > wellRead;
        return weights[0] >= 3.5 && weights[0] >= weights[1] + 2;
    }
    [[nodiscard]] Reading result() const
    {
        const auto best = std::max_element(m_votes.begin(), m_votes.end(), [](const auto& a, const auto& b) {
            return std::pair(a.second.weight, a.second.best) < std::pair(b.second.weight, b.second.best);
        });
        if (best == m_votes.end())
            return {};
        const bool sure = m_votes.size() == 1 && best->second.count > 1;
        return {best->first, std::clamp(best->second.best, seen, sure ? mostSure : doubted)};
    }

private:
    struct Vote
    {
        int count = 0;
        double weight = 0;
        double best = 0;
    };
    std::map<QString, Vote> m_votes;
};

// Also what was read very surely is looked at once more, another way: a number is all that tells one member from another.
Result<bool> isReadSo(const QImage& flat, const QRect& box, double slope, const QString& number)
{
    for (const size_t way : {0, 2}) {
        const auto reading = readOneWay(flat, box, slope, way);
        if (!reading)
            return tl::unexpected(reading.error());
        if (reading->text == number)
            return true;
    }
    return false;
}

void putNumber(Words& words, const QRect& place, const Reading& reading)
{
    int line = 0;
    QRect box;
    for (const auto& word : words) {
        if (place.contains(word.box)) {
            line = word.line;
            box |= word.box;
        }
    }
    words.erase(std::remove_if(words.begin(), words.end(), [&](const auto& word) { return place.contains(word.box); }), words.end());
    words.push_back({reading.text.left(2) + u'.' + reading.text.mid(2), box, reading.confidence, line});
}

} // namespace

Result<void> readCardNumberAgain(const QImage& flat, const TextLines& found, Words& words)
{
    const auto first = domain::parsePartyCard(words).cardNumber;
    if (first.isRead() && first.confidence >= beyondDoubt) {
        const auto same = isReadSo(flat, first.box, found.slopeAt(first.box.center().y()), first.text);
        if (!same || *same)
            return same ? Result<void>() : tl::unexpected(same.error());
    }
    auto places = domain::cardNumberPlaces(words);
    if (first.isRead())
        places = {first.box};
    if (places.size() > mostPlaces)
        places.resize(mostPlaces);
    Reading best;
    QRect where;
    for (const QRect& place : places) {
        Votes votes;
        if (first.isRead())
            votes.add({first.text, first.confidence}, 1);
        for (size_t way = 0; way < wayWeights.size() && !votes.isDecided(); ++way) {
            const auto reading = readOneWay(flat, place, found.slopeAt(place.center().y()), way);
            if (!reading)
                return tl::unexpected(reading.error());
            votes.add(*reading, wayWeights[way]);
        }
        const Reading here = votes.result();
        if (here.confidence > best.confidence) {
            best = here;
            where = place;
        }
        if (best.confidence > doubted)
            break;
    }
    if (!best.text.isEmpty())
        putNumber(words, where, best);
    return {};
}

} // namespace motcua::vision
