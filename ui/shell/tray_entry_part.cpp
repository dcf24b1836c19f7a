#include "ui/shell/tray_entry_part.h"

#include "domain/calendar.h"
#include "services/office.h"
#include "services/tray_desk.h"
#include "services/when_done.h"
#include "ui/kit/action_button.h"
#include "ui/kit/describe.h"
#include "ui/kit/field.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/shell/tray_model.h"

#include <QBoxLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;
using motcua::services::TrayEntry;
using motcua::services::whenDone;

namespace motcua::ui {

TrayEntryPart::TrayEntryPart(services::Office& office, QWidget* parent) : Surface(Token::Base, Qt::TopEdge, parent), m_office(office)
{
    m_title = boldLabel({});
    m_why = bodyLabel({});
    m_why->setObjectName(u"tray.why"_s);
    m_why->setToken(Token::Danger);
    m_why->setWordWrap(true);
    m_times = captionLabel({});
    m_times->setWordWrap(true);
    m_act = new ActionButton(ButtonKind::Secondary);
    m_act->setObjectName(u"tray.act"_s);
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
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 12, 20, 12);
    column->setSpacing(4);
    column->addWidget(m_title);
    column->addWidget(m_why);
    column->addWidget(m_times);
    column->addWidget(m_reason);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_act);
    buttons->addWidget(m_look);
    buttons->addWidget(m_let);
    buttons->addWidget(m_confirm);
    buttons->addStretch(1);
    column->addSpacing(4);
    column->addLayout(buttons);
    connect(m_look, &QAbstractButton::clicked, this, [this] {
        if (m_entry)
            Q_EMIT recordRequested(m_entry->type, m_entry->target);
    });
    connect(m_act, &QAbstractButton::clicked, this, &TrayEntryPart::act);
    connect(m_let, &QAbstractButton::clicked, this, [this] { askReason(true); });
    connect(m_confirm, &QAbstractButton::clicked, this, &TrayEntryPart::drop);
    connect(edit, &QLineEdit::returnPressed, this, &TrayEntryPart::drop);
    connect(edit, &QLineEdit::textChanged, this, [this] { m_reason->setState(FieldState::Normal); });
    askReason(false);
}

void TrayEntryPart::askReason(bool ask)
{
    m_reason->setVisible(ask);
    m_confirm->setVisible(ask);
    m_let->setVisible(!ask);
    m_reason->lineEdit()->clear();
    if (ask)
        m_reason->lineEdit()->setFocus();
}

void TrayEntryPart::showEntry(const TrayEntry* entry)
{
    if (!entry || !m_entry || entry->commandId != m_entry->commandId)
        askReason(false);
    const bool seen = entry && (TrayModel::group(entry->state) == TrayModel::Group::Look || entry->state == TrayEntry::State::Dropped);
    m_entry = seen ? std::optional(*entry) : std::nullopt;
    setVisible(seen);
    if (seen)
        refresh(*entry);
}

bool TrayEntryPart::stopAsking()
{
    const bool asked = m_reason->isVisible();
    if (asked)
        askReason(false);
    return asked;
}

void TrayEntryPart::refresh(const TrayEntry& entry)
{
    using State = TrayEntry::State;
    const bool dropped = entry.state == State::Dropped;
    m_title->setText(trayTitle(entry));
    m_why->setText(trayReason(entry, m_office.clock().now()));
    m_why->setToken(dropped ? Token::Text2 : Token::Danger);
    const QDateTime today = domain::toLocal(m_office.clock().now());
    const auto at = [&today](const QDateTime& time) { return format::dateTimeShort(domain::toLocal(time), today); };
    if (dropped)
        m_times->setText(tr("Made %1, let go of %2").arg(at(entry.madeAt), at(entry.settledAt)));
    else
        m_times->setText(entry.state == State::Parked ? tr("Since %1. Details: %2, %3, %4").arg(at(entry.madeAt), entry.type, entry.code, entry.detail)
                              : entry.detail.isEmpty() || !entry.fields.isEmpty() /*named in words above*/ ? tr("Made %1").arg(at(entry.madeAt)) : tr("Made %1. Details: %2").arg(at(entry.madeAt), entry.detail));
    const bool parked = entry.state == State::Parked;
    const bool merge = entry.state == State::Conflict && entry.type == "dossier.edit"_L1;
    m_act->setText(merge ? tr("Choose") : parked ? tr("Read again") : dropped ? tr("Bring back") : tr("Try again"));
    m_act->setGlyph(merge ? Icon::Fork : dropped ? Icon::Undo : Icon::SendNow);
    const bool incident = entry.state == State::Incident;
    m_let->setText(incident ? tr("Write what was found") : tr("Drop this work"));
    m_confirm->setText(m_let->text());
    m_reason->setLabel(incident ? tr("What was found") : tr("Why it is dropped"));
    m_act->setVisible(!incident);
    m_act->setEnabled(!m_pending);
    m_let->setVisible(!dropped && !parked && !m_reason->isVisibleTo(this));
    m_let->setEnabled(!m_pending);
    m_look->setVisible(!parked && (entry.type.startsWith("dossier."_L1) || entry.type.startsWith("registration."_L1)));
}

void TrayEntryPart::act()
{
    if (!m_entry || m_pending || !m_act->isVisible())
        return;
    const TrayEntry& entry = *m_entry;
    if (entry.state == TrayEntry::State::Conflict && entry.type == "dossier.edit"_L1) {
        Q_EMIT mergeRequested(entry.commandId);
        return;
    }
    m_pending = true;
    m_act->setEnabled(false);
    auto& desk = m_office.trayDesk();
    if (entry.state == TrayEntry::State::Parked) {
        whenDone(desk.readAgain(), this, [this](const Result<int>& freed) {
            m_pending = false;
            m_act->setEnabled(true);
            if (!freed)
                return failed(freed.error());
            Q_EMIT said(*freed > 0, *freed > 0 ? tr("%n record(s) can be read now", nullptr, *freed) : tr("This version of the program still cannot read them"));
            Q_EMIT changed();
        });
        return;
    }
    const auto done = entry.state == TrayEntry::State::Dropped ? desk.restore(entry.commandId) : desk.again(entry.commandId);
    whenDone(done, this, [this](const Result<bool>& answer) {
        m_pending = false;
        m_act->setEnabled(true);
        if (!answer)
            return failed(answer.error());
        Q_EMIT changed();
    });
}

void TrayEntryPart::failed(const Error& error)
{
    m_why->setToken(Token::Danger);
    m_why->setText(describe(error));
}

void TrayEntryPart::drop()
{
    const QString reason = m_reason->lineEdit()->text().simplified();
    if (reason.isEmpty()) {
        m_reason->setState(FieldState::Error, tr("Write the reason first"));
        m_reason->lineEdit()->setFocus();
        return;
    }
    if (m_pending || !m_entry)
        return;
    m_pending = true;
    m_confirm->setEnabled(false);
    const bool incident = m_entry->state == TrayEntry::State::Incident;
    auto done = incident ? m_office.trayDesk().settleIncident(m_entry->commandId, reason) : m_office.drop(m_entry->commandId, reason);
    whenDone(done, this, [this](const Result<bool>& answer) {
        m_pending = false;
        m_confirm->setEnabled(true);
        if (!answer) {
            m_reason->setState(FieldState::Error, describe(answer.error()));
            return;
        }
        askReason(false);
        Q_EMIT changed();
    });
}

} // namespace motcua::ui
