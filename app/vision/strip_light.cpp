#include "vision/strip_light.h"

#include "vision/luma_ops.h"

#include <algorithm>
#include <vector>

namespace motcua::vision {

QImage smoothedStrip(const QImage& grey)
{
    QImage even(grey.size(), QImage::Format_Grayscale8);
    const int right = grey.width() - 1;
    for (int y = 0; y < grey.height(); ++y) {
        const uchar* rows[] = {grey.constScanLine(std::max(y - 1, 0)), grey.constScanLine(y), grey.constScanLine(std::min(y + 1, grey.height() - 1))};
        uchar* to = even.scanLine(y);
        for (int x = 0; x <= right; ++x) {
            int sum = 0;
            for (const uchar* row : rows)
                sum += row[std::max(x - 1, 0)] + row[x] + row[std::min(x + 1, right)];
            to[x] = uchar(sum / 9);
        }
    }
    return even;
}

QImage evenlyLit(const QImage& grey)
{
    const QImage even = smoothedStrip(grey);
    const int width = grey.width();
    const int reach = std::max(12, grey.height());
    std::vector<int> paper(size_t(width), 0);
    std::vector<int> ink(size_t(width), 255);
    for (int y = 0; y < grey.height(); ++y) {
        const uchar* row = even.constScanLine(y);
        for (size_t x = 0; x < size_t(width); ++x) {
            paper[x] = std::max<int>(paper[x], row[x]);
            ink[x] = std::min<int>(ink[x], row[x]);
        }
    }
    QImage lit(grey.size(), QImage::Format_Grayscale8);
    for (int x = 0; x < width; ++x) {
        int sum = 0;
        int black = 255;
        const int from = std::max(0, x - reach);
        const int to = std::min(width - 1, x + reach);
        for (int near = from; near <= to; ++near) {
            sum += paper[size_t(near)];
            black = std::min(black, ink[size_t(near)]);
        }
        const int white = std::max(sum / (to - from + 1), black + 10);
        const uchar* from8 = grey.constBits() + x;
        uchar* to8 = lit.bits() + x;
        for (int y = 0, height = grey.height(); y < height; ++y, from8 += grey.bytesPerLine(), to8 += lit.bytesPerLine())
            *to8 = uchar(std::clamp((*from8 - black) * 255 / (white - black), 0, 255));
    }
    return lit;
}

QImage largerStrip(const QImage& grey)
{
    return grey.scaled(grey.width() * 3 / 2, grey.height() * 3 / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).convertToFormat(QImage::Format_Grayscale8);
}

QImage sharper(const QImage& grey)
{
    return sharpened(LumaPlane::fromImage(grey)).image();
}

QImage smallerStrip(const QImage& grey, double share)
{
    const QSize size(std::max(1, int(grey.width() * share)), std::max(1, int(grey.height() * share)));
    return grey.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).convertToFormat(QImage::Format_Grayscale8);
}

} // namespace motcua::vision
