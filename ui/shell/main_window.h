#pragma once

#include "domain/result.h"
#include "services/store_rescue.h"
#include "ui/shell/screen.h"

#include <QElapsedTimer>
#include <QHash>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

class QStackedWidget;

namespace motcua::ui {

class DeskFrame;
class LockPage;
class SampleCentre;
class SignInPage;
class TroublePage;

//! The one window: sign-in, the desk of the signed-in official, the locked screen. Opens the office when the session says
//! SignedIn and lets it go at sign-out. GUI thread.
class MainWindow : public QWidget
{
    Q_OBJECT

public:
    //! Opens the data of the official who has just signed in (main.cpp knows how).
    using OpenOffice = std::function<Result<std::unique_ptr<services::Office>>()>;

    //! The way out of data that cannot be opened: puts them aside, keeps the unsent work.
    using Rescue = std::function<QFuture<Result<services::Rescue>>()>;

    struct Parts
    {
        services::Session& session;
        services::ScanStation& station;
        UiSettings& settings;
        SampleCentre& sample;
        Navigation navigation;
        OpenOffice openOffice;
        Rescue rescue;      //!< may be empty: then there is no such way out
        std::function<QString()> dataDir = {};
    };

    explicit MainWindow(Parts parts, QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] services::Office* office() const { return m_office.get(); }
    [[nodiscard]] DeskFrame* desk() const { return m_desk; }
    //! Where to begin after sign-in; empty = the first screen that the official may use.
    void setFirstScreen(const QString& screen, const QString& argument = {});

Q_SIGNALS:
    void officeOpened();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void follow();
    void showSignIn();
    void enter();
    void buildDesk(const QString& screen, const QString& argument, const QHash<QString, QByteArray>& states);
    void closeOffice();
    void showTrouble(const Error& error);
    void rescue();
    void signInAgain();
    void signOut();
    void throwAway(const std::optional<domain::Error>& why);
    void rebuild();
    void restartIdle();

    Parts m_parts;
    std::unique_ptr<services::Office> m_office;
    QStackedWidget* m_stack;
    SignInPage* m_signIn = nullptr;
    LockPage* m_lock = nullptr;
    TroublePage* m_trouble = nullptr;
    std::optional<Error> m_troubleError;
    DeskFrame* m_desk = nullptr;
    QTimer m_idle;
    QElapsedTimer m_lastTouch;
    QString m_first;
    QString m_firstArgument;
    bool m_rebuilding = false;
    bool m_leaving = false;
};

} // namespace motcua::ui
