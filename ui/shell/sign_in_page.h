#pragma once

#include "services/session.h"

#include <QWidget>

class QStackedWidget;

namespace motcua::services {
class ScanStation;
} // namespace motcua::services

namespace motcua::ui {

class CodeStep;
class CredentialsStep;
class DevicesPane;
class KeyLine;
class SampleCentre;
class UiSettings;

//! Sign-in: at the left whose desk this is and whether centre, camera and printer are there; at the right server, name and
//! password, then the six boxes. Talks with Session only; the window goes on when the session's stage says SignedIn. GUI thread.
class SignInPage : public QWidget
{
    Q_OBJECT

public:
    SignInPage(services::Session& session, UiSettings& settings, services::ScanStation& station, SampleCentre& sample,
               QWidget* parent = nullptr);

    //! The centre wants this official to sign in again: the name stays; back() goes on without the centre.
    void askAgain(const QString& userName);
    //! Waits for the code of this challenge (again, after a change of language).
    void showCode(const services::OtpChallenge& challenge, const QString& userName);
    [[nodiscard]] CodeStep* codeStep() const { return m_second; }
    //! Why the official's data could not be opened.
    void showError(const Error& error);

Q_SIGNALS:
    void laterRequested(); //!< only after askAgain()

private:
    void refreshHints();
    void showStep(QWidget* step);

    DevicesPane* m_devices;
    CredentialsStep* m_first;
    CodeStep* m_second;
    QStackedWidget* m_steps;
    KeyLine* m_keys;
};

} // namespace motcua::ui
