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
    const auto sample = [&](int x, int y) {
        return int(grey.constScanLine(std::clamp(y, 0, grey.height() - 1))[std::clamp(x, 0, grey.width() - 1)]);
    };
    for (int x = 0; x < strip.image.width(); ++x) {
        const double drop = slope * (x - strip.image.width() / 2.0);
        const int whole = int(std::floor(drop));
        const int part = int((drop - whole) * 256);
        for (int y = 0; y < strip.image.height(); ++y) {
            const int from = y + top + whole;
            const int a = sample(x + strip.offset.x(), from);
            const int b = part ? sample(x + strip.offset.x(), from + 1) : a;
            strip.image.scanLine(y)[x] = uchar((a * (256 - part) + b * part + 128) >> 8);
        }
    }
    return strip;
}

} // namespace motcua::vision
