#include "vision/text_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace motcua::vision {

namespace {

constexpr int smallRadius = 1;  // evens out noise
constexpr int largeRadius = 25; // the paper around a letter
constexpr int minContrast = 20; // grey levels; printed waves have half of it
constexpr int minLetter = 9;    // pixels high; smaller is a mark, a dot or dirt
constexpr int maxLetter = 64;
constexpr int maxWord = 420;    // letters that blur has made one
constexpr size_t maxPieces = 6000; // more is a texture, not a card
constexpr size_t maxLines = 80;

using Mask = std::vector<uchar>;

// Sums of a box that slides over columns which slide over rows.
class SlidingMean
{
public:
    SlidingMean(const QImage& grey, int radius)
        : m_grey(grey)
        , m_radius(radius)
        , m_columns(size_t(grey.width()), 0)
    {
    }
    // Rows must be asked for from the top downward, one by one.
    void row(int y, std::vector<int>& means)
    {
        const int width = m_grey.width();
        for (; m_bottom <= std::min(y + m_radius, m_grey.height() - 1); ++m_bottom)
            add(m_bottom, 1);
        for (; m_top < y - m_radius; ++m_top)
            add(m_top, -1);
        const int rows = m_bottom - m_top;
        int sum = 0;
        int right = 0;
        for (; right < std::min(m_radius, width); ++right)
            sum += m_columns[size_t(right)];
        const auto step = [&](int x, float share) {
            if (x + m_radius < width)
                sum += m_columns[size_t(x + m_radius)];
            if (x - m_radius > 0)
                sum -= m_columns[size_t(x - m_radius - 1)];
            means[size_t(x)] = int(float(sum) * share);
        };
        // Away from the sides the square is whole, and one division serves the row.
        const int from = std::min(m_radius, width);
        const int to = std::max(from, width - m_radius);
        for (int x = 0; x < from; ++x)
            step(x, 1.0F / float(rows * (std::min(x + m_radius + 1, width) - std::max(0, x - m_radius))));
        const float share = 1.0F / float(rows * (2 * m_radius + 1));
        for (int x = from; x < to; ++x)
            step(x, share);
        for (int x = to; x < width; ++x)
            step(x, 1.0F / float(rows * (width - std::max(0, x - m_radius))));
    }

private:
    void add(int y, int sign)
    {
        const uchar* line = m_grey.constScanLine(y);
        for (int x = 0; x < m_grey.width(); ++x)
            m_columns[size_t(x)] += sign * line[x];
    }

    const QImage& m_grey;
    int m_radius;
    std::vector<int> m_columns;
    int m_top = 0;
    int m_bottom = 0;
};

Mask inkOf(const QImage& grey)
{
    const auto width = size_t(grey.width());
    Mask ink(width * size_t(grey.height()));
    SlidingMean near(grey, smallRadius);
    SlidingMean around(grey, largeRadius);
    std::vector<int> letter(width);
    std::vector<int> paper(width);
    for (int y = 0; y < grey.height(); ++y) {
        near.row(y, letter);
        around.row(y, paper);
        uchar* to = ink.data() + size_t(y) * width;
        for (size_t x = 0; x < width; ++x)
            to[x] = letter[x] + minContrast < paper[x];
    }
    return ink;
}

struct Piece
{
    int left = 0;
    int top = 0;
    int right = 0; // inclusive
    int bottom = 0;
    int ink = 0;

    [[nodiscard]] int width() const { return right - left + 1; }
    [[nodiscard]] int height() const { return bottom - top + 1; }
    [[nodiscard]] double middle() const { return (top + bottom) / 2.0; }
};

// Connected pieces, from runs of ink: each run is joined to those that it touches in the row above.
std::vector<Piece> piecesOf(const Mask& ink, int width, int height)
{
    struct Run
    {
        int left;
        int right; // one past
        int piece;
    };
    std::vector<Piece> pieces;
    std::vector<int> parent;
    const auto rootOf = [&](int piece) {
        while (parent[size_t(piece)] != piece)
            piece = parent[size_t(piece)] = parent[size_t(parent[size_t(piece)])];
        return piece;
    };
    std::vector<Run> above;
    std::vector<Run> here;
    for (int y = 0; y < height; ++y) {
        const uchar* row = ink.data() + size_t(y) * size_t(width);
        here.clear();
        size_t first = 0;
        for (int x = 0; x < width;) {
            const auto* start = static_cast<const uchar*>(std::memchr(row + x, 1, size_t(width - x)));
            if (!start)
                break;
            x = int(start - row);
            const int left = x;
            while (x < width && row[x])
                ++x;
            int piece = -1;
            while (first < above.size() && above[first].right < left)
                ++first;
            for (size_t i = first; i < above.size() && above[i].left <= x; ++i) {
                const int other = rootOf(above[i].piece);
                if (piece < 0)
                    piece = other;
                else if (other != piece)
                    parent[size_t(std::max(other, piece))] = std::min(other, piece), piece = std::min(other, piece);
            }
            if (piece < 0) {
                piece = int(parent.size());
                parent.push_back(piece);
                pieces.push_back({left, y, x - 1, y, 0});
            }
            Piece& p = pieces[size_t(piece)];
            p.left = std::min(p.left, left);
            p.right = std::max(p.right, x - 1);
            p.bottom = y;
            p.ink += x - left;
            here.push_back({left, x, piece});
        }
        above.swap(here);
    }
    for (size_t i = pieces.size(); i-- > 0;) {
        const auto root = size_t(rootOf(int(i)));
        if (root == i)
            continue;
        Piece& to = pieces[root];
        const Piece& from = pieces[i];
        to = {std::min(to.left, from.left), std::min(to.top, from.top), std::max(to.right, from.right), std::max(to.bottom, from.bottom),
              to.ink + from.ink};
    }
    std::vector<Piece> whole;
    for (size_t i = 0; i < pieces.size(); ++i)
        if (parent[i] == int(i) && pieces[i].ink >= 5)
            whole.push_back(pieces[i]);
    return whole;
}

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
    std::sort(tops.begin(), tops.begin() + std::ptrdiff_t(count));
    std::sort(bottoms.begin(), bottoms.begin() + std::ptrdiff_t(count));
    return {tops[(count - 1) / 2], bottoms[count / 2]};
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
    const auto pieces = piecesOf(inkOf(grey), grey.width(), grey.height());
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
    // Marks, dots and commas that float free.
    for (const Piece& piece : pieces) {
        if (isLetter(piece) || piece.height() > minLetter * 2 || piece.width() > 40)
            continue;
        for (TextLine& line : result.lines) {
            const double drop = result.slopeAt(line.box.center().y()) * ((piece.left + piece.right) / 2.0 - line.box.center().x());
            const double half = std::abs(result.slopeAt(line.box.center().y())) * line.box.width() / 2;
            const double top = line.box.top() + half + drop - 0.45 * line.height;
            const double bottom = line.box.bottom() - half + drop + 0.3 * line.height;
            if (piece.top >= top && piece.bottom <= bottom && piece.right >= line.box.left() - line.height / 3 &&
                piece.left <= line.box.right() + line.height / 2) {
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

QRect Strip::onPicture(const QRect& box) const
{
    const double drop = slope * (box.center().x() - image.width() / 2.0);
    return box.translated(offset.x(), offset.y() + int(std::lround(drop)));
}

Strip cutStrip(const QImage& grey, const QRect& box, double slope, double margin)
{
    const int lean = int(std::abs(slope) * box.width());
    // What the slope adds to the box is no letter's height.
    const int high = std::max(8, box.height() - lean);
    const int around = int(std::lround(high * margin));
    const int top = box.top() + (box.height() - high) / 2 - around;
    Strip strip{QImage(box.width() + 2 * around, high + 2 * around, QImage::Format_Grayscale8), {box.left() - around, top}, slope};
    const auto sample = [&](int x, int y) {
        return int(grey.constScanLine(std::clamp(y, 0, grey.height() - 1))[std::clamp(x, 0, grey.width() - 1)]);
    };
    for (int x = 0; x < strip.image.width(); ++x) {
        const double drop = slope * (x - strip.image.width() / 2.0);
        const int whole = int(std::floor(drop));
        const int part = int((drop - whole) * 256);
        for (int y = 0; y < strip.image.height(); ++y) {
            const int from = y + top + whole;
            const int a = sample(x + strip.offset.x(), from);
            const int b = part ? sample(x + strip.offset.x(), from + 1) : a;
            strip.image.scanLine(y)[x] = uchar((a * (256 - part) + b * part + 128) >> 8);
        }
    }
    return strip;
}

} // namespace motcua::vision
