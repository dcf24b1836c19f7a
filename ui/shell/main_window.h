#pragma once

#include "domain/result.h"
#include "ui/shell/screen.h"

#include <QElapsedTimer>
#include <QHash>
#include <QTimer>

#include <functional>
#include <memory>

class QStackedWidget;

namespace motcua::ui {

class DeskFrame;
class LockPage;
class SampleCentre;
class SignInPage;

//! The one window: sign-in, the desk of the signed-in official, the locked screen. Opens the office when the session says
//! SignedIn and lets it go at sign-out. GUI thread.
class MainWindow : public QWidget
{
    Q_OBJECT

public:
    //! Opens the data of the official who has just signed in (main.cpp knows how).
    using OpenOffice = std::function<Result<std::unique_ptr<services::Office>>()>;

    struct Parts
    {
        services::Session& session;
        services::ScanStation& station;
        UiSettings& settings;
        SampleCentre& sample;
        Navigation navigation;
        OpenOffice openOffice;
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
    void signInAgain();
    void rebuild();
    void restartIdle();

    Parts m_parts;
    std::unique_ptr<services::Office> m_office;
    QStackedWidget* m_stack;
    SignInPage* m_signIn = nullptr;
    LockPage* m_lock = nullptr;
    DeskFrame* m_desk = nullptr;
    QTimer m_idle;
    QElapsedTimer m_lastTouch;
    QString m_first;
    QString m_firstArgument;
    bool m_rebuilding = false;
};

} // namespace motcua::ui
