#include "ui/kit/sync_chip.h"

#include "ui/kit/format.h"
#include "ui/kit/icons.h"
#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"

#include <QAccessible>
#include <QAccessibleEvent>
#include <QCoreApplication>
#include <QDateTime>
#include <QEvent>
#include <QPainter>

namespace motcua::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int padding = 8;
constexpr qint64 announceEvery = 10'000;

struct ChipLook
{
    Icon icon;
    Token token;
};

ChipLook lookOf(SyncLook look)
{
    switch (look) {
    case SyncLook::Ok:
        return {Icon::SyncOk, Token::Text2};
    case SyncLook::Sending:
        return {Icon::SyncSending, Token::Info};
    case SyncLook::Offline:
        return {Icon::SyncOffline, Token::Warning};
    case SyncLook::Look:
        return {Icon::SyncLook, Token::Danger};
    }
    return {Icon::SyncOk, Token::Text2};
}

QString words(const char* source)
{
    return QCoreApplication::translate("kit", source);
}

} // namespace

QString syncText(const SyncSummary& summary)
{
    const QString count = format::number(summary.count);
    const QString at = format::time(summary.at);
    switch (summary.look) {
    case SyncLook::Ok:
        return at.isEmpty() ? words(QT_TRANSLATE_NOOP("kit", "Not synced yet"))
                            : words(QT_TRANSLATE_NOOP("kit", "Synced at %1")).arg(at);
    case SyncLook::Sending:
        return summary.count > 0 ? words(QT_TRANSLATE_NOOP("kit", "Sending %1")).arg(count)
                                 : words(QT_TRANSLATE_NOOP("kit", "Syncing"));
    case SyncLook::Offline:
        if (at.isEmpty())
            return summary.count > 0 ? words(QT_TRANSLATE_NOOP("kit", "Offline, %1 waiting to be sent")).arg(count)
                                     : words(QT_TRANSLATE_NOOP("kit", "Offline"));
        return summary.count > 0
                   ? words(QT_TRANSLATE_NOOP("kit", "Offline since %1, %2 waiting to be sent")).arg(at, count)
                   : words(QT_TRANSLATE_NOOP("kit", "Offline since %1")).arg(at);
    case SyncLook::Look:
        return words(summary.count == 1 ? QT_TRANSLATE_NOOP("kit", "%1 item needs a look")
                                        : QT_TRANSLATE_NOOP("kit", "%1 items need a look"))
            .arg(count);
    }
    return {};
}

SyncChip::SyncChip(QWidget* parent) : QToolButton(parent)
{
    setObjectName(u"syncChip"_s);
    setCheckable(true);
    setAutoRaise(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    refresh();
}

void SyncChip::setSummary(const SyncSummary& summary)
{
    if (m_summary == summary)
        return;
    m_summary = summary;
    refresh();
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (m_announced >= 0 && now - m_announced < announceEvery)
        return;
    m_announced = now;
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void SyncChip::setFolded(bool folded)
{
    m_folded = folded;
    refresh();
}

void SyncChip::refresh()
{
    const QString sentence = syncText(m_summary);
    setAccessibleName(sentence);
    setToolTip(m_folded ? sentence : QString());
    setText(m_folded ? (m_summary.count > 0 ? format::number(m_summary.count) : QString()) : sentence);
    updateGeometry();
    update();
}

QSize SyncChip::sizeHint() const
{
    int width = 2 * padding + metric::icon;
    if (!text().isEmpty())
        width += 8 + textWidth(text(), ui::font(TypeStep::Body));
    return {width, metric::controlSmall};
}

void SyncChip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QToolButton::changeEvent(event);
}

void SyncChip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ChipLook look = lookOf(m_summary.look);
    const QRectF box = QRectF(rect());
    QColor fill;
    if (m_summary.look == SyncLook::Look)
        fill = color(Token::DangerSoft);
    else if (isChecked() || isDown())
        fill = color(Token::SelectedInactive);
    else if (underMouse())
        fill = color(Token::Hover);
    if (fill.isValid())
        paintFrame(&painter, box, metric::radius, fill);
    if (hasFocus())
        paintFrame(&painter, box, metric::radius, {}, color(Token::Focus), 2);
    paintIcon(&painter, QRectF(padding, 0, metric::icon, height()), look.icon, look.token);
    paintText(&painter, QRectF(padding + metric::icon + 8, 0, width() - 2 * padding - metric::icon - 8, height()),
              text(), ui::font(TypeStep::Body), color(look.token));
}

} // namespace motcua::ui
