#include "vision/card_birth.h"

#include "domain/card_number_place.h"
#include "domain/party_card.h"
#include "vision/line_strip.h"
#include "vision/ocr_engine.h"
#include "vision/strip_light.h"
#include "vision/text_lines.h"

#include <algorithm>
#include <map>

namespace motcua::vision {

using Words = std::vector<domain::OcrWord>;

namespace {

constexpr double mostSure = 0.8; // under what is taken for sure
constexpr int ways = 4;
constexpr int enough = 2; // that agree

QImage stripOf(const QImage& flat, const QRect& box, double slope, int way)
{
    const auto strip = [&](double margin) { return cutStrip(flat, box, slope, margin).image; };
    switch (way) {
    case 0: return evenlyLit(strip(0.25));
    case 1: return strip(0.3);
    case 2: return largerStrip(evenlyLit(smoothedStrip(strip(0.2))));
    default: return smoothedStrip(strip(0.4));
    }
}

// The card's words with these in the date's place.
Words withDate(const Words& words, const QRect& place, Words date)
{
    int line = 0;
    Words result;
    for (const auto& word : words) {
        if (place.contains(word.box))
            line = word.line;
        else
            result.push_back(word);
    }
    for (auto& word : date) {
        word.line = line;
        word.box = place;
        result.push_back(std::move(word));
    }
    return result;
}

} // namespace

Result<void> readBirthAgain(const QImage& flat, const TextLines& found, Words& words)
{
    const auto first = domain::parsePartyCard(words).dateOfBirth;
    if (first.isRead() && first.confidence >= domain::surelyReadFrom)
        return {};
    const QRect place = first.isRead() ? first.box : domain::birthDatePlace(words);
    if (!place.isValid())
        return {};
    struct Vote
    {
        int count = 0;
        double best = 0;
        Words words;
    };
    std::map<QString, Vote> votes;
    if (first.isRead())
        votes[first.text] = {1, first.confidence, words};
    for (int way = 0; way < ways; ++way) {
        auto read = recogniseWords(stripOf(flat, place, found.slopeAt(place.center().y()), way), OcrLayout::Date);
        if (!read)
            return tl::unexpected(read.error());
        Words again = withDate(words, place, std::move(*read));
        const auto date = domain::parsePartyCard(again).dateOfBirth;
        if (!date.isRead())
            continue;
        Vote& vote = votes[date.text];
        ++vote.count;
        if (vote.words.empty() || date.confidence > vote.best) {
            vote.best = date.confidence;
            vote.words = std::move(again);
        }
        if (vote.count >= enough && votes.size() == 1)
            break;
    }
    const auto best = std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) {
        return std::pair(a.second.count, a.second.best) < std::pair(b.second.count, b.second.best);
    });
    if (best == votes.end())
        return {};
    words = std::move(best->second.words);
    const QRect box = domain::parsePartyCard(words).dateOfBirth.box;
    for (auto& word : words)
        if (box.contains(word.box))
            word.confidence = std::min(word.confidence, mostSure);
    return {};
}

} // namespace motcua::vision
