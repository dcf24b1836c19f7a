#include "vision/luma_ops.h"

#include <QPainter>

#include <algorithm>
#include <vector>

namespace motcua::vision {

namespace {

LumaPlane dense(int width, int height)
{
    return {QByteArray(qsizetype(width) * height, Qt::Uninitialized), width, height, width};
}

const uchar* row(const LumaPlane& plane, int y)
{
    return reinterpret_cast<const uchar*>(plane.bytes.constData()) + qsizetype(y) * plane.stride;
}

uchar* row(LumaPlane& plane, int y)
{
    return reinterpret_cast<uchar*>(plane.bytes.data()) + qsizetype(y) * plane.stride;
}

} // namespace

LumaPlane inverted(const LumaPlane& plane)
{
    LumaPlane result = dense(plane.width, plane.height);
    for (int y = 0; y < plane.height; ++y)
        std::transform(row(plane, y), row(plane, y) + plane.width, row(result, y), [](uchar v) { return uchar(255 - v); });
    return result;
}

LumaPlane mirrored(const LumaPlane& plane)
{
    LumaPlane result = dense(plane.width, plane.height);
    for (int y = 0; y < plane.height; ++y)
        std::reverse_copy(row(plane, y), row(plane, y) + plane.width, row(result, y));
    return result;
}

LumaPlane sharpened(const LumaPlane& plane)
{
    constexpr int radius = 3;
    constexpr int factor = 2;
    LumaPlane result = dense(plane.width, plane.height);
    // Sums of the columns over the rows of the box slide down, the sum over the columns of the box slides right.
    std::vector<int> columns(size_t(plane.width), 0);
    int top = 0;
    int bottom = 0; // rows [top, bottom) are in the sums
    for (int y = 0; y < plane.height; ++y) {
        for (; bottom <= std::min(y + radius, plane.height - 1); ++bottom)
            for (int x = 0; x < plane.width; ++x)
                columns[size_t(x)] += row(plane, bottom)[x];
        for (; top < y - radius; ++top)
            for (int x = 0; x < plane.width; ++x)
                columns[size_t(x)] -= row(plane, top)[x];
        const int rows = bottom - top;
        const uchar* from = row(std::as_const(plane), y);
        uchar* to = row(result, y);
        int sum = 0;
        int left = 0;
        int right = 0;
        for (int x = 0; x < plane.width; ++x) {
            for (; right <= std::min(x + radius, plane.width - 1); ++right)
                sum += columns[size_t(right)];
            for (; left < x - radius; ++left)
                sum -= columns[size_t(left)];
            const int mean = sum / (rows * (right - left));
            to[x] = uchar(std::clamp(from[x] + factor * (from[x] - mean), 0, 255));
        }
    }
    return result;
}

LumaPlane enlarged(const LumaPlane& plane, QRect region)
{
    region = region.intersected(QRect(QPoint(0, 0), plane.size()));
    if (region.width() < 2 || region.height() < 2)
        return {};
    LumaPlane result = dense(region.width() * 2, region.height() * 2);
    for (int y = 0; y < result.height; ++y) {
        const int y0 = region.top() + y / 2;
        const int y1 = std::min(y0 + (y & 1), region.bottom());
        const uchar* above = row(plane, y0) + region.left();
        const uchar* below = row(plane, y1) + region.left();
        uchar* to = row(result, y);
        for (int x = 0; x < result.width; ++x) {
            const int x0 = x / 2;
            const int x1 = std::min(x0 + (x & 1), region.width() - 1);
            to[x] = uchar((above[x0] + above[x1] + below[x0] + below[x1] + 2) / 4);
        }
    }
    return result;
}

void blankOut(LumaPlane& plane, const QPolygonF& corners)
{
    if (!plane.isValid() || corners.size() < 3)
        return;
    // A 1-D code's quadrilateral may be a single line: its stroke covers the bars that are left.
    const QRectF bounds = corners.boundingRect();
    const double margin = std::min(bounds.width(), bounds.height()) < 8 ? 40 : 3;
    QImage image(reinterpret_cast<uchar*>(plane.bytes.data()), plane.width, plane.height, plane.stride,
                 QImage::Format_Grayscale8);
    QPainter painter(&image);
    painter.setPen(QPen(Qt::white, 2 * margin, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.setBrush(Qt::white);
    painter.drawPolygon(corners);
}

} // namespace motcua::vision
