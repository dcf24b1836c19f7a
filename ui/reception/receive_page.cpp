#include "ui/reception/receive_page.h"

#include "domain/calendar.h"
#include "domain/dossier_code.h"
#include "services/office.h"
#include "services/when_done.h"
#include "ui/kit/action_button.h"
#include "ui/kit/describe.h"
#include "ui/kit/due_strip.h"
#include "ui/kit/field.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/reception/account_hint.h"
#include "ui/reception/component_list.h"
#include "ui/reception/component_pane.h"
#include "ui/reception/due_state.h"
#include "ui/reception/earlier_dossiers.h"
#include "ui/reception/owner_form.h"
#include "ui/reception/procedure_picker.h"
#include "ui/reception/form_view.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QRadioButton>
#include <QStackedWidget>

using namespace Qt::StringLiterals;
using motcua::services::whenDone;

namespace motcua::ui::reception {

void ReceivePage::open(const QString& argument)
{
    if (argument.startsWith("procedure:"_L1)) {
        beginWith(argument.section(u':', 1));
        return;
    }
    if (!argument.isEmpty()) {
        takeOnline(argument);
        return;
    }
    if (m_stack->currentIndex() == 1) {
        m_next->setFocus();
        return;
    }
    if (!m_loadedDraft) {
        m_loadedDraft = true;
        whenDone(m_book.loadDraft(), this, [this](const Result<QByteArray>& answer) {
            if (answer && !answer->isEmpty() && isBlank())
                applyDraft(*answer, true);
        });
    }
    m_picker->focusEdit();
}

// Found by Ctrl+K. What is being typed for somebody keeps its procedure.
void ReceivePage::beginWith(const QString& procedureId)
{
    open({});
    if (m_stack->currentIndex() == 1 || !m_procedure.id.isEmpty() || !m_online.id.isEmpty())
        return;
    whenDone(m_book.procedures(procedureId, 5), this, [this, procedureId](const Result<std::vector<domain::Procedure>>& found) {
        if (!found || !m_procedure.id.isEmpty())
            return;
        for (const domain::Procedure& one : *found) {
            if (one.id == procedureId)
                takeProcedure(one);
        }
        m_owner->focusFirst();
    });
}

void ReceivePage::takeOnline(const QString& id)
{
    whenDone(m_book.detail(id), this, [this, id](const Result<services::DossierDetail>& answer) {
        if (!answer) {
            m_state->setText(describe(answer.error()));
            m_state->show();
            return;
        }
        m_stack->setCurrentIndex(0);
        m_online = answer->dossier;
        m_triedOnce = false;
        m_owner->setPerson(m_online.owner, m_online.submitter);
        m_post->setChecked(m_online.delivery.way == domain::DeliveryWay::Post);
        m_counter->setChecked(m_online.delivery.way != domain::DeliveryWay::Post);
        m_postAddress->lineEdit()->setText(m_online.delivery.address);
        m_electronic->setChecked(m_online.delivery.electronic);
        m_note->lineEdit()->setText(m_online.note);
        m_caption->setText(tr("Filed online, %1").arg(format::dateTimeShort(domain::toLocal(m_online.submittedAt), domain::toLocal(m_context.office.clock().now()))));
        m_picker->setLocked(true);
        whenDone(m_book.procedures(m_online.procedureId, 5), this, [this, id](const Result<std::vector<domain::Procedure>>& found) {
            if (m_online.id != id)
                return;
            domain::Procedure procedure;
            procedure.id = m_online.procedureId;
            procedure.name = m_online.procedureName;
            if (found) {
                for (const domain::Procedure& one : *found) {
                    if (one.id == m_online.procedureId)
                        procedure = one;
                }
            }
            takeProcedure(procedure);
            if (!m_online.components.empty())
                m_components->setComponents(m_online.components);
            m_components->setFocus();
        });
    });
}

void ReceivePage::takeProcedure(const domain::Procedure& procedure)
{
    const bool other = procedure.id != m_procedure.id;
    m_procedure = procedure;
    m_picker->setProcedure(procedure);
    if (other)
        m_components->setComponents(componentsOf(procedure));
    refreshDue();
    noteChange();
}

void ReceivePage::refreshDue()
{
    const bool chosen = !m_procedure.id.isEmpty();
    m_strip->setVisible(chosen);
    m_dueRule->setVisible(chosen);
    m_fee->setVisible(chosen);
    if (!chosen) {
        m_dueTitle->setText(tr("The due date appears with the procedure"));
        return;
    }
    const auto due = m_book.due(m_procedure, m_context.office.clock().now());
    if (!due) {
        m_dueTitle->setText(describe(due.error()));
        m_strip->hide();
        return;
    }
    m_dueTitle->setText(tr("Due %1").arg(format::dateTimeLong(domain::toLocal(due->due))));
    m_dueRule->setText(m_procedure.limit.engine == domain::DueEngine::Hours ? tr("%n working day(s), by hours", nullptr, m_procedure.limit.days)
                                                                             : tr("%n day(s), by the calendar", nullptr, m_procedure.limit.days));
    const DueExplained explained = explainDue(*due, m_procedure.limit, m_context.office.rules().calendar);
    m_strip->setDays(explained.days, explained.sum);
    QStringList facts;
    if (!m_procedure.unit.isEmpty())
        facts.append(tr("Handled by %1").arg(m_procedure.unit));
    facts.append(m_procedure.fee > 0 ? tr("fee %1").arg(format::money(m_procedure.fee)) : tr("no fee"));
    m_fee->setText(facts.join(u", "_s));
}

QString ReceivePage::whatIsMissing() const
{
    if (m_procedure.id.isEmpty())
        return tr("No procedure chosen yet");
    if (const int errors = m_owner->errors(); errors > 0)
        return tr("%n field(s) of the owner still to be filled in", nullptr, errors);
    if (const int missing = m_components->missing(); missing > 0)
        return tr("%n required paper(s) not here yet", nullptr, missing);
    if (m_post->isChecked() && m_postAddress->lineEdit()->text().simplified().isEmpty())
        return tr("The address for the post is missing");
    if (m_papers->busy() > 0)
        return tr("%n file(s) still being read", nullptr, m_papers->busy());
    return {};
}

void ReceivePage::refreshState()
{
    const auto components = m_components->components();
    int required = 0;
    for (const domain::Component& one : components)
        required += one.required ? 1 : 0;
    m_componentsCount->setText(components.empty() ? QString() : tr("%1 of %n required paper(s) here", nullptr, required).arg(required - m_components->missing()));
    m_components->setVisible(!components.empty());
    m_componentsLine->setVisible(!components.empty());
    const QString missing = whatIsMissing();
    m_state->setText(missing);
    m_state->setToken(Token::Warning);
    m_state->setVisible(!missing.isEmpty());
    m_receive->setEnabled(missing.isEmpty() && !m_sending);
    m_receive->setText(m_sending ? tr("Writing down") : tr("Receive and print 2 copies"));
    m_discard->setVisible(!isBlank());
    m_discard->setText(m_online.id.isEmpty() ? tr("Empty the form") : tr("Leave this online dossier"));
}

void ReceivePage::noteChange()
{
    refreshState();
    // An online dossier would find itself.
    m_earlier->look(m_online.id.isEmpty() ? m_owner->person().idNumber : QString(), m_procedure.id);
    m_account->look(m_owner->person());
    if (m_online.id.isEmpty())
        m_draftSoon.start();
}

domain::Dossier ReceivePage::filled() const
{
    domain::Dossier out = m_online;
    const domain::Official& official = m_context.office.official();
    out.agency = official.agency;
    out.procedureId = m_procedure.id;
    out.procedureName = m_procedure.name;
    out.owner = m_owner->person();
    out.submitter = m_owner->submitter();
    out.components = m_components->components();
    out.delivery.way = m_post->isChecked() ? domain::DeliveryWay::Post : domain::DeliveryWay::Counter;
    out.delivery.address = m_post->isChecked() ? m_postAddress->lineEdit()->text().simplified() : QString();
    out.delivery.electronic = m_electronic->isChecked();
    out.fee = m_procedure.fee;
    out.note = m_note->lineEdit()->text().simplified();
    out.holder = official.unit.isEmpty() ? official.title : official.unit;
    return out;
}

void ReceivePage::receive()
{
    if (m_sending || m_stack->currentIndex() != 0)
        return;
    const bool ownerGood = m_owner->check();
    refreshState();
    if (m_procedure.id.isEmpty()) {
        m_picker->showMissing();
        m_picker->focusEdit();
        return;
    }
    if (!ownerGood) {
        m_owner->focusFirstError();
        return;
    }
    if (m_components->missing() > 0) {
        m_components->setFocus();
        return;
    }
    if (m_papers->busy() > 0)
        return;
    if (!whatIsMissing().isEmpty()) {
        m_postAddress->setState(FieldState::Error, tr("Still missing"));
        m_postAddress->lineEdit()->setFocus();
        return;
    }
    m_sending = true;
    refreshState();
    whenDone(m_book.receive(filled()), this, [this](const Result<domain::Dossier>& answer) {
        m_sending = false;
        refreshState();
        if (!answer) {
            m_state->setText(describe(answer.error()));
            m_state->setToken(Token::Danger);
            m_state->show();
            return;
        }
        m_draftSoon.stop();
        m_book.saveDraft({});
        showDone(*answer);
    });
}

void ReceivePage::showDone(const domain::Dossier& dossier)
{
    const bool provisional = domain::isProvisionalCode(dossier.code);
    m_doneTitle->setToken(Token::Success);
    m_doneCode->setText(dossier.code.isEmpty() ? tr("Number follows") : dossier.code);
    m_doneNote->setVisible(provisional || dossier.code.isEmpty());
    m_doneNote->setText(tr("A provisional number: the server gives the official one when it is reached; print the receipt again then"));
    m_doneDue->setText(tr("%1, %2.\nDue %3").arg(dossier.owner.fullName, dossier.procedureName, format::dateTimeLong(domain::toLocal(dossier.dueAt))));
    m_receipt->clear();
    m_stack->setCurrentIndex(1);
    m_next->setFocus();
    Q_EMIT keyHintsChanged();
    whenDone(m_book.form(services::FormKind::Receipt, dossier.id), this, [this, code = dossier.code](const Result<services::PrintedForm>& answer) {
        if (m_stack->currentIndex() != 1 || m_doneCode->text() != code)
            return;
        if (!answer) {
            m_doneNote->setText(describe(answer.error()));
            m_doneNote->show();
            return;
        }
        m_receipt->setForm(*answer, code);
        m_receipt->print();
    });
}

void ReceivePage::startNext()
{
    m_draftSoon.stop();
    m_online = {};
    m_procedure = {};
    m_picker->setLocked(false);
    m_picker->setProcedure({});
    m_owner->stopScan();
    m_owner->setPerson({}, {});
    m_counter->setChecked(true);
    m_electronic->setChecked(false);
    m_postAddress->lineEdit()->clear();
    m_note->lineEdit()->clear();
    m_components->setComponents({});
    m_earlier->look({}, {});
    m_account->look({});
    m_caption->setText(m_context.office.official().title);
    m_receipt->clear();
    m_stack->setCurrentIndex(0);
    refreshDue();
    refreshState();
    m_draftSoon.stop();
    m_book.saveDraft({});
    m_picker->focusEdit();
    Q_EMIT keyHintsChanged();
}

QList<KeyHint> ReceivePage::keyHints() const
{
    if (m_stack->currentIndex() == 1)
        return {{u"Ctrl Enter"_s, tr("Next dossier")}, {u"Esc"_s, tr("To the queue")}};
    // What does not fit is left out from the end: the one that finishes never.
    return {{u"F3"_s, tr("Scan the ID card")}, {u"Space"_s, tr("Tick a paper")}, {u"F4"_s, tr("Photograph or scan")}, {u"Ctrl Enter"_s, tr("Receive and print")}, {u"Ins"_s, tr("Add files")}, {u"R"_s, tr("Reuse")},
            {u"Shift F3"_s, tr("Check the back")}, {u"Alt T"_s, tr("Person, organisation")}, {u"Esc"_s, tr("To the queue")}};
}

void ReceivePage::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier)) {
        if (m_stack->currentIndex() == 1)
            startNext();
        else
            receive();
    } else if (event->key() == Qt::Key_F3 && m_stack->currentIndex() == 0) {
        event->modifiers().testFlag(Qt::ShiftModifier) ? m_owner->toggleBackScan() : m_owner->toggleScan();
    } else if (event->key() == Qt::Key_F4 && m_stack->currentIndex() == 0) {
        m_papers->capture();
    } else if (event->key() == Qt::Key_Escape) {
        if (m_stack->currentIndex() == 1)
            startNext();
        Q_EMIT screenRequested(u"queue"_s, {});
    } else {
        Page::keyPressEvent(event);
    }
}

void ReceivePage::hideEvent(QHideEvent* event)
{
    m_owner->stopScan();
    if (m_draftSoon.isActive()) {
        m_draftSoon.stop();
        m_book.saveDraft(draft());
    }
    Page::hideEvent(event);
}

} // namespace motcua::ui::reception
