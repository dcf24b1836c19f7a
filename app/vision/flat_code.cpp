#include "vision/flat_code.h"

#include "vision/card_outline.h"
#include "vision/four_sides.h"
#include "vision/luma_ops.h"

#include <QLineF>

#include <algorithm>
#include <array>
#include <cmath>

namespace motcua::vision {

namespace {

constexpr int sketchSide = 256;
constexpr size_t mostBlobs = 3;
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
    const double box = double(blob.box.width()) * blob.box.height();
    if (blob.ink.size() < 60 || std::max(blob.box.width(), blob.box.height()) < side / 5 || double(blob.ink.size()) < 0.12 * box)
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

// How far the middle of the ink's edges rises above their ends, both edges together; 0 where they disagree. `across`: the edges
// left and right instead of those above and below.
double arcOf(const LumaPlane& ink, bool across)
{
    constexpr int bins = 12;
    const int length = across ? ink.height : ink.width;
    const int depth = across ? ink.width : ink.height;
    const auto* bytes = reinterpret_cast<const uchar*>(ink.bytes.constData());
    std::array<std::vector<QPointF>, 2> edges;
    for (int bin = 0; bin < bins; ++bin) {
        int first = depth;
        int last = -1;
        for (int i = bin * length / bins; i < (bin + 1) * length / bins; ++i) {
            for (int j = 0; j < depth; ++j) {
                if (bytes[across ? i * ink.width + j : j * ink.width + i] != 0)
                    continue;
                first = std::min(first, j);
                last = std::max(last, j);
            }
        }
        if (last < first || last - first < depth / 3)
            continue; // beside the symbol
        const double at = (bin + 0.5) / bins * 2 - 1;
        edges[0].emplace_back(at, first);
        edges[1].emplace_back(at, last);
    }
    std::array<double, 2> arcs{};
    for (size_t edge = 0; edge < 2; ++edge) {
        const auto& points = edges[edge];
        if (points.size() < 6)
            return 0;
        // Least squares for a + b·t + c·t².
        double s[5] = {};
        double y[3] = {};
        for (const QPointF& p : points) {
            double power = 1;
            for (int k = 0; k < 5; ++k, power *= p.x()) {
                s[k] += power;
                if (k < 3)
                    y[k] += power * p.y();
            }
        }
        const double d = s[0] * (s[2] * s[4] - s[3] * s[3]) - s[1] * (s[1] * s[4] - s[3] * s[2]) + s[2] * (s[1] * s[3] - s[2] * s[2]);
        if (std::abs(d) < 1e-9)
            return 0;
        arcs[edge] = (s[0] * (s[2] * y[2] - y[1] * s[3]) - s[1] * (s[1] * y[2] - y[1] * s[2]) + y[0] * (s[1] * s[3] - s[2] * s[2])) / d;
    }
    return arcs[0] * arcs[1] > 0 ? (arcs[0] + arcs[1]) / 2 : 0;
}

} // namespace

LumaPlane unbent(const LumaPlane& flat, bool lightInk)
{
    const LumaPlane ink = thresholded(smoothed(lightInk ? inverted(flat) : flat, 2), std::min(flat.width, flat.height) / 4, 12);
    const double down = arcOf(ink, false);
    const double right = arcOf(ink, true);
    const double least = 0.015 * std::max(flat.width, flat.height);
    if (std::abs(down) < least && std::abs(right) < least)
        return {};
    LumaPlane straight{QByteArray(qsizetype(flat.width) * flat.height, Qt::Uninitialized), flat.width, flat.height, flat.width};
    const auto* from = reinterpret_cast<const uchar*>(flat.bytes.constData());
    auto* to = reinterpret_cast<uchar*>(straight.bytes.data());
    for (int y = 0; y < flat.height; ++y) {
        const double v = 2.0 * y / flat.height - 1;
        for (int x = 0; x < flat.width; ++x) {
            const double u = 2.0 * x / flat.width - 1;
            const double sx = std::clamp(x + right * (v * v - 0.33), 0.0, flat.width - 1.001);
            const double sy = std::clamp(y + down * (u * u - 0.33), 0.0, flat.height - 1.001);
            const int x0 = int(sx);
            const int y0 = int(sy);
            const double a = sx - x0;
            const double b = sy - y0;
            const uchar* upper = from + qsizetype(y0) * flat.stride + x0;
            const uchar* lower = upper + flat.stride;
            *to++ = uchar((upper[0] * (1 - a) + upper[1] * a) * (1 - b) + (lower[0] * (1 - a) + lower[1] * a) * b);
        }
    }
    return straight;
}

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
    std::vector<QPolygonF> before;
    for (const int radius : {sketchSide / 26, sketchSide / 12}) {
        const auto blobs = blobsOf(ink, radius);
        for (size_t i = 0; i < std::min(blobs.size(), mostBlobs); ++i) {
            const auto corners = cornersOf(blobs[i], std::max(size.width(), size.height()));
            if (corners.empty())
                continue;
            QPolygonF inPicture;
            for (const QPointF& corner : corners)
                inPicture << QPointF(corner.x() * box.width() / size.width(), corner.y() * box.height() / size.height()) + box.topLeft();
            const bool known = std::any_of(before.begin(), before.end(), [&](const QPolygonF& other) {
                return std::equal(other.begin(), other.end(), inPicture.begin(),
                                  [&](QPointF a, QPointF b) { return QLineF(a, b).length() < 0.03 * longest; });
            });
            if (known)
                continue;
            before.push_back(inPicture);
            if (FlatView view = laidFlat(plane, inPicture); view.plane.isValid())
                views.push_back(std::move(view));
        }
    }
    return views;
}

} // namespace motcua::vision
