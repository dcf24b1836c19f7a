#include "tests/support/worn_optics.h"

#include <QPainter>

namespace motcua::test {

namespace {

void bars(QPainter& p, Dice& dice, QRectF box)
{
    // As wide and as black as a symbol's, in an order that nobody chose.
    double x = box.left();
    const double module = dice.between(1.2, 5);
    while (x < box.right()) {
        const double wide = module * (1 + dice.below(4));
        p.fillRect(QRectF(x, box.top(), wide, box.height()), Qt::black);
        x += wide + module * (1 + dice.below(4));
    }
}

void squares(QPainter& p, Dice& dice, QRectF box)
{
    const double unit = dice.between(2, 7);
    for (const QPointF& at : {box.topLeft(), box.topRight(), box.bottomLeft(), box.center()}) {
        p.fillRect(QRectF(at, QSizeF(7, 7) * unit), Qt::black);
        p.fillRect(QRectF(at + QPointF(1, 1) * unit, QSizeF(5, 5) * unit), Qt::white);
        p.fillRect(QRectF(at + QPointF(2, 2) * unit, QSizeF(3, 3) * unit), Qt::black);
    }
}

void chequers(QPainter& p, Dice& dice, QRectF box)
{
    const double unit = dice.between(3, 9);
    for (double y = box.top(); y < box.bottom(); y += unit) {
        for (double x = box.left(); x < box.right(); x += unit) {
            if (dice.below(2))
                p.fillRect(QRectF(x, y, unit, unit), Qt::black);
        }
    }
}

void blinds(QPainter& p, Dice& dice, QRectF box)
{
    const double pitch = dice.between(3, 20);
    for (double x = box.left(); x < box.right(); x += pitch)
        p.fillRect(QRectF(x, box.top(), pitch * dice.between(0.3, 0.7), box.height()), QColor(60, 60, 60));
}

void page(QPainter& p, Dice& dice, QRectF box)
{
    const double line = dice.between(6, 26);
    for (double y = box.top(); y < box.bottom(); y += line * 1.5) {
        for (double x = box.left(); x < box.right();) {
            const double wide = dice.between(0.1, 0.6) * line;
            p.fillRect(QRectF(x, y + dice.between(0, 0.4) * line, wide, line * dice.between(0.3, 0.9)), QColor(30, 30, 30));
            x += wide + dice.between(0.1, 0.7) * line;
        }
    }
}

} // namespace

QImage codelessFrame(quint32 seed, QSize size)
{
    Dice dice(seed ^ 0x5eed);
    QImage image = hallPicture(dice, size);
    QPainter p(&image);
    p.setRenderHint(QPainter::Antialiasing);
    using Draw = void (*)(QPainter&, Dice&, QRectF);
    static constexpr Draw all[] = {bars, squares, chequers, blinds, page};
    for (int i = 0; i < 4; ++i) {
        p.save();
        p.translate(dice.between(0, size.width()), dice.between(0, size.height()));
        p.rotate(dice.between(-45, 45));
        const QRectF box(0, 0, dice.between(120, 520), dice.between(60, 400));
        if (dice.below(4) != 0)
            p.fillRect(box.adjusted(-30, -30, 30, 30), Qt::white);
        all[dice.below(5)](p, dice, box);
        p.restore();
    }
    p.end();
    Optics optics(image, QRectF(image.rect()), dice);
    if (dice.below(3) == 0)
        optics.wear(Wear::Noise);
    return optics.picture();
}

} // namespace motcua::test
