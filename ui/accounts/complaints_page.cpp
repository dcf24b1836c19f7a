#include "ui/accounts/complaints_page.h"

#include "domain/calendar.h"
#include "domain/names.h"
#include "services/clock.h"
#include "services/complaint_desk.h"
#include "services/office.h"
#include "services/when_done.h"
#include "ui/accounts/account_words.h"
#include "ui/gate/gate_list_model.h"
#include "ui/kit/action_button.h"
#include "ui/kit/describe.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/field.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/panes.h"
#include "ui/kit/tabs.h"
#include "ui/kit/toast.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using motcua::services::whenDone;

namespace motcua::ui::accounts {

namespace {

constexpr int soonDays = 5;

void clear(QVBoxLayout* column)
{
    while (QLayoutItem* item = column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

TextLabel* wrapped(TextLabel* label, const char* name)
{
    label->setObjectName(QString::fromLatin1(name));
    label->setWordWrap(true);
    return label;
}

} // namespace

bool ComplaintsPage::isOnline() const { return !m_context.office.syncStatus().offlineSince.isValid(); }
bool ComplaintsPage::showsDecided() const { return m_tabs->currentIndex() == 1; }
QDateTime ComplaintsPage::now() const { return domain::toLocal(m_context.office.clock().now()); }

QList<KeyHint> ComplaintsPage::keyHints() const
{
    if (m_asked != Asked::Nothing)
        return {{u"Ctrl Enter"_s, tr("Decide so")}, {u"Esc"_s, tr("Not yet")}};
    return {{u"↑ ↓"_s, tr("Complaint")}, {u"Alt 1"_s, tr("Reason")}, {u"F6"_s, tr("Uphold")}, {u"F7"_s, tr("Decline")}, {u"F5"_s, tr("Read again")}};
}

void ComplaintsPage::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), color(Token::Window)); }

void ComplaintsPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_minute.start();
    reload();
}

void ComplaintsPage::hideEvent(QHideEvent* event)
{
    m_minute.stop();
    if (m_draftSoon.isActive()) {
        m_draftSoon.stop();
        keepWords();
    }
    Page::hideEvent(event);
}

void ComplaintsPage::open(const QString&)
{
    if (!std::exchange(m_loadedDraft, true))
        whenDone(m_desk.loadDraft(), this, [this](const Result<QByteArray>& kept) {
            if (kept)
                restoreState(*kept);
        });
    m_list->setFocus(Qt::OtherFocusReason);
}

QByteArray ComplaintsPage::saveState() const
{
    QJsonObject words;
    for (auto it = m_words.begin(); it != m_words.end(); ++it) {
        if (!it->trimmed().isEmpty())
            words.insert(it.key(), *it);
    }
    return words.isEmpty() ? QByteArray() : QJsonDocument(words).toJson(QJsonDocument::Compact);
}

void ComplaintsPage::restoreState(const QByteArray& state)
{
    const QJsonObject words = QJsonDocument::fromJson(state).object();
    for (auto it = words.begin(); it != words.end(); ++it) {
        if (!m_words.contains(it.key()))
            m_words.insert(it.key(), it->toString());
    }
    m_loadedDraft = true;
    m_shown.clear();
    showCurrent();
}

void ComplaintsPage::keepWords() { m_desk.saveDraft(saveState()); }

void ComplaintsPage::reload()
{
    const quint64 turn = ++m_turn;
    const bool decided = showsDecided();
    m_stack->setLoading(true);
    whenDone(m_desk.list(decided), this, [this, turn, decided](const Result<std::vector<domain::Complaint>>& answer) {
        if (turn != m_turn)
            return;
        m_stack->setLoading(false);
        m_problem.clear();
        if (answer) {
            (decided ? m_decided : m_open) = *answer;
            m_readAt = now();
            if (!decided)
                Q_EMIT countChanged(m_open.empty() ? -1 : int(m_open.size()));
        } else if (isOnline()) {
            m_problem = describe(answer.error());
        }
        fill();
    });
    fill();
}

const domain::Complaint* ComplaintsPage::current() const
{
    const auto& all = showsDecided() ? m_decided : m_open;
    const int row = m_list->currentIndex().row();
    return row >= 0 && row < int(all.size()) ? &all[size_t(row)] : nullptr;
}

void ComplaintsPage::fill()
{
    const QString kept = m_list->currentIndex().data(GateListModel::IdRole).toString();
    const int keptRow = m_list->currentIndex().row();
    const auto& all = showsDecided() ? m_decided : m_open;
    std::vector<GateRow> rows;
    for (const domain::Complaint& one : all) {
        const QString who = format::idNumber(one.userName) + u" · "_s + format::phone(one.phone);
        if (!one.isOpen()) {
            const bool upheld = one.decision == "upheld"_L1;
            rows.push_back({one.id, one.fullName, who, format::dateTimeShort(domain::toLocal(one.decidedAt), now()), upheld ? tr("Upheld") : tr("Declined"),
                            upheld ? Icon::Ok : Icon::Status3, upheld ? Token::Success : Token::Text2});
            continue;
        }
        const qint64 left = one.dueAt.isValid() ? now().date().daysTo(domain::toLocal(one.dueAt).date()) : soonDays + 1;
        const QString due = !one.dueAt.isValid() ? QString() : left < 0 ? tr("late by %n day(s)", nullptr, int(-left)) : left == 0 ? tr("due today") : tr("%n day(s) left", nullptr, int(left));
        rows.push_back({one.id, one.fullName, who, format::dateTimeShort(domain::toLocal(one.at), now()), due,
                        left < 0 ? Icon::DueLate : left <= soonDays ? Icon::DueSoon : Icon::Clock, left < 0 ? Token::Danger : left <= soonDays ? Token::Warning : Token::Text2});
    }
    m_filling = true;
    m_model->setRows(std::move(rows));
    m_tabs->setCount(0, m_readAt.isValid() ? int(m_open.size()) : -1);
    const int again = m_model->rowOf(kept);
    if (!all.empty())
        m_list->setCurrentIndex(m_model->index(again >= 0 ? again : std::clamp(keptRow, 0, int(all.size()) - 1)));
    m_filling = false;
    const bool online = isOnline();
    m_offline->setVisible(!online || (!m_problem.isEmpty() && !all.empty()));
    m_offline->setText(!online ? (m_readAt.isValid() ? tr("No line to the server: the list is as it was at %1, deciding needs the line").arg(format::time(m_readAt.time()))
                                                     : tr("No line to the server: reading and deciding need it"))
                               : m_problem);
    if (!all.empty())
        m_stack->showList();
    else if (!online)
        m_stack->showState(EmptyState::Kind::Offline, tr("Complaints lie at the server"), tr("They are shown as soon as the line is back"), tr("Try again"));
    else if (!m_problem.isEmpty())
        m_stack->showState(EmptyState::Kind::Error, tr("The complaints could not be read"), m_problem, tr("Try again"));
    else if (!m_readAt.isValid())
        m_stack->showState(EmptyState::Kind::Loading, tr("Reading the complaints"));
    else if (showsDecided())
        m_stack->showState(EmptyState::Kind::Empty, tr("Nothing has been decided yet"), tr("Each decision stands here with its reason"));
    else
        m_stack->showState(EmptyState::Kind::Empty, tr("Nobody complains"), tr("A desk writes one down where somebody's number has an account that is not theirs"));
    showCurrent();
}

void ComplaintsPage::showCurrent()
{
    const domain::Complaint* complaint = current();
    const QString id = complaint ? complaint->id + complaint->decision : QString();
    if (id != m_shown || !complaint) {
        m_shown = id;
        m_asked = Asked::Nothing;
        m_filling = true;
        m_reason->setPlainText(complaint ? m_words.value(complaint->id) : QString());
        m_reasonField->setState(FieldState::Normal);
        m_filling = false;
    }
    m_detailHead->setTitle(complaint ? complaint->fullName : QString());
    m_detailHead->setCaption(complaint ? format::idNumber(complaint->userName) : QString());
    clear(m_detail);
    if (complaint)
        showFacts(*complaint);
    m_detail->addStretch(1);
    refreshFoot();
}

void ComplaintsPage::showFacts(const domain::Complaint& complaint)
{
    const auto fact = [this](const QString& label, const QString& value) {
        if (!value.isEmpty())
            m_detail->addWidget(new FactRow(label, value, 130));
    };
    const auto day = [](const QDateTime& at) { return at.isValid() ? format::dateTimeLong(domain::toLocal(at)) : QString(); };
    if (!complaint.isOpen()) {
        m_detail->addWidget(sectionTitle(tr("The decision")));
        fact(tr("Decided"), complaint.decision == "upheld"_L1 ? tr("Upheld: the account was closed, its number is free") : tr("Declined: the account goes on"));
        fact(tr("Reason"), complaint.note);
        fact(tr("By"), complaint.decidedBy);
        fact(tr("When"), day(complaint.decidedAt));
        m_detail->addWidget(new DividerLine);
    }
    m_detail->addWidget(sectionTitle(tr("Who complains")));
    fact(tr("Name"), complaint.fullName);
    fact(tr("Number"), format::idNumber(complaint.userName));
    fact(tr("Phone"), format::phone(complaint.phone));
    fact(tr("Written down"), day(complaint.at));
    if (complaint.isOpen())
        fact(tr("Decide by"), day(complaint.dueAt));
    m_detail->addWidget(wrapped(bodyLabel(complaint.text), "complaints.text"));
    if (!complaint.isOpen())
        return;
    m_detail->addWidget(new DividerLine);
    m_detail->addWidget(sectionTitle(tr("The account of this number")));
    if (!complaint.account) {
        m_detail->addWidget(wrapped(meaningLabel(Meaning::Info, tr("There is none any more, or it was opened after the complaint: upholding closes nothing")), "complaints.noAccount"));
        return;
    }
    const domain::AccountInQuestion& account = *complaint.account;
    fact(tr("Name"), account.fullName);
    fact(tr("Codes go to"), account.maskedPhone);
    fact(tr("Opened"), day(account.openedAt));
    fact(tr("Helped by"), account.helpedBy.isEmpty() ? tr("nobody, opened without a desk") : account.helpedBy);
    if (account.waiting)
        fact(tr("State"), tr("waits for its e-mail to be confirmed"));
    const bool sameName = domain::keyK1(account.fullName) == domain::keyK1(complaint.fullName);
    const bool samePhone = account.maskedPhone == format::maskedPhone(complaint.phone);
    m_detail->addWidget(wrapped(
        samePhone ? meaningLabel(Meaning::Warning, tr("Its codes seem to go to this very phone: perhaps it is the person's own, and a new password is enough"))
        : sameName ? meaningLabel(Meaning::Warning, tr("The names agree: it may be the person's own account with another phone, better ask"))
                   : meaningLabel(Meaning::Info, tr("Another name than the person's")),
        "complaints.doubt"));
}

QString ComplaintsPage::effectOf(const domain::Complaint& complaint) const
{
    const QString phone = format::phone(complaint.phone);
    if (m_asked == Asked::Decline)
        return tr("The account goes on; %1 is told on %2. This cannot be taken back").arg(complaint.fullName, phone);
    return complaint.account ? tr("The account of %1 is closed and the number is free for %2, who is told on %3. This cannot be taken back")
                                   .arg(complaint.account->fullName, complaint.fullName, phone)
                             : tr("No account is closed; %1 is told on %2. This cannot be taken back").arg(complaint.fullName, phone);
}

void ComplaintsPage::refreshFoot()
{
    const domain::Complaint* complaint = current();
    m_foot->setVisible(complaint && complaint->isOpen());
    if (!complaint || !complaint->isOpen())
        return;
    const bool asked = m_asked != Asked::Nothing;
    const bool online = isOnline();
    for (ActionButton* one : {m_uphold, m_decline}) {
        one->setVisible(!asked);
        one->setEnabled(online && !m_busy);
    }
    m_confirm->setVisible(asked);
    m_confirm->setEnabled(online && !m_busy);
    m_confirm->setText(m_busy ? tr("Asking the server") : m_asked == Asked::Uphold ? tr("Uphold, close the account") : tr("Decline the complaint"));
    m_no->setVisible(asked);
    m_state->setToken(m_problem.isEmpty() ? Token::Warning : Token::Danger);
    m_state->setText(!m_problem.isEmpty() ? m_problem : asked ? effectOf(*complaint) : online ? QString() : tr("Deciding needs a line to the server"));
    m_state->setVisible(!m_state->text().isEmpty());
}

void ComplaintsPage::ask(Asked what)
{
    const domain::Complaint* complaint = current();
    if (!complaint || !complaint->isOpen() || m_busy || (what != Asked::Nothing && !isOnline()))
        return;
    if (what != Asked::Nothing && m_reason->toPlainText().trimmed().isEmpty()) {
        m_reasonField->setState(FieldState::Error, tr("Still missing"));
        m_reason->setFocus();
        return;
    }
    m_problem.clear();
    m_asked = what;
    refreshFoot();
    what == Asked::Nothing ? m_list->setFocus() : m_confirm->setFocus();
    Q_EMIT keyHintsChanged();
}

void ComplaintsPage::confirm()
{
    const domain::Complaint* complaint = current();
    if (!complaint || m_asked == Asked::Nothing || m_busy || !isOnline())
        return;
    const bool upheld = m_asked == Asked::Uphold;
    m_busy = true;
    refreshFoot();
    whenDone(m_desk.decide(complaint->id, upheld, m_reason->toPlainText().trimmed()), this,
             [this, upheld, id = complaint->id, name = complaint->fullName](const Result<domain::Complaint>& answer) {
                 m_busy = false;
                 if (answer) {
                     m_toast->showMessage(upheld ? tr("Upheld: %1 has been told").arg(name) : tr("Declined: %1 has been told").arg(name));
                     m_words.remove(id);
                     keepWords();
                 } else if (answer.error().code != "already_decided"_L1 && answer.error().code != "no_record"_L1) {
                     m_problem = describe(answer.error());
                     return refreshFoot();
                 } else {
                     m_toast->showMessage(describe(answer.error()), false, Icon::Warning);
                 }
                 m_asked = Asked::Nothing;
                 std::erase_if(m_open, [&id](const domain::Complaint& one) { return one.id == id; });
                 Q_EMIT countChanged(m_open.empty() ? -1 : int(m_open.size()));
                 Q_EMIT keyHintsChanged();
                 reload();
                 m_list->setFocus();
             });
}

void ComplaintsPage::keyPressEvent(QKeyEvent* event)
{
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    switch (event->key()) {
    case Qt::Key_F5: return reload();
    case Qt::Key_F6: return ask(Asked::Uphold);
    case Qt::Key_F7: return ask(Asked::Decline);
    case Qt::Key_Escape:
        if (m_asked != Asked::Nothing || m_reason->hasFocus())
            return ask(Asked::Nothing);
        break;
    case Qt::Key_1:
        if (event->modifiers().testFlag(Qt::AltModifier) && m_foot->isVisible())
            return m_reason->setFocus();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (control)
            return confirm();
        break;
    default: break;
    }
    Page::keyPressEvent(event);
}

} // namespace motcua::ui::accounts
