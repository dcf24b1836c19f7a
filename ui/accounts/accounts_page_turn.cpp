#include "domain/calendar.h"
#include "services/office.h"
#include "ui/accounts/account_form.h"
#include "ui/accounts/accounts_page.h"
#include "ui/accounts/citizen_window.h"
#include "ui/accounts/profile_form.h"
#include "ui/kit/action_button.h"
#include "ui/kit/field.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/typed_words.h"
#include "ui/reception/card_scan.h"

#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLayout>
#include <QLineEdit>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;
using motcua::services::CitizenTurn;
using motcua::services::TurnKind;

// While the citizen types, and what of the clerk's words is kept meanwhile; the rest of the page is in accounts_page.cpp.
namespace motcua::ui::accounts {

namespace {

void mark(TextLabel* label, bool done, bool now, const QString& words)
{
    label->setGlyph(done ? Icon::Ok : now ? Icon::Status4 : Icon::Status1);
    label->setToken(done ? Token::Success : now ? Token::Text : Token::Muted);
    label->setText(words);
}

} // namespace

void AccountsPage::followTurn()
{
    CitizenTurn* turn = m_desk.turn();
    if (turn == m_turn)
        return;
    dropWindow();
    m_turn = turn;
    m_second.stop();
    if (!turn)
        return;
    connect(turn, &CitizenTurn::changed, this, &AccountsPage::refreshTurn);
    m_second.start();
    enter(Mode::Turn);
    showWindow();
}

void AccountsPage::refreshTurn()
{
    if (!m_turn || m_mode != Mode::Turn)
        return;
    const auto step = m_turn->step();
    const TurnKind kind = m_turn->kind();
    if (step == CitizenTurn::Step::Done) {
        m_second.stop();
        if (kind == TurnKind::Profile) {
            dropWindow();
            readProfile();
            m_mode = Mode::Profile;
            return;
        }
        m_doneTitle->setText(kind == TurnKind::Open ? tr("The account is open: %1").arg(format::idNumber(m_turn->userName())) : tr("The citizen has set a new password"));
        m_doneNote->setText(m_turn->isActive()          ? tr("The citizen signs in with this number and the password that only the citizen knows")
                            : kind == TurnKind::Open    ? tr("It can be used once the e-mail to %1 is confirmed").arg(m_form->registration().email)
                                                        : tr("The account still waits for its e-mail to be confirmed"));
        m_draftSoon.stop();
        m_desk.saveDraft({});
        enter(Mode::Done);
        return;
    }
    const bool over = step == CitizenTurn::Step::Over;
    const qint64 left = QDateTime::currentDateTimeUtc().secsTo(m_turn->validUntil());
    m_turnTitle->setText(over                                ? tr("The code cannot be used any more")
                         : step == CitizenTurn::Step::Code   ? tr("The citizen types the code")
                                                             : tr("The citizen chooses the password"));
    mark(m_turnSent, true, false, tr("A code was sent to %1").arg(m_turn->maskedPhone()));
    QString code = step == CitizenTurn::Step::Code && left > 0 ? tr("Code, holds for %1").arg(format::duration(left)) : tr("Code");
    if (step == CitizenTurn::Step::Code && m_turn->triesLeft() > 0)
        code += u", "_s + tr("it can be tried %n more time(s)", nullptr, m_turn->triesLeft());
    mark(m_turnCode, step == CitizenTurn::Step::Password, step == CitizenTurn::Step::Code, code);
    mark(m_turnPassword, false, step == CitizenTurn::Step::Password, tr("Password"));
    m_turnPassword->setVisible(kind != TurnKind::Profile);
    QString note;
    if (over)
        note = tr("Tried too often, or its time is over. What you typed is still in the form: send another code from there");
    else if (!m_window)
        note = tr("The citizen's window is closed; the code still holds, F4 shows the window again");
    else if (left <= 0)
        note = tr("The time is over: the citizen can have another code sent");
    else if (!isOnline())
        note = tr("The line is gone: the citizen can confirm again once it is back");
    m_turnNote->setText(note);
    m_turnNote->setVisible(!note.isEmpty());
    m_showWindow->setVisible(!over);
    m_moveWindow->setVisible(!over && m_window && QGuiApplication::screens().size() > 1);
    m_cancel->setVisible(!over);
    if (over && (!m_act->isVisibleTo(this) || m_act->text() != tr("Back to the form"))) {
        m_second.stop();
        refresh();
    }
}

QRect AccountsPage::citizenRoom() const
{
    const QWidget* pane = m_turnHead->parentWidget();
    const int top = m_turnHead->height() + 8;
    const QRect below(20, top, pane->width() - 40, pane->height() - top - 20);
    return {pane->mapToGlobal(below.topLeft()), below.size()};
}

void AccountsPage::showWindow()
{
    if (!m_turn || m_mode != Mode::Turn)
        return;
    if (!m_window) {
        m_window = std::make_unique<CitizenWindow>(*m_turn, m_context.office.official().title);
        connect(m_window.get(), &CitizenWindow::closed, this, [this] {
            // What was typed there goes with it. Later: the window is still in its own event.
            m_window.release()->deleteLater();
            refreshTurn();
        });
    }
    refreshTurn();
    m_turnHead->layout()->activate();
    m_window->appear(this, citizenRoom());
    refreshTurn();
}

void AccountsPage::dropWindow()
{
    if (!m_window)
        return;
    m_window->hide();
    m_window.release()->deleteLater(); // a step's own signal may have led here
    window()->activateWindow(); // the keys are the clerk's again
}

void AccountsPage::noteChange()
{
    if (m_mode == Mode::Turn || m_mode == Mode::Done)
        return;
    if (!m_busy)
        m_problem.clear();
    refresh();
    m_draftSoon.start();
}

void AccountsPage::hideEvent(QHideEvent* event)
{
    m_scan->stop();
    m_scan->hide();
    if (m_draftSoon.isActive()) {
        m_draftSoon.stop();
        m_desk.saveDraft(draft());
    }
    Page::hideEvent(event);
}

//! The clerk's words only.
QByteArray AccountsPage::draft() const
{
    const auto given = m_form->registration();
    const QString words = m_words->toPlainText();
    if (m_form->isBlank() && m_profile->isBlank() && words.trimmed().isEmpty())
        return {};
    QJsonObject out{{u"kind"_s, domain::code(given.kind)}, {u"method"_s, given.method},     {u"userName"_s, given.userName},
                    {u"fullName"_s, given.fullName},       {u"phone"_s, given.phone},       {u"email"_s, given.email},
                    {u"consent"_s, given.consent},         {u"complaint"_s, words},         {u"birthDate"_s, given.birthDate.toString(Qt::ISODate)},
                    {u"profile"_s, domain::toJson(m_profile->profile())}};
    if (m_mode == Mode::Profile) {
        out.insert(u"number"_s, m_form->number());
        out.insert(u"profileEmail"_s, m_email->lineEdit()->text());
    }
    return QJsonDocument(out).toJson(QJsonDocument::Compact);
}

void AccountsPage::applyDraft(const QByteArray& bytes)
{
    const QJsonObject kept = QJsonDocument::fromJson(bytes).object();
    domain::CitizenRegistration given;
    given.kind = domain::accountKindFromCode(kept.value("kind"_L1).toString()).value_or(domain::AccountKind::Citizen);
    given.method = kept.value("method"_L1).toString();
    given.userName = kept.value("userName"_L1).toString();
    given.fullName = kept.value("fullName"_L1).toString();
    given.birthDate = QDate::fromString(kept.value("birthDate"_L1).toString(), Qt::ISODate);
    given.phone = kept.value("phone"_L1).toString();
    given.email = kept.value("email"_L1).toString();
    given.consent = kept.value("consent"_L1).toBool();
    m_form->set(given);
    m_words->setPlainText(kept.value("complaint"_L1).toString());
    const QJsonObject profile = kept.value("profile"_L1).toObject();
    if (const QString number = kept.value("number"_L1).toString(); !number.isEmpty())
        m_profileDraft = QJsonDocument(QJsonObject{{u"number"_s, number}, {u"email"_s, kept.value("profileEmail"_L1)}, {u"profile"_s, profile}}).toJson(QJsonDocument::Compact);
    else if (const auto read = domain::citizenProfileFromJson(profile))
        m_profile->set(*read);
}

QByteArray AccountsPage::saveState() const
{
    if (m_mode == Mode::Done)
        return {};
    return QJsonDocument(QJsonObject{{u"draft"_s, QString::fromUtf8(draft())}, {u"typed"_s, typedWords(m_form)}}).toJson(QJsonDocument::Compact);
}

void AccountsPage::restoreState(const QByteArray& state)
{
    m_loadedDraft = true;
    const QJsonObject kept = QJsonDocument::fromJson(state).object();
    if (const QString draft = kept["draft"_L1].toString(); !draft.isEmpty())
        applyDraft(draft.toUtf8());
    typeAgain(m_form, kept["typed"_L1].toObject()); // what is no value yet, half a date
}

} // namespace motcua::ui::accounts
