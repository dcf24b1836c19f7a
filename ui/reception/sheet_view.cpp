#include "ui/reception/sheet_view.h"

#include "ui/kit/scan_overlay.h"
#include "ui/kit/tokens.h"
#include "ui/kit/type.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace motcua::ui::reception {

namespace {

constexpr int shownSide = 1'600;
constexpr qreal handle = 11;
constexpr qreal reach = 28; //!< px around a corner that take hold of it
constexpr qreal step = 8;   //!< px on the screen

QPolygonF wholeOf(const QImage& picture)
{
    return {QPointF(0, 0), QPointF(picture.width(), 0), QPointF(picture.width(), picture.height()), QPointF(0, picture.height())};
}

} // namespace

SheetView::SheetView(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("sheetView"));
    setAccessibleName(tr("Picture of the paper"));
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(320, 240);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAttribute(Qt::WA_InputMethodEnabled, false);
}

void SheetView::showLive(const QImage& frame, const QPolygonF& corners)
{
    if (m_held)
        return;
    m_picture = m_shown = frame;
    m_corners = corners;
    update();
}

void SheetView::hold(const QImage& picture, const QPolygonF& corners)
{
    m_held = true;
    m_picture = picture;
    m_shown = std::max(picture.width(), picture.height()) > shownSide ? picture.scaled(shownSide, shownSide, Qt::KeepAspectRatio, Qt::SmoothTransformation) : picture;
    m_corners = corners.size() == 4 ? corners : wholeOf(picture);
    m_corner = 0;
    setFocus();
    update();
}

void SheetView::release()
{
    m_held = false;
    m_picture = m_shown = {};
    m_corners.clear();
    update();
}

void SheetView::useWhole()
{
    if (!m_held)
        return;
    m_corners = wholeOf(m_picture);
    update();
}

void SheetView::turn()
{
    if (!m_held)
        return;
    const int height = m_picture.height();
    const QTransform quarter = QTransform().rotate(90);
    m_picture = m_picture.transformed(quarter);
    m_shown = m_shown.transformed(quarter);
    QPolygonF turned;
    for (int i = 0; i < 4; ++i) { // what was at the left below is at the left above
        const QPointF corner = m_corners[(i + 3) % 4];
        turned << QPointF(height - corner.y(), corner.x());
    }
    m_corners = turned;
    update();
}

QRectF SheetView::target() const
{
    const QRectF room = QRectF(rect()).adjusted(8, 8, -8, -8);
    const QSizeF size = QSizeF(m_shown.size()).scaled(room.size(), Qt::KeepAspectRatio);
    return {QPointF(room.left() + (room.width() - size.width()) / 2, room.top() + (room.height() - size.height()) / 2), size};
}

QPointF SheetView::toScreen(QPointF inPicture) const
{
    const QRectF box = target();
    return {box.left() + inPicture.x() * box.width() / m_picture.width(), box.top() + inPicture.y() * box.height() / m_picture.height()};
}

void SheetView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(0x10, 0x12, 0x13));
    if (m_shown.isNull())
        return;
    painter.setRenderHints(QPainter::SmoothPixmapTransform | QPainter::Antialiasing);
    painter.drawImage(target(), m_shown);
    if (m_corners.size() != 4)
        return;
    QPolygonF quad;
    for (const QPointF& corner : std::as_const(m_corners))
        quad << toScreen(corner);
    if (!m_held) {
        paintScanQuad(&painter, quad, Meaning::Success, 3);
        return;
    }
    QPainterPath outside;
    outside.addRect(rect());
    QPainterPath sheet;
    sheet.addPolygon(quad);
    sheet.closeSubpath();
    painter.fillPath(outside.subtracted(sheet), QColor(0, 0, 0, 120));
    paintScanQuad(&painter, quad, Meaning::Success, 2);
    painter.setFont(ui::font(TypeStep::Caption));
    for (int i = 0; i < 4; ++i) {
        const bool chosen = i == m_corner && hasFocus();
        painter.setPen(QPen(Qt::white, chosen ? 3 : 1.5));
        painter.setBrush(chosen ? color(Token::AccentText) : QColor(0, 0, 0, 150));
        painter.drawEllipse(quad[i], handle, handle);
        painter.setPen(Qt::white);
        painter.drawText(QRectF(quad[i] - QPointF(handle, handle), QSizeF(2 * handle, 2 * handle)), Qt::AlignCenter, QString::number(i + 1));
    }
}

void SheetView::move(int corner, QPointF inPicture)
{
    m_corners[corner] = {std::clamp(inPicture.x(), 0.0, double(m_picture.width())), std::clamp(inPicture.y(), 0.0, double(m_picture.height()))};
    update();
}

void SheetView::mousePressEvent(QMouseEvent* event)
{
    if (!m_held || event->button() != Qt::LeftButton)
        return;
    qreal best = reach;
    for (int i = 0; i < 4; ++i) {
        const qreal distance = QLineF(toScreen(m_corners[i]), event->position()).length();
        if (distance < best) {
            best = distance;
            m_corner = i;
            m_dragging = true;
        }
    }
    update();
}

void SheetView::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_dragging)
        return;
    const QRectF box = target();
    move(m_corner, {(event->position().x() - box.left()) * m_picture.width() / box.width(), (event->position().y() - box.top()) * m_picture.height() / box.height()});
}

void SheetView::mouseReleaseEvent(QMouseEvent*) { m_dragging = false; }

void SheetView::keyPressEvent(QKeyEvent* event)
{
    if (!m_held)
        return QWidget::keyPressEvent(event);
    const qreal length = (event->modifiers() & Qt::ShiftModifier ? 1 : step) * m_picture.width() / std::max(1.0, target().width());
    const QPointF at = m_corners.value(m_corner);
    switch (event->key()) {
    case Qt::Key_1:
    case Qt::Key_2:
    case Qt::Key_3:
    case Qt::Key_4:
        m_corner = event->key() - Qt::Key_1;
        update();
        return;
    case Qt::Key_Left: return move(m_corner, at - QPointF(length, 0));
    case Qt::Key_Right: return move(m_corner, at + QPointF(length, 0));
    case Qt::Key_Up: return move(m_corner, at - QPointF(0, length));
    case Qt::Key_Down: return move(m_corner, at + QPointF(0, length));
    default: QWidget::keyPressEvent(event);
    }
}

} // namespace motcua::ui::reception
