#include "ui/accounts/accounts_page.h"

#include "domain/calendar.h"
#include "services/clock.h"
#include "services/office.h"
#include "services/when_done.h"
#include "ui/accounts/account_form.h"
#include "ui/accounts/citizen_window.h"
#include "ui/accounts/profile_form.h"
#include "ui/kit/action_button.h"
#include "ui/kit/describe.h"
#include "ui/kit/field.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/toast.h"
#include "ui/reception/card_scan.h"
#include "ui/reception/owner_words.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStackedWidget>

using namespace Qt::StringLiterals;
using motcua::services::CitizenTurn;
using motcua::services::whenDone;

namespace motcua::ui::accounts {

AccountsPage::~AccountsPage() = default;

CitizenWindow* AccountsPage::citizenWindow() const { return m_window.get(); }

bool AccountsPage::isOnline() const { return !m_context.office.syncStatus().offlineSince.isValid(); }

//! `argument`: who is at the desk, from the page of receiving. What was begun for somebody else goes before it.
void AccountsPage::open(const QString& argument)
{
    const auto takeUp = [this, argument] {
        if (!argument.isEmpty() && m_mode == Mode::Form && m_form->isBlank())
            applyDraft(argument.toUtf8());
    };
    if (std::exchange(m_loadedDraft, true)) {
        takeUp();
    } else {
        whenDone(m_desk.loadDraft(), this, [this, takeUp](const Result<QByteArray>& answer) {
            if (answer && !answer->isEmpty() && m_form->isBlank()) {
                applyDraft(*answer);
                m_caption->setText(tr("Draft opened again"));
            }
            takeUp();
        });
    }
    if (m_mode == Mode::Form)
        m_form->focusFirst();
}

void AccountsPage::readMethods()
{
    whenDone(m_desk.methods(), this, [this](const Result<domain::AccountMethods>& methods) {
        if (methods)
            m_form->setMethods(*methods);
        refresh();
    });
}

void AccountsPage::enter(Mode mode)
{
    m_mode = mode;
    m_problem.clear();
    m_right->setCurrentIndex(mode == Mode::Turn ? 1 : mode == Mode::Complaint ? 2 : mode == Mode::Done ? 3 : 0);
    m_form->setReadOnly(mode != Mode::Form && mode != Mode::Complaint);
    if (mode == Mode::Complaint)
        m_words->setFocus();
    else if (mode == Mode::Turn || mode == Mode::Done)
        m_act->setFocus(); // no field: what the citizen types beside the window goes nowhere
    refresh();
    Q_EMIT keyHintsChanged();
}

//! The first thing that keeps the next step from being taken.
QString AccountsPage::whatIsMissing() const
{
    if (!isOnline())
        return tr("Needs a line to the server");
    if (m_mode == Mode::Form) {
        if (!m_form->hasMethods())
            return tr("The server's methods are not known yet");
        if (m_known.exists && m_knownNumber == m_form->number() && !m_knownNumber.isEmpty())
            return tr("There is an account already: choose at the right");
    }
    return {};
}

void AccountsPage::refresh()
{
    const bool online = isOnline();
    m_offline->setVisible(!online);
    const QString missing = m_mode == Mode::Done ? QString() : whatIsMissing();
    const QString words = !m_problem.isEmpty() ? m_problem : missing;
    m_state->setText(words);
    m_state->setToken(m_problem.isEmpty() ? Token::Warning : Token::Danger);
    m_state->setVisible(!words.isEmpty());
    const bool turn = m_mode == Mode::Turn;
    const bool over = turn && m_turn && m_turn->step() == CitizenTurn::Step::Over;
    m_act->setVisible(!turn || over);
    m_act->setEnabled(missing.isEmpty() && !m_busy);
    switch (m_mode) {
    case Mode::Form: m_act->setText(m_busy ? tr("Asking the server") : tr("Send the citizen a code")); break;
    case Mode::Turn: m_act->setText(tr("Back to the form")); break;
    case Mode::Complaint: m_act->setText(tr("Send the complaint")); break;
    case Mode::Profile: m_act->setText(tr("Save the profile")); break;
    case Mode::Done: m_act->setText(tr("Next person")); break;
    }
    if (over)
        m_act->setEnabled(true);
    m_discard->setVisible(m_mode == Mode::Form && (!m_form->isBlank() || !m_profile->isBlank()));
    m_scanButton->setVisible(m_mode == Mode::Form);
    m_profileTitle->setText(m_mode == Mode::Profile ? tr("Profile") : tr("Profile, as far as the citizen wants"));
    m_email->setVisible(m_mode == Mode::Profile);
    showKnown();
    refreshTurn();
}

void AccountsPage::takeCard(const QString& text)
{
    const auto card = domain::parseCccdQr(text.trimmed());
    if (!card) {
        m_toast->showMessage(reception::cardErrorText(card.error().code), false, Icon::Warning);
        return;
    }
    m_scan->stop();
    m_scan->hide();
    m_form->fillFromCard(*card);
    m_profile->fillFromCard(*card);
}

void AccountsPage::act()
{
    if (m_busy || !m_act->isEnabled() || m_act->isHidden())
        return;
    switch (m_mode) {
    case Mode::Form: return sendCode();
    case Mode::Turn: return back();
    case Mode::Complaint: return complain();
    case Mode::Profile: return saveProfile();
    case Mode::Done: return startNext();
    }
}

void AccountsPage::back()
{
    switch (m_mode) {
    case Mode::Form: Q_EMIT screenRequested(u"queue"_s, {}); return;
    case Mode::Turn:
    case Mode::Profile: m_desk.endTurn(); break;
    case Mode::Complaint: break;
    case Mode::Done: return startNext();
    }
    enter(Mode::Form);
    m_form->focusFirst();
}

void AccountsPage::fail(const Error& error)
{
    m_busy = false;
    if (error.code == "bad_field"_L1) {
        const QStringList fields = error.detail.split(u' ', Qt::SkipEmptyParts);
        m_form->showFaults(fields);
    }
    refresh();
    m_problem = error.code == "rate_limited"_L1 ? tr("A code went to this phone just now: wait a minute before the next one") : describe(error);
    refresh();
}

void AccountsPage::sendCode()
{
    const auto checked = m_form->check(domain::toLocal(m_context.office.clock().now()).date(), true);
    if (!checked.faults.isEmpty()) {
        m_problem = tr("%n field(s) still to be filled in", nullptr, int(checked.faults.size()));
        return refresh();
    }
    if (!m_profile->check())
        return;
    m_problem.clear();
    m_busy = true;
    refresh();
    whenDone(m_desk.begin(checked.registration, m_profile->profile()), this, [this](const Result<bool>& answer) {
        m_busy = false;
        if (answer)
            return; // the turn is followed
        if (answer.error().code == "account_exists"_L1) // somebody was quicker than the look
            look();
        fail(answer.error());
    });
}

void AccountsPage::startNext()
{
    m_desk.endTurn();
    m_known = {};
    m_knownNumber.clear();
    m_caption->clear();
    m_words->clear();
    m_email->lineEdit()->clear();
    m_profileDraft.clear();
    domain::CitizenRegistration blank;
    m_form->set(blank);
    m_profile->set({});
    m_draftSoon.stop();
    m_desk.saveDraft({});
    enter(Mode::Form);
    m_draftSoon.stop();
    m_form->focusFirst();
}

QList<KeyHint> AccountsPage::keyHints() const
{
    switch (m_mode) {
    case Mode::Turn: return {{u"F4"_s, tr("Citizen's window")}, {u"Esc"_s, tr("Break off")}};
    case Mode::Complaint: return {{u"Ctrl Enter"_s, tr("Send the complaint")}, {u"Esc"_s, tr("Back")}};
    case Mode::Profile: return {{u"Ctrl Enter"_s, tr("Save the profile")}, {u"Esc"_s, tr("Break off")}};
    case Mode::Done: return {{u"Ctrl Enter"_s, tr("Next person")}};
    case Mode::Form: break;
    }
    return {{u"F3"_s, tr("Scan the ID card")}, {u"F6"_s, tr("Forgot the password")}, {u"F7"_s, tr("Complain")}, {u"F8"_s, tr("Profile")}, {u"Ctrl Enter"_s, tr("Send the code")}, {u"Esc"_s, tr("To the queue")}};
}

void AccountsPage::keyPressEvent(QKeyEvent* event)
{
    const bool enterKey = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool ways = m_mode == Mode::Form && m_ways->isVisibleTo(this);
    if (enterKey && event->modifiers().testFlag(Qt::ControlModifier))
        act();
    else if (event->key() == Qt::Key_Escape)
        back();
    else if (event->key() == Qt::Key_F3 && m_mode == Mode::Form)
        m_scanButton->click();
    else if (event->key() == Qt::Key_F4 && m_mode == Mode::Turn)
        showWindow();
    else if (event->key() == Qt::Key_F6 && ways)
        m_reset->click();
    else if (event->key() == Qt::Key_F7 && ways)
        m_complain->click();
    else if (event->key() == Qt::Key_F8 && ways)
        m_openProfile->click();
    else
        Page::keyPressEvent(event);
}

void AccountsPage::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), color(Token::Window)); }

} // namespace motcua::ui::accounts
