#include "vision/text_area.h"

#include "vision/card_outline.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace motcua::vision {

namespace {

constexpr int longSide = 1000; // letters are some four pixels high there, and still have edges
constexpr int block = 12;
constexpr int minEdge = 36;       // sum of the two differences; grain of wood and noise have less
constexpr int denseShare = 10;    // a block with more than 1/10 of edges holds print
constexpr int leastBlocks = 24;
constexpr double margin = 0.04;   // of the area's width

struct Edge
{
    int dx;
    int dy;
};

// Differences two pixels wide and high, which noise of single pixels hardly moves.
Edge edgeAt(const QImage& grey, int x, int y)
{
    const uchar* above = grey.constScanLine(y - 1);
    const uchar* here = grey.constScanLine(y);
    const uchar* below = grey.constScanLine(y + 1);
    const int right = above[x + 1] + 2 * here[x + 1] + below[x + 1];
    const int left = above[x - 1] + 2 * here[x - 1] + below[x - 1];
    const int down = below[x - 1] + 2 * below[x] + below[x + 1];
    const int up = above[x - 1] + 2 * above[x] + above[x + 1];
    return {(right - left) / 4, (down - up) / 4};
}

int strength(Edge edge)
{
    return std::abs(edge.dx) + std::abs(edge.dy);
}

struct Blocks
{
    int columns = 0;
    int rows = 0;
    std::vector<int> edges; // of each block; 0 where it is not dense

    [[nodiscard]] size_t at(int column, int row) const { return size_t(row) * size_t(columns) + size_t(column); }
};

Blocks denseBlocks(const QImage& small)
{
    Blocks blocks{small.width() / block, small.height() / block, {}};
    blocks.edges.assign(size_t(blocks.columns) * size_t(blocks.rows), 0);
    for (int y = 1; y + 1 < std::min(small.height(), blocks.rows * block); ++y)
        for (int x = 1; x + 1 < std::min(small.width(), blocks.columns * block); ++x)
            blocks.edges[blocks.at(x / block, y / block)] += strength(edgeAt(small, x, y)) > minEdge ? 1 : 0;
    for (int& count : blocks.edges)
        if (count * denseShare < block * block)
            count = 0;
    return blocks;
}

// The blocks of the group with most edges; groups reach over gaps of two blocks, as between lines.
std::vector<int> largestGroup(const Blocks& blocks)
{
    constexpr int reach = 3;
    std::vector<uchar> seen(blocks.edges.size(), 0);
    std::vector<int> best;
    qint64 most = 0;
    for (size_t start = 0; start < blocks.edges.size(); ++start) {
        if (seen[start] || blocks.edges[start] == 0)
            continue;
        std::vector<int> group{int(start)};
        seen[start] = 1;
        qint64 sum = 0;
        for (size_t next = 0; next < group.size(); ++next) {
            const int column = group[next] % blocks.columns;
            const int row = group[next] / blocks.columns;
            sum += blocks.edges[size_t(group[next])];
            for (int v = std::max(0, row - reach); v <= std::min(blocks.rows - 1, row + reach); ++v) {
                for (int u = std::max(0, column - reach); u <= std::min(blocks.columns - 1, column + reach); ++u) {
                    const size_t near = blocks.at(u, v);
                    if (seen[near] || blocks.edges[near] == 0)
                        continue;
                    seen[near] = 1;
                    group.push_back(int(near));
                }
            }
        }
        if (sum > most) {
            most = sum;
            best = std::move(group);
        }
    }
    return best;
}

// Degrees, 0…90: the direction that most edges in these blocks stand in or across. Strokes, rules and the card's sides all do.
double direction(const QImage& small, const Blocks& blocks, const std::vector<int>& group)
{
    constexpr int steps = 180; // half degrees
    std::array<double, steps> sums{};
    for (const int each : group) {
        const int left = std::max(1, each % blocks.columns * block);
        const int top = std::max(1, each / blocks.columns * block);
        for (int y = top; y < std::min(top + block, small.height() - 1); ++y) {
            for (int x = left; x < std::min(left + block, small.width() - 1); ++x) {
                const Edge edge = edgeAt(small, x, y);
                if (strength(edge) <= minEdge)
                    continue;
                const double degrees = std::atan2(edge.dy, edge.dx) * 180 / std::numbers::pi + 360;
                sums[size_t(std::lround(degrees * 2)) % steps] += strength(edge);
            }
        }
    }
    std::array<double, steps> smooth{};
    for (int i = 0; i < steps; ++i)
        for (int near = -4; near <= 4; ++near)
            smooth[size_t(i)] += sums[size_t((i + near + steps) % steps)] * (5 - std::abs(near));
    return double(std::max_element(smooth.begin(), smooth.end()) - smooth.begin()) / 2;
}

// All but the outermost fiftieth on each side: a finger, a crumb.
std::pair<double, double> spread(std::vector<double>& values)
{
    std::sort(values.begin(), values.end());
    const size_t out = values.size() / 50;
    return {values[out], values[values.size() - 1 - out]};
}

} // namespace

std::optional<QPolygonF> findTextArea(const QImage& grey)
{
    const int factor = std::max(1, int(std::lround(double(std::max(grey.width(), grey.height())) / longSide)));
    const QImage small = shrunk(grey, factor);
    const Blocks blocks = denseBlocks(small);
    const auto group = largestGroup(blocks);
    if (group.size() < leastBlocks)
        return std::nullopt;
    const double angle = direction(small, blocks, group) * std::numbers::pi / 180;
    const QPointF along(std::cos(angle), std::sin(angle));
    const QPointF across(-along.y(), along.x());
    std::vector<double> us;
    std::vector<double> vs;
    for (const int each : group) {
        const QPointF middle((each % blocks.columns + 0.5) * block, (each / blocks.columns + 0.5) * block);
        us.push_back(QPointF::dotProduct(middle, along));
        vs.push_back(QPointF::dotProduct(middle, across));
    }
    auto [left, right] = spread(us);
    auto [top, bottom] = spread(vs);
    const double around = block / 2.0 + margin * std::max(right - left, bottom - top);
    left -= around;
    right += around;
    top -= around;
    bottom += around;
    QPolygonF area;
    for (const QPointF corner : {QPointF(left, top), QPointF(right, top), QPointF(right, bottom), QPointF(left, bottom)})
        area << (along * corner.x() + across * corner.y()) * factor;
    return area;
}

} // namespace motcua::vision
