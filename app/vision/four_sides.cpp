#include "vision/four_sides.h"

#include <QLineF>

#include <algorithm>
#include <cmath>

namespace motcua::vision {

namespace {

double cross(QPointF o, QPointF a, QPointF b)
{
    return (a.x() - o.x()) * (b.y() - o.y()) - (a.y() - o.y()) * (b.x() - o.x());
}

} // namespace

// Andrew's monotone chain.
std::vector<QPointF> convexHull(std::vector<QPointF> points)
{
    std::sort(points.begin(), points.end(),
              [](QPointF a, QPointF b) { return a.x() < b.x() || (a.x() == b.x() && a.y() < b.y()); });
    std::vector<QPointF> hull;
    const auto chain = [&](auto begin, auto end) {
        const size_t base = hull.size();
        for (auto it = begin; it != end; ++it) {
            while (hull.size() >= base + 2 && cross(hull[hull.size() - 2], hull.back(), *it) <= 0)
                hull.pop_back();
            hull.push_back(*it);
        }
        hull.pop_back();
    };
    chain(points.begin(), points.end());
    chain(points.rbegin(), points.rend());
    return hull;
}

double areaOf(const std::vector<QPointF>& polygon)
{
    double twice = 0;
    for (size_t i = 0; i < polygon.size(); ++i) {
        const QPointF a = polygon[i];
        const QPointF b = polygon[(i + 1) % polygon.size()];
        twice += a.x() * b.y() - b.x() * a.y();
    }
    return std::abs(twice) / 2;
}

// The shortest side goes, its neighbours are drawn out until they meet, while that adds least.
std::vector<QPointF> fourSided(std::vector<QPointF> hull)
{
    while (hull.size() > 4) {
        size_t best = hull.size();
        double bestArea = 0;
        QPointF bestPoint;
        const size_t n = hull.size();
        for (size_t i = 0; i < n; ++i) {
            const QLineF before(hull[(i + n - 1) % n], hull[i]);
            const QLineF after(hull[(i + 2) % n], hull[(i + 1) % n]);
            QPointF meeting;
            if (before.intersects(after, &meeting) == QLineF::NoIntersection)
                continue;
            // They must meet beyond the side that goes.
            if (cross(hull[i], hull[(i + 1) % n], meeting) >= 0)
                continue;
            const double added = areaOf({hull[i], meeting, hull[(i + 1) % n]});
            if (best == n || added < bestArea) {
                best = i;
                bestArea = added;
                bestPoint = meeting;
            }
        }
        if (best == n)
            return {};
        hull[best] = bestPoint;
        hull.erase(hull.begin() + std::ptrdiff_t((best + 1) % n));
    }
    return hull;
}

} // namespace motcua::vision
