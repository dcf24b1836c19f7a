#include "ui/kit/tabs.h"

#include "ui/kit/format.h"
#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"

#include <QPainter>
#include <QStyleOption>

namespace motcua::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int between = 24;
constexpr int countGap = 6;
} // namespace

Tabs::Tabs(QWidget* parent) : QTabBar(parent)
{
    setDocumentMode(true);
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(true);
    setMouseTracking(true);
    setAttribute(Qt::WA_Hover);
    setFont(ui::font(TypeStep::Body));
    setFixedHeight(metric::tabs);
}

void Tabs::setCount(int index, int count)
{
    setTabData(index, count < 0 ? QVariant() : QVariant(count));
    setAccessibleTabName(index, count < 0 ? tabText(index) : tabText(index) + u", "_s + format::number(count));
    // A number of more digits changes the width; setting the text again makes QTabBar lay out anew.
    setTabText(index, tabText(index));
    update();
}

void Tabs::setIndent(int indent)
{
    m_indent = indent;
    updateGeometry();
    update();
}

QSize Tabs::tabSizeHint(int index) const
{
    int width = textWidth(tabText(index), boldFont(TypeStep::Body)) + between;
    if (tabData(index).isValid())
        width += countGap + textWidth(format::number(tabData(index).toInt()), ui::font(TypeStep::Caption));
    if (index == 0)
        width += m_indent - between / 2;
    return {width, metric::tabs};
}

QSize Tabs::sizeHint() const
{
    int width = 0;
    for (int i = 0; i < QTabBar::count(); ++i)
        width += tabSizeHint(i).width();
    return {width, metric::tabs};
}

void Tabs::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintEdge(&painter, rect(), Qt::BottomEdge);
    const QPoint pointer = mapFromGlobal(QCursor::pos());
    for (int i = 0; i < QTabBar::count(); ++i) {
        QRectF box = tabRect(i);
        box.adjust(i == 0 ? m_indent : between / 2.0, 0, -between / 2.0, 0);
        const bool chosen = i == currentIndex();
        const bool hover = underMouse() && tabRect(i).contains(pointer);
        const QFont type = ui::font(TypeStep::Body, chosen ? QFont::DemiBold : QFont::Normal);
        const Token ink = !isTabEnabled(i) ? Token::Disabled : chosen || hover ? Token::Text : Token::Text2;
        const int wide = paintText(&painter, box, tabText(i), type, color(ink));
        qreal end = box.left() + wide;
        if (tabData(i).isValid()) {
            const QString number = format::number(tabData(i).toInt());
            end += countGap;
            end += paintText(&painter, QRectF(end, box.top(), box.right() - end + 12, box.height()), number,
                             ui::font(TypeStep::Caption), color(chosen ? Token::Text2 : Token::Muted));
        }
        if (chosen)
            painter.fillRect(QRectF(box.left(), height() - 2, end - box.left(), 2), color(Token::AccentText));
        if (chosen && hasFocus())
            paintFrame(&painter, QRectF(box.left() - 6, 4, end - box.left() + 12, height() - 10), metric::radiusSmall,
                       {}, color(Token::Focus), 2);
    }
}

} // namespace motcua::ui
