#include "specimen.h"

#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"

#include <QApplication>
#include <QPainter>
#include <QPushButton>

namespace motcua::test {

using namespace motcua::ui;

Sheet::Sheet(const QSize& size)
{
    m_host.setAttribute(Qt::WA_DontShowOnScreen, false);
    m_host.resize(size);
    m_host.show();
    m_host.activateWindow();
    QApplication::processEvents();
    const qreal ratio = m_host.devicePixelRatioF();
    m_pixmap = QPixmap(size * ratio);
    m_pixmap.setDevicePixelRatio(ratio);
    m_pixmap.fill(color(Token::Base));
}

void Sheet::put(QWidget* widget, int x, int y, int width, int height, int state)
{
    const int m = qobject_cast<QPushButton*>(widget) ? metric::ringMargin : 0;
    widget->setParent(&m_host);
    widget->ensurePolished();
    QSize size = widget->sizeHint();
    if (width > 0)
        size.setWidth(width + 2 * m);
    if (height > 0)
        size.setHeight(height + 2 * m);
    else if (width > 0 && widget->hasHeightForWidth())
        size.setHeight(widget->heightForWidth(width));
    widget->setGeometry(QRect(QPoint(x - m, y - m), size));
    if (state & Disabled)
        widget->setEnabled(false);
    widget->show();
    if (state & Focus) {
        m_host.setAttribute(Qt::WA_KeyboardFocusChange);
        widget->setFocus(Qt::TabFocusReason);
    }
    if (state & Hover)
        widget->setAttribute(Qt::WA_UnderMouse);
    if (state & Pressed) {
        if (auto* button = qobject_cast<QAbstractButton*>(widget))
            button->setDown(true);
    }
    QApplication::processEvents();
    if (state & Hover)
        widget->setAttribute(Qt::WA_UnderMouse);
    // render() draws at an offset of the target, clipped by nothing: rings and toasts may stand outside of their frame.
    QPainter painter(&m_pixmap);
    widget->render(&painter, widget->pos(), {}, QWidget::DrawChildren);
    painter.end();
    delete widget;
}

void Sheet::text(const QString& words, int x, int y)
{
    QPainter painter(&m_pixmap);
    paintText(&painter, QRectF(x, y, 800, 20), words, boldFont(TypeStep::Body), color(Token::Text));
}

} // namespace motcua::test
