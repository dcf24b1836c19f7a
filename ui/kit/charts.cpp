#include "ui/kit/charts.h"

#include "ui/kit/format.h"
#include "ui/kit/paint.h"
#include "ui/kit/tokens.h"
#include "ui/kit/type.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace motcua::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double leastDegrees = 360.0 * 0.015;
constexpr int ringWidth = 18;
constexpr int legendHeight = 28;
constexpr int scaleWidth = 36;
constexpr int namesHeight = 24;

} // namespace

Donut::Donut(QWidget* parent) : QWidget(parent) { setObjectName(u"donut"_s); }

void Donut::setShare(int good, int bad, const QString& caption)
{
    m_good = good;
    m_bad = bad;
    m_caption = caption;
    const double share = good + bad == 0 ? 100.0 : 100.0 * good / double(good + bad);
    setAccessibleName(good + bad == 0 ? caption : u"%1 %2"_s.arg(format::percent(share), caption));
    update();
}

double Donut::badDegrees(int good, int bad)
{
    if (bad <= 0)
        return 0;
    if (good <= 0)
        return 360;
    return std::clamp(360.0 * bad / double(good + bad), leastDegrees, 360.0 - leastDegrees);
}

void Donut::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal side = std::min(width(), height()) - 2.0;
    const QRectF ring = QRectF((width() - side) / 2, (height() - side) / 2, side, side).adjusted(ringWidth / 2.0, ringWidth / 2.0, -ringWidth / 2.0, -ringWidth / 2.0);
    const bool none = m_good + m_bad == 0;
    const auto arc = [&](Token token, double from, double degrees) {
        painter.setPen(QPen(color(token), ringWidth, Qt::SolidLine, Qt::FlatCap));
        painter.drawArc(ring, int(std::lround(from * 16)), int(std::lround(degrees * 16)));
    };
    const double bad = badDegrees(m_good, m_bad);
    arc(none ? Token::SelectedInactive : Token::Success, 90, none ? 360 : 360 - bad);
    if (bad > 0) {
        const double gap = bad < 360 ? 180.0 / (3.14159 * ring.width() / 2) : 0; // 1 px on either side
        arc(Token::Base, 90, -bad);
        arc(Token::DangerSolid, 90 - gap, -(bad - 2 * gap));
    }
    const QString share = none ? u"–"_s : format::percent(100.0 * m_good / double(m_good + m_bad));
    paintText(&painter, QRectF(0, height() / 2.0 - 32, width(), 40), share, boldFont(TypeStep::Figure), color(Token::Text), Qt::AlignHCenter);
    paintText(&painter, QRectF(0, height() / 2.0 + 8, width(), 18), m_caption, ui::font(TypeStep::Caption), color(Token::Muted), Qt::AlignHCenter);
}

DayBars::DayBars(QWidget* parent) : QWidget(parent)
{
    setObjectName(u"dayBars"_s);
    setMouseTracking(true);
}

void DayBars::setNames(const QString& first, const QString& second)
{
    m_first = first;
    m_second = second;
    update();
}

void DayBars::setDays(const QList<Day>& days)
{
    m_days = days;
    int first = 0;
    int second = 0;
    for (const Day& day : days) {
        first += day.first;
        second += day.second;
    }
    setAccessibleName(u"%1 %2, %3 %4"_s.arg(m_first, format::number(first), m_second, format::number(second)));
    update();
}

QList<int> DayBars::steps(int highest)
{
    int step = 1;
    for (const int factor : {1, 2, 5, 10, 20, 50, 100, 200, 500, 1'000, 2'000, 5'000, 10'000, 20'000, 50'000, 100'000}) {
        step = factor;
        if (factor * 4 >= highest)
            break;
    }
    QList<int> all{0};
    while (all.back() < std::max(1, highest))
        all.append(all.back() + step);
    return all;
}

QRectF DayBars::plot() const
{
    return {qreal(scaleWidth), qreal(legendHeight + 8), qreal(width() - scaleWidth), qreal(height() - legendHeight - 8 - namesHeight)};
}

void DayBars::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QFont small = ui::font(TypeStep::Caption);
    qreal right = width();
    for (const auto& [name, token] : {std::pair(m_second, Token::Accent), std::pair(m_first, Token::Control)}) {
        const int wide = textWidth(name, small);
        right -= wide;
        paintText(&painter, QRectF(right, 0, wide + 1, legendHeight), name, small, color(Token::Text2));
        right -= 20;
        paintFrame(&painter, QRectF(right, (legendHeight - 12) / 2.0, 12, 12), 2, color(token));
        right -= 20;
    }
    int highest = 0;
    for (const Day& day : m_days)
        highest = std::max({highest, day.first, day.second});
    const QList<int> scale = steps(highest);
    const QRectF area = plot();
    for (const int step : scale) {
        const qreal y = area.bottom() - area.height() * step / scale.back();
        paintEdge(&painter, QRectF(area.left(), y, area.width(), 1), Qt::TopEdge);
        paintText(&painter, QRectF(0, y - 10, scaleWidth - 8, 20), format::number(step), small, color(Token::Muted), Qt::AlignRight);
    }
    if (m_days.isEmpty())
        return;
    const qreal column = area.width() / qreal(m_days.size());
    const qreal bar = std::clamp(std::floor(column * 0.4), 1.0, 18.0);
    const int nameEvery = std::max(1, int(std::ceil(40.0 / column)));
    for (qsizetype i = 0; i < m_days.size(); ++i) {
        const Day& day = m_days.at(i);
        const qreal middle = area.left() + column * (qreal(i) + 0.5);
        const auto draw = [&](qreal x, int count, Token token) {
            const qreal high = area.height() * count / scale.back();
            painter.fillRect(QRectF(x, area.bottom() - high, bar, high), color(token));
        };
        draw(middle - bar - 0.5, day.first, Token::Control);
        draw(middle + 0.5, day.second, Token::Accent);
        const bool named = m_days.size() <= 7 || i == 0 || (day.date.day() % 5 == 0 && m_days.size() <= 31) || (m_days.size() > 31 && i % std::max(7, nameEvery) == 0);
        if (named) {
            const QString name = m_days.size() <= 7 ? format::weekdayShort(day.date) : m_days.size() <= 31 ? QString::number(day.date.day()) : format::shortDate(day.date);
            paintText(&painter, QRectF(middle - 30, area.bottom() + 4, 60, 20), name, small, color(Token::Muted), Qt::AlignHCenter);
        }
    }
}

bool DayBars::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && !m_days.isEmpty()) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QRectF area = plot();
        const auto at = qsizetype((help->pos().x() - area.left()) / (area.width() / qreal(m_days.size())));
        if (help->pos().x() >= area.left() && at >= 0 && at < m_days.size()) {
            const Day& day = m_days.at(at);
            QToolTip::showText(help->globalPos(), u"%1 %2\n%3 %4, %5 %6"_s.arg(format::weekday(day.date, true), format::date(day.date), m_first, format::number(day.first),
                                                                                m_second, format::number(day.second)), this);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QWidget::event(event);
}

} // namespace motcua::ui
