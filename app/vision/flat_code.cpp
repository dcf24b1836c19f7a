#include "vision/flat_code.h"

#include "vision/card_outline.h"
#include "vision/four_sides.h"
#include "vision/luma_ops.h"

#include <QLineF>

#include <algorithm>
#include <cmath>

namespace motcua::vision {

namespace {

constexpr int sketchSide = 256;
constexpr double leastInk = 0.22; // of the square around a point: half of what a symbol has, as at its straight edge

struct Blob
{
    std::vector<QPointF> ink;
    QRect box;
};

// Ink whose neighbourhood is dense, as connected pieces; the largest first.
std::vector<Blob> blobsOf(const LumaPlane& ink, int radius)
{
    const LumaPlane density = smoothed(ink, radius);
    const int w = ink.width;
    const int h = ink.height;
    const auto* dense = reinterpret_cast<const uchar*>(density.bytes.constData());
    const auto* dark = reinterpret_cast<const uchar*>(ink.bytes.constData());
    const auto most = uchar(255 * (1 - leastInk));
    std::vector<uchar> seen(size_t(w) * size_t(h), 0);
    std::vector<Blob> blobs;
    std::vector<int> open;
    for (int start = 0; start < w * h; ++start) {
        if (seen[size_t(start)] || dense[start] > most)
            continue;
        Blob blob;
        open.assign(1, start);
        seen[size_t(start)] = 1;
        while (!open.empty()) {
            const int at = open.back();
            open.pop_back();
            const int x = at % w;
            const int y = at / w;
            blob.box |= QRect(x, y, 1, 1);
            if (dark[at] == 0)
                blob.ink.emplace_back(x + 0.5, y + 0.5);
            for (const int next : {x > 0 ? at - 1 : -1, x + 1 < w ? at + 1 : -1, y > 0 ? at - w : -1, y + 1 < h ? at + w : -1}) {
                if (next < 0 || seen[size_t(next)] || dense[next] > most)
                    continue;
                seen[size_t(next)] = 1;
                open.push_back(next);
            }
        }
        blobs.push_back(std::move(blob));
    }
    std::sort(blobs.begin(), blobs.end(), [](const Blob& a, const Blob& b) { return a.ink.size() > b.ink.size(); });
    return blobs;
}

// Corners in the sketch; empty when it is no four-sided thing.
std::vector<QPointF> cornersOf(const Blob& blob, double side)
{
    if (blob.ink.size() < 60 || std::max(blob.box.width(), blob.box.height()) < side / 4)
        return {};
    const auto hull = convexHull(blob.ink);
    auto corners = fourSided(hull);
    if (corners.size() != 4 || areaOf(corners) > 1.3 * areaOf(hull))
        return {};
    const auto first = std::min_element(corners.begin(), corners.end(),
                                        [](QPointF a, QPointF b) { return a.x() + a.y() < b.x() + b.y(); });
    std::rotate(corners.begin(), first, corners.end());
    return corners;
}

FlatView laidFlat(const LumaPlane& plane, const QPolygonF& corners)
{
    const double wide = (QLineF(corners[0], corners[1]).length() + QLineF(corners[3], corners[2]).length()) / 2;
    const double high = (QLineF(corners[0], corners[3]).length() + QLineF(corners[1], corners[2]).length()) / 2;
    if (wide < 12 || high < 8 || std::max(wide, high) > 40 * std::min(wide, high))
        return {};
    // Squares are squares again, also those that were seen from the side.
    const double ratio = wide / high;
    const bool square = ratio > 0.6 && ratio < 1.65;
    const double longest = std::max(wide, high);
    const double scale = std::clamp(longest, square ? 300.0 : 420.0, square ? 560.0 : 900.0) / longest;
    const double w = (square ? longest : wide) * scale;
    const double h = (square ? longest : high) * scale;
    const double margin = square ? w * 0.14 : std::max(w, h) * 0.08;
    const QPolygonF to{{margin, margin}, {margin + w, margin}, {margin + w, margin + h}, {margin, margin + h}};
    FlatView view;
    if (!QTransform::quadToQuad(to, corners, view.toPicture))
        return {};
    const QSize size(int(w + 2 * margin), int(h + 2 * margin));
    view.plane = LumaPlane::fromImage(seenThrough(plane.image(), view.toPicture, size));
    return view;
}

} // namespace

std::vector<FlatView> flatViews(const LumaPlane& plane, QRect box, bool lightInk)
{
    std::vector<FlatView> views;
    box = box.intersected(QRect(QPoint(0, 0), plane.size()));
    const int longest = std::max(box.width(), box.height());
    if (longest < 16)
        return views;
    const double factor = std::min(2.0, double(sketchSide) / longest);
    const QSize size(std::max(8, int(box.width() * factor)), std::max(8, int(box.height() * factor)));
    LumaPlane sketch = stretched(resized(plane, box, size));
    if (lightInk)
        sketch = inverted(sketch);
    const LumaPlane ink = thresholded(smoothed(sketch, 1), sketchSide / 7, 12);
    QPolygonF before;
    for (const int radius : {sketchSide / 26, sketchSide / 12}) {
        const auto blobs = blobsOf(ink, radius);
        if (blobs.empty())
            continue;
        const auto corners = cornersOf(blobs.front(), std::max(size.width(), size.height()));
        if (corners.empty())
            continue;
        QPolygonF inPicture;
        for (const QPointF& corner : corners)
            inPicture << QPointF(corner.x() * box.width() / size.width(), corner.y() * box.height() / size.height()) + box.topLeft();
        bool same = before.size() == 4;
        for (int i = 0; same && i < 4; ++i)
            same = QLineF(before[i], inPicture[i]).length() < 0.03 * longest;
        if (same)
            continue;
        before = inPicture;
        if (FlatView view = laidFlat(plane, inPicture); view.plane.isValid())
            views.push_back(std::move(view));
    }
    return views;
}

} // namespace motcua::vision
