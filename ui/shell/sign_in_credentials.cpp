#include "ui/shell/sign_in_credentials.h"

#include "services/when_done.h"
#include "ui/kit/action_button.h"
#include "ui/kit/describe.h"
#include "ui/kit/field.h"
#include "ui/kit/labels.h"
#include "ui/kit/panes.h"
#include "ui/kit/progress_line.h"
#include "ui/settings/ui_settings.h"
#include "ui/shell/sample_centre.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;
using motcua::services::whenDone;

namespace motcua::ui {

CredentialsStep::CredentialsStep(services::Session& session, UiSettings& settings, SampleCentre& sample, QWidget* parent)
    : QWidget(parent), m_session(session), m_settings(settings), m_sample(sample)
{
    auto* server = new QLineEdit(settings.server().toString());
    server->setObjectName(u"signIn.server"_s);
    server->setPlaceholderText(u"https://motcua.example"_s);
    server->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    m_server = new Field(tr("Server"), server);
    auto* user = new QLineEdit(settings.lastUser());
    user->setObjectName(u"signIn.user"_s);
    user->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    m_user = new Field(tr("User name"), user);
    auto* password = new QLineEdit;
    password->setObjectName(u"signIn.password"_s);
    password->setEchoMode(QLineEdit::Password);
    m_password = new Field(tr("Password"), password);
    m_message = meaningLabel(Meaning::Danger, {});
    m_message->setObjectName(u"signIn.message"_s);
    m_message->setWordWrap(true);
    m_message->hide();
    m_next = new ActionButton(ButtonKind::Primary, tr("Continue"));
    m_next->setObjectName(u"signIn.next"_s);
    m_next->setKeyText(u"Enter"_s);
    m_later = new ActionButton(ButtonKind::Plain, tr("Later, keep working without the server"));
    m_later->setObjectName(u"signIn.later"_s);
    m_later->hide();

    m_officialRows = new QVBoxLayout;
    m_officialRows->setSpacing(8);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 0, 4, 0); // room for the ring of buttons at the edge
    column->setSpacing(4);
    column->addWidget(captionLabel(tr("Step 1 of 2")));
    column->addWidget(titleLabel(tr("Sign in")));
    column->addSpacing(8);
    column->addWidget(m_server);
    column->addSpacing(4);
    column->addWidget(m_user);
    column->addSpacing(4);
    column->addWidget(m_password);
    column->addWidget(m_message);
    column->addSpacing(4);
    column->addWidget(m_next);
    column->addWidget(m_later);
    column->addSpacing(12);
    column->addLayout(m_officialRows);
    for (Field* field : {m_server, m_user, m_password})
        field->setKeepsMessageRoom(false); // six officials and the button fit on a screen 768 high

    makeSamplePart();

    m_settle.setSingleShot(true);
    m_settle.setInterval(400);
    connect(&m_settle, &QTimer::timeout, this, &CredentialsStep::takeServer);
    connect(server, &QLineEdit::textEdited, this, [this] {
        m_server->setState(FieldState::Normal);
        m_settle.start();
        refresh();
    });
    for (QLineEdit* edit : {user, password}) {
        connect(edit, &QLineEdit::textChanged, this, [this] {
            m_message->hide();
            refresh();
        });
    }
    connect(m_next, &QAbstractButton::clicked, this, &CredentialsStep::submit);
    connect(m_later, &QAbstractButton::clicked, this, &CredentialsStep::laterRequested);
    connect(&m_sample, &SampleCentre::stepChanged, this, &CredentialsStep::refreshSample);
    refresh();
    refreshSample();
    takeServer();
}

void CredentialsStep::makeSamplePart()
{
    m_samplePart = new QWidget(this);
    m_sampleCaption = captionLabel(tr("No server yet?"));
    m_trySample = new ActionButton(ButtonKind::Link, tr("Try with sample data"));
    m_trySample->setObjectName(u"signIn.sample"_s);
    m_sampleProgress = new ProgressBlock;
    m_sampleProgress->setFixedWidth(400);
    m_sampleProgress->hide();
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->addStretch(1);
    line->addWidget(m_sampleCaption);
    line->addWidget(m_trySample);
    line->addStretch(1);
    auto* column = new QVBoxLayout(m_samplePart);
    column->setContentsMargins(0, 12, 0, 8);
    column->addLayout(line);
    column->addWidget(m_sampleProgress);
    connect(m_trySample, &QAbstractButton::clicked, this, [this] { m_sample.start(); });
}

void CredentialsStep::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    auto* first = m_server->lineEdit()->text().isEmpty() ? m_server : m_user->lineEdit()->text().isEmpty() ? m_user : m_password;
    first->lineEdit()->setFocus();
}

void CredentialsStep::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        submit();
    else
        QWidget::keyPressEvent(event);
}

QUrl CredentialsStep::typedServer() const
{
    const QString text = m_server->lineEdit()->text().trimmed();
    const QUrl url = QUrl(text.contains("://"_L1) || text.isEmpty() ? text : "https://"_L1 + text);
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1) ? url : QUrl();
}

void CredentialsStep::takeServer()
{
    m_settle.stop();
    const QUrl url = typedServer();
    if (m_server->lineEdit()->text().trimmed().isEmpty()) {
        showOfficials({});
        return;
    }
    if (url.isEmpty()) {
        m_server->setState(FieldState::Error, tr("This is not an address of a server"));
        return;
    }
    const QString host = url.host();
    if (url.scheme() == "http"_L1 && host != "127.0.0.1"_L1 && host != "localhost"_L1 && host != "::1"_L1)
        m_server->setState(FieldState::Warning, tr("Not encrypted: anybody on the way can read along"));
    m_session.setServer(url);
    m_settings.setServer(url);
    probe();
}

void CredentialsStep::probe()
{
    const int mine = ++m_probe; // an answer for an earlier address says nothing about this one
    whenDone(m_session.probe(), this, [this, mine](const Result<int>& answer) {
        if (mine != m_probe)
            return;
        Q_EMIT centreChecked(answer);
        if (!answer)
            m_server->setState(FieldState::Warning, describe(answer.error()));
        else if (m_server->state() == FieldState::Error || typedServer().scheme() == "https"_L1)
            m_server->setState(FieldState::Normal);
    });
    whenDone(m_session.demoOfficials(), this, [this, mine](const Result<std::vector<services::DemoOfficial>>& answer) {
        if (mine == m_probe)
            showOfficials(answer ? *answer : std::vector<services::DemoOfficial>());
    });
}

void CredentialsStep::showOfficials(const std::vector<services::DemoOfficial>& officials)
{
    while (QLayoutItem* item = m_officialRows->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater(); // a row may be the one that was just pressed
        delete item;
    }
    if (officials.empty() || !m_user->lineEdit()->isEnabled())
        return; // signing in again: the account is fixed
    m_officialRows->addWidget(captionLabel(tr("Sample officials, choose one")));
    // One for each kind of desk; the sample centre's other officials are for who wants to play two, and can be typed.
    constexpr size_t offered = 3;
    for (const services::DemoOfficial& official : std::span(officials).first(std::min(offered, officials.size()))) {
        auto* row = new ActionButton(ButtonKind::Secondary, tr("%1, %2", "name, post").arg(official.fullName, official.title));
        row->setObjectName("signIn.official."_L1 + official.userName);
        row->setGlyph(Icon::Person);
        connect(row, &QAbstractButton::clicked, this, [this, official] {
            m_user->lineEdit()->setText(official.userName);
            m_password->lineEdit()->setText(official.password);
            submit();
        });
        m_officialRows->addWidget(row);
    }
}

void CredentialsStep::askAgain(const QString& userName)
{
    m_user->lineEdit()->setText(userName);
    m_user->lineEdit()->setEnabled(false);
    m_server->lineEdit()->setEnabled(false);
    showOfficials({});
    m_samplePart->hide();
    m_later->show();
}

void CredentialsStep::startAgain()
{
    m_password->lineEdit()->clear();
    m_password->lineEdit()->setFocus();
}

void CredentialsStep::showError(const Error& error)
{
    m_busy = false;
    m_message->setText(describe(error));
    m_message->show();
    refresh();
}

void CredentialsStep::submit()
{
    if (m_settle.isActive())
        takeServer();
    if (!m_next->isEnabled())
        return;
    m_busy = true;
    m_message->hide();
    refresh();
    const QString userName = m_user->lineEdit()->text().trimmed();
    whenDone(m_session.start(userName, m_password->lineEdit()->text()), this, [this, userName](const Result<services::OtpChallenge>& answer) {
        m_busy = false;
        if (!answer) {
            showError(answer.error());
            m_password->lineEdit()->setFocus();
            m_password->lineEdit()->selectAll();
            return;
        }
        m_settings.setLastUser(userName);
        m_password->lineEdit()->clear();
        refresh();
        Q_EMIT challenged(*answer, userName);
    });
}

void CredentialsStep::refresh()
{
    m_next->setText(m_busy ? tr("Asking the server") : tr("Continue"));
    m_next->setEnabled(!m_busy && !typedServer().isEmpty() && !m_user->lineEdit()->text().trimmed().isEmpty() && !m_password->lineEdit()->text().isEmpty());
}

void CredentialsStep::refreshSample()
{
    const auto step = m_sample.step();
    const bool working = step == SampleCentre::Step::Seeding || step == SampleCentre::Step::Starting;
    m_sampleProgress->setVisible(working);
    m_trySample->setVisible(!working && step != SampleCentre::Step::Running);
    m_sampleCaption->setVisible(!working);
    m_sampleProgress->setWhat(step == SampleCentre::Step::Seeding ? tr("Inventing a sample province") : tr("Starting the sample centre"));
    m_sampleProgress->setProgress(0, 0, {});
    if (step == SampleCentre::Step::Failed && m_sample.error())
        m_sampleCaption->setText(m_sample.error()->code == "sample_program"_L1 ? tr("The sample centre is not installed on this machine")
                                                                               : tr("The sample centre did not start"));
    else if (step == SampleCentre::Step::Running)
        m_sampleCaption->setText(tr("All data of the sample centre are invented"));
    if (step == SampleCentre::Step::Running && typedServer() != m_sample.url()) {
        m_server->lineEdit()->setText(m_sample.url().toString());
        m_user->lineEdit()->clear();
        takeServer();
    }
}

} // namespace motcua::ui
