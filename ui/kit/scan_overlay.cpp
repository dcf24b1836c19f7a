#include "ui/kit/scan_overlay.h"

#include "ui/kit/icons.h"
#include "ui/kit/paint.h"

#include <QPainter>
#include <QPainterPath>

namespace motcua::ui {

namespace {

const QColor darkLine(0x10, 0x13, 0x12);

void strokePath(QPainter* painter, const QPainterPath& path, Meaning meaning, qreal width)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(darkLine, width + 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(path);
    painter->setPen(QPen(overlayColor(meaning), width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(path);
    painter->restore();
}

} // namespace

QColor overlayColor(Meaning meaning)
{
    // Bright in both themes: a picture is neither light nor dark.
    switch (meaning) {
    case Meaning::Success:
        return {0x4F, 0xCB, 0x82};
    case Meaning::Warning:
        return color(Token::WarningSolid, Scheme::Light);
    case Meaning::Danger:
        return {0xFF, 0x7F, 0x66};
    case Meaning::Info:
        return color(Token::Info, Scheme::Dark);
    case Meaning::Neutral:
        return {0xF5, 0xF3, 0xF0};
    }
    return {};
}

void paintScanQuad(QPainter* painter, const QPolygonF& quad, Meaning meaning, qreal width)
{
    if (quad.size() < 3)
        return;
    QPainterPath path;
    path.addPolygon(quad);
    path.closeSubpath();
    strokePath(painter, path, meaning, width);
}

void paintScanBox(QPainter* painter, const QRectF& box, Meaning meaning, qreal width)
{
    QPainterPath path;
    path.addRoundedRect(box, 2, 2);
    strokePath(painter, path, meaning, width);
}

void paintPictureCaption(QPainter* painter, const QRectF& area, const QString& text)
{
    if (text.isEmpty())
        return;
    const QFont type = font(TypeStep::Caption);
    const qreal wide = qMin(area.width() - 24, qreal(textWidth(text, type)) + 44);
    const QRectF box(area.left() + 12, area.bottom() - 40, wide, 28);
    QColor ground = darkLine;
    ground.setAlphaF(0.85F);
    paintFrame(painter, box, 4, ground);
    paintIcon(painter, QRectF(box.left() + 10, box.top(), 16, box.height()), Icon::Camera, QColor(Qt::white));
    paintText(painter, box.adjusted(34, 0, -8, 0), text, type, Qt::white);
}

} // namespace motcua::ui
