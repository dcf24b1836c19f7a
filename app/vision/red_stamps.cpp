#include "vision/red_stamps.h"

#include "vision/card_outline.h"

#include <QRect>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace motcua::vision {

namespace {

constexpr int cell = 4;        // pixels of the flat card; colour is never sharper in a JPEG
constexpr int redder = 28;     // of 256 parts of the red light that grey lacks; skin and warm lamps are less
constexpr int darkest = 24;    // too little light to tell a colour
constexpr qint64 largePixels = 5'000'000; // every second pixel of more is as fine as the flat card
constexpr double least = 0.1;  // of the card's width: a stamp, not a word
constexpr double largest = 0.5;

// How much redder than grey each pixel of the small picture is, less what the whole card is: lamps colour a card.
std::vector<int> rednessOf(const QImage& small, const QImage& red)
{
    std::vector<int> redness(size_t(small.width()) * size_t(small.height()), 0);
    auto* to = redness.data();
    for (int y = 0; y < small.height(); ++y) {
        const uchar* grey = small.constScanLine(y);
        const uchar* part = red.constScanLine(y);
        for (int x = 0, width = small.width(); x < width; ++x, ++to)
            *to = part[x] < darkest ? 0 : (part[x] - grey[x]) * 256 / part[x];
    }
    std::vector<int> sorted = redness;
    const auto middle = sorted.begin() + std::ptrdiff_t(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    const int usual = *middle;
    for (int& each : redness)
        each -= usual;
    return redness;
}

// Round, or nearly: the boxes of red figures as large as stamps are.
std::vector<QRect> stampsIn(const std::vector<int>& redness, int columns, int rows)
{
    std::vector<uchar> seen(redness.size(), 0);
    std::vector<QRect> stamps;
    std::vector<int> stack;
    for (size_t start = 0; start < redness.size(); ++start) {
        if (seen[start] || redness[start] < redder)
            continue;
        QRect box(int(start) % columns, int(start) / columns, 1, 1);
        seen[start] = 1;
        stack.push_back(int(start));
        while (!stack.empty()) {
            const int at = stack.back();
            stack.pop_back();
            const QPoint here(at % columns, at / columns);
            box |= QRect(here, QSize(1, 1));
            for (int v = std::max(0, here.y() - 2); v <= std::min(rows - 1, here.y() + 2); ++v) {
                for (int u = std::max(0, here.x() - 2); u <= std::min(columns - 1, here.x() + 2); ++u) {
                    const size_t next = size_t(v) * size_t(columns) + size_t(u);
                    if (seen[next] || redness[next] < redder)
                        continue;
                    seen[next] = 1;
                    stack.push_back(int(next));
                }
            }
        }
        const bool large = box.width() > least * columns && box.height() > least * columns;
        const bool small = box.width() < largest * columns && box.height() < largest * columns;
        if (large && small && box.width() < 2 * box.height() && box.height() < 2 * box.width())
            stamps.push_back(box);
    }
    return stamps;
}

// The light that paper has in there: nine of ten pixels are darker.
int paperIn(const QImage& grey)
{
    std::array<int, 256> count{};
    for (int y = 0; y < grey.height(); ++y) {
        const uchar* row = grey.constScanLine(y);
        for (int x = 0, width = grey.width(); x < width; ++x)
            ++count[row[x]];
    }
    int above = grey.width() * grey.height() / 10;
    int level = 255;
    while (level > 0 && (above -= count[size_t(level)]) > 0)
        --level;
    return std::max(level, 1);
}

// Ink is never quite as red as red can be: what it still takes from the red light is a third of what it takes from the rest. Colour is less sharp than
// light in a JPEG, so the reddest within `blur` pixels counts. `red` is the box's.
void clear(QImage& flat, const QImage& red, const QRect& box, int blur)
{
    const QImage before = flat.copy(box);
    const int paper = paperIn(before);
    const int share = paper * 256 / paperIn(red);
    std::vector<int> missing(size_t(box.width()) * size_t(box.height()));
    const auto at = [&](int x, int y) -> int& { return missing[size_t(y) * size_t(box.width()) + size_t(x)]; };
    for (int y = 0; y < box.height(); ++y)
        for (int x = 0; x < box.width(); ++x)
            at(x, y) = std::max(red.constScanLine(y)[x] * share / 256 - before.constScanLine(y)[x], 0);
    for (int y = 0; y < box.height(); ++y) {
        uchar* to = flat.scanLine(box.top() + y) + box.left();
        for (int x = 0; x < box.width(); ++x) {
            int most = 0;
            for (int v = std::max(0, y - blur); v <= std::min(box.height() - 1, y + blur); ++v)
                for (int u = std::max(0, x - blur); u <= std::min(box.width() - 1, x + blur); ++u)
                    most = std::max(most, at(u, v));
            to[x] = uchar(std::clamp(red.constScanLine(y)[x] * share / 256 + most / 2, 0, paper));
        }
    }
}

} // namespace

bool clearRedStamps(QImage& flat, const QImage& red, const QTransform& toRed)
{
    if (red.isNull() || flat.width() < 8 * cell || flat.height() < 8 * cell)
        return false;
    // Looked for in the small, for most cards have none.
    const QImage small = shrunk(flat, cell);
    const auto stamps = stampsIn(rednessOf(small, seenThrough(red, QTransform::fromScale(cell, cell) * toRed, small.size())), small.width(), small.height());
    // A JPEG keeps every second pixel's colour.
    const int blur = std::clamp(int(std::lround(2 / std::sqrt(std::abs(toRed.determinant())))), 1, 4);
    for (const QRect& stamp : stamps) {
        const QRect box = QRect(stamp.topLeft() * cell, stamp.size() * cell).adjusted(-cell, -cell, cell, cell).intersected(flat.rect());
        const QImage part = seenThrough(red, QTransform::fromTranslate(box.left(), box.top()) * toRed, box.size());
        clear(flat, part, box, blur);
    }
    return !stamps.empty();
}

QImage redPart(const QImage& picture)
{
    if (picture.isGrayscale() && picture.depth() <= 8)
        return {};
    const int step = qint64(picture.width()) * picture.height() > largePixels ? 2 : 1;
    QImage red(picture.width() / step, picture.height() / step, QImage::Format_Grayscale8);
    const bool wide = picture.format() == QImage::Format_RGB32 || picture.format() == QImage::Format_ARGB32;
    for (int y = 0; y < red.height(); ++y) {
        uchar* to = red.scanLine(y);
        const auto* row = reinterpret_cast<const QRgb*>(picture.constScanLine(y * step));
        for (int x = 0, width = red.width(); x < width; ++x)
            to[x] = uchar(qRed(wide ? row[x * step] : picture.pixel(x * step, y * step)));
    }
    return red;
}

} // namespace motcua::vision
