#include "vision/luma_ops.h"

#include <algorithm>
#include <array>
#include <vector>

namespace motcua::vision {

namespace {

const uchar* row(const LumaPlane& plane, int y)
{
    return reinterpret_cast<const uchar*>(plane.bytes.constData()) + qsizetype(y) * plane.stride;
}

uchar* row(LumaPlane& plane, int y)
{
    return reinterpret_cast<uchar*>(plane.bytes.data()) + qsizetype(y) * plane.stride;
}

LumaPlane dense(int width, int height)
{
    return {QByteArray(qsizetype(width) * height, Qt::Uninitialized), width, height, width};
}

LumaPlane planeOf(const QImage& image)
{
    return LumaPlane::fromImage(image.convertToFormat(QImage::Format_Grayscale8));
}

// Calls use(x, y, mean of the square around it), each row from left to right.
template<class Use>
void overMeans(const LumaPlane& plane, int radius, Use&& use)
{
    const int w = plane.width;
    const int h = plane.height;
    std::vector<int> columns(size_t(w), 0);
    for (int y = 0; y < std::min(radius, h); ++y)
        for (int x = 0; x < w; ++x)
            columns[size_t(x)] += row(plane, y)[x];
    for (int y = 0; y < h; ++y) {
        if (y + radius < h)
            for (int x = 0; x < w; ++x)
                columns[size_t(x)] += row(plane, y + radius)[x];
        if (y > radius)
            for (int x = 0; x < w; ++x)
                columns[size_t(x)] -= row(plane, y - radius - 1)[x];
        const int rows = std::min(y + radius, h - 1) - std::max(y - radius, 0) + 1;
        int sum = 0;
        for (int x = 0; x < std::min(radius, w); ++x)
            sum += columns[size_t(x)];
        for (int x = 0; x < w; ++x) {
            if (x + radius < w)
                sum += columns[size_t(x + radius)];
            if (x > radius)
                sum -= columns[size_t(x - radius - 1)];
            const int wide = std::min(x + radius, w - 1) - std::max(x - radius, 0) + 1;
            use(x, y, sum / (rows * wide));
        }
    }
}

} // namespace

LumaPlane resized(const LumaPlane& plane, QRect region, QSize size)
{
    region = region.intersected(QRect(QPoint(0, 0), plane.size()));
    if (!plane.isValid() || region.isEmpty() || size.isEmpty())
        return {};
    const QImage part = plane.image().copy(region);
    return planeOf(size == region.size() ? part : part.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
}

LumaPlane stretched(const LumaPlane& plane)
{
    std::array<int, 256> count{};
    for (int y = 0; y < plane.height; ++y)
        for (int x = 0; x < plane.width; ++x)
            ++count[row(plane, y)[x]];
    const int share = std::max(1, plane.width * plane.height / 50);
    int low = 0;
    for (int sum = 0; low < 255 && (sum += count[size_t(low)]) < share;)
        ++low;
    int high = 255;
    for (int sum = 0; high > low && (sum += count[size_t(high)]) < share;)
        --high;
    std::array<uchar, 256> to{};
    for (int value = 0; value < 256; ++value)
        to[size_t(value)] = uchar(std::clamp((value - low) * 255 / std::max(1, high - low), 0, 255));
    LumaPlane result = dense(plane.width, plane.height);
    for (int y = 0; y < plane.height; ++y)
        std::transform(row(plane, y), row(plane, y) + plane.width, row(result, y), [&](uchar value) { return to[value]; });
    return result;
}

LumaPlane smoothed(const LumaPlane& plane, int radius)
{
    LumaPlane result = dense(plane.width, plane.height);
    uchar* to = row(result, 0);
    overMeans(plane, radius, [to, w = plane.width](int x, int y, int mean) { to[size_t(y) * size_t(w) + size_t(x)] = uchar(mean); });
    return result;
}

LumaPlane thresholded(const LumaPlane& plane, int radius, int bias)
{
    LumaPlane result = dense(plane.width, plane.height);
    uchar* to = row(result, 0);
    overMeans(plane, radius, [&, to, w = plane.width](int x, int y, int mean) {
        to[size_t(y) * size_t(w) + size_t(x)] = row(plane, y)[x] < mean - bias ? 0 : 255;
    });
    return result;
}

LumaPlane dilated(const LumaPlane& plane, bool dark)
{
    const int w = plane.width;
    const int h = plane.height;
    LumaPlane across = dense(w, h);
    LumaPlane result = dense(w, h);
    const auto pick = [dark](uchar a, uchar b) { return dark ? std::min(a, b) : std::max(a, b); };
    for (int y = 0; y < h; ++y) {
        const uchar* from = row(plane, y);
        uchar* to = row(across, y);
        for (int x = 0; x < w; ++x)
            to[x] = pick(from[std::max(0, x - 1)], pick(from[x], from[std::min(w - 1, x + 1)]));
    }
    for (int y = 0; y < h; ++y) {
        const uchar* above = row(std::as_const(across), std::max(0, y - 1));
        const uchar* from = row(std::as_const(across), y);
        const uchar* below = row(std::as_const(across), std::min(h - 1, y + 1));
        uchar* to = row(result, y);
        for (int x = 0; x < w; ++x)
            to[x] = pick(above[x], pick(from[x], below[x]));
    }
    return result;
}

LumaPlane turned(const LumaPlane& plane, double degrees, QTransform& back)
{
    const QTransform turn = QTransform().rotate(degrees);
    const QImage image = plane.image();
    back = QImage::trueMatrix(turn, image.width(), image.height()).inverted();
    const QImage result = image.convertToFormat(QImage::Format_ARGB32).transformed(turn, Qt::SmoothTransformation);
    LumaPlane out = dense(result.width(), result.height());
    for (int y = 0; y < result.height(); ++y) {
        const auto* from = reinterpret_cast<const QRgb*>(result.constScanLine(y));
        uchar* to = row(out, y);
        for (int x = 0; x < result.width(); ++x) // outside is paper
            to[x] = uchar(std::min(255, (qGreen(from[x]) * qAlpha(from[x]) + 255 * (255 - qAlpha(from[x]))) / 255));
    }
    return out;
}

LumaPlane averagedDown(const LumaPlane& plane, int radius)
{
    const int w = plane.width;
    LumaPlane result = dense(w, plane.height);
    std::vector<int> sums(size_t(w), 0);
    int first = 0;
    int last = -1;
    for (int y = 0; y < plane.height; ++y) {
        for (; last < std::min(y + radius, plane.height - 1);) {
            const uchar* from = row(plane, ++last);
            for (int x = 0; x < w; ++x)
                sums[size_t(x)] += from[x];
        }
        for (; first < y - radius; ++first) {
            const uchar* from = row(plane, first);
            for (int x = 0; x < w; ++x)
                sums[size_t(x)] -= from[x];
        }
        uchar* to = row(result, y);
        for (int x = 0; x < w; ++x)
            to[x] = uchar(sums[size_t(x)] / (last - first + 1));
    }
    return result;
}

} // namespace motcua::vision
