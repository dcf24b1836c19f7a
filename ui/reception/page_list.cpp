#include "ui/reception/page_list.h"

#include "ui/kit/tokens.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

namespace motcua::ui::reception {

namespace {

constexpr int edge = 28; //!< so near to the upper or lower edge the list scrolls
constexpr int scrollEveryMs = 40;

} // namespace

PageList::PageList(QWidget* parent) : QListWidget(parent)
{
    setDragDropMode(QAbstractItemView::NoDragDrop);
    setSelectionRectVisible(false);
}

int PageList::gapAt(const QPoint& point) const
{
    for (int row = 0; row < count(); ++row) {
        const QRect rect = visualItemRect(item(row));
        if (point.y() < rect.top() || (point.y() <= rect.bottom() && point.x() < rect.center().x()))
            return row;
    }
    return count();
}

void PageList::mousePressEvent(QMouseEvent* event)
{
    QListWidget::mousePressEvent(event);
    m_row = event->button() == Qt::LeftButton ? row(itemAt(event->pos())) : -1;
    m_pressed = event->pos();
}

void PageList::mouseMoveEvent(QMouseEvent* event)
{
    if (m_row < 0 || !event->buttons().testFlag(Qt::LeftButton))
        return;
    m_at = event->pos();
    if (!m_dragging && (m_at - m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
        m_dragging = true;
        viewport()->setCursor(Qt::ClosedHandCursor);
        m_scroll = startTimer(scrollEveryMs);
    }
    viewport()->update();
}

void PageList::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_dragging) {
        m_row = -1;
        return QListWidget::mouseReleaseEvent(event);
    }
    const int from = m_row;
    const int gap = gapAt(event->pos());
    stop();
    if (gap != from && gap != from + 1)
        Q_EMIT dropped(from, gap);
}

void PageList::keyPressEvent(QKeyEvent* event)
{
    if (m_dragging && event->key() == Qt::Key_Escape)
        return stop();
    QListWidget::keyPressEvent(event);
}

void PageList::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_scroll)
        return QListWidget::timerEvent(event);
    const int by = m_at.y() < edge ? -1 : m_at.y() > viewport()->height() - edge ? 1 : 0;
    if (by != 0)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + by * edge);
}

void PageList::stop()
{
    m_dragging = false;
    m_row = -1;
    if (m_scroll != 0)
        killTimer(std::exchange(m_scroll, 0));
    viewport()->unsetCursor();
    viewport()->update();
}

void PageList::paintEvent(QPaintEvent* event)
{
    QListWidget::paintEvent(event);
    if (!m_dragging || !item(m_row))
        return;
    const int gap = gapAt(m_at);
    // Behind the last of a line rather than before the first of the next, where the pointer is there.
    const bool behind = gap == count() || (gap > 0 && visualItemRect(item(gap)).top() > m_at.y());
    const QRect beside = visualItemRect(item(behind ? gap - 1 : gap));
    QPainter painter(viewport());
    painter.fillRect(QRect(behind ? beside.right() - 1 : beside.left(), beside.top() + 4, 3, beside.height() - 8), color(Token::Accent));
    painter.setOpacity(0.6);
    const QPixmap taken = item(m_row)->icon().pixmap(iconSize() / 2, devicePixelRatioF());
    painter.drawPixmap(m_at + QPoint(12, 12), taken);
}

} // namespace motcua::ui::reception
