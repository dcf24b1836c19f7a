#include "vision/ladder.h"

#include "vision/luma_ops.h"
#include "vision/zbar_reader.h"
#include "vision/zxing_reader.h"

#include <algorithm>

namespace motcua::vision {

namespace {

constexpr int maxCodesOnStill = 64;
constexpr int maxLooks = 64; // of one rung
constexpr qint64 maxEnlargedPixels = 2'000'000; // of the region, before enlarging

std::vector<FoundCode> asVector(std::optional<FoundCode> code)
{
    if (!code)
        return {};
    return {std::move(*code)};
}

// Painting over a code leaves some of it, of a 1-D code often bars above and below the lines that were read. Two equal
// stickers apart from each other are two codes.
bool isRestOf(const FoundCode& code, const FoundCode& known)
{
    if (code.format != known.format || code.text != known.text)
        return false;
    const QRectF box = known.corners.boundingRect();
    const double near = linearFormats.testFlag(code.format) ? 0.6 * std::max(box.width(), box.height()) : 4;
    return box.adjusted(-near, -near, near, near).contains(code.corners.boundingRect().center());
}

// Where to look twice as closely: around the last code, else the middle, where people hold what they show.
QRect enlargeRegion(QSize size, QRect region, bool whole)
{
    const QRect all(QPoint(0, 0), size);
    if (whole && qint64(size.width()) * size.height() <= maxEnlargedPixels)
        return all;
    if (!region.isEmpty()) {
        const int margin = std::max(region.width(), region.height()) / 2;
        region = region.adjusted(-margin, -margin, margin, margin).intersected(all);
        if (qint64(region.width()) * region.height() <= maxEnlargedPixels / 2)
            return region;
    }
    const QSize half(std::min(size.width() / 2, 960), std::min(size.height() / 2, 720));
    return {QPoint((size.width() - half.width()) / 2, (size.height() - half.height()) / 2), half};
}

std::vector<FoundCode> readEnlarged(const LumaPlane& plane, CodeFormats formats, QRect region)
{
    auto codes = asVector(readWithZxing(enlarged(plane, region), formats, Binarizer::Local));
    for (auto& code : codes)
        for (auto& corner : code.corners)
            corner = corner / 2 + region.topLeft();
    return codes;
}

std::vector<FoundCode> read(const LumaPlane& plane, CodeFormats formats, Rung rung, QRect region, bool whole)
{
    if (!hasZxing())
        return readWithZbar(rung == Rung::Inverted ? inverted(plane) : plane, formats);
    switch (rung) {
    case Rung::Normal:
        return asVector(readWithZxing(plane, formats, Binarizer::Local));
    case Rung::Inverted:
        return asVector(readWithZxing(inverted(plane), formats, Binarizer::Local));
    case Rung::GlobalHistogram:
        return asVector(readWithZxing(plane, formats, Binarizer::Global));
    case Rung::Sharpened:
        return asVector(readWithZxing(sharpened(plane), formats, Binarizer::Local));
    case Rung::Enlarged:
        return readEnlarged(plane, formats, enlargeRegion(plane.size(), region, whole));
    case Rung::SecondReader:
        return readWithZbar(plane, formats);
    }
    return {};
}

} // namespace

std::vector<FoundCode> readRung(const LumaPlane& plane, CodeFormats formats, Rung rung, QRect region)
{
    return read(plane, formats, rung, region, false);
}

std::vector<FoundCode> readAll(const LumaPlane& plane, CodeFormats formats)
{
    std::vector<FoundCode> all;
    LumaPlane rest = plane;
    for (int step = 0; step < rungCount; ++step) {
        for (int look = 0; look < maxLooks && int(all.size()) < maxCodesOnStill; ++look) {
            const auto found = read(rest, formats, Rung(step), {}, true);
            if (found.empty())
                break;
            for (const auto& code : found) {
                blankOut(rest, code.corners);
                if (std::none_of(all.begin(), all.end(), [&](const auto& other) { return isRestOf(code, other); }))
                    all.push_back(code);
            }
        }
    }
    return all;
}

} // namespace motcua::vision
