#include "ui/gate/count_bar.h"

#include "ui/kit/format.h"
#include "ui/kit/paint.h"

#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::ui {

CountBar::CountBar(QWidget* parent)
    : QWidget(parent)
{
    setCounts({});
}

void CountBar::setCounts(const services::GateCounts& counts)
{
    m_counts = counts;
    setAccessibleName(tr("%1 of %2 have come").arg(counts.arrived).arg(counts.expected));
    QStringList more;
    more << tr("inside now: %1").arg(format::number(counts.inside));
    if (counts.walkIns > 0)
        more << tr("registered at the gate: %1").arg(format::number(counts.walkIns));
    if (counts.incidents > 0)
        more << tr("incidents: %1").arg(format::number(counts.incidents));
    setToolTip(more.join(u", "_s));
    update();
}

void CountBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QString label = tr("Arrived");
    const QFont labelFont = ui::font(TypeStep::Section);
    const QFont figure = boldFont(TypeStep::Figure);
    const QFont small = ui::font(TypeStep::Caption);
    const QString number = format::number(m_counts.arrived);
    qreal left = 0;
    paintText(&painter, QRectF(left, 6, width(), 40), label, labelFont, color(Token::Text2));
    left += textWidth(label, labelFont) + 8;
    paintText(&painter, QRectF(left, 0, width() - left, 40), number, figure, color(Token::Text));
    left += textWidth(number, figure) + 8;
    QRectF bar(0, 45, width(), 8);
    if (m_counts.expected > 0) {
        const QString of = u"/ "_s + format::number(m_counts.expected);
        paintText(&painter, QRectF(left, 4, width() - left, 40), of, ui::font(TypeStep::Title), color(Token::Text2));
        const QString rest = tr("%1 to come").arg(format::number(std::max(0, m_counts.expected - m_counts.arrived)));
        paintText(&painter, QRectF(0, 6, width(), 40), rest, small, color(Token::Text2), Qt::AlignRight);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(Token::SelectedInactive));
        painter.drawRoundedRect(bar, 4, 4);
        const qreal share = std::clamp(qreal(m_counts.arrived) / m_counts.expected, 0.0, 1.0);
        if (share > 0) {
            painter.setBrush(color(Token::Success));
            painter.drawRoundedRect(QRectF(bar.topLeft(), QSizeF(std::max(8.0, bar.width() * share), bar.height())), 4, 4);
        }
    }
}

} // namespace motcua::ui
