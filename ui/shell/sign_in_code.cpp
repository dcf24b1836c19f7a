#include "ui/shell/sign_in_code.h"

#include "services/when_done.h"
#include "ui/kit/action_button.h"
#include "ui/kit/describe.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/otp_edit.h"
#include "ui/kit/paint.h"
#include "ui/kit/panes.h"
#include "ui/shell/trouble_page.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;
using motcua::services::whenDone;

namespace motcua::ui {

namespace {

//! The one framed group of the page: which account this is.
class AccountLine : public QWidget
{
protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintFrame(&painter, QRectF(rect()), 6, color(Token::Sunken), color(Token::Divider));
    }
};

} // namespace

CodeStep::CodeStep(services::Session& session, QWidget* parent) : QWidget(parent), m_session(session)
{
    m_sentTo = bodyLabel({});
    m_sentTo->setTextFormat(Qt::RichText);
    m_sentTo->setToken(Token::Text2);

    auto* account = new AccountLine;
    m_user = boldLabel({});
    m_server = captionLabel({});
    auto* person = captionLabel({});
    person->setGlyph(Icon::Person);
    person->setFixedWidth(28);
    auto* change = new ActionButton(ButtonKind::Link, tr("Change account"));
    change->setObjectName(u"signIn.change"_s);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_user);
    words->addWidget(m_server);
    auto* accountRow = new QHBoxLayout(account);
    accountRow->setContentsMargins(20, 12, 20, 12);
    accountRow->addWidget(person);
    accountRow->addLayout(words, 1);
    accountRow->addWidget(change);

    m_code = new OtpEdit;
    setFocusProxy(m_code);
    m_code->setObjectName(u"signIn.code"_s);
    m_code->setAccessibleName(tr("Code of 6 digits"));
    m_valid = bodyLabel({});
    m_valid->setToken(Token::Text2);
    m_valid->setGlyph(Icon::Clock);
    m_wait = bodyLabel({});
    m_wait->setToken(Token::Text2);
    m_resend = new ActionButton(ButtonKind::Link, tr("Send the code again"));
    m_resend->setObjectName(u"signIn.resend"_s);
    m_message = meaningLabel(Meaning::Danger, {});
    m_message->setObjectName(u"signIn.codeMessage"_s);
    m_message->setWordWrap(true);
    m_message->hide();
    m_confirm = new ActionButton(ButtonKind::Primary, tr("Sign in"));
    m_confirm->setObjectName(u"signIn.confirm"_s);
    m_confirm->setKeyText(u"Enter"_s);
    m_confirm->setFrameHeight(40);
    m_rest = bodyLabel({});
    m_rest->setToken(Token::Text2);
    m_demo = new ActionButton(ButtonKind::Link, tr("Fill in the sample code"));
    m_demo->setObjectName(u"signIn.demoCode"_s);

    auto* times = new QHBoxLayout;
    times->addWidget(m_valid, 1);
    times->addWidget(m_wait);
    times->addWidget(m_resend);
    auto* rest = new QHBoxLayout;
    rest->addWidget(m_rest, 1);
    rest->addWidget(m_demo);
    auto* shared = captionLabel(tr("Several people use this machine. The data of each account are locked apart, others cannot see them."));
    shared->setWordWrap(true);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 0, 4, 0); // room for the ring of buttons at the edge
    column->setSpacing(4);
    column->addWidget(captionLabel(tr("Step 2 of 2")));
    column->addWidget(titleLabel(tr("Enter the code")));
    column->addWidget(m_sentTo);
    column->addSpacing(16);
    column->addWidget(account);
    column->addSpacing(16);
    column->addWidget(m_code);
    column->addSpacing(12);
    column->addLayout(times);
    column->addWidget(m_message);
    m_renew = new ActionButton(ButtonKind::Secondary, tr("Set the old data aside, load anew"));
    m_renew->setObjectName(u"signIn.renew"_s);
    m_renew->hide();
    column->addWidget(m_renew);
    connect(m_renew, &QAbstractButton::clicked, this, &CodeStep::renew);
    column->addSpacing(12);
    column->addWidget(m_confirm);
    column->addSpacing(8);
    column->addLayout(rest);
    column->addSpacing(24);
    column->addWidget(new DividerLine);
    column->addSpacing(8);
    column->addWidget(shared);
    column->addStretch(1);

    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &CodeStep::tick);
    connect(m_code, &QLineEdit::textChanged, this, [this] {
        m_code->setError(false);
        m_message->hide();
        refresh();
    });
    connect(m_code, &OtpEdit::completed, this, &CodeStep::submit);
    connect(m_confirm, &QAbstractButton::clicked, this, &CodeStep::submit);
    connect(m_resend, &QAbstractButton::clicked, this, &CodeStep::resend);
    connect(change, &QAbstractButton::clicked, this, &CodeStep::backRequested);
    connect(m_demo, &QAbstractButton::clicked, this, [this] { m_code->setText(m_challenge.demoOtp); });
}

void CodeStep::start(const services::OtpChallenge& challenge, const QString& userName)
{
    m_sentTo->setText(tr("A code of 6 digits was sent to %1").arg("<b>%1</b>"_L1.arg(challenge.maskedPhone.toHtmlEscaped())));
    m_user->setText(userName);
    const QUrl server = m_session.server();
    m_server->setText(server.port() > 0 ? u"%1:%2"_s.arg(server.host()).arg(server.port()) : server.host());
    m_challenge = challenge;
    m_userName = userName;
    m_demo->setVisible(!challenge.demoOtp.isEmpty());
    m_validUntil = QDateTime::currentDateTimeUtc().addSecs(challenge.expiresIn);
    m_resendFrom = QDateTime::currentDateTimeUtc().addSecs(challenge.resendIn);
    m_busy = false;
    m_code->clear();
    m_code->setError(false);
    m_message->hide();
    m_renew->hide();
    m_second.start();
    tick();
    refresh();
}

services::OtpChallenge CodeStep::challenge() const
{
    services::OtpChallenge out = m_challenge;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    out.expiresIn = int(qMax<qint64>(0, now.secsTo(m_validUntil)));
    out.resendIn = int(qMax<qint64>(0, now.secsTo(m_resendFrom)));
    return out;
}

void CodeStep::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT backRequested();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        submit();
    else
        QWidget::keyPressEvent(event);
}

void CodeStep::tick()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const qint64 left = now.secsTo(m_validUntil);
    const qint64 wait = now.secsTo(m_resendFrom);
    if (left > 0) {
        m_valid->setText(tr("The code holds for %1").arg(format::duration(left)));
        m_valid->setToken(Token::Text2);
    } else {
        m_valid->setText(tr("The code has expired"));
        m_valid->setToken(Token::Warning);
    }
    m_wait->setVisible(wait > 0);
    m_wait->setText(tr("Can be sent again in %1").arg(format::duration(wait)));
    m_resend->setVisible(wait <= 0);
    if (left <= 0 && wait <= 0)
        m_second.stop();
}

void CodeStep::refresh()
{
    const int missing = OtpEdit::digits - int(m_code->text().size());
    m_confirm->setEnabled(!m_busy && missing == 0);
    m_confirm->setText(m_busy ? tr("Asking the server") : tr("Sign in"));
    m_rest->setText(missing > 0 ? tr("%n more digit(s), the whole code can be pasted", nullptr, missing) : QString());
}

void CodeStep::say(const QString& sentence)
{
    m_message->setText(sentence);
    m_message->show();
}

void CodeStep::submit()
{
    if (m_busy || !m_code->isComplete())
        return;
    m_busy = true;
    m_message->hide();
    refresh();
    whenDone(m_session.confirm(m_code->text()), this, [this](const Result<domain::Official>& answer) {
        m_busy = false;
        refresh();
        if (answer) {
            m_second.stop();
            return; // the window follows the session's stage
        }
        m_renew->setVisible(answer.error().code.startsWith("store_key_"_L1));
        const bool wrong = answer.error().code == "otp_wrong"_L1 || answer.error().code == "otp_expired"_L1;
        m_code->setError(wrong);
        // The server has said yes and this machine's files say no: that has more to say than one line.
        const ErrorKind kind = answer.error().kind;
        if (kind == ErrorKind::Storage || kind == ErrorKind::DiskFull) {
            const Trouble trouble = troubleOf(answer.error(), m_session.storeFolder());
            say(trouble.title + u". "_s + trouble.next);
        } else {
            say(describe(answer.error()));
        }
        m_code->setFocus();
        m_code->selectAll();
    });
}

void CodeStep::renew()
{
    m_busy = true;
    m_renew->hide();
    refresh();
    whenDone(m_session.renewStore(), this, [this](const Result<domain::Official>& answer) {
        m_busy = false;
        refresh();
        if (!answer)
            say(describe(answer.error()));
    });
}

void CodeStep::resend()
{
    m_resend->setEnabled(false);
    whenDone(m_session.resend(), this, [this](const Result<services::OtpChallenge>& answer) {
        m_resend->setEnabled(true);
        if (answer)
            start(*answer, m_userName);
        else
            say(describe(answer.error()));
    });
}

} // namespace motcua::ui
