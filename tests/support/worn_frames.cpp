#include "tests/support/worn_frames.h"

#include "tests/support/worn_optics.h"

#include <QLineF>
#include <QTransform>

#include <cmath>

namespace motcua::test {

using namespace Qt::StringLiterals;
using paper::BarcodeKind;

namespace {

constexpr int fine = 3; // drawn so many times larger, then averaged: edges as a lens gives them

QString randomText(Dice& dice, qsizetype length, QLatin1StringView letters)
{
    QString text;
    for (qsizetype i = 0; i < length; ++i)
        text += QChar(letters.at(qsizetype(dice.below(quint32(letters.size())))));
    return text;
}

QString codeText(BarcodeKind kind, Dice& dice)
{
    const QString number = randomText(dice, 4, "0123456789"_L1);
    if (kind == BarcodeKind::Code128)
        return dice.below(2) ? u"H15.50.05.13-261119-"_s + number : u"MC"_s + randomText(dice, 9, "0123456789"_L1);
    if (kind == BarcodeKind::Pdf417)
        return u"H15.50.05.13-261119-"_s + number;
    if (dice.below(2))
        return u"MC"_s + randomText(dice, 10, "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"_L1);
    return u"MC1."_s + randomText(dice, 116, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"_L1);
}

// The symbol with its quiet zone, `unit` dots a module.
QImage symbolOf(BarcodeKind kind, const QString& text, int unit)
{
    const auto modules = paper::encodeBarcode(kind, text);
    return modules ? paper::barcodeImage(*modules, unit, unit * 40) : QImage();
}

// Corners of a rectangle turned about three axes before a pinhole camera, around the origin.
QPolygonF seen(QSizeF size, double turn, double axis, double lean)
{
    const double distance = 3.2 * std::max(size.width(), size.height());
    const double degree = M_PI / 180;
    QPolygonF corners;
    for (const QPointF& corner : {QPointF(-1, -1), QPointF(1, -1), QPointF(1, 1), QPointF(-1, 1)}) {
        const QPointF flat(corner.x() * size.width() / 2, corner.y() * size.height() / 2);
        const double along = flat.x() * std::cos(axis * degree) + flat.y() * std::sin(axis * degree);
        const double across = -flat.x() * std::sin(axis * degree) + flat.y() * std::cos(axis * degree);
        const double depth = distance + across * std::sin(lean * degree);
        const double shorter = across * std::cos(lean * degree);
        const double x = (along * std::cos(axis * degree) - shorter * std::sin(axis * degree)) * distance / depth;
        const double y = (along * std::sin(axis * degree) + shorter * std::cos(axis * degree)) * distance / depth;
        corners << QPointF(x * std::cos(turn * degree) - y * std::sin(turn * degree),
                           x * std::sin(turn * degree) + y * std::cos(turn * degree));
    }
    return corners;
}

} // namespace

const char* wearName(Wear wear)
{
    static constexpr const char* names[wearCount] = {"plain", "tilt",     "motion",  "defocus",  "noise",  "moire",
                                                     "glare", "lowlight", "cracked", "inverted", "covered"};
    return names[int(wear)];
}

WornFrame wornFrame(BarcodeKind kind, Wear wear, quint32 seed, QSize size)
{
    Dice dice(seed * 64 + quint32(wear) * 5 + quint32(kind));
    WornFrame result{codeText(kind, dice), {}};

    const bool wide = kind == BarcodeKind::Code128 || kind == BarcodeKind::Pdf417;
    QImage symbol = symbolOf(kind, result.text, 1);
    if (symbol.isNull())
        return result;
    const double module = wide ? dice.between(kind == BarcodeKind::Pdf417 ? 1.6 : 1.4, 3.2)
                               : dice.between(90, 240) / symbol.width();
    const int unit = std::max(1, int(std::ceil(module * fine)));
    symbol = symbolOf(kind, result.text, unit).convertToFormat(QImage::Format_Grayscale8);
    if (kind == BarcodeKind::Pdf417) // rows are three modules high, as the standard wants at least
        symbol = symbol.scaled(symbol.width(), symbol.height() * 3);

    // The sheet or display around it.
    QImage held(symbol.width() + int(dice.between(0.1, 0.5) * symbol.width()),
                symbol.height() + int(dice.between(0.1, 0.8) * symbol.height()), QImage::Format_Grayscale8);
    held.fill(255);
    QPainter onHeld(&held);
    const QPoint place((held.width() - symbol.width()) / 2, (held.height() - symbol.height()) / 2);
    onHeld.drawImage(place, symbol);
    onHeld.end();
    if (wear == Wear::Inverted)
        held.invertPixels();

    const bool tilted = wear == Wear::Tilt;
    const QSizeF heldSize = QSizeF(held.size()) * (module / unit);
    QPolygonF corners = seen(heldSize, dice.between(-1, 1) * (tilted ? 20 : 8), dice.between(0, 180),
                             tilted ? dice.between(25, 45) : dice.between(0, 10));
    const QRectF room = QRectF(QPointF(), size).marginsRemoved(QMarginsF(6, 6, 6, 6));
    const QRectF bounds = corners.boundingRect();
    corners.translate(dice.between(0, 1) * std::max(0.0, room.width() - bounds.width()) + room.left() - bounds.left(),
                      dice.between(0, 1) * std::max(0.0, room.height() - bounds.height()) + room.top() - bounds.top());

    QImage picture = hallPicture(dice, size);
    QTransform toPicture;
    const QRectF flat(held.rect());
    if (!QTransform::quadToQuad(QPolygonF{flat.topLeft(), flat.topRight(), flat.bottomRight(), flat.bottomLeft()}, corners,
                                toPicture))
        return result;
    paste(picture, held, toPicture, fine, 0.55 + dice.between(0, 0.4));

    Optics optics(picture, toPicture.mapRect(QRectF(place, symbol.size())), dice);
    optics.wear(wear);
    result.picture = optics.picture();
    return result;
}

} // namespace motcua::test
