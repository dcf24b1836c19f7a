#include "vision/code_regions.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace motcua::vision {

namespace {

constexpr int cell = 8;        // points of the reduced picture
constexpr int largestSide = 960;
constexpr double leastEdge = 5; // grey levels a point, mean of a cell: less is a wall
constexpr double busy = 25;     // so much in half of all cells: not a wall with something on it

struct Cell
{
    float edge = 0; // mean of |dx| + |dy|
    float xx = 0;
    float yy = 0;
    float xy = 0;
    int part = -1;
};

struct Grid
{
    std::vector<Cell> cells;
    int columns = 0;
    int rows = 0;
    int step = 1; // every so many points of the picture are looked at
};

Grid gridOf(const LumaPlane& plane)
{
    Grid grid;
    grid.step = std::max(1, (std::max(plane.width, plane.height) + largestSide - 1) / largestSide);
    const int s = grid.step;
    grid.columns = (plane.width - s) / (cell * s);
    grid.rows = (plane.height - s) / (cell * s);
    if (grid.columns < 2 || grid.rows < 2)
        return {};
    grid.cells.resize(size_t(grid.columns) * size_t(grid.rows));
    const auto* bytes = reinterpret_cast<const uchar*>(plane.bytes.constData());
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column) {
            int sum = 0;
            int xx = 0;
            int yy = 0;
            int xy = 0;
            for (int y = 0; y < cell; ++y) {
                const uchar* line = bytes + qsizetype((row * cell + y) * s) * plane.stride + column * cell * s;
                const uchar* below = line + qsizetype(s) * plane.stride;
                for (int x = 0; x < cell; ++x) {
                    const int dx = line[(x + 1) * s] - line[x * s];
                    const int dy = below[x * s] - line[x * s];
                    sum += std::abs(dx) + std::abs(dy);
                    xx += dx * dx;
                    yy += dy * dy;
                    xy += dx * dy;
                }
            }
            grid.cells[size_t(row) * size_t(grid.columns) + size_t(column)] = {float(sum) / (cell * cell), float(xx), float(yy), float(xy), -1};
        }
    }
    return grid;
}

// Cells of at least `level` that touch each other, also over a gap of one cell.
void gather(Grid& grid, float level, std::vector<CodeRegion>& regions)
{
    for (Cell& each : grid.cells)
        each.part = -1;
    std::vector<int> open;
    int part = 0;
    for (int start = 0; start < int(grid.cells.size()); ++start) {
        if (grid.cells[size_t(start)].part >= 0 || grid.cells[size_t(start)].edge < level)
            continue;
        QRect box;
        double strength = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        int count = 0;
        open.assign(1, start);
        grid.cells[size_t(start)].part = part;
        while (!open.empty()) {
            const int at = open.back();
            open.pop_back();
            const int x = at % grid.columns;
            const int y = at / grid.columns;
            const Cell& now = grid.cells[size_t(at)];
            box = box.united(QRect(x, y, 1, 1));
            strength += double(now.edge);
            xx += double(now.xx);
            yy += double(now.yy);
            xy += double(now.xy);
            ++count;
            for (int dy = -2; dy <= 2; ++dy) {
                for (int dx = -2; dx <= 2; ++dx) {
                    if (x + dx < 0 || y + dy < 0 || x + dx >= grid.columns || y + dy >= grid.rows)
                        continue;
                    const int next = (y + dy) * grid.columns + x + dx;
                    if (grid.cells[size_t(next)].part < 0 && grid.cells[size_t(next)].edge >= level) {
                        grid.cells[size_t(next)].part = part;
                        open.push_back(next);
                    }
                }
            }
        }
        ++part;
        if (count < 6)
            continue;
        CodeRegion region;
        const int scale = cell * grid.step;
        region.box = QRect(box.x() * scale, box.y() * scale, box.width() * scale, box.height() * scale);
        region.degrees = 0.5 * std::atan2(2 * xy, xx - yy) * 180 / M_PI;
        region.oneWay = xx + yy > 0 ? std::hypot(xx - yy, 2 * xy) / (xx + yy) : 0;
        region.strength = strength * count / std::max(1, box.width() * box.height());
        regions.push_back(region);
    }
}

bool nearlyEqual(const QRect& a, const QRect& b)
{
    const QRect both = a.intersected(b);
    const double shared = double(both.width()) * both.height();
    return !both.isEmpty() && shared > 0.7 * std::max(double(a.width()) * a.height(), double(b.width()) * b.height());
}

} // namespace

std::vector<CodeRegion> likelyRegions(const LumaPlane& plane, int most)
{
    std::vector<CodeRegion> regions;
    if (!plane.isValid())
        return regions;
    Grid grid = gridOf(plane);
    if (grid.cells.empty())
        return regions;
    std::vector<float> edges;
    edges.reserve(grid.cells.size());
    for (const Cell& each : grid.cells)
        edges.push_back(each.edge);
    const auto share = [&](double part) {
        const auto at = edges.begin() + qsizetype(double(edges.size() - 1) * part);
        std::nth_element(edges.begin(), at, edges.end());
        return *at;
    };
    // A code in dim light beside a window, a code on a busy shelf: no one level parts both from what is around them.
    const float high = share(0.995F);
    const float median = share(0.5F);
    const QRect all(QPoint(0, 0), plane.size());
    if (double(median) >= busy)
        regions.push_back({all, 0, 0, 0}); // a code may fill it
    else if (double(high) < leastEdge + double(median))
        return regions; // a wall, seen by a sensor that is not quite still
    for (const float level : {0.5F, 0.3F, 0.15F}) {
        const float edge = median + level * (high - median);
        if (double(edge) >= leastEdge * 0.6)
            gather(grid, edge, regions);
    }
    std::stable_sort(regions.begin(), regions.end(), [](const auto& a, const auto& b) { return a.strength > b.strength; });
    std::vector<CodeRegion> kept;
    for (CodeRegion& region : regions) {
        if (int(kept.size()) >= most)
            break;
        const int margin = std::max(12 * grid.step, std::min(region.box.width(), region.box.height()) / 6);
        region.box = region.box.adjusted(-margin, -margin, margin, margin).intersected(all);
        if (std::none_of(kept.begin(), kept.end(), [&](const auto& other) { return nearlyEqual(other.box, region.box); }))
            kept.push_back(region);
    }
    return kept;
}

} // namespace motcua::vision
