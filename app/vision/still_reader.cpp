#include "vision/still_reader.h"

#include "vision/code_regions.h"
#include "vision/flat_code.h"
#include "vision/ladder.h"
#include "vision/luma_ops.h"
#include "vision/zbar_reader.h"
#include "vision/zxing_reader.h"

#include <algorithm>
#include <ctime>
#include <functional>

namespace motcua::vision {

namespace {

constexpr int maxCodes = 64;
constexpr int maxLooksOfARung = 64;
constexpr double secondsWithoutCode = 3;
constexpr double secondsMore = 0.5;
constexpr int mostRegions = 12;

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

class StillReader
{
public:
    StillReader(const LumaPlane& plane, CodeFormats formats) : m_rest(plane), m_formats(formats) {}

    std::vector<FoundCode> read()
    {
        readWhole();
        m_until = seconds() + (m_all.empty() ? secondsWithoutCode : secondsMore);
        m_formats &= checkedFormats; // a hundred looks at noise find what needs no proof
        if (m_formats && hasZxing()) {
            const auto regions = likelyRegions(m_rest, mostRegions);
            if (regions.empty())
                return std::move(m_all);
            if (m_all.empty())
                readSmaller();
            if (m_all.empty())
                readFlat(QRect(QPoint(0, 0), m_rest.size())); // large modules fall apart into several regions
            for (const CodeRegion& region : regions) {
                if (goesOn() && !isPaintedOver(region.box))
                    readFlat(region.box);
            }
            for (const CodeRegion& region : regions) {
                if (goesOn() && !isPaintedOver(region.box))
                    readPart(region);
            }
            if (m_all.empty())
                readTiles();
        }
        return std::move(m_all);
    }

private:
    struct Doubt
    {
        FoundCode code;
        int look;
    };

    static double seconds() { return double(std::clock()) / CLOCKS_PER_SEC; }
    [[nodiscard]] bool goesOn() const { return seconds() < m_until && int(m_all.size()) < maxCodes; }

    bool isKnown(const FoundCode& code) const
    {
        return std::any_of(m_all.begin(), m_all.end(), [&](const auto& other) { return isRestOf(code, other); });
    }

    // A code that was found, and the white that hides it now.
    [[nodiscard]] bool isPaintedOver(const QRect& box) const
    {
        return std::any_of(m_all.begin(), m_all.end(), [&](const FoundCode& code) {
            const QRectF known = code.corners.boundingRect();
            const double large = std::max(known.width(), known.height());
            return QRectF(box).intersects(known) && box.width() < 2 * large && box.height() < 2 * large;
        });
    }

    // True when something new stands in m_all. `plain`: seen in the picture as it is.
    bool take(FoundCode code, bool plain)
    {
        if (isKnown(code)) {
            blankOut(m_rest, code.corners);
            return false;
        }
        const bool corrected = code.format == CodeFormat::QrCode || code.format == CodeFormat::DataMatrix || code.format == CodeFormat::Pdf417;
        const bool sure = corrected || (plain && checkedFormats.testFlag(code.format));
        if (!sure) {
            const auto same = [&](const Doubt& other) { return other.code.format == code.format && other.code.text == code.text; };
            if (std::none_of(m_doubts.begin(), m_doubts.end(), [&](const Doubt& other) { return same(other) && other.look != m_look; })) {
                m_doubts.push_back({std::move(code), m_look});
                return false;
            }
        }
        blankOut(m_rest, code.corners);
        m_all.push_back(std::move(code));
        return true;
    }

    // Every rung over the whole picture, each until it finds nothing more.
    void readWhole()
    {
        for (int rung = 0; rung < wholeRungCount; ++rung) {
            CodeFormats formats = m_formats;
            ++m_look;
            for (int round = 0; round < maxLooksOfARung && int(m_all.size()) < maxCodes; ++round) {
                const auto found = readRung(m_rest, formats, Rung(rung), QRect(QPoint(0, 0), m_rest.size()));
                bool painted = false;
                for (const auto& code : found)
                    painted = take(code, true) || isKnown(code) || painted;
                if (!painted && (found.empty() || formats == (formats & checkedFormats)))
                    break;
                if (!painted) // what is doubted stays in sight and would be found for ever
                    formats &= checkedFormats;
            }
        }
    }

    using Back = std::function<QPointF(QPointF)>;

    bool look(const LumaPlane& view, const Back& back, Binarizer binarizer, CodeFormats formats)
    {
        if (!goesOn())
            return false;
        ++m_look;
        const auto code = readWithZxing(view, formats, binarizer);
        return code && takeFrom(*code, back);
    }
    // With the other reader.
    bool lookAgain(const LumaPlane& view, const Back& back)
    {
        if (!goesOn())
            return false;
        ++m_look;
        bool found = false;
        for (const auto& code : readWithZbar(view, m_formats))
            found = takeFrom(code, back) || found;
        return found;
    }
    bool takeFrom(FoundCode code, const Back& back)
    {
        for (QPointF& corner : code.corners)
            corner = back(corner);
        return take(std::move(code), false);
    }

    void readSmaller()
    {
        const int longest = std::max(m_rest.width, m_rest.height);
        for (const int side : {1400, 1000, 700, 480, 330}) {
            if (side >= longest || !goesOn())
                continue;
            const double factor = double(longest) / side;
            const LumaPlane view = resized(m_rest, QRect(QPoint(0, 0), m_rest.size()),
                                           QSize(int(m_rest.width / factor), int(m_rest.height / factor)));
            const Back back = [factor](QPointF p) { return p * factor; };
            look(view, back, Binarizer::Local, m_formats);
            lookAgain(view, back);
            look(thresholded(view, std::max(8, side / 24), 6), back, Binarizer::Local, m_formats);
        }
    }

    void readTiles()
    {
        const QSize half(m_rest.width / 2, m_rest.height / 2);
        for (int y = 0; y < 3 && m_all.empty(); ++y) {
            for (int x = 0; x < 3 && m_all.empty() && goesOn(); ++x)
                readPart({QRect(QPoint(x * half.width() / 2, y * half.height() / 2), half), 0, 0, 0});
        }
    }

    // What leans and is turned, seen from straight above.
    bool readFlat(const QRect& box)
    {
        for (const bool light : {false, true}) {
            for (FlatView& flat : flatViews(m_rest, box, light)) {
                const Back back = [toPicture = flat.toPicture](QPointF p) { return toPicture.map(p); };
                const LumaPlane view = stretched(light ? inverted(flat.plane) : flat.plane);
                const int radius = std::max(6, std::min(view.width, view.height) / 10);
                const LumaPlane smooth = smoothed(view, 2);
                if (look(view, back, Binarizer::Local, m_formats) || look(view, back, Binarizer::Global, m_formats) ||
                    look(smooth, back, Binarizer::Local, m_formats) || look(thresholded(smooth, radius, 0), back, Binarizer::Global, m_formats) ||
                    look(thresholded(smooth, 3 * radius, 0), back, Binarizer::Global, m_formats) || lookAgain(view, back))
                    return true;
                const LumaPlane straight = unbent(flat.plane, light);
                if (straight.isValid() && (look(light ? inverted(straight) : straight, back, Binarizer::Local, m_formats) ||
                                           look(smoothed(stretched(light ? inverted(straight) : straight), 2), back, Binarizer::Global, m_formats)))
                    return true;
            }
        }
        return false;
    }

    bool readPart(const CodeRegion& region)
    {
        const int longest = std::max(region.box.width(), region.box.height());
        for (const int side : {0, 420, 800, 1200}) {
            const double factor = side == 0 ? std::min(1.0, 1200.0 / longest) : double(side) / longest;
            // Near the same size again, larger than a lens can fill, or a crumb of it.
            if (side != 0 && ((factor > 0.75 && factor < 1.4) || factor > 3.2))
                continue;
            const LumaPlane view = resized(m_rest, region.box,
                                           QSize(int(region.box.width() * factor), int(region.box.height() * factor)));
            const Back back = [factor, at = region.box.topLeft()](QPointF p) { return p / factor + at; };
            if (readView(view, back) || readTurned(view, back, region))
                return true;
            if (!goesOn())
                return false;
        }
        return false;
    }

    bool readView(const LumaPlane& view, const Back& back)
    {
        if (look(view, back, Binarizer::Local, m_formats) || look(view, back, Binarizer::Global, m_formats) || lookAgain(view, back))
            return true;
        const LumaPlane sharp = sharpened(view);
        if (look(sharp, back, Binarizer::Local, m_formats) || lookAgain(sharp, back))
            return true;
        const LumaPlane smooth = smoothed(view, 1);
        const int radius = std::max(6, std::min(view.width, view.height) / 16);
        return look(smooth, back, Binarizer::Local, m_formats) || lookAgain(smooth, back) ||
               look(inverted(view), back, Binarizer::Local, m_formats) ||
               look(thresholded(smooth, radius, 3), back, Binarizer::Local, m_formats) ||
               look(thresholded(view, 2 * radius, 10), back, Binarizer::Local, m_formats) ||
               look(dilated(view, true), back, Binarizer::Local, m_formats) ||
               look(dilated(view, false), back, Binarizer::Local, m_formats) ||
               look(inverted(smooth), back, Binarizer::Global, m_formats);
    }

    bool readTurned(const LumaPlane& view, const Back& back, const CodeRegion& region)
    {
        const bool bars = region.oneWay > 0.3;
        const double angles[] = {-region.degrees, bars ? -region.degrees + 3 : -region.degrees + 22.5, 45};
        for (const double degrees : angles) {
            if (!goesOn())
                return false;
            QTransform unturn;
            const LumaPlane upright = turned(view, degrees, unturn);
            const Back whole = [&](QPointF p) { return back(unturn.map(p)); };
            if (look(upright, whole, Binarizer::Local, m_formats) || lookAgain(upright, whole))
                return true;
            if (!bars)
                continue;
            const LumaPlane mean = averagedDown(upright, std::max(2, std::min(view.height, view.width) / 20));
            const CodeFormats lines = m_formats & linearFormats;
            if (look(mean, whole, Binarizer::Global, lines) || look(sharpened(mean), whole, Binarizer::Local, lines) ||
                lookAgain(mean, whole) || lookAgain(sharpened(mean), whole))
                return true;
        }
        return false;
    }

    LumaPlane m_rest;
    CodeFormats m_formats;
    std::vector<FoundCode> m_all;
    std::vector<Doubt> m_doubts;
    int m_look = 0;
    double m_until = 0;
};

} // namespace

std::vector<FoundCode> readAll(const LumaPlane& plane, CodeFormats formats)
{
    if (!plane.isValid())
        return {};
    return StillReader(plane, formats).read();
}

} // namespace motcua::vision
