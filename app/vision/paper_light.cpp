#include "vision/paper_light.h"

#include <algorithm>
#include <vector>

namespace motcua::vision {

namespace {

constexpr int cell = 12;       // pixels: more than a stroke, less than a line
constexpr int unevenShare = 8; // tenths: paper that is darker than this much of the best needs help
constexpr int mostGain = 4;    // more would only make noise
constexpr int darkest = 40;    // paper is never so dark; a portrait's hair is

// What paper there is in each cell and its neighbours: the lightest cells' mean of two by two pixels, then smoothed.
std::vector<int> paperOf(const QImage& flat, int columns, int rows)
{
    std::vector<int> light(size_t(columns) * size_t(rows), 0);
    const auto at = [columns](int u, int v) { return size_t(v) * size_t(columns) + size_t(u); };
    for (int y = 0; y + 1 < flat.height(); y += 2) {
        const uchar* upper = flat.constScanLine(y);
        const uchar* lower = flat.constScanLine(y + 1);
        for (int x = 0, width = flat.width(); x + 1 < width; x += 2) {
            int& most = light[at(std::min(x / cell, columns - 1), std::min(y / cell, rows - 1))];
            most = std::max(most, (upper[x] + upper[x + 1] + lower[x] + lower[x + 1]) / 4);
        }
    }
    const auto gathered = [&](const std::vector<int>& from, auto combine) {
        std::vector<int> to(from.size());
        for (int v = 0; v < rows; ++v)
            for (int u = 0; u < columns; ++u)
                to[at(u, v)] = combine(std::max(0, u - 1), std::min(columns - 1, u + 1), std::max(0, v - 1), std::min(rows - 1, v + 1));
        return to;
    };
    const auto widest = gathered(light, [&](int left, int right, int top, int bottom) {
        int most = 0;
        for (int v = top; v <= bottom; ++v)
            for (int u = left; u <= right; ++u)
                most = std::max(most, light[at(u, v)]);
        return most;
    });
    return gathered(widest, [&](int left, int right, int top, int bottom) {
        int sum = 0;
        for (int v = top; v <= bottom; ++v)
            for (int u = left; u <= right; ++u)
                sum += widest[at(u, v)];
        return sum / ((right - left + 1) * (bottom - top + 1));
    });
}

} // namespace

void evenPaper(QImage& flat)
{
    const int columns = flat.width() / cell;
    const int rows = flat.height() / cell;
    if (columns < 2 || rows < 2)
        return;
    const auto paper = paperOf(flat, columns, rows);
    auto sorted = paper;
    std::sort(sorted.begin(), sorted.end());
    const int best = sorted[sorted.size() * 9 / 10];
    const int poor = sorted[sorted.size() * 3 / 10]; // a dark head and a portrait are no more than that
    if (poor * 10 > best * unevenShare)
        return;
    const auto level = [&](int u, int v) {
        return std::max(paper[size_t(std::clamp(v, 0, rows - 1)) * size_t(columns) + size_t(std::clamp(u, 0, columns - 1))], darkest);
    };
    for (int y = 0; y < flat.height(); ++y) {
        uchar* row = flat.scanLine(y);
        const int v = (y + cell / 2) / cell - 1;
        const int b = (y + cell / 2) % cell;
        for (int x = 0, width = flat.width(); x < width; ++x) {
            const int u = (x + cell / 2) / cell - 1;
            const int a = (x + cell / 2) % cell;
            const int above = level(u, v) * (cell - a) + level(u + 1, v) * a;
            const int below = level(u, v + 1) * (cell - a) + level(u + 1, v + 1) * a;
            const int here = std::max((above * (cell - b) + below * b) / (cell * cell), best / mostGain);
            row[x] = uchar(std::min(row[x] * best / here, 255));
        }
    }
}

} // namespace motcua::vision
