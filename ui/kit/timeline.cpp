#include "ui/kit/timeline.h"

#include "ui/kit/paint.h"

#include <QPainter>

namespace motcua::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int row = 28;
constexpr int dot = 8;
} // namespace

Timeline::Timeline(QWidget* parent) : QWidget(parent)
{
    setObjectName(u"timeline"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Timeline::setItems(const QList<TimelineItem>& items)
{
    m_items = items;
    QStringList lines;
    for (const TimelineItem& item : items)
        lines += item.when.isEmpty() ? item.what : item.what + u", "_s + item.when;
    setAccessibleName(lines.join(u"; "_s));
    updateGeometry();
    update();
}

void Timeline::setLimit(int limit)
{
    m_limit = limit;
    updateGeometry();
    update();
}

qsizetype Timeline::shown() const
{
    return m_limit > 0 ? qMin<qsizetype>(m_limit, m_items.size()) : m_items.size();
}

QSize Timeline::sizeHint() const
{
    return {320, int(shown()) * row};
}

QSize Timeline::minimumSizeHint() const
{
    return {160, int(shown()) * row};
}

void Timeline::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const qsizetype count = shown();
    for (qsizetype i = 0; i < count; ++i) {
        const TimelineItem& item = m_items.at(i);
        const QRectF box(0, qreal(i) * row, width(), row);
        const QPointF middle(8, box.center().y());
        if (i + 1 < count)
            painter.fillRect(QRectF(middle.x() - 0.5, middle.y() + dot / 2.0 + 2, 1, row - dot - 4),
                             color(Token::Divider));
        const QRectF mark(middle.x() - dot / 2.0, middle.y() - dot / 2.0, dot, dot);
        if (item.now)
            paintFrame(&painter, mark.adjusted(1, 1, -1, -1), 3, color(item.token));
        else
            paintFrame(&painter, mark, dot / 2.0, {}, color(Token::Text2), 1.5);
        qreal right = box.right();
        if (!item.when.isEmpty()) {
            const int wide = qMin(textWidth(item.when, ui::font(TypeStep::Caption)), width() / 2);
            paintText(&painter, QRectF(right - wide, box.top(), wide, row), item.when, ui::font(TypeStep::Caption),
                      color(Token::Muted), Qt::AlignRight);
            right -= wide + 12;
        }
        paintText(&painter, QRectF(24, box.top(), right - 24, row), item.what,
                  ui::font(TypeStep::Body, item.now ? QFont::DemiBold : QFont::Normal), color(Token::Text));
    }
}

} // namespace motcua::ui
