#include "ui/kit/badges.h"

#include "ui/kit/format.h"
#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPainter>

namespace motcua::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int glyphGap = 8;
constexpr int fillPadding = 8;

QString words(const char* source)
{
    return QCoreApplication::translate("kit", source);
}

struct StatusRow
{
    const char* text;
    const char* shortText;
    Token token;
};

// Index = number of the status as exchanged with the national portal.
constexpr StatusRow statuses[] = {
    {"", "", Token::Text2},
    {QT_TRANSLATE_NOOP("kit", "Newly registered"), QT_TRANSLATE_NOOP("kit", "Newly registered"), Token::Info},
    {QT_TRANSLATE_NOOP("kit", "Received"), QT_TRANSLATE_NOOP("kit", "Received"), Token::Text2},
    {QT_TRANSLATE_NOOP("kit", "Not accepted"), QT_TRANSLATE_NOOP("kit", "Refused"), Token::Danger},
    {QT_TRANSLATE_NOOP("kit", "In progress"), QT_TRANSLATE_NOOP("kit", "In progress"), Token::Text2},
    {QT_TRANSLATE_NOOP("kit", "Supplement requested"), QT_TRANSLATE_NOOP("kit", "To supplement"), Token::Warning},
    {QT_TRANSLATE_NOOP("kit", "Waiting for payment"), QT_TRANSLATE_NOOP("kit", "Waiting for payment"), Token::Warning},
    {QT_TRANSLATE_NOOP("kit", "Withdrawal requested"), QT_TRANSLATE_NOOP("kit", "Withdrawal"), Token::Warning},
    {QT_TRANSLATE_NOOP("kit", "Stopped"), QT_TRANSLATE_NOOP("kit", "Stopped"), Token::Muted},
    {QT_TRANSLATE_NOOP("kit", "Finished"), QT_TRANSLATE_NOOP("kit", "Result ready"), Token::Success},
    {QT_TRANSLATE_NOOP("kit", "Result returned"), QT_TRANSLATE_NOOP("kit", "Returned"), Token::Success},
};
constexpr int statusCount = int(std::size(statuses)) - 1;

QString unknownStatus(int status)
{
    return words(QT_TRANSLATE_NOOP("kit", "Status %1")).arg(status);
}

} // namespace

QString statusText(int status)
{
    return status >= 1 && status <= statusCount ? words(statuses[status].text) : unknownStatus(status);
}

QString statusShortText(int status)
{
    return status >= 1 && status <= statusCount ? words(statuses[status].shortText) : unknownStatus(status);
}

QString dueText(const DueState& due)
{
    // Whole units rounded down; hours under one working day; never "0 giờ".
    const qint64 days = due.minutes / qMax(1, due.dayMinutes);
    const qint64 hours = due.minutes / 60;
    const auto say = [](qint64 count, const char* one, const char* many) {
        return words(count == 1 ? one : many).arg(format::number(count));
    };
    switch (due.kind) {
    case DueKind::None:
        return {};
    case DueKind::Normal:
    case DueKind::Soon:
        if (days >= 1)
            return say(days, QT_TRANSLATE_NOOP("kit", "%1 day left"), QT_TRANSLATE_NOOP("kit", "%1 days left"));
        if (hours >= 1)
            return say(hours, QT_TRANSLATE_NOOP("kit", "%1 hour left"), QT_TRANSLATE_NOOP("kit", "%1 hours left"));
        return say(due.minutes, QT_TRANSLATE_NOOP("kit", "%1 minute left"),
                   QT_TRANSLATE_NOOP("kit", "%1 minutes left"));
    case DueKind::Late:
        if (days >= 1)
            return say(days, QT_TRANSLATE_NOOP("kit", "%1 day late"), QT_TRANSLATE_NOOP("kit", "%1 days late"));
        if (hours >= 1)
            return say(hours, QT_TRANSLATE_NOOP("kit", "%1 hour late"), QT_TRANSLATE_NOOP("kit", "%1 hours late"));
        if (due.minutes == 0) // over since the last close: no minute of work has passed
            return words(QT_TRANSLATE_NOOP("kit", "just late"));
        return say(due.minutes, QT_TRANSLATE_NOOP("kit", "%1 minute late"),
                   QT_TRANSLATE_NOOP("kit", "%1 minutes late"));
    case DueKind::LateWaiting: // asked for papers a second time: late, however much of the time is left
        return words(QT_TRANSLATE_NOOP("kit", "counts as late"));
    case DueKind::Paused:
        return words(QT_TRANSLATE_NOOP("kit", "paused"));
    case DueKind::DoneEarly:
        return words(QT_TRANSLATE_NOOP("kit", "done early"));
    case DueKind::DoneLate:
        return words(QT_TRANSLATE_NOOP("kit", "done late"));
    }
    return {};
}

BadgeLook statusLook(int status, bool shortText)
{
    const bool known = status >= 1 && status <= statusCount;
    return {.icon = known ? Icon(int(Icon::Status1) + status - 1) : Icon::Info,
            .text = shortText ? statusShortText(status) : statusText(status),
            .token = known ? statuses[status].token : Token::Muted,
            .textToken = Token::Text};
}

BadgeLook dueLook(const DueState& due)
{
    BadgeLook look{.text = dueText(due), .token = Token::Text2, .textToken = Token::Text2};
    const auto loud = [&look](Icon icon, Meaning meaning) {
        look.icon = icon;
        look.token = look.textToken = textToken(meaning);
        look.fill = softToken(meaning);
    };
    switch (due.kind) {
    case DueKind::Soon:
        loud(Icon::DueSoon, Meaning::Warning);
        break;
    case DueKind::Late:
    case DueKind::LateWaiting:
        loud(Icon::DueLate, Meaning::Danger);
        break;
    case DueKind::Paused:
        loud(Icon::DuePaused, Meaning::Neutral);
        break;
    case DueKind::DoneEarly:
        look.token = look.textToken = Token::Success;
        break;
    case DueKind::DoneLate:
        look.token = look.textToken = Token::Danger;
        break;
    default:
        break;
    }
    return look;
}

BadgeLook meaningLook(Meaning meaning, Icon icon, const QString& text, bool filled)
{
    return {.icon = icon,
            .text = text,
            .token = textToken(meaning),
            .textToken = textToken(meaning),
            .fill = filled ? softToken(meaning) : Token::Count};
}

QSize badgeSize(const BadgeLook& look)
{
    if (look.text.isEmpty())
        return {0, metric::badge};
    int width = textWidth(look.text, font(TypeStep::Body));
    if (look.icon != Icon::Count)
        width += metric::icon + (look.fill == Token::Count ? glyphGap : 6);
    if (look.fill != Token::Count)
        width += 2 * fillPadding;
    return {width, metric::badge};
}

void paintBadge(QPainter* painter, const QRectF& rect, const BadgeLook& look)
{
    if (look.text.isEmpty())
        return;
    const QSize size = badgeSize(look);
    const bool filled = look.fill != Token::Count;
    QRectF box(rect.left(), rect.top() + (rect.height() - size.height()) / 2, qMin(rect.width(), qreal(size.width())),
               size.height());
    if (filled) {
        paintFrame(painter, box, metric::radiusSmall, color(look.fill));
        box.adjust(fillPadding, 0, -fillPadding, 0);
    }
    if (look.icon != Icon::Count) {
        paintIcon(painter, QRectF(box.left(), box.top(), metric::icon, box.height()), look.icon, look.token);
        box.setLeft(box.left() + metric::icon + (filled ? 6 : glyphGap));
    }
    paintText(painter, box, look.text, font(TypeStep::Body), color(look.textToken));
}

Badge::Badge(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void Badge::setLook(const BadgeLook& look)
{
    m_look = look;
    setAccessibleName(look.text);
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const
{
    return badgeSize(m_look);
}

QSize Badge::minimumSizeHint() const
{
    return {qMin(48, badgeSize(m_look).width()), metric::badge};
}

void Badge::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintBadge(&painter, rect(), m_look);
}

StatusBadge::StatusBadge(int status, QWidget* parent) : Badge(parent), m_status(status)
{
    refresh();
}

void StatusBadge::setStatus(int status)
{
    m_status = status;
    refresh();
}

void StatusBadge::setFilled(bool filled)
{
    m_filled = filled;
    refresh();
}

void StatusBadge::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    Badge::changeEvent(event);
}

void StatusBadge::refresh()
{
    if (m_status == 0) {
        setLook({});
        return;
    }
    BadgeLook look = statusLook(m_status);
    if (m_filled) {
        look.fill = Token::NeutralSoft;
        look.textToken = Token::Text2;
    }
    setLook(look);
}

DueBadge::DueBadge(const DueState& due, QWidget* parent) : Badge(parent), m_due(due)
{
    setLook(dueLook(m_due));
}

void DueBadge::setDue(const DueState& due)
{
    m_due = due;
    setLook(dueLook(m_due));
}

void DueBadge::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        setLook(dueLook(m_due));
    Badge::changeEvent(event);
}

} // namespace motcua::ui
