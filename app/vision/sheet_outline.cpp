#include "vision/sheet_outline.h"

#include "vision/card_outline.h"

#include <QLineF>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace motcua::vision {

namespace {

constexpr int lookAt = 640;       //!< px: enough to find a sheet
constexpr int lightCells = 24;    //!< along the longer side
constexpr double brightest = 245; //!< what paper becomes
constexpr double mostGain = 2.2;  //!< a dark table at the edge is not made paper

//! The light of the place: per cell what nine tenths of it stay below, smoothed by the stretching to the whole size.
QImage lightOf(const QImage& page)
{
    const double cell = double(std::max(page.width(), page.height())) / lightCells;
    const QSize cells(std::max(1, int(page.width() / cell)), std::max(1, int(page.height() / cell)));
    const QImage grey = page.scaled(cells * 12, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).convertToFormat(QImage::Format_Grayscale8);
    QImage light(cells, QImage::Format_Grayscale8);
    for (int y = 0; y < cells.height(); ++y) {
        for (int x = 0; x < cells.width(); ++x) {
            std::array<int, 144> values{};
            for (int i = 0; i < 144; ++i)
                values[size_t(i)] = grey.constScanLine(y * 12 + i / 12)[x * 12 + i % 12];
            std::nth_element(values.begin(), values.begin() + 129, values.end());
            light.scanLine(y)[x] = uchar(std::max(1, values[129]));
        }
    }
    // A cell that is all ink takes the light of its neighbours.
    QImage filled = light;
    for (int y = 0; y < cells.height(); ++y) {
        for (int x = 0; x < cells.width(); ++x) {
            int most = 0;
            for (int v = std::max(0, y - 1); v <= std::min(cells.height() - 1, y + 1); ++v)
                for (int u = std::max(0, x - 1); u <= std::min(cells.width() - 1, x + 1); ++u)
                    most = std::max(most, int(light.constScanLine(v)[u]));
            filled.scanLine(y)[x] = uchar(most);
        }
    }
    return filled.scaled(page.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation).convertToFormat(QImage::Format_Grayscale8);
}

void makeLightEven(QImage& page)
{
    const QImage light = lightOf(page);
    if (light.size() != page.size())
        return;
    for (int y = 0; y < page.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(page.scanLine(y));
        const uchar* there = light.constScanLine(y);
        for (int x = 0; x < page.width(); ++x) {
            const double gain = std::min(mostGain, brightest / there[x]);
            const auto lit = [gain](int value) { return std::min(255, int(value * gain)); };
            line[x] = qRgb(lit(qRed(line[x])), lit(qGreen(line[x])), lit(qBlue(line[x])));
        }
    }
}

} // namespace

std::optional<QPolygonF> findSheet(const QImage& picture)
{
    if (picture.isNull())
        return std::nullopt;
    const int longer = std::max(picture.width(), picture.height());
    const double scale = std::max(1.0, double(longer) / lookAt);
    const QImage small = scale > 1 ? picture.scaled(int(picture.width() / scale), int(picture.height() / scale), Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                                   : picture;
    auto outline = findCard(small.convertToFormat(QImage::Format_Grayscale8));
    if (!outline)
        return std::nullopt;
    for (QPointF& corner : *outline)
        corner = {std::clamp(corner.x() * picture.width() / small.width(), 0.0, double(picture.width())),
                  std::clamp(corner.y() * picture.height() / small.height(), 0.0, double(picture.height()))};
    return outline;
}

QImage flattenSheet(const QImage& picture, const QPolygonF& corners, int longest, bool evenLight)
{
    if (picture.isNull() || corners.size() < 4)
        return picture;
    const double wide = (QLineF(corners[0], corners[1]).length() + QLineF(corners[3], corners[2]).length()) / 2;
    const double high = (QLineF(corners[0], corners[3]).length() + QLineF(corners[1], corners[2]).length()) / 2;
    if (wide < 1 || high < 1)
        return picture;
    const double scale = std::min(1.0, longest / std::max(wide, high));
    const QSize size(std::max(1, int(std::lround(wide * scale))), std::max(1, int(std::lround(high * scale))));
    const QPolygonF from{corners[0], corners[1], corners[2], corners[3]};
    const QPolygonF to{QPointF(0, 0), QPointF(size.width(), 0), QPointF(size.width(), size.height()), QPointF(0, size.height())};
    QTransform straight;
    if (!QTransform::quadToQuad(from, to, straight))
        return picture;
    QImage page(size, QImage::Format_RGB32);
    page.fill(Qt::white);
    QPainter painter(&page);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setTransform(straight);
    painter.drawImage(0, 0, picture);
    painter.end();
    if (evenLight)
        makeLightEven(page);
    return page;
}

} // namespace motcua::vision
