#include "vision/card_outline.h"

#include "vision/four_sides.h"

#include <QLineF>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace motcua::vision {

namespace {

constexpr int smallWidth = 320;

int otsuThreshold(const QImage& grey)
{
    std::array<double, 256> count{};
    for (int y = 0, width = grey.width(); y < grey.height(); ++y) {
        const uchar* row = grey.constScanLine(y);
        for (int x = 0; x < width; ++x)
            ++count[row[x]];
    }
    const double all = double(grey.width()) * grey.height();
    double sum = 0;
    for (size_t i = 0; i < count.size(); ++i)
        sum += double(i) * count[i];
    double below = 0;
    double sumBelow = 0;
    double best = -1;
    int threshold = 127;
    for (size_t i = 0; i < count.size(); ++i) {
        below += count[i];
        if (below <= 0 || below >= all)
            continue;
        sumBelow += double(i) * count[i];
        const double distance = sumBelow / below - (sum - sumBelow) / (all - below);
        const double between = below * (all - below) * distance * distance;
        if (between > best) {
            best = between;
            threshold = int(i);
        }
    }
    return threshold;
}

// Border points of the largest connected light region.
std::vector<QPointF> largestLightRegion(const QImage& grey, int threshold, int& area)
{
    const int width = grey.width();
    const int height = grey.height();
    const uchar* pixels = grey.constBits();
    const qsizetype stride = grey.bytesPerLine();
    std::vector<uchar> seen(size_t(width) * size_t(height), 0);
    std::vector<int> stack;
    std::vector<QPointF> best;
    area = 0;
    for (int start = 0; start < width * height; ++start) {
        if (seen[size_t(start)] || pixels[start / width * stride + start % width] <= threshold)
            continue;
        std::vector<int> region;
        stack.push_back(start);
        seen[size_t(start)] = 1;
        while (!stack.empty()) {
            const int at = stack.back();
            stack.pop_back();
            region.push_back(at);
            const int x = at % width;
            const int y = at / width;
            const auto visit = [&](int u, int v) {
                if (u < 0 || v < 0 || u >= width || v >= height)
                    return;
                const auto next = size_t(v) * size_t(width) + size_t(u);
                if (seen[next] || pixels[v * stride + u] <= threshold)
                    return;
                seen[next] = 1;
                stack.push_back(int(next));
            };
            visit(x - 1, y);
            visit(x + 1, y);
            visit(x, y - 1);
            visit(x, y + 1);
        }
        if (int(region.size()) > area) {
            area = int(region.size());
            best.clear();
            for (const int at : region)
                best.emplace_back(at % width + 0.5, at / width + 0.5);
        }
    }
    return best;
}

} // namespace

QImage shrunk(const QImage& grey, int factor)
{
    if (factor <= 1)
        return grey;
    const int width = grey.width() / factor;
    const int height = grey.height() / factor;
    QImage small(width, height, QImage::Format_Grayscale8);
    std::vector<int> sums(size_t(width), 0);
    for (int y = 0; y < height; ++y) {
        std::fill(sums.begin(), sums.end(), 0);
        for (int row = 0; row < factor; ++row) {
            const uchar* from = grey.constScanLine(y * factor + row);
            for (int x = 0; x < width; ++x)
                for (int column = 0; column < factor; ++column)
                    sums[size_t(x)] += *from++;
        }
        uchar* to = small.scanLine(y);
        for (int x = 0; x < width; ++x)
            to[x] = uchar(sums[size_t(x)] / (factor * factor));
    }
    return small;
}

std::optional<QPolygonF> findCard(const QImage& grey)
{
    if (grey.width() < 64 || grey.height() < 64)
        return std::nullopt;
    const double scale = double(grey.width()) / smallWidth;
    // Smoothed on the way down: letters and noise vanish, the card stays.
    const QImage small = shrunk(grey, std::max(1, grey.width() / smallWidth))
                             .scaledToWidth(smallWidth / 2, Qt::SmoothTransformation)
                             .scaledToWidth(smallWidth, Qt::SmoothTransformation)
                             .convertToFormat(QImage::Format_Grayscale8);
    int area = 0;
    const auto region = largestLightRegion(small, otsuThreshold(small), area);
    const double all = double(small.width()) * small.height();
    if (area < 0.12 * all)
        return std::nullopt;
    const auto hull = convexHull(region);
    const double hullArea = areaOf(hull);
    auto corners = fourSided(hull);
    if (corners.size() != 4 || area < 0.55 * hullArea || hullArea > 0.97 * all)
        return std::nullopt; // scattered light, or nothing but light
    if (areaOf(corners) > 1.2 * hullArea)
        return std::nullopt; // no four-sided thing
    for (size_t i = 0; i < 4; ++i)
        if (QLineF(corners[i], corners[(i + 1) % 4]).length() < 0.2 * small.height())
            return std::nullopt;
    // Clockwise from the corner nearest to the top left.
    const auto first = std::min_element(corners.begin(), corners.end(),
                                        [](QPointF a, QPointF b) { return a.x() + a.y() < b.x() + b.y(); });
    std::rotate(corners.begin(), first, corners.end());
    QPolygonF outline;
    for (const QPointF corner : corners)
        outline << corner * scale;
    return outline;
}

FlatCard flattenCard(const QImage& grey, const std::optional<QPolygonF>& outline, int width, int quarterTurns)
{
    QPolygonF from = outline.value_or(QPolygonF{
        QPointF(0, 0), QPointF(grey.width(), 0), QPointF(grey.width(), grey.height()), QPointF(0, grey.height())});
    std::rotate(from.begin(), from.begin() + (4 - quarterTurns % 4) % 4, from.end());
    const double top = QLineF(from[0], from[1]).length();
    const double bottom = QLineF(from[3], from[2]).length();
    const double left = QLineF(from[0], from[3]).length();
    const double right = QLineF(from[1], from[2]).length();
    const double wide = (top + bottom) / 2;
    const double high = (left + right) / 2;
    const double scale = std::min(width / wide, 2.0);
    const QSize size(std::max(1, int(wide * scale)), std::max(1, int(std::min(high * scale, 3.0 * width))));
    const QPolygonF to{QPointF(0, 0), QPointF(size.width(), 0), QPointF(size.width(), size.height()),
                       QPointF(0, size.height())};
    FlatCard flat;
    if (!QTransform::quadToQuad(to, from, flat.toPhoto))
        return {grey, {}};
    flat.image = seenThrough(grey, flat.toPhoto, size);
    return flat;
}

namespace {

// Four neighbours' mean at points along a straight run; white outside of the picture.
class Sampler
{
public:
    explicit Sampler(const QImage& grey) : m_pixels(grey.constBits()), m_stride(grey.bytesPerLine()), m_width(grey.width()), m_height(grey.height()) {}

    void run(uchar* to, int count, QPointF from, QPointF step) const
    {
        const QPointF end = from + step * (count - 1);
        const bool within = std::min(from.x(), end.x()) >= 0 && std::max(from.x(), end.x()) < m_width - 1.01 && std::min(from.y(), end.y()) >= 0 &&
                            std::max(from.y(), end.y()) < m_height - 1.01;
        if (within)
            return runWithin(to, count, from, step);
        for (int i = 0; i < count; ++i)
            to[i] = at(from + step * i);
    }

private:
    static constexpr int fraction = 16; // bits
    static int mean(const uchar* upper, const uchar* lower, int right, int a, int b)
    {
        const int above = upper[0] * (256 - a) + upper[right] * a;
        const int below = lower[0] * (256 - a) + lower[right] * a;
        return (above * (256 - b) + below * b + 32768) >> 16;
    }
    void runWithin(uchar* to, int count, QPointF from, QPointF step) const
    {
        int x = int(from.x() * (1 << fraction));
        int y = int(from.y() * (1 << fraction));
        const int dx = int(step.x() * (1 << fraction));
        const int dy = int(step.y() * (1 << fraction));
        for (int i = 0; i < count; ++i, x += dx, y += dy) {
            const uchar* upper = m_pixels + (y >> fraction) * m_stride + (x >> fraction);
            to[i] = uchar(mean(upper, upper + m_stride, 1, (x >> 8) & 255, (y >> 8) & 255));
        }
    }
    [[nodiscard]] uchar at(QPointF point) const
    {
        if (!(point.x() >= -0.5 && point.y() >= -0.5 && point.x() <= m_width - 0.5 && point.y() <= m_height - 0.5))
            return 255;
        const int x = std::clamp(int(point.x() * 256), 0, (m_width - 1) * 256);
        const int y = std::clamp(int(point.y() * 256), 0, (m_height - 1) * 256);
        const int row = y >> 8;
        const uchar* upper = m_pixels + row * m_stride + (x >> 8);
        return uchar(mean(upper, row + 1 < m_height ? upper + m_stride : upper, (x >> 8) + 1 < m_width ? 1 : 0, x & 255, y & 255));
    }

    const uchar* m_pixels;
    qsizetype m_stride;
    int m_width;
    int m_height;
};

} // namespace

QImage seenThrough(const QImage& grey, const QTransform& toPhoto, QSize size)
{
    // A large photo is made smaller first, else pixels between those that are looked at would be lost.
    const QPointF centre = QRectF(QPointF(0, 0), size).center();
    const double step = std::max(QLineF(toPhoto.map(centre), toPhoto.map(centre + QPointF(1, 0))).length(),
                                 QLineF(toPhoto.map(centre), toPhoto.map(centre + QPointF(0, 1))).length());
    const int factor = std::max(1, int(std::lround(step)));
    if (factor > 1)
        return seenThrough(shrunk(grey, factor), toPhoto * QTransform::fromScale(1.0 / factor, 1.0 / factor), size);
    QImage image(size, QImage::Format_Grayscale8);
    const Sampler sampler(grey);
    for (int v = 0; v < size.height(); ++v) {
        uchar* to = image.scanLine(v);
        // Exact at the ends of each short stretch, straight between them: a perspective bends far less than a pixel there.
        constexpr int stretch = 16;
        QPointF here = toPhoto.map(QPointF(0.5, v + 0.5)) - QPointF(0.5, 0.5);
        for (int u = 0; u < size.width(); u += stretch) {
            const QPointF there = toPhoto.map(QPointF(u + 0.5 + stretch, v + 0.5)) - QPointF(0.5, 0.5);
            sampler.run(to + u, std::min(stretch, size.width() - u), here, (there - here) / stretch);
            here = there;
        }
    }
    return image;
}

} // namespace motcua::vision
