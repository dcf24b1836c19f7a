#include "services/office.h"
#include "services/when_done.h"
#include "ui/accounts/account_form.h"
#include "ui/accounts/accounts_page.h"
#include "ui/accounts/profile_form.h"
#include "ui/kit/action_button.h"
#include "ui/kit/field.h"
#include "ui/kit/labels.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;
using motcua::services::TurnKind;
using motcua::services::whenDone;

// What is done about an account that is there already: told, a new password, a complaint, its profile.
namespace motcua::ui::accounts {

void AccountsPage::look()
{
    m_known = {};
    m_knownNumber.clear();
    m_looking = false;
    const QString number = m_form->number();
    if (number.isEmpty() || !isOnline() || m_mode != Mode::Form)
        return refresh();
    m_looking = true;
    refresh();
    whenDone(m_desk.look(m_form->registration().kind, number), this, [this, number](const Result<services::KnownAccount>& answer) {
        if (number != m_form->number())
            return;
        m_looking = false;
        if (answer) {
            m_known = *answer;
            m_knownNumber = number;
        }
        refresh();
    });
}

void AccountsPage::showKnown()
{
    const bool exists = m_known.exists && !m_knownNumber.isEmpty();
    m_ways->setVisible(m_mode == Mode::Form && exists);
    for (ActionButton* way : {m_reset, m_complain, m_openProfile})
        way->setEnabled(isOnline() && !m_busy);
    m_knownMore->setVisible(m_mode == Mode::Form && exists);
    const auto say = [this](Icon glyph, Token token, const QString& words) {
        m_knownLabel->setGlyph(glyph);
        m_knownLabel->setToken(token);
        m_knownLabel->setText(words);
    };
    if (m_mode == Mode::Profile)
        say(Icon::Ok, Token::Success, tr("The citizen has agreed: profile of %1").arg(m_form->registration().fullName));
    else if (exists)
        say(Icon::Warning, Token::Warning, m_known.waiting ? tr("There is an account of this number, waiting for its e-mail to be confirmed")
                                                            : tr("There is an account of this number already"));
    else if (!m_knownNumber.isEmpty())
        say(Icon::Ok, Token::Success, tr("No account of this number yet: one can be opened"));
    else if (m_looking)
        say(Icon::Clock, Token::Text2, tr("Looking whether there is one already"));
    else
        say(Icon::Info, Token::Text2, tr("With the number the machine looks whether there is an account already"));
    m_knownMore->setText(tr("Its codes go to %1. If the person has another phone now, or never opened it, write a complaint").arg(m_known.maskedPhone));
}

void AccountsPage::beginFor(TurnKind kind)
{
    if (m_busy || m_knownNumber.isEmpty())
        return;
    m_problem.clear();
    m_busy = true;
    refresh();
    whenDone(m_desk.begin(kind, m_form->registration().kind, m_knownNumber), this, [this](const Result<bool>& answer) {
        m_busy = false;
        if (!answer)
            fail(answer.error());
    });
}

void AccountsPage::complain()
{
    auto person = m_form->registration();
    const QString words = m_words->toPlainText().trimmed();
    QStringList faults;
    if (person.fullName.isEmpty())
        faults << u"fullName"_s;
    if (!domain::parsePhone(person.phone))
        faults << u"phone"_s;
    if (words.isEmpty()) {
        m_wordsField->setState(FieldState::Error, tr("Still missing"));
        return m_words->setFocus();
    }
    if (!faults.isEmpty())
        return m_form->showFaults(faults);
    person.userName = m_form->number();
    m_busy = true;
    refresh();
    whenDone(m_desk.complain(person, words), this, [this](const Result<bool>& answer) {
        m_busy = false;
        if (!answer)
            return fail(answer.error());
        m_words->clear();
        m_doneTitle->setText(tr("The complaint is written down"));
        m_doneNote->setText(tr("The administrator looks at it; the person is told on the phone"));
        m_draftSoon.stop();
        m_desk.saveDraft({});
        enter(Mode::Done);
    });
}

void AccountsPage::readProfile()
{
    whenDone(m_desk.profile(), this, [this](const Result<services::OpenedAccount>& answer) {
        if (!answer) {
            m_desk.endTurn();
            enter(Mode::Form);
            return fail(answer.error());
        }
        auto shown = m_form->registration();
        shown.fullName = answer->fullName;
        shown.phone = answer->phone;
        shown.birthDate = answer->profile.birthDate;
        shown.email = answer->email;
        m_form->set(shown);
        m_email->lineEdit()->setText(answer->email);
        m_profile->set(answer->profile);
        enter(Mode::Profile);
        if (const QJsonObject kept = QJsonDocument::fromJson(m_profileDraft).object(); kept.value("number"_L1).toString() == answer->userName) {
            // Begun before, and not saved then.
            m_email->lineEdit()->setText(kept.value("email"_L1).toString());
            if (const auto profile = domain::citizenProfileFromJson(kept.value("profile"_L1).toObject()))
                m_profile->set(*profile);
            m_caption->setText(tr("Draft opened again"));
        }
    });
}

void AccountsPage::saveProfile()
{
    const QString email = m_email->lineEdit()->text().simplified();
    if (!email.isEmpty() && !domain::parseEmail(email)) {
        m_email->setState(FieldState::Error, tr("This is not an e-mail address"));
        return m_email->lineEdit()->setFocus();
    }
    if (!m_profile->check())
        return;
    m_busy = true;
    refresh();
    whenDone(m_desk.saveProfile(email, m_profile->profile()), this, [this](const Result<services::OpenedAccount>& answer) {
        m_busy = false;
        if (!answer) {
            if (answer.error().code == "ticket_invalid"_L1) { // what was typed waits for the next code
                m_profileDraft = QJsonDocument(QJsonObject{{u"number"_s, m_form->number()}, {u"email"_s, m_email->lineEdit()->text()},
                                                           {u"profile"_s, domain::toJson(m_profile->profile())}}).toJson(QJsonDocument::Compact);
                m_desk.endTurn();
                enter(Mode::Form);
                look();
                m_problem = tr("The citizen's yes holds a quarter of an hour and is over: send another code, what was typed is kept");
                return refresh();
            }
            return fail(answer.error());
        }
        m_doneTitle->setText(tr("The profile is saved"));
        m_doneNote->setText(tr("%1 is told on the phone").arg(answer->fullName));
        m_profileDraft.clear();
        m_desk.endTurn();
        m_draftSoon.stop();
        m_desk.saveDraft({});
        enter(Mode::Done);
    });
}

} // namespace motcua::ui::accounts
