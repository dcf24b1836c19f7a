#include "tests/support/photo_surface.h"

#include <QPainter>
#include <QTransform>

#include <algorithm>
#include <cmath>

namespace motcua::test {

namespace {

constexpr double degree = M_PI / 180;

// Letters of no language: what counts is their size, their weight and their lines.
void printText(QPainter& p, Dice& dice, QRectF box)
{
    const double line = dice.between(9, 34);
    const int ink = int(dice.between(10, 90));
    for (double y = box.top(); y + line < box.bottom(); y += line * 1.5) {
        double x = box.left();
        const double end = box.left() + box.width() * dice.between(0.5, 1);
        while (x < end) {
            const int strokes = 1 + int(dice.below(3));
            for (int i = 0; i < strokes; ++i) {
                const bool upright = dice.below(2) == 0;
                const QRectF stroke(x + i * line * 0.2, y + dice.between(0, 0.3) * line, upright ? line * 0.11 : line * 0.34,
                                    upright ? line * dice.between(0.5, 0.8) : line * 0.1);
                p.fillRect(stroke, QColor(ink, ink, ink));
            }
            x += line * (dice.below(6) == 0 ? 0.9 : 0.62);
        }
    }
}

// The point of the paper that is seen at a point of the flat view, both from the middle; false: beside it.
bool unbent(const Sheet& sheet, double halfWide, double halfHigh, QPointF& at)
{
    if (sheet.bend > 0) {
        double along = sheet.alongHeight ? at.y() / halfHigh : at.x() / halfWide;
        double across = sheet.alongHeight ? at.x() / halfWide : at.y() / halfHigh;
        const double most = std::sin(sheet.bend * degree);
        const double sine = along * most;
        if (std::abs(sine) >= most)
            return false;
        const double angle = std::asin(sine);
        across -= sheet.sag * (1 - std::cos(angle)) / (1 - std::cos(sheet.bend * degree));
        along = angle / (sheet.bend * degree);
        at = sheet.alongHeight ? QPointF(across * halfWide, along * halfHigh) : QPointF(along * halfWide, across * halfHigh);
    }
    return std::abs(at.x()) < halfWide && std::abs(at.y()) < halfHigh;
}

// Where the corners of the flat paper are seen: it leans about an axis, before a pinhole, then turns.
QPolygonF seenCorners(const Sheet& sheet)
{
    const double halfWide = sheet.paper.width() * sheet.scale / 2;
    const double halfHigh = sheet.paper.height() * sheet.scale / 2;
    const double distance = 6 * std::max(halfWide, halfHigh);
    const double c = std::cos(sheet.axis * degree);
    const double s = std::sin(sheet.axis * degree);
    QPolygonF corners;
    for (const QPointF& flat : {QPointF(-halfWide, -halfHigh), QPointF(halfWide, -halfHigh), QPointF(halfWide, halfHigh), QPointF(-halfWide, halfHigh)}) {
        const double along = flat.x() * c + flat.y() * s;
        const double across = -flat.x() * s + flat.y() * c;
        const double shrink = distance / (distance + across * std::sin(sheet.lean * degree));
        const double shorter = across * std::cos(sheet.lean * degree);
        const QPointF leaned((along * c - shorter * s) * shrink, (along * s + shorter * c) * shrink);
        corners << QTransform().rotate(sheet.turn).map(leaned) + sheet.middle;
    }
    return corners;
}

int dotAt(const QImage& paper, QPointF at)
{
    const int x = std::clamp(int(at.x()), 0, paper.width() - 1);
    const int y = std::clamp(int(at.y()), 0, paper.height() - 1);
    return paper.constScanLine(y)[x];
}

} // namespace

QImage surface(Dice& dice, QSize size)
{
    QImage image = hallPicture(dice, size);
    QPainter p(&image);
    p.setRenderHint(QPainter::Antialiasing);
    switch (dice.below(4)) {
    case 0: break;
    case 1: { // a page
        const int grey = int(dice.between(170, 235));
        p.fillRect(image.rect(), QColor(grey, grey, grey));
        printText(p, dice, QRectF(image.rect()).marginsRemoved(QMarginsF(20, 20, 20, 20)));
        break;
    }
    case 2: { // wood
        const int grey = int(dice.between(70, 170));
        p.fillRect(image.rect(), QColor(grey, grey, grey));
        for (int i = 0; i < size.height() / 3; ++i) {
            const int tone = std::clamp(grey + int(dice.between(-28, 28)), 0, 255);
            p.setPen(QPen(QColor(tone, tone, tone), dice.between(1, 5)));
            const double y = dice.between(0, size.height());
            p.drawLine(QPointF(0, y), QPointF(size.width(), y + dice.between(-30, 30)));
        }
        break;
    }
    default: { // a wrapping: large letters, edges
        const int grey = int(dice.between(40, 220));
        p.fillRect(image.rect(), QColor(grey, grey, grey));
        for (int i = 0; i < 5; ++i)
            printText(p, dice, QRectF(dice.between(0, size.width()), dice.between(0, size.height()), size.width() * 0.4, size.height() * 0.25));
        break;
    }
    }
    return image;
}

void keepInside(Sheet& sheet, QRectF picture, double margin)
{
    const double edge = margin * std::max(picture.width(), picture.height());
    const QRectF room = picture.adjusted(edge, edge, -edge, -edge);
    QRectF box = seenCorners(sheet).boundingRect();
    sheet.scale *= std::min({1.0, room.width() / box.width(), room.height() / box.height()});
    box = seenCorners(sheet).boundingRect();
    sheet.middle += QPointF(std::max(0.0, room.left() - box.left()) - std::max(0.0, box.right() - room.right()),
                            std::max(0.0, room.top() - box.top()) - std::max(0.0, box.bottom() - room.bottom()));
}

QRectF lay(QImage& picture, const Sheet& sheet)
{
    const double halfWide = sheet.paper.width() * sheet.scale / 2;
    const double halfHigh = sheet.paper.height() * sheet.scale / 2;
    const QPolygonF flat{{-halfWide, -halfHigh}, {halfWide, -halfHigh}, {halfWide, halfHigh}, {-halfWide, halfHigh}};
    const QPolygonF corners = seenCorners(sheet);
    QTransform back;
    if (!QTransform::quadToQuad(corners, flat, back))
        return {};
    const QRect box = corners.boundingRect().toAlignedRect().adjusted(-1, -1, 1, 1).intersected(picture.rect());
    constexpr int fine = 3;
    for (int y = box.top(); y <= box.bottom(); ++y) {
        uchar* line = picture.scanLine(y);
        for (int x = box.left(); x <= box.right(); ++x) {
            int covered = 0;
            double sum = 0;
            for (int i = 0; i < fine * fine; ++i) {
                QPointF at = back.map(QPointF(x + (i % fine + 0.5) / fine, y + (i / fine + 0.5) / fine));
                if (!unbent(sheet, halfWide, halfHigh, at))
                    continue;
                ++covered;
                sum += dotAt(sheet.paper, QPointF(at.x() + halfWide, at.y() + halfHigh) / sheet.scale);
            }
            if (covered == 0)
                continue;
            const double part = double(covered) / (fine * fine);
            const double tone = 255 * (sheet.dark + (sheet.light - sheet.dark) * sum / covered / 255);
            line[x] = uchar(std::clamp(line[x] * (1 - part) + tone * part, 0.0, 255.0));
        }
    }
    return corners.boundingRect();
}

void damage(QImage& paper, double share, Dice& dice)
{
    QPainter p(&paper);
    p.setRenderHint(QPainter::Antialiasing);
    double left = share * paper.width() * paper.height();
    while (left > 0) {
        const int grey = dice.below(2) ? 235 : int(dice.between(20, 140));
        p.setBrush(QColor(grey, grey, grey));
        const QPointF at(dice.between(0, paper.width()), dice.between(0, paper.height()));
        if (dice.below(2)) {
            const double reach = dice.between(0.02, 0.09) * std::min(paper.width(), paper.height());
            p.setPen(Qt::NoPen);
            p.drawEllipse(at, reach, reach * dice.between(0.5, 1));
            left -= M_PI * reach * reach * 0.75;
        } else {
            const double wide = dice.between(0.004, 0.02) * paper.width();
            const double turn = dice.between(0, 2 * M_PI);
            const double length = dice.between(0.2, 0.7) * paper.height();
            p.setPen(QPen(QColor(grey, grey, grey), wide));
            p.drawLine(at, at + length * QPointF(std::cos(turn), std::sin(turn)));
            left -= wide * length;
        }
    }
}

void shade(QImage& picture, QRectF where, double light, Dice& dice)
{
    const double turn = dice.between(0, 2 * M_PI);
    const QPointF across(std::cos(turn), std::sin(turn));
    const QPointF through(dice.between(where.left(), where.right()), dice.between(where.top(), where.bottom()));
    const double soft = dice.between(1, 0.15 * where.width() + 2);
    for (int y = 0; y < picture.height(); ++y) {
        uchar* line = picture.scanLine(y);
        for (int x = 0; x < picture.width(); ++x) {
            const double far = QPointF::dotProduct(QPointF(x, y) - through, across) / soft;
            line[x] = uchar(line[x] * (1 - (1 - light) * std::clamp(far + 0.5, 0.0, 1.0)));
        }
    }
}

void drawTraps(QImage& picture, Dice& dice)
{
    QPainter p(&picture);
    p.setRenderHint(QPainter::Antialiasing);
    const int many = 1 + int(dice.below(4));
    for (int i = 0; i < many; ++i) {
        p.save();
        p.translate(dice.between(0, picture.width()), dice.between(0, picture.height()));
        p.rotate(dice.below(2) ? 90 * int(dice.below(4)) : dice.between(0, 360));
        const double unit = dice.between(3, 24);
        const int columns = 6 + int(dice.below(30));
        const int rows = 6 + int(dice.below(24));
        const int ink = int(dice.between(0, 80));
        const QColor colour(ink, ink, ink);
        if (dice.below(2))
            p.fillRect(QRectF(-2 * unit, -2 * unit, (columns + 4) * unit, (rows + 4) * unit), QColor(235, 235, 235));
        const quint32 what = dice.below(7);
        for (int y = 0; y < rows; ++y) {
            for (int x = 0; x < columns; ++x) {
                const QRectF dot(x * unit, y * unit, unit, unit);
                const bool grid = x % 4 == 0 || y % 4 == 0;
                switch (what) {
                case 0: // a chessboard
                    if ((x + y) % 2)
                        p.fillRect(dot, colour);
                    break;
                case 1: // a field of chance
                    if (dice.below(2))
                        p.fillRect(dot, colour);
                    break;
                case 2: // a table, ruled
                    if (grid)
                        p.fillRect(dot.adjusted(0, 0, -unit * 0.6, -unit * 0.6), colour);
                    break;
                case 3: // a keyboard, windows of a house
                    if (!grid)
                        p.fillRect(dot, colour);
                    break;
                case 4: // bars that nobody chose
                    if (y == 0 && dice.below(2))
                        p.fillRect(QRectF(x * unit, 0, unit, rows * unit), colour);
                    break;
                case 5: // rings: a bull's eye
                    if ((std::max(std::abs(x - columns / 2), std::abs(y - rows / 2)) % 2) == 0)
                        p.fillRect(dot, colour);
                    break;
                default: // perforated
                    p.setPen(Qt::NoPen);
                    p.setBrush(colour);
                    p.drawEllipse(dot.center(), unit * 0.35, unit * 0.35);
                    break;
                }
            }
        }
        p.restore();
    }
}

} // namespace motcua::test
