#include "ui/kit/due_strip.h"

#include "ui/kit/format.h"
#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"

#include <QPainter>

namespace motcua::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int headHeight = 20;
constexpr int barTop = 25;
constexpr int barHeight = 20;
constexpr int wordsTop = 50;
constexpr int sumTop = 76;
constexpr int gap = 8;

int minutes(QTime time)
{
    return time.hour() * 60 + time.minute();
}

// Open minutes of a day up to a time: the lunch break takes no room.
int openMinutes(const DueDay& day, QTime until)
{
    int total = 0;
    for (const DueSpan& span : day.spans)
        total += qMax(0, qMin(minutes(span.to), minutes(until)) - minutes(span.from));
    return total;
}

// The longest day fills its column, so every column has the same scale.
int longestDay(const QList<DueDay>& days)
{
    int longest = 0;
    for (const DueDay& day : days)
        longest = qMax(longest, openMinutes(day, QTime(23, 59)));
    return longest > 0 ? longest : 480;
}

} // namespace

DueStrip::DueStrip(QWidget* parent) : QWidget(parent)
{
    setObjectName(u"dueStrip"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void DueStrip::setDays(const QList<DueDay>& days, const QString& sum)
{
    m_days = days;
    m_sum = sum;
    setAccessibleName(sum);
    updateGeometry();
    update();
}

QSize DueStrip::sizeHint() const
{
    return {400, m_sum.isEmpty() ? wordsTop + 20 : sumTop + 20};
}

QSize DueStrip::minimumSizeHint() const
{
    return {240, sizeHint().height()};
}

void DueStrip::paintEvent(QPaintEvent*)
{
    if (m_days.isEmpty())
        return;
    QPainter painter(this);
    const qreal wide = (width() - gap * qreal(m_days.size() - 1)) / qreal(m_days.size());
    const double longest = longestDay(m_days);
    qreal x = 0;
    for (const DueDay& day : std::as_const(m_days)) {
        const bool ends = day.due.isValid();
        const QRectF column(x, 0, wide, height());
        const auto place = [&](QTime time) {
            return column.left() + column.width() * openMinutes(day, time) / longest;
        };
        const QString name = format::weekdayShort(day.date);
        const bool starred = ends || &day == &m_days.first();
        const QFont nameFont = ui::font(TypeStep::Caption, starred ? QFont::DemiBold : QFont::Normal);
        const int used = paintText(&painter, QRectF(x, 0, wide, headHeight), name, nameFont,
                                   color(starred ? Token::Text : Token::Muted));
        paintText(&painter, QRectF(x + used + 4, 0, wide - used - 4, headHeight), format::shortDate(day.date),
                  ui::font(TypeStep::Caption), color(Token::Muted));

        if (day.spans.isEmpty()) {
            paintFrame(&painter, QRectF(x, barTop, wide, barHeight), 2, {}, color(Token::Control), 1, Qt::DashLine);
        }
        for (const DueSpan& span : day.spans) {
            const QRectF bar(QPointF(place(span.from) + 1, barTop), QPointF(place(span.to) - 1, barTop + barHeight));
            paintFrame(&painter, bar, 2, color(Token::SelectedInactive));
            if (span.countedFrom.isValid() && span.countedTo > span.countedFrom) {
                const QRectF counted(QPointF(qMax(bar.left(), place(span.countedFrom)), barTop),
                                     QPointF(qMin(bar.right(), place(span.countedTo)), barTop + barHeight));
                paintFrame(&painter, counted, 2, color(Token::Control));
            }
        }
        if (ends)
            painter.fillRect(QRectF(place(day.due) - 1.5, barTop - 4, 3, barHeight + 8), color(Token::AccentText));
        paintText(&painter, QRectF(x, wordsTop, wide, 20), day.words,
                  ui::font(TypeStep::Caption, ends ? QFont::DemiBold : QFont::Normal),
                  color(ends ? Token::Text : Token::Text2));
        x += wide + gap;
    }
    paintText(&painter, QRectF(0, sumTop, width(), 20), m_sum, ui::font(TypeStep::Caption), color(Token::Muted));
}

} // namespace motcua::ui
