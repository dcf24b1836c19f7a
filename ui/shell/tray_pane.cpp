#include "ui/shell/tray_pane.h"

#include "domain/calendar.h"
#include "services/office.h"
#include "services/when_done.h"
#include "ui/kit/action_button.h"
#include "ui/kit/describe.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/field.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"
#include "ui/kit/row_delegate.h"
#include "ui/shell/tray_model.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>

using namespace Qt::StringLiterals;
using motcua::services::TrayEntry;
using motcua::services::whenDone;

namespace motcua::ui {

namespace {

class TrayDelegate : public ListRowDelegate
{
public:
    using ListRowDelegate::ListRowDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
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

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        return {200, index.data(TrayModel::HeadRole).toBool() ? metric::listHead : metric::rowTwoLines + 2};
    }

protected:
    void paintContent(QPainter* painter, const QRect& rect, const RowState&, const QModelIndex& index) const override
    {
        const auto entry = index.data(TrayModel::EntryRole).value<TrayEntry>();
        const QDateTime now = QDateTime::currentDateTimeUtc();
        Icon icon = Icon::Clock;
        Token token = Token::Text2;
        switch (entry.state) {
        case TrayEntry::State::Conflict: icon = Icon::Fork, token = Token::Danger; break;
        case TrayEntry::State::Refused: icon = Icon::Error, token = Token::Danger; break;
        case TrayEntry::State::Parked: icon = Icon::Warning, token = Token::Warning; break;
        case TrayEntry::State::Sending: icon = Icon::SyncSending, token = Token::Info; break;
        case TrayEntry::State::Sent: icon = Icon::Ok, token = Token::Success; break;
        case TrayEntry::State::Queued: break;
        }
        const bool look = TrayModel::group(entry.state) == TrayModel::Group::Look;
        paintIcon(painter, QRectF(rect.left(), rect.top() + 10, 16, 20), icon, token);
        const QString time = format::time(domain::toLocal(entry.madeAt).time());
        const int timeWidth = textWidth(time, font(TypeStep::Caption));
        const QRect words = rect.adjusted(28, 0, 0, 0);
        paintText(painter, QRect(words.left(), words.top() + 8, words.width() - timeWidth - 12, 20), index.data().toString(),
                  font(TypeStep::Body, look ? QFont::DemiBold : QFont::Normal), color(Token::Text));
        paintText(painter, QRect(words.left(), words.top() + 8, words.width(), 20), time, font(TypeStep::Caption), color(Token::Muted), Qt::AlignRight);
        paintText(painter, QRect(words.left(), words.top() + 28, words.width(), 20), trayReason(entry, now), font(TypeStep::Caption),
                  color(entry.state == TrayEntry::State::Refused ? Token::Danger : Token::Text2));
    }
};

} // namespace

TrayPane::TrayPane(services::Office& office, QWidget* parent)
    : Surface(Token::Base, Qt::LeftEdge, parent), m_office(office), m_model(new TrayModel(this))
{
    setObjectName(u"tray"_s);
    setMinimumWidth(320);
    auto* send = new ActionButton(ButtonKind::Secondary, tr("Send now"));
    send->setObjectName(u"tray.sendNow"_s);
    send->setGlyph(Icon::SendNow);
    send->setKeyText(u"Ctrl G"_s);
    auto* close = new ActionButton(ButtonKind::IconOnly, tr("Close"));
    close->setObjectName(u"tray.close"_s);
    close->setGlyph(Icon::Close);
    close->setFlat(true);
    auto* head = new PaneHeader(tr("Work for the server"), false);
    head->addRight(send);
    head->addRight(close);

    m_list = new QListView;
    m_list->setObjectName(u"tray.list"_s);
    m_list->setAccessibleName(tr("Work for the server"));
    prepareRowView(m_list);
    m_list->setUniformItemSizes(false);
    m_list->setItemDelegate(new TrayDelegate(m_list));
    m_list->setModel(m_model);
    m_stack = new ListStack(m_list);
    m_entryPart = makeEntryPart();
    m_foot = captionLabel({});
    m_foot->setToken(Token::Text2);
    m_foot->setObjectName(u"tray.foot"_s);
    auto* foot = new Surface(Token::Sunken, Qt::TopEdge);
    auto* footRow = new QHBoxLayout(foot);
    footRow->setContentsMargins(20, 12, 20, 12);
    footRow->addWidget(m_foot, 1);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(m_stack, 1);
    column->addWidget(m_entryPart);
    column->addWidget(foot);

    connect(send, &QAbstractButton::clicked, this, [this] { m_office.sendNow(); });
    connect(close, &QAbstractButton::clicked, this, &TrayPane::closeRequested);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        m_current = index.data(TrayModel::CommandRole).toString();
        askReason(false);
        showEntry();
    });
    connect(&m_office, &services::Office::trayChanged, this, &TrayPane::reload);
    connect(&m_office, &services::Office::syncStatusChanged, this, &TrayPane::refreshFoot);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, m_list->viewport(), qOverload<>(&QWidget::update)); // "next try in 0:12"
    showEntry();
}

QWidget* TrayPane::makeEntryPart()
{
    m_entryTitle = boldLabel({});
    m_entryWhy = bodyLabel({});
    m_entryWhy->setObjectName(u"tray.why"_s);
    m_entryWhy->setToken(Token::Danger);
    m_entryWhy->setWordWrap(true);
    m_entryTimes = captionLabel({});
    m_entryTimes->setWordWrap(true);
    m_look = new ActionButton(ButtonKind::Secondary, tr("Look at the record"));
    m_look->setObjectName(u"tray.look"_s);
    m_let = new ActionButton(ButtonKind::Secondary, tr("Drop this work"));
    m_let->setObjectName(u"tray.drop"_s);
    auto* edit = new QLineEdit;
    edit->setObjectName(u"tray.reason"_s);
    m_reason = new Field(tr("Why it is dropped"), edit);
    m_reason->setRequired(true);
    m_confirm = new ActionButton(ButtonKind::Danger, tr("Drop this work"));
    m_confirm->setObjectName(u"tray.confirmDrop"_s);
    auto* part = new Surface(Token::Base, Qt::TopEdge);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(20, 12, 20, 12);
    column->setSpacing(4);
    column->addWidget(m_entryTitle);
    column->addWidget(m_entryWhy);
    column->addWidget(m_entryTimes);
    column->addWidget(m_reason);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_look);
    buttons->addWidget(m_let);
    buttons->addWidget(m_confirm);
    buttons->addStretch(1);
    column->addSpacing(4);
    column->addLayout(buttons);
    connect(m_look, &QAbstractButton::clicked, this, [this] {
        if (const TrayEntry* entry = m_model->entry(m_model->rowOf(m_current)))
            Q_EMIT recordRequested(entry->type, entry->target);
    });
    connect(m_let, &QAbstractButton::clicked, this, [this] { askReason(true); });
    connect(m_confirm, &QAbstractButton::clicked, this, &TrayPane::drop);
    connect(edit, &QLineEdit::returnPressed, this, &TrayPane::drop);
    connect(edit, &QLineEdit::textChanged, this, [this] { m_reason->setState(FieldState::Normal); });
    askReason(false);
    return part;
}

void TrayPane::askReason(bool ask)
{
    m_reason->setVisible(ask);
    m_confirm->setVisible(ask);
    m_let->setVisible(!ask);
    m_reason->lineEdit()->clear();
    if (ask)
        m_reason->lineEdit()->setFocus();
}

void TrayPane::showEntry()
{
    const TrayEntry* entry = m_model->entry(m_model->rowOf(m_current));
    const bool look = entry && TrayModel::group(entry->state) == TrayModel::Group::Look;
    m_entryPart->setVisible(look);
    if (!look)
        return;
    m_entryTitle->setText(trayTitle(*entry));
    m_entryWhy->setText(trayReason(*entry, m_office.clock().now()));
    const QString made = format::dateTimeShort(domain::toLocal(entry->madeAt), domain::toLocal(m_office.clock().now()));
    m_entryTimes->setText(entry->detail.isEmpty() ? tr("Made %1").arg(made) : tr("Made %1. Details: %2").arg(made, entry->detail));
    const bool parked = entry->state == TrayEntry::State::Parked;
    m_let->setEnabled(!parked && !m_pending);
    m_look->setVisible(!parked && (entry->type.startsWith("dossier."_L1) || entry->type.startsWith("registration."_L1)));
}

void TrayPane::drop()
{
    const QString reason = m_reason->lineEdit()->text().simplified();
    if (reason.isEmpty()) {
        m_reason->setState(FieldState::Error, tr("Write the reason first"));
        m_reason->lineEdit()->setFocus();
        return;
    }
    if (m_pending)
        return;
    m_pending = true;
    m_confirm->setEnabled(false);
    whenDone(m_office.drop(m_current, reason), this, [this](const Result<bool>& answer) {
        m_pending = false;
        m_confirm->setEnabled(true);
        if (!answer) {
            m_reason->setState(FieldState::Error, describe(answer.error()));
            return;
        }
        askReason(false);
        reload();
    });
}

void TrayPane::showEvent(QShowEvent* event)
{
    Surface::showEvent(event);
    m_second.start();
    reload();
    refreshFoot();
}

void TrayPane::hideEvent(QHideEvent* event)
{
    m_second.stop();
    Surface::hideEvent(event);
}

void TrayPane::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape) {
        Surface::keyPressEvent(event);
        return;
    }
    if (m_reason->isVisible())
        askReason(false);
    else
        Q_EMIT closeRequested();
}

void TrayPane::reload()
{
    if (!isVisible())
        return;
    whenDone(m_office.tray(), this, [this](const Result<std::vector<TrayEntry>>& answer) {
        if (!answer) {
            m_stack->showState(EmptyState::Kind::Error, describe(answer.error()));
            return;
        }
        const QString kept = m_current;
        m_model->setEntries(*answer);
        if (m_model->rowCount() == 0) {
            m_stack->showState(EmptyState::Kind::Empty, tr("Nothing waits"), tr("What is done here stands in this list until the server has it"));
        } else {
            m_stack->showList();
            int row = m_model->rowOf(kept);
            if (row < 0 && m_model->count(TrayModel::Group::Look) > 0)
                row = 1; // the first that needs a look
            if (row >= 0)
                m_list->setCurrentIndex(m_model->index(row));
        }
        showEntry();
    });
}

void TrayPane::refreshFoot()
{
    const services::SyncStatus& status = m_office.syncStatus();
    const bool online = status.state != services::SyncStatus::State::Offline;
    const double offset = double(qAbs(status.clockOffsetMs)) / 1000.0;
    m_foot->setGlyph(online ? Icon::SyncOk : Icon::SyncOffline);
    if (online)
        m_foot->setText(tr("Server online, clocks differ by %1 seconds").arg(format::decimal(offset, 1)));
    else
        m_foot->setText(status.error ? describe(*status.error) : tr("The server is not reached"));
}

} // namespace motcua::ui
