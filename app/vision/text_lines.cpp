#include "vision/text_lines.h"

#include "vision/ink_pieces.h"
#include "vision/leaders.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace motcua::vision {

namespace {

constexpr int minLetter = 9;    // pixels high; smaller is a mark, a dot or dirt
constexpr int maxLetter = 64;
constexpr int maxWord = 420;    // letters that blur has made one
constexpr size_t maxPieces = 6000; // more is a texture, not a card
constexpr size_t maxLines = 80;

using Piece = InkPiece;

bool isLetter(const Piece& piece)
{
    return piece.height() >= minLetter && piece.height() <= maxLetter && piece.width() <= maxWord &&
           piece.width() < piece.height() * 16 && piece.ink * 10 > piece.height() * std::min(piece.width(), piece.height());
}

struct Chain
{
    std::vector<const Piece*> letters; // left to right

    [[nodiscard]] int right() const { return letters.back()->right; }
    [[nodiscard]] int width() const { return right() - letters.front()->left + 1; }
};

// Middle of the last few letters' tops and bottoms, which a tall or a hanging one does not move.
std::pair<int, int> bandOf(const Chain& chain)
{
    const size_t count = std::min<size_t>(chain.letters.size(), 3);
    std::array<int, 3> tops{};
    std::array<int, 3> bottoms{};
    for (size_t i = 0; i < count; ++i) {
        const Piece& letter = *chain.letters[chain.letters.size() - 1 - i];
        tops[i] = letter.top;
        bottoms[i] = letter.bottom;
    }
    // The higher or middle top and the lower or middle bottom, of two or three.
    if (count == 1)
        return {tops[0], bottoms[0]};
    if (count == 2)
        return {std::min(tops[0], tops[1]), std::max(bottoms[0], bottoms[1])};
    const auto middle = [](int u, int v, int w) { return std::max(std::min(u, v), std::min(std::max(u, v), w)); };
    return {middle(tops[0], tops[1], tops[2]), middle(bottoms[0], bottoms[1], bottoms[2])};
}

std::vector<Chain> chainsOf(std::vector<const Piece*> letters)
{
    std::sort(letters.begin(), letters.end(), [](const Piece* a, const Piece* b) { return a->left < b->left; });
    std::vector<Chain> chains;
    for (const Piece* letter : letters) {
        Chain* best = nullptr;
        double bestGap = 0;
        for (Chain& chain : chains) {
            const auto [top, bottom] = bandOf(chain);
            const int high = bottom - top + 1;
            const int gap = letter->left - chain.right();
            const int larger = std::max(high, letter->height());
            if (gap > larger * 14 / 10 || gap < -larger)
                continue;
            const int common = std::min(bottom, letter->bottom) - std::max(top, letter->top) + 1;
            if (common * 2 < std::min(high, letter->height()) || larger > 3 * std::min(high, letter->height()))
                continue;
            const double away = std::max(gap, 0) + 2 * std::abs(letter->middle() - (top + bottom) / 2.0);
            if (!best || away < bestGap) {
                best = &chain;
                bestGap = away;
            }
        }
        if (best)
            best->letters.push_back(letter);
        else
            chains.push_back({{letter}});
    }
    return chains;
}

// One slope for all lines, and its change downward, by least squares; each line only says how its own letters lie to each other.
void fitSlope(TextLines& result, const std::vector<Chain>& chains)
{
    double a11 = 1e-9, a12 = 0, a22 = 1e-9, b1 = 0, b2 = 0;
    int lines = 0;
    for (const Chain& chain : chains) {
        if (chain.letters.size() < 5)
            continue;
        double sum = 0, x = 0, y = 0;
        for (const Piece* letter : chain.letters) {
            const double weight = letter->width();
            sum += weight;
            x += weight * (letter->left + letter->right) / 2.0;
            y += weight * letter->bottom;
        }
        x /= sum;
        y /= sum;
        const double down = (y - result.middle) / 400; // of a size like the slope's own term
        ++lines;
        for (const Piece* letter : chain.letters) {
            const double weight = letter->width();
            const double u = (letter->left + letter->right) / 2.0 - x;
            const double v = letter->bottom - y;
            a11 += weight * u * u;
            a12 += weight * u * u * down;
            a22 += weight * u * u * down * down;
            b1 += weight * u * v;
            b2 += weight * u * v * down;
        }
    }
    if (lines == 0)
        return;
    const double together = b1 / a11;
    const double determinant = a11 * a22 - a12 * a12;
    if (lines >= 4 && determinant > 0.02 * a11 * a22) {
        result.slope = (b1 * a22 - b2 * a12) / determinant;
        result.slopeByY = (a11 * b2 - a12 * b1) / determinant / 400;
        if (std::abs(result.slopeByY) * 400 < 0.08)
            return;
    }
    result.slope = together;
    result.slopeByY = 0;
}

// Middle of all letters' tops and bottoms.
std::pair<int, int> usualBand(const Chain& chain)
{
    std::vector<int> tops;
    std::vector<int> bottoms;
    for (const Piece* letter : chain.letters) {
        tops.push_back(letter->top);
        bottoms.push_back(letter->bottom);
    }
    const auto middle = std::ptrdiff_t(tops.size() / 2);
    std::nth_element(tops.begin(), tops.begin() + middle, tops.end());
    std::nth_element(bottoms.begin(), bottoms.begin() + middle, bottoms.end());
    return {tops[size_t(middle)], bottoms[size_t(middle)]};
}

int letterHeight(const Chain& chain)
{
    std::vector<int> heights;
    for (const Piece* letter : chain.letters)
        heights.push_back(letter->height());
    const auto middle = heights.begin() + std::ptrdiff_t(heights.size() / 2);
    std::nth_element(heights.begin(), middle, heights.end());
    return *middle;
}

// Marks of two letters beside each other look like a line of small type over the line that they belong to.
void takeInMarks(std::vector<TextLine>& lines)
{
    const auto isMarks = [&](const TextLine& small) {
        for (TextLine& line : lines) {
            const bool within = small.box.left() >= line.box.left() - line.height && small.box.right() <= line.box.right() + line.height;
            const int common = std::min(small.box.bottom(), line.box.bottom()) - std::max(small.box.top(), line.box.top() - line.height / 4);
            if (&small != &line && small.height * 10 < line.height * 6 && small.box.width() * 2 < line.box.width() && within && common * 2 > small.box.height()) {
                line.box |= small.box;
                return true;
            }
        }
        return false;
    };
    std::vector<TextLine> kept;
    for (const TextLine& line : lines)
        if (!isMarks(line))
            kept.push_back(line);
    // Taking in may have made a kept copy old.
    for (TextLine& copy : kept)
        for (const TextLine& line : lines)
            if (line.height == copy.height && line.box.contains(copy.box))
                copy.box |= line.box;
    lines = std::move(kept);
}

// Pieces of a portrait are higher than any type on the card.
void dropGiants(std::vector<TextLine>& lines)
{
    if (lines.size() < 5)
        return;
    std::vector<int> heights;
    for (const TextLine& line : lines)
        heights.push_back(line.height);
    const auto middle = heights.begin() + std::ptrdiff_t(heights.size() / 2);
    std::nth_element(heights.begin(), middle, heights.end());
    const int most = std::max(30, *middle * 22 / 10);
    lines.erase(std::remove_if(lines.begin(), lines.end(), [most](const TextLine& line) { return line.height > most; }), lines.end());
}

} // namespace

TextLines findTextLines(const QImage& grey, LargeLines large)
{
    TextLines result;
    result.middle = grey.height() / 2.0;
    const auto pieces = inkPieces(grey);
    if (pieces.size() > maxPieces)
        return result;
    std::vector<const Piece*> letters;
    for (const Piece& piece : pieces)
        if (isLetter(piece))
            letters.push_back(&piece);
    auto chains = chainsOf(std::move(letters));
    fitSlope(result, chains);
    for (const Chain& chain : chains) {
        const int height = letterHeight(chain);
        if (chain.width() < (chain.letters.size() < 2 ? 2 * height : height))
            continue;
        int left = chain.letters.front()->left;
        int right = chain.right();
        int top = chain.letters.front()->top;
        int bottom = chain.letters.front()->bottom;
        for (const Piece* letter : chain.letters) {
            right = std::max(right, letter->right);
            top = std::min(top, letter->top);
            bottom = std::max(bottom, letter->bottom);
        }
        // One piece that is no letter (an edge, a wave) does not make the line higher than its letters and their marks.
        const auto [usualTop, usualBottom] = usualBand(chain);
        const int lean = int(std::abs(result.slopeAt(top)) * (right - left) / 2);
        top = std::max(top, usualTop - height * 7 / 10 - lean);
        bottom = std::min(bottom, usualBottom + height / 2 + lean);
        result.lines.push_back({QRect(QPoint(left, top), QPoint(right, bottom)), height});
    }
    result.leaders = leaderDots(pieces);
    const auto leads = [&](const Piece& piece) {
        return std::any_of(result.leaders.begin(), result.leaders.end(), [&](const QRect& dot) { return dot.topLeft() == QPoint(piece.left, piece.top); });
    };
    // Marks, dots and commas that float free; beside the letters themselves, so that no row of dots draws a line out.
    std::vector<std::pair<int, int>> ends;
    for (const TextLine& line : result.lines)
        ends.emplace_back(line.box.left() - line.height / 3, line.box.right() + line.height / 2);
    for (const Piece& piece : pieces) {
        if (isLetter(piece) || piece.height() > minLetter * 2 || piece.width() > 40 || leads(piece))
            continue;
        for (size_t i = 0; i < result.lines.size(); ++i) {
            TextLine& line = result.lines[i];
            const double drop = result.slopeAt(line.box.center().y()) * ((piece.left + piece.right) / 2.0 - line.box.center().x());
            const double half = std::abs(result.slopeAt(line.box.center().y())) * line.box.width() / 2;
            const double top = line.box.top() + half + drop - 0.45 * line.height;
            const double bottom = line.box.bottom() - half + drop + 0.3 * line.height;
            if (piece.top >= top && piece.bottom <= bottom && piece.right >= ends[i].first && piece.left <= ends[i].second) {
                line.box |= QRect(QPoint(piece.left, piece.top), QPoint(piece.right, piece.bottom));
                break;
            }
        }
    }
    takeInMarks(result.lines);
    if (large == LargeLines::LeaveOut)
        dropGiants(result.lines);
    std::sort(result.lines.begin(), result.lines.end(), [](const TextLine& a, const TextLine& b) { return a.box.top() < b.box.top(); });
    if (result.lines.size() > maxLines)
        result.lines.clear();
    return result;
}

} // namespace motcua::vision
