#include "ui/shell/tray_delegate.h"

#include "domain/calendar.h"
#include "ui/kit/format.h"
#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"
#include "ui/shell/tray_model.h"

#include <QPainter>

namespace motcua::ui {

using services::TrayEntry;

void TrayDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (!index.data(TrayModel::HeadRole).toBool()) {
        ListRowDelegate::paint(painter, option, index);
        return;
    }
    const QRect rect = option.rect;
    painter->fillRect(rect, color(Token::Sunken));
    paintEdge(painter, rect, Qt::BottomEdge);
    const QRect inner = rect.adjusted(20, 0, -20, 0);
    paintText(painter, inner, index.data().toString(), font(TypeStep::Caption, QFont::DemiBold), color(Token::Text));
    paintText(painter, inner, format::number(index.data(TrayModel::HeadCountRole).toInt()), font(TypeStep::Caption), color(Token::Muted), Qt::AlignRight);
}

QSize TrayDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    return {200, index.data(TrayModel::HeadRole).toBool() ? metric::listHead : metric::rowTwoLines + 2};
}

void TrayDelegate::paintContent(QPainter* painter, const QRect& rect, const RowState&, const QModelIndex& index) const
{
    const auto entry = index.data(TrayModel::EntryRole).value<TrayEntry>();
    Icon icon = Icon::Clock;
    Token token = Token::Text2;
    switch (entry.state) {
    case TrayEntry::State::Conflict: icon = Icon::Fork, token = Token::Danger; break;
    case TrayEntry::State::Refused: icon = Icon::Error, token = Token::Danger; break;
    case TrayEntry::State::Incident:
    case TrayEntry::State::Parked: icon = Icon::Warning, token = Token::Warning; break;
    case TrayEntry::State::Sending: icon = Icon::SyncSending, token = Token::Info; break;
    case TrayEntry::State::Sent: icon = Icon::Ok, token = Token::Success; break;
    case TrayEntry::State::Dropped: icon = Icon::Undo, token = Token::Muted; break;
    case TrayEntry::State::Queued: break;
    }
    const bool look = TrayModel::group(entry.state) == TrayModel::Group::Look;
    paintIcon(painter, QRectF(rect.left(), rect.top() + 10, 16, 20), icon, token);
    const QDateTime when = domain::toLocal(entry.state == TrayEntry::State::Dropped ? entry.settledAt : entry.madeAt);
    const QDateTime now = domain::toLocal(QDateTime::currentDateTimeUtc());
    const QString time = when.date() == now.date() ? format::time(when.time()) : format::shortDate(when.date());
    const int timeWidth = textWidth(time, font(TypeStep::Caption));
    const QRect words = rect.adjusted(28, 0, 0, 0);
    paintText(painter, QRect(words.left(), words.top() + 8, words.width() - timeWidth - 12, 20), index.data().toString(),
              font(TypeStep::Body, look ? QFont::DemiBold : QFont::Normal), color(Token::Text));
    paintText(painter, QRect(words.left(), words.top() + 8, words.width(), 20), time, font(TypeStep::Caption), color(Token::Muted), Qt::AlignRight);
    paintText(painter, QRect(words.left(), words.top() + 28, words.width(), 20), index.data(TrayModel::ReasonRole).toString(), font(TypeStep::Caption),
              color(entry.state == TrayEntry::State::Refused ? Token::Danger : Token::Text2));
}

} // namespace motcua::ui
