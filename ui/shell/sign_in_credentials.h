#pragma once

#include "services/session.h"

#include <QTimer>
#include <QWidget>

class QVBoxLayout;

namespace motcua::ui {

class ActionButton;
class Field;
class ProgressBlock;
class SampleCentre;
class TextLabel;
class UiSettings;

//! Step 1 of the sign-in: server, user name, password. A demo centre offers its officials as rows to pick.
class CredentialsStep : public QWidget
{
    Q_OBJECT

public:
    CredentialsStep(services::Session& session, UiSettings& settings, SampleCentre& sample, QWidget* parent = nullptr);

    //! "No server yet? Try with sample data", for the foot of the page.
    [[nodiscard]] QWidget* samplePart() const { return m_samplePart; }
    void askAgain(const QString& userName);
    void startAgain();
    void showError(const Error& error);

Q_SIGNALS:
    void challenged(const services::OtpChallenge& challenge, const QString& userName);
    void centreChecked(const motcua::Result<int>& answer);
    void laterRequested();

protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makeSamplePart();
    void takeServer();
    void probe();
    void showOfficials(const std::vector<services::DemoOfficial>& officials);
    void submit();
    void refresh();
    void refreshSample();
    [[nodiscard]] QUrl typedServer() const;

    services::Session& m_session;
    UiSettings& m_settings;
    SampleCentre& m_sample;

    Field* m_server;
    Field* m_user;
    Field* m_password;
    TextLabel* m_message;
    ActionButton* m_next;
    ActionButton* m_later;
    QVBoxLayout* m_officialRows;
    QWidget* m_samplePart = nullptr;
    TextLabel* m_sampleCaption = nullptr;
    ActionButton* m_trySample = nullptr;
    ProgressBlock* m_sampleProgress = nullptr;
    QTimer m_settle;
    int m_probe = 0;
    bool m_busy = false;
};

} // namespace motcua::ui
