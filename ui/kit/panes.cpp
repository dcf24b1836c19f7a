#include "ui/kit/panes.h"

#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"

#include <QMouseEvent>
#include <QPainter>

namespace motcua::ui {

namespace {

// A line of one device pixel whose grab area reaches 8 px; the mask keeps the panes visible under it.
class Handle final : public QSplitterHandle
{
public:
    Handle(Qt::Orientation orientation, PaneSplitter* parent) : QSplitterHandle(orientation, parent), m_splitter(parent)
    {
    }

protected:
    void resizeEvent(QResizeEvent*) override
    {
        constexpr int margin = (metric::splitterGrab - 1) / 2;
        if (orientation() == Qt::Horizontal)
            setContentsMargins(margin, 0, margin + 1, 0);
        else
            setContentsMargins(0, margin, 0, margin + 1);
        setAttribute(Qt::WA_MouseNoMask);
        setMask(QRegion(contentsRect()));
    }

    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintEdge(&painter, contentsRect(), orientation() == Qt::Horizontal ? Qt::LeftEdge : Qt::TopEdge);
    }

    void mouseDoubleClickEvent(QMouseEvent* event) override
    {
        m_splitter->resetSizes();
        event->accept();
    }

private:
    PaneSplitter* m_splitter;
};

} // namespace

DividerLine::DividerLine(Qt::Orientation orientation, QWidget* parent) : QWidget(parent), m_orientation(orientation)
{
    if (orientation == Qt::Horizontal) {
        setFixedHeight(1);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    } else {
        setFixedWidth(1);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    }
}

void DividerLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintEdge(&painter, rect(), m_orientation == Qt::Horizontal ? Qt::TopEdge : Qt::LeftEdge);
}

Surface::Surface(Token fill, Qt::Edges lines, QWidget* parent) : QWidget(parent), m_fill(fill), m_lines(lines) {}

void Surface::setFill(Token fill)
{
    m_fill = fill;
    update();
}

void Surface::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(m_fill));
    for (const Qt::Edge edge : {Qt::TopEdge, Qt::LeftEdge, Qt::RightEdge, Qt::BottomEdge}) {
        if (m_lines & edge)
            paintEdge(&painter, rect(), edge);
    }
}

PaneSplitter::PaneSplitter(Qt::Orientation orientation, QWidget* parent) : QSplitter(orientation, parent)
{
    setHandleWidth(1);
    setChildrenCollapsible(false);
}

void PaneSplitter::setDefaultSizes(const QList<int>& sizes)
{
    m_defaults = sizes;
    setSizes(sizes);
}

void PaneSplitter::resetSizes()
{
    if (!m_defaults.isEmpty())
        setSizes(m_defaults);
}

QSplitterHandle* PaneSplitter::createHandle()
{
    return new Handle(orientation(), this);
}

} // namespace motcua::ui
