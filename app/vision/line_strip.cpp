#include "vision/line_strip.h"

#include <algorithm>
#include <cmath>

namespace motcua::vision {

QRect Strip::onPicture(const QRect& box) const
{
    const double drop = slope * (box.center().x() - image.width() / 2.0);
    return box.translated(offset.x(), offset.y() + int(std::lround(drop)));
}

Strip cutStrip(const QImage& grey, const QRect& box, double slope, double margin)
{
    const int lean = int(std::abs(slope) * box.width());
    // What the slope adds to the box is no letter's height.
    const int high = std::max(8, box.height() - lean);
    const int around = int(std::lround(high * margin));
    const int top = box.top() + (box.height() - high) / 2 - around;
    Strip strip{QImage(box.width() + 2 * around, high + 2 * around, QImage::Format_Grayscale8), {box.left() - around, top}, slope};
    const uchar* pixels = grey.constBits();
    const qsizetype stride = grey.bytesPerLine();
    const int lowest = grey.height() - 1;
    const int rightmost = grey.width() - 1;
    const auto sample = [=](int x, int y) { return int(pixels[std::clamp(y, 0, lowest) * stride + std::clamp(x, 0, rightmost)]); };
    uchar* to = strip.image.bits();
    const qsizetype toStride = strip.image.bytesPerLine();
    const int width = strip.image.width();
    const int height = strip.image.height();
    for (int x = 0; x < width; ++x) {
        const double drop = slope * (x - width / 2.0);
        const int whole = int(std::floor(drop));
        const int part = int((drop - whole) * 256);
        for (int y = 0; y < height; ++y) {
            const int from = y + top + whole;
            const int a = sample(x + strip.offset.x(), from);
            const int b = part ? sample(x + strip.offset.x(), from + 1) : a;
            to[y * toStride + x] = uchar((a * (256 - part) + b * part + 128) >> 8);
        }
    }
    return strip;
}

} // namespace motcua::vision
