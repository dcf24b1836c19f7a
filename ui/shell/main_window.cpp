#include "ui/shell/main_window.h"

#include "services/office.h"
#include "services/session.h"
#include "services/store_key.h"
#include "services/when_done.h"
#include "ui/kit/icons.h"
#include "ui/kit/theme.h"
#include "ui/settings/ui_settings.h"
#include "ui/shell/desk_frame.h"
#include "ui/shell/lock_page.h"
#include "ui/shell/sample_centre.h"
#include "ui/shell/sign_in_code.h"
#include "ui/shell/sign_in_page.h"
#include "ui/shell/trouble_page.h"

#include <QApplication>
#include <QBoxLayout>
#include <QEvent>
#include <QPushButton>
#include <QStackedWidget>

#include <utility>

using namespace Qt::StringLiterals;
using motcua::services::Session;

namespace motcua::ui {

namespace {

constexpr int longestGoodbyeMs = 2'000;

} // namespace

MainWindow::MainWindow(Parts parts, QWidget* parent) : QWidget(parent), m_parts(std::move(parts)), m_stack(new QStackedWidget)
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(u"Một Cửa"_s);
    setWindowIcon(QIcon(iconPixmap(Icon::Logo, color(Token::Accent, Scheme::Light), 64, 1)));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    resize(1366, 768);
    connect(&m_parts.session, &Session::stageChanged, this, &MainWindow::follow);
    // Later: it comes from inside a request of the office that is closed by this.
    connect(&m_parts.session, &Session::revoked, this, [this] { throwAway(Error{ErrorKind::Forbidden, u"account_disabled"_s}); }, Qt::QueuedConnection);
    connect(&m_parts.settings, &UiSettings::lockAfterChanged, this, &MainWindow::restartIdle);
    m_idle.setInterval(15'000);
    connect(&m_idle, &QTimer::timeout, this, [this] {
        const int minutes = m_parts.settings.lockAfterMinutes();
        // The gate stays open while a meeting runs: there the code comes from the camera, nobody touches a key.
        if (minutes > 0 && m_desk && !m_desk->isFullWindow() && m_lastTouch.elapsed() > qint64(minutes) * 60'000
            && m_parts.session.stage() == Session::Stage::SignedIn)
            m_parts.session.lock();
    });
    if (const Theme* theme = Theme::current()) {
        // A new style sheet makes push buttons ask for their layout margins with the size they have now; one squeezed to nothing
        // on a hidden pane gets none and would stand 4 px off later. It asks once more with its own size.
        connect(theme, &Theme::changed, this, [this] {
            for (QPushButton* button : findChildren<QPushButton*>()) {
                if (button->width() >= button->sizeHint().width())
                    continue;
                button->resize(button->sizeHint());
                QEvent again(QEvent::StyleChange);
                QCoreApplication::sendEvent(button, &again);
            }
        });
    }
    qApp->installEventFilter(this);
    restartIdle();
    follow();
}

MainWindow::~MainWindow()
{
    m_parts.session.disconnect(this);
    delete m_desk; // pages hold references to the office
    m_desk = nullptr;
}

void MainWindow::setFirstScreen(const QString& screen, const QString& argument)
{
    m_first = screen;
    m_firstArgument = argument;
}

void MainWindow::restartIdle()
{
    m_lastTouch.restart();
    m_idle.start();
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel: m_lastTouch.restart(); break;
    default: break;
    }
    return QWidget::eventFilter(watched, event);
}

void MainWindow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && !m_rebuilding) {
        // Later: the page in which the language was chosen is destroyed by this.
        m_rebuilding = true;
        QMetaObject::invokeMethod(this, &MainWindow::rebuild, Qt::QueuedConnection);
    }
}

void MainWindow::follow()
{
    switch (m_parts.session.stage()) {
    case Session::Stage::SignedOut:
        closeOffice();
        showSignIn();
        break;
    case Session::Stage::WaitingForOtp: break;
    case Session::Stage::SignedIn: enter(); break;
    case Session::Stage::Locked:
        if (!m_lock) {
            m_lock = new LockPage(m_parts.session);
            m_stack->addWidget(m_lock);
            connect(m_lock, &LockPage::signOutRequested, this, &MainWindow::signOut);
        }
        m_stack->setCurrentWidget(m_lock);
        m_lock->prepare();
        break;
    case Session::Stage::SignInAgain:
        if (!m_desk)
            showSignIn();
        break;
    }
}

void MainWindow::showSignIn()
{
    if (!m_signIn) {
        m_signIn = new SignInPage(m_parts.session, m_parts.settings, m_parts.station, m_parts.sample);
        m_stack->addWidget(m_signIn);
        connect(m_signIn, &SignInPage::laterRequested, this, [this] {
            if (m_desk)
                m_stack->setCurrentWidget(m_desk);
        });
    }
    m_stack->setCurrentWidget(m_signIn);
}

void MainWindow::signInAgain()
{
    const QString userName = m_office->official().userName;
    showSignIn();
    m_signIn->askAgain(userName);
}

void MainWindow::enter()
{
    if (m_office && m_office->official().id != m_parts.session.official().id)
        closeOffice();
    if (!m_office) {
        auto opened = m_parts.openOffice();
        if (!opened) {
            showTrouble(opened.error());
            return;
        }
        m_office = std::move(*opened);
        buildDesk(m_first, m_firstArgument, {});
        m_office->startSync();
        Q_EMIT officeOpened();
    }
    m_stack->setCurrentWidget(m_desk);
    if (QWidget* page = m_desk->page(m_desk->currentScreen()))
        page->setFocus();
    if (m_trouble) {
        m_trouble->deleteLater();
        m_trouble = nullptr;
        m_troubleError.reset();
    }
    if (m_signIn) { // typed passwords do not stay in memory behind the desk
        m_signIn->deleteLater();
        m_signIn = nullptr;
    }
}

void MainWindow::showTrouble(const Error& error)
{
    m_troubleError = error;
    if (!m_trouble) {
        m_trouble = new TroublePage;
        m_stack->addWidget(m_trouble);
        connect(m_trouble, &TroublePage::tryAgainRequested, this, &MainWindow::enter);
        connect(m_trouble, &TroublePage::rescueRequested, this, &MainWindow::rescue);
        connect(m_trouble, &TroublePage::signOutRequested, this, [this] { m_parts.session.signOut(); });
    }
    m_stack->setCurrentWidget(m_trouble);
    m_trouble->show(error, services::officialFolder(m_parts.dataDir ? m_parts.dataDir() : QString(), m_parts.session.official().id), bool(m_parts.rescue));
    if (m_signIn) {
        m_signIn->deleteLater();
        m_signIn = nullptr;
    }
}

void MainWindow::rescue()
{
    services::whenDone(m_parts.rescue(), m_trouble, [this](const Result<services::Rescue>& done) {
        if (done) {
            m_troubleError.reset();
            m_trouble->showRescued(*done);
        } else {
            m_trouble->showRescueFailed(done.error());
        }
    });
}

void MainWindow::buildDesk(const QString& screen, const QString& argument, const QHash<QString, QByteArray>& states)
{
    m_desk = new DeskFrame({*m_office, m_parts.session, m_parts.station, m_parts.settings}, m_parts.navigation);
    m_desk->restoreStates(states);
    m_stack->addWidget(m_desk);
    connect(m_desk, &DeskFrame::lockRequested, this, [this] { m_parts.session.lock(); });
    connect(m_desk, &DeskFrame::signOutRequested, this, &MainWindow::signOut, Qt::QueuedConnection);
    connect(m_desk, &DeskFrame::signInAgainRequested, this, &MainWindow::signInAgain);
    m_stack->setCurrentWidget(m_desk);
    m_desk->show(screen, argument);
}

// Numbers go back first, if the centre answers at once; a person who leaves does not wait for the network.
void MainWindow::signOut()
{
    if (!m_office || m_leaving)
        return m_parts.session.signOut();
    m_leaving = true;
    const auto over = [this] {
        if (!std::exchange(m_leaving, false))
            return;
        if (m_parts.settings.shredOnSignOut())
            throwAway({});
        else
            m_parts.session.signOut();
    };
    services::whenDone(m_office->leave(), this, [over](const Result<bool>&) { over(); });
    QTimer::singleShot(longestGoodbyeMs, this, over);
}

// What is unsent is sealed for the centre; then key and files go. Where it cannot be sealed everything stays, as enciphered as it was.
void MainWindow::throwAway(const std::optional<Error>& why)
{
    if (!m_office) {
        auto opened = m_parts.openOffice();
        if (!opened)
            return m_parts.session.signOut();
        m_office = std::move(*opened);
    }
    services::whenDone(m_office->sealUnsent(), this, [this, why](const Result<int>& sealed) {
        const bool isSealed = sealed.has_value();
        m_parts.session.signOut(); // closes the office
        closeOffice();
        if (isSealed)
            m_parts.session.shredStore();
        if (why && m_signIn)
            m_signIn->showError(*why);
    });
}

void MainWindow::closeOffice()
{
    if (m_trouble)
        m_trouble->deleteLater();
    m_trouble = nullptr;
    m_troubleError.reset();
    delete m_desk;
    m_desk = nullptr;
    m_office.reset();
}

void MainWindow::rebuild()
{
    m_rebuilding = false;
    const auto stage = m_parts.session.stage();
    const bool waiting = m_signIn && stage == Session::Stage::WaitingForOtp;
    const services::OtpChallenge challenge = waiting ? m_signIn->codeStep()->challenge() : services::OtpChallenge();
    const QString userName = waiting ? m_signIn->codeStep()->userName() : QString();
    if (m_lock)
        m_lock->deleteLater();
    m_lock = nullptr;
    if (m_signIn) {
        m_signIn->deleteLater();
        m_signIn = nullptr;
    }
    if (m_desk) {
        const QString screen = m_desk->currentScreen();
        const auto states = m_desk->saveStates();
        delete m_desk;
        buildDesk(screen, {}, states);
    }
    if (m_trouble) {
        m_trouble->deleteLater();
        m_trouble = nullptr;
    }
    if (stage == Session::Stage::SignedIn && m_troubleError) {
        showTrouble(*m_troubleError);
    } else if (stage == Session::Stage::SignedOut || stage == Session::Stage::WaitingForOtp) {
        showSignIn();
        if (waiting && !userName.isEmpty())
            m_signIn->showCode(challenge, userName);
    } else {
        follow();
    }
}

} // namespace motcua::ui
