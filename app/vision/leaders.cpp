#include "vision/leaders.h"

#include "vision/ink_pieces.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace motcua::vision {

namespace {

constexpr int largestDot = 10; // pixels
constexpr int widestGap = 40;
constexpr int fall = 3; // from dot to dot
constexpr size_t leastDots = 8;

using Dots = std::vector<const InkPiece*>;

std::vector<Dots> rowsOfDots(const std::vector<InkPiece>& pieces)
{
    Dots dots;
    for (const InkPiece& piece : pieces)
        if (piece.width() <= largestDot && piece.height() <= largestDot)
            dots.push_back(&piece);
    std::sort(dots.begin(), dots.end(), [](const InkPiece* a, const InkPiece* b) { return a->left < b->left; });
    std::vector<Dots> rows;
    for (const InkPiece* dot : dots) {
        Dots* best = nullptr;
        for (Dots& row : rows) {
            const InkPiece& last = *row.back();
            const bool follows = dot->left > last.right && dot->left - last.right <= widestGap && std::abs(dot->middle() - last.middle()) <= fall;
            if (follows && (!best || last.right > best->back()->right))
                best = &row;
        }
        if (best)
            best->push_back(dot);
        else
            rows.push_back({dot});
    }
    return rows;
}

// Most steps are alike; a letter's tail may hide a dot or two.
bool isLeader(const Dots& row)
{
    if (row.size() < leastDots)
        return false;
    std::vector<int> steps;
    for (size_t i = 1; i < row.size(); ++i)
        steps.push_back(row[i]->left - row[i - 1]->left);
    auto sorted = steps;
    const auto middle = sorted.begin() + std::ptrdiff_t(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    const int usual = *middle;
    const auto even = std::count_if(steps.begin(), steps.end(), [usual](int step) { return std::abs(step - usual) * 4 <= usual + 4; });
    return even * 10 >= std::ptrdiff_t(steps.size()) * 7;
}

} // namespace

std::vector<QRect> leaderDots(const std::vector<InkPiece>& pieces)
{
    std::vector<QRect> boxes;
    for (const Dots& row : rowsOfDots(pieces))
        if (isLeader(row))
            for (const InkPiece* dot : row)
                boxes.emplace_back(QPoint(dot->left, dot->top), QPoint(dot->right, dot->bottom));
    return boxes;
}

void eraseDots(QImage& flat, const std::vector<QRect>& dots)
{
    std::vector<uchar> rim;
    for (const QRect& dot : dots) {
        const QRect box = dot.adjusted(-2, -2, 2, 2).intersected(flat.rect());
        rim.clear();
        for (int x = box.left(); x <= box.right(); ++x) {
            rim.push_back(flat.constScanLine(box.top())[x]);
            rim.push_back(flat.constScanLine(box.bottom())[x]);
        }
        for (int y = box.top(); y <= box.bottom(); ++y) {
            rim.push_back(flat.constScanLine(y)[box.left()]);
            rim.push_back(flat.constScanLine(y)[box.right()]);
        }
        if (rim.empty())
            continue;
        const auto light = rim.begin() + std::ptrdiff_t(rim.size() * 2 / 3);
        std::nth_element(rim.begin(), light, rim.end());
        const uchar paper = *light;
        for (int y = box.top(); y <= box.bottom(); ++y)
            for (int x = box.left(); x <= box.right(); ++x)
                flat.scanLine(y)[x] = std::max(flat.constScanLine(y)[x], paper);
    }
}

} // namespace motcua::vision
