#include "vision/ladder.h"

#include "vision/code_regions.h"
#include "vision/luma_ops.h"
#include "vision/zbar_reader.h"
#include "vision/zxing_reader.h"

#include <algorithm>

namespace motcua::vision {

namespace {

constexpr qint64 maxEnlargedPixels = 2'000'000; // of the region, before enlarging

std::vector<FoundCode> asVector(std::optional<FoundCode> code)
{
    if (!code)
        return {};
    return {std::move(*code)};
}

// Where to look twice as closely: around the last code, else the middle, where people hold what they show.
QRect enlargeRegion(QSize size, QRect region)
{
    const QRect all(QPoint(0, 0), size);
    if (region == all && qint64(size.width()) * size.height() <= maxEnlargedPixels)
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

std::vector<FoundCode> placed(FoundCode code, const QTransform& back)
{
    code.corners = back.map(code.corners);
    return asVector(std::move(code));
}

std::vector<FoundCode> readEnlarged(const LumaPlane& plane, CodeFormats formats, QRect region)
{
    auto codes = asVector(readWithZxing(enlarged(plane, region), formats, Binarizer::Local));
    for (auto& code : codes)
        for (auto& corner : code.corners)
            corner = corner / 2 + region.topLeft();
    return codes;
}

// Some cameras deliver what a mirror would show. ZXing finds that out for the other symbols, and bars it reads from either end.
std::vector<FoundCode> readMirrored(const LumaPlane& plane, CodeFormats formats)
{
    formats &= CodeFormats{CodeFormat::DataMatrix, CodeFormat::Pdf417};
    if (!formats)
        return {};
    const auto back = QTransform(-1, 0, 0, 1, plane.width, 0);
    if (auto code = readWithZxing(mirrored(plane), formats, Binarizer::Local))
        return placed(std::move(*code), back);
    return {};
}

// Some detectors begin in the middle of what they are given, and all of them do better with a code that is neither tiny nor lost
// among other things.
std::vector<FoundCode> readParts(const LumaPlane& plane, CodeFormats formats)
{
    for (const CodeRegion& region : likelyRegions(plane, 3)) {
        const int longest = std::max(region.box.width(), region.box.height());
        const int factor = longest < 320 ? 2 : 1;
        if (longest > 640)
            continue;
        const LumaPlane view = resized(plane, region.box, region.box.size() * factor);
        const auto back = QTransform::fromScale(1.0 / factor, 1.0 / factor) * QTransform::fromTranslate(region.box.x(), region.box.y());
        auto code = readWithZxing(view, formats, Binarizer::Local);
        if (!code)
            code = readWithZxing(inverted(view), formats, Binarizer::Local);
        if (code)
            return placed(std::move(*code), back);
    }
    return {};
}

// A code turned upright; of bars, the mean along their length.
std::vector<FoundCode> readUpright(const LumaPlane& plane, CodeFormats formats)
{
    for (const CodeRegion& region : likelyRegions(plane, 2)) {
        if (std::max(region.box.width(), region.box.height()) > 640)
            continue;
        QTransform unturn;
        const LumaPlane upright = turned(resized(plane, region.box, region.box.size()), -region.degrees, unturn);
        const auto back = unturn * QTransform::fromTranslate(region.box.x(), region.box.y());
        if (auto code = readWithZxing(upright, formats, Binarizer::Local))
            return placed(std::move(*code), back);
        const CodeFormats lines = formats & linearFormats;
        if (region.oneWay < 0.3 || !lines)
            continue;
        const LumaPlane mean = sharpened(averagedDown(upright, std::max(2, std::min(upright.width, upright.height) / 20)));
        if (auto code = readWithZxing(mean, lines, Binarizer::Local))
            return placed(std::move(*code), back);
        if (auto codes = readWithZbar(mean, lines); !codes.empty())
            return placed(std::move(codes.front()), back);
    }
    return {};
}

} // namespace

std::vector<FoundCode> readRung(const LumaPlane& plane, CodeFormats formats, Rung rung, QRect region)
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
        return readEnlarged(plane, formats, enlargeRegion(plane.size(), region));
    case Rung::SecondReader:
        if (auto codes = readWithZbar(plane, formats); !codes.empty())
            return codes;
        return readMirrored(plane, formats);
    case Rung::Parts:
        return readParts(plane, formats);
    case Rung::Upright:
        return readUpright(plane, formats);
    }
    return {};
}

} // namespace motcua::vision
