#include "ui/gate/count_bar.h"

#include "ui/kit/format.h"
#include "ui/kit/paint.h"

#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::ui {

namespace {
constexpr int mostParts = 3;
} // namespace

CountBar::CountBar(QWidget* parent)
    : QWidget(parent)
{
    setCounts({});
}

void CountBar::setCounts(const services::GateCounts& counts)
{
    m_counts = counts;
    setFixedHeight(counts.parts.size() > 1 ? 76 : 56);
    setAccessibleName(tr("%1 of %2 have come").arg(counts.arrived).arg(counts.expected));
    QStringList more;
    more << tr("inside now: %1").arg(format::number(counts.inside));
    if (counts.walkIns > 0)
        more << tr("registered at the gate: %1").arg(format::number(counts.walkIns));
    if (counts.incidents > 0)
        more << tr("incidents: %1").arg(format::number(counts.incidents));
    if (counts.parts.size() > 1) {
        QStringList lines;
        for (const services::MeetingCounts& part : counts.parts)
            lines << tr("%1: %2 of %3 have come, inside now: %4").arg(part.title).arg(part.arrived).arg(part.expected).arg(part.inside);
        setAccessibleDescription(lines.join(u"; "_s));
        more = QStringList(more.join(u", "_s)) + lines;
        setToolTip(more.join(u'\n'));
    } else {
        setAccessibleDescription({});
        setToolTip(more.join(u", "_s));
    }
    update();
}

// Side by side under the sum; where there are more than fit, the tooltip has the rest.
void CountBar::paintParts(QPainter* painter)
{
    const int shown = std::min(int(m_counts.parts.size()), mostParts);
    const qreal gap = 12;
    const qreal wide = (width() - gap * (shown - 1)) / shown;
    const QFont small = ui::font(TypeStep::Caption);
    for (int i = 0; i < shown; ++i) {
        const services::MeetingCounts& part = m_counts.parts[size_t(i)];
        const QString figure = part.expected > 0 ? format::number(part.arrived) + u'/' + format::number(part.expected) : format::number(part.arrived);
        const QRectF box(i * (wide + gap), 56, wide, 20);
        const int right = textWidth(figure, small);
        paintText(painter, box, figure, small, color(Token::Text), Qt::AlignRight);
        paintText(painter, box.adjusted(0, 0, -right - 6, 0), part.title, small, color(Token::Text2));
    }
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
    if (m_counts.parts.size() > 1)
        paintParts(&painter);
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
