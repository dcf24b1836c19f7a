#include "ui/kit/paint.h"

#include "ui/kit/metrics.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace motcua::ui {

void paintEdge(QPainter* painter, const QRectF& rect, Qt::Edge edge, const QColor& tint)
{
    const QTransform transform = painter->deviceTransform();
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
    const qreal thick = std::max(1.0, std::round(ratio));
    QRectF device = transform.mapRect(rect);
    device = QRectF(QPointF(std::round(device.left()), std::round(device.top())),
                    QPointF(std::round(device.right()), std::round(device.bottom())));
    switch (edge) {
    case Qt::TopEdge:
        device.setHeight(thick);
        break;
    case Qt::BottomEdge:
        device.setTop(device.bottom() - thick);
        break;
    case Qt::LeftEdge:
        device.setWidth(thick);
        break;
    case Qt::RightEdge:
        device.setLeft(device.right() - thick);
        break;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->fillRect(transform.inverted().mapRect(device), tint);
    painter->restore();
}

void paintEdge(QPainter* painter, const QRectF& rect, Qt::Edge edge, Token token)
{
    paintEdge(painter, rect, edge, color(token));
}

void paintFrame(QPainter* painter, const QRectF& rect, qreal radius, const QColor& fill, const QColor& border,
                qreal width, Qt::PenStyle pen)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool bordered = border.isValid() && width > 0;
    const qreal half = bordered ? width / 2 : 0;
    painter->setPen(bordered ? QPen(border, width, pen) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const QRectF inner = rect.adjusted(half, half, -half, -half);
    if (radius > 0)
        painter->drawRoundedRect(inner, radius - half, radius - half);
    else
        painter->drawRect(inner);
    painter->restore();
}

void paintFocusRing(QPainter* painter, const QRectF& frame, qreal radius)
{
    paintFrame(painter, frame.adjusted(-4, -4, 4, 4), radius + 4, {}, color(Token::Focus), 2);
}

int textWidth(const QString& text, const QFont& font)
{
    return int(std::ceil(QFontMetricsF(font).horizontalAdvance(text)));
}

int paintText(QPainter* painter, const QRectF& rect, const QString& text, const QFont& font, const QColor& tint,
              Qt::Alignment align, Qt::TextElideMode elide)
{
    if (text.isEmpty())
        return 0;
    painter->save();
    painter->setFont(font);
    painter->setPen(tint);
    const QFontMetricsF metrics(font, painter->device());
    // What was measured without a device fits where that much room was made; eliding counts its parts another way and may find it too long.
    const bool fits = rect.width() + 0.5 >= QFontMetricsF(font).horizontalAdvance(text);
    const QString shown = fits || elide == Qt::ElideNone ? text : metrics.elidedText(text, elide, rect.width() + 0.5);
    // Stacked marks (Ễ, Ẫ) rise over the ascent: 2 px of room above, and the same below to stay centred.
    painter->drawText(rect.adjusted(0, -2, 0, 2), int(align | Qt::AlignVCenter | Qt::TextSingleLine), shown);
    painter->restore();
    return int(std::ceil(metrics.horizontalAdvance(shown)));
}

int keyCapWidth(const QString& keys)
{
    return keys.isEmpty() ? 0 : std::max(metric::keyCap, textWidth(keys, font(TypeStep::Key)) + 11);
}

void paintKeyCap(QPainter* painter, const QRectF& rect, const QString& keys, const QColor& text, const QColor& border,
                 const QColor& fill)
{
    if (keys.isEmpty())
        return;
    const QRectF cap(rect.left(), std::round(rect.center().y() - metric::keyCap / 2.0), keyCapWidth(keys),
                     metric::keyCap);
    paintFrame(painter, cap, metric::radiusSmall, fill, border, 1);
    paintText(painter, cap, keys, font(TypeStep::Key), text, Qt::AlignHCenter, Qt::ElideNone);
}

void paintKeyCap(QPainter* painter, const QRectF& rect, const QString& keys)
{
    paintKeyCap(painter, rect, keys, color(Token::Muted), color(Token::Divider), color(Token::Base));
}

} // namespace motcua::ui
