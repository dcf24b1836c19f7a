#include "vision/text_lines.h"

#include <algorithm>
#include <cstdint>

namespace motcua::vision {

namespace {

constexpr int smallRadius = 1;  // evens out noise
constexpr int largeRadius = 25; // the paper around a letter
constexpr int minContrast = 22; // grey levels; printed waves have half of it
constexpr int minHeight = 10;
constexpr int maxHeight = 70;
constexpr int minWidth = 24;

class Sums
{
public:
    explicit Sums(const QImage& grey)
        : m_width(grey.width() + 1)
        , m_height(grey.height())
        , m_sums(size_t(m_width) * size_t(grey.height() + 1), 0)
    {
        for (int y = 0; y < grey.height(); ++y) {
            uint64_t row = 0;
            for (int x = 0; x < grey.width(); ++x) {
                row += grey.constScanLine(y)[x];
                at(x + 1, y + 1) = at(x + 1, y) + row;
            }
        }
    }
    [[nodiscard]] int mean(int x, int y, int radius)
    {
        const int left = std::max(0, x - radius);
        const int top = std::max(0, y - radius);
        const int right = std::min(m_width - 1, x + radius + 1);
        const int bottom = std::min(m_height, y + radius + 1);
        const uint64_t sum = at(right, bottom) + at(left, top) - at(left, bottom) - at(right, top);
        return int(sum / uint64_t((right - left) * (bottom - top)));
    }

private:
    uint64_t& at(int x, int y) { return m_sums[size_t(y) * size_t(m_width) + size_t(x)]; }

    int m_width;
    int m_height;
    std::vector<uint64_t> m_sums;
};

using Mask = std::vector<uchar>;

Mask inkOf(const QImage& grey)
{
    Sums sums(grey);
    Mask ink(size_t(grey.width()) * size_t(grey.height()), 0);
    for (int y = 0; y < grey.height(); ++y)
        for (int x = 0; x < grey.width(); ++x)
            ink[size_t(y) * size_t(grey.width()) + size_t(x)] =
                sums.mean(x, y, smallRadius) + minContrast < sums.mean(x, y, largeRadius);
    return ink;
}

// Letters and words of a line run together: gaps up to a wide space are filled.
void fillGaps(Mask& ink, int width, int gap)
{
    for (size_t row = 0; row < ink.size(); row += size_t(width)) {
        int last = -1;
        for (int x = 0; x < width; ++x) {
            if (!ink[row + size_t(x)])
                continue;
            if (last >= 0 && x - last > 1 && x - last <= gap)
                std::fill(ink.begin() + std::ptrdiff_t(row + size_t(last)), ink.begin() + std::ptrdiff_t(row + size_t(x)), 1);
            last = x;
        }
    }
}

std::vector<QRect> regionsOf(Mask ink, int width, int height)
{
    std::vector<QRect> boxes;
    std::vector<int> stack;
    for (int start = 0; start < width * height; ++start) {
        if (!ink[size_t(start)])
            continue;
        int left = width;
        int right = 0;
        int top = height;
        int bottom = 0;
        stack.push_back(start);
        ink[size_t(start)] = 0;
        while (!stack.empty()) {
            const int at = stack.back();
            stack.pop_back();
            const int x = at % width;
            const int y = at / width;
            left = std::min(left, x);
            right = std::max(right, x);
            top = std::min(top, y);
            bottom = std::max(bottom, y);
            for (int v = std::max(0, y - 1); v <= std::min(height - 1, y + 1); ++v)
                for (int u = std::max(0, x - 1); u <= std::min(width - 1, x + 1); ++u)
                    if (auto& next = ink[size_t(v) * size_t(width) + size_t(u)]) {
                        next = 0;
                        stack.push_back(v * width + u);
                    }
        }
        boxes.emplace_back(QPoint(left, top), QPoint(right, bottom));
    }
    return boxes;
}

} // namespace

std::vector<QRect> findTextLines(const QImage& grey)
{
    Mask ink = inkOf(grey);
    fillGaps(ink, grey.width(), grey.width() / 60);
    auto boxes = regionsOf(std::move(ink), grey.width(), grey.height());
    // A mark or a dot that floats free belongs to the line it stands over or under.
    std::sort(boxes.begin(), boxes.end(), [](const QRect& a, const QRect& b) { return a.width() > b.width(); });
    std::vector<QRect> lines;
    for (const QRect& box : boxes) {
        const auto home = std::find_if(lines.begin(), lines.end(), [&](const QRect& line) {
            const bool across = box.left() <= line.right() && box.right() >= line.left();
            const int gap = std::max(box.top() - line.bottom(), line.top() - box.bottom());
            return across && gap <= line.height() / 5 && box.height() < line.height() && box.width() * 3 < line.width() &&
                   (box | line).height() <= maxHeight;
        });
        if (home != lines.end())
            *home |= box;
        else if (box.height() >= minHeight && box.height() <= maxHeight && box.width() >= minWidth)
            lines.push_back(box);
    }
    std::sort(lines.begin(), lines.end(), [](const QRect& a, const QRect& b) { return a.top() < b.top(); });
    if (lines.size() > 60)
        return {}; // a texture, not a card
    return lines;
}

} // namespace motcua::vision
