#include "vision/ink_pieces.h"

#include <algorithm>
#include <cstring>

namespace motcua::vision {

namespace {

constexpr int smallRadius = 1;  // evens out noise
constexpr int largeRadius = 25; // the paper around a letter
constexpr int minContrast = 20; // grey levels; printed waves have half of it

using Mask = std::vector<uchar>;

// Sums of a box that slides over columns which slide over rows.
class SlidingMean
{
public:
    SlidingMean(const QImage& grey, int radius)
        : m_grey(grey)
        , m_radius(radius)
        , m_columns(size_t(grey.width()), 0)
        , m_before(size_t(grey.width()) + 1, 0)
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
        for (int x = 0; x < width; ++x)
            m_before[size_t(x) + 1] = m_before[size_t(x)] + m_columns[size_t(x)];
        const int* before = m_before.data();
        const auto edge = [&](int x) {
            const int left = std::max(0, x - m_radius);
            const int right = std::min(x + m_radius + 1, width);
            means[size_t(x)] = int(float(before[right] - before[left]) / float(rows * (right - left)));
        };
        // Away from the sides the square is whole, and one division serves the row.
        const int from = std::min(m_radius, width);
        const int to = std::max(from, width - m_radius);
        for (int x = 0; x < from; ++x)
            edge(x);
        const float share = 1.0F / float(rows * (2 * m_radius + 1));
        int* mean = means.data();
        const int* lower = before - m_radius;
        const int* upper = before + m_radius + 1;
        for (int x = from; x < to; ++x)
            mean[x] = int(float(upper[x] - lower[x]) * share);
        for (int x = to; x < width; ++x)
            edge(x);
    }

private:
    void add(int y, int sign)
    {
        const uchar* line = m_grey.constScanLine(y);
        int* sum = m_columns.data();
        for (int x = 0, width = m_grey.width(); x < width; ++x)
            sum[x] += sign * line[x];
    }

    const QImage& m_grey;
    int m_radius;
    std::vector<int> m_columns;
    std::vector<int> m_before; // sums of all columns left of each
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

// Connected pieces, from runs of ink: each run is joined to those that it touches in the row above.
std::vector<InkPiece> piecesOf(const Mask& ink, int width, int height)
{
    struct Run
    {
        int left;
        int right; // one past
        int piece;
    };
    std::vector<InkPiece> pieces;
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
            InkPiece& p = pieces[size_t(piece)];
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
        InkPiece& to = pieces[root];
        const InkPiece& from = pieces[i];
        to = {std::min(to.left, from.left), std::min(to.top, from.top), std::max(to.right, from.right), std::max(to.bottom, from.bottom),
              to.ink + from.ink};
    }
    std::vector<InkPiece> whole;
    for (size_t i = 0; i < pieces.size(); ++i)
        if (parent[i] == int(i) && pieces[i].ink >= 5)
            whole.push_back(pieces[i]);
    return whole;
}

} // namespace

std::vector<InkPiece> inkPieces(const QImage& grey)
{
    return piecesOf(inkOf(grey), grey.width(), grey.height());
}

} // namespace motcua::vision
