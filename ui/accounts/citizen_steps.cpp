#include "ui/accounts/citizen_steps.h"

#include "domain/password_rules.h"
#include "services/when_done.h"
#include "ui/accounts/account_words.h"
#include "ui/kit/action_button.h"
#include "ui/kit/describe.h"
#include "ui/kit/field.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/otp_edit.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QDateTime>
#include <QGridLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;
using motcua::services::CitizenTurn;
using motcua::services::whenDone;

namespace motcua::ui::accounts {

CitizenCode::CitizenCode(CitizenTurn& turn, QWidget* parent) : QWidget(parent), m_turn(turn)
{
    m_sentTo = bodyLabel({});
    m_sentTo->setWordWrap(true);
    m_code = new OtpEdit;
    m_code->setObjectName(u"citizen.code"_s);
    m_code->setAccessibleName(tr("Code of 6 digits"));
    m_code->setInputMethodHints(Qt::ImhDigitsOnly | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    setFocusProxy(m_code);
    m_valid = bodyLabel({});
    m_valid->setToken(Token::Text2);
    m_valid->setGlyph(Icon::Clock);
    m_message = meaningLabel(Meaning::Danger, {});
    m_message->setObjectName(u"citizen.message"_s);
    m_message->setWordWrap(true);
    m_message->hide();
    m_resend = new ActionButton(ButtonKind::Link, tr("Send the code again"));
    m_resend->setObjectName(u"citizen.resend"_s);
    m_confirm = new ActionButton(ButtonKind::Primary, tr("Confirm"));
    m_confirm->setObjectName(u"citizen.confirm"_s);
    m_confirm->setKeyText(u"Enter"_s);
    m_confirm->setFrameHeight(44);
    m_sample = new ActionButton(ButtonKind::Link, tr("Fill in the sample code"));
    m_sample->setObjectName(u"citizen.sampleCode"_s);
    auto* times = new QHBoxLayout;
    times->addWidget(m_valid, 1);
    times->addWidget(m_resend);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 0, 4, 4);
    column->setSpacing(8);
    column->addWidget(m_sentTo);
    column->addSpacing(4);
    column->addWidget(m_code);
    column->addLayout(times);
    column->addWidget(m_message);
    column->addSpacing(8);
    column->addWidget(m_confirm);
    column->addWidget(m_sample, 0, Qt::AlignRight);
    column->addStretch(1);
    connect(m_code, &QLineEdit::textChanged, this, [this] {
        m_code->setError(false);
        m_message->hide();
        refresh();
    });
    connect(m_code, &OtpEdit::completed, this, &CitizenCode::submit);
    connect(m_code, &QLineEdit::returnPressed, this, &CitizenCode::submit);
    connect(m_confirm, &QAbstractButton::clicked, this, &CitizenCode::submit);
    connect(m_resend, &QAbstractButton::clicked, this, &CitizenCode::resend);
    connect(m_sample, &QAbstractButton::clicked, this, [this] { m_code->setText(m_turn.sampleCode()); });
    connect(&turn, &CitizenTurn::changed, this, &CitizenCode::refresh);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &CitizenCode::refresh);
    m_second.start();
    refresh();
}

void CitizenCode::refresh()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const qint64 left = now.secsTo(m_turn.validUntil());
    const qint64 wait = now.secsTo(m_turn.resendFrom());
    m_sentTo->setText(tr("A code of 6 digits was sent to %1").arg(m_turn.maskedPhone()));
    m_valid->setText(left > 0 ? tr("The code holds for %1").arg(format::duration(left)) : tr("The code has expired"));
    m_valid->setToken(left > 0 ? Token::Text2 : Token::Warning);
    m_resend->setEnabled(wait <= 0 && !m_busy);
    m_resend->setText(wait > 0 ? tr("Can be sent again in %1").arg(format::duration(wait)) : tr("Send the code again"));
    m_confirm->setEnabled(!m_busy && m_code->isComplete());
    m_confirm->setText(m_busy ? tr("Asking the server") : tr("Confirm"));
    m_sample->setVisible(!m_turn.sampleCode().isEmpty());
}

void CitizenCode::say(const QString& sentence)
{
    m_message->setText(sentence);
    m_message->show();
}

void CitizenCode::submit()
{
    if (m_busy || !m_code->isComplete())
        return;
    m_busy = true;
    m_message->hide();
    refresh();
    whenDone(m_turn.confirm(m_code->text()), this, [this](const Result<bool>& answer) {
        m_busy = false;
        refresh();
        if (answer)
            return; // the window follows the turn
        const bool wrong = answer.error().code == "otp_wrong"_L1;
        m_code->setError(wrong);
        QString words = describe(answer.error());
        if (wrong && m_turn.triesLeft() > 0)
            words = tr("The code is not right. It can be tried %n more time(s)", nullptr, m_turn.triesLeft());
        else if (isRetryable(answer.error().kind))
            words = tr("The server was not reached. Nothing is lost: press Confirm again");
        say(words);
        m_code->setFocus();
        m_code->selectAll();
    });
}

void CitizenCode::resend()
{
    m_busy = true;
    refresh();
    whenDone(m_turn.resend(), this, [this](const Result<bool>& answer) {
        m_busy = false;
        if (answer)
            m_code->clear();
        else
            say(describe(answer.error()));
        refresh();
        m_code->setFocus();
    });
}

CitizenPassword::CitizenPassword(CitizenTurn& turn, QWidget* parent) : QWidget(parent), m_turn(turn)
{
    const auto secret = [](const char* name) {
        auto* edit = new QLineEdit;
        edit->setObjectName(QString::fromLatin1(name));
        edit->setEchoMode(QLineEdit::Password);
        edit->setMaxLength(int(domain::longestPassword));
        edit->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
        return edit;
    };
    m_first = secret("citizen.password");
    m_second = secret("citizen.repeat");
    setFocusProxy(m_first);
    m_firstField = new Field(tr("Password of your choice"), m_first);
    m_secondField = new Field(tr("The same once more"), m_second);
    m_firstField->setKeepsMessageRoom(false);
    m_secondField->setKeepsMessageRoom(false);
    auto* rules = new QGridLayout;
    rules->setHorizontalSpacing(16);
    rules->setVerticalSpacing(2);
    int at = 0;
    for (const QString& rule : passwordRules()) {
        auto* label = captionLabel(passwordRule(rule));
        m_rules.insert(rule, label);
        rules->addWidget(label, at / 2, at % 2);
        ++at;
    }
    auto* look = new QCheckBox(tr("Show what I type"));
    look->setObjectName(u"citizen.look"_s);
    m_message = meaningLabel(Meaning::Danger, {});
    m_message->setObjectName(u"citizen.message"_s);
    m_message->setWordWrap(true);
    m_message->hide();
    m_set = new ActionButton(ButtonKind::Primary, tr("Set the password"));
    m_set->setObjectName(u"citizen.set"_s);
    m_set->setKeyText(u"Enter"_s);
    m_set->setFrameHeight(44);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 0, 4, 4);
    column->setSpacing(8);
    column->addWidget(m_firstField);
    column->addLayout(rules);
    column->addWidget(m_secondField);
    column->addWidget(look);
    column->addWidget(m_message);
    column->addWidget(m_set);
    column->addStretch(1);
    for (QLineEdit* edit : {m_first, m_second})
        connect(edit, &QLineEdit::textChanged, this, &CitizenPassword::refresh);
    connect(m_first, &QLineEdit::returnPressed, m_second, qOverload<>(&QWidget::setFocus));
    connect(m_second, &QLineEdit::returnPressed, this, &CitizenPassword::submit);
    connect(m_set, &QAbstractButton::clicked, this, &CitizenPassword::submit);
    connect(look, &QCheckBox::toggled, this, [this](bool on) {
        for (QLineEdit* edit : {m_first, m_second})
            edit->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password);
    });
    refresh();
}

void CitizenPassword::refresh()
{
    const QStringList faults = domain::passwordFaults(m_first->text(), m_turn.userName());
    const bool typed = !m_first->text().isEmpty();
    for (auto it = m_rules.cbegin(); it != m_rules.cend(); ++it) {
        const bool kept = typed && !faults.contains(it.key());
        it.value()->setGlyph(kept ? Icon::Ok : Icon::Status1);
        it.value()->setToken(kept ? Token::Success : Token::Text2);
    }
    const bool differs = !m_second->text().isEmpty() && !m_first->text().startsWith(m_second->text());
    m_secondField->setState(differs ? FieldState::Error : FieldState::Normal, differs ? tr("Not the same as above") : QString());
    m_message->hide();
    m_set->setEnabled(!m_busy && typed && faults.isEmpty() && m_first->text() == m_second->text());
    m_set->setText(m_busy ? tr("Asking the server") : tr("Set the password"));
}

void CitizenPassword::submit()
{
    if (m_busy || !m_set->isEnabled())
        return;
    m_busy = true;
    refresh();
    whenDone(m_turn.setPassword(m_first->text(), m_second->text()), this, [this](const Result<bool>& answer) {
        m_busy = false;
        refresh();
        if (answer)
            return;
        m_message->setText(isRetryable(answer.error().kind) ? tr("The server was not reached. Nothing is lost: press the button again") : describe(answer.error()));
        m_message->show();
        m_first->setFocus();
    });
}

} // namespace motcua::ui::accounts
