#pragma once

#include "services/session.h"

#include <QDateTime>
#include <QTimer>
#include <QWidget>

namespace motcua::ui {

class ActionButton;
class OtpEdit;
class TextLabel;

//! Step 2 of the sign-in: six boxes, how long the code holds, sending it again. Times are this machine's and only for the eye;
//! the centre decides.
class CodeStep : public QWidget
{
    Q_OBJECT

public:
    explicit CodeStep(services::Session& session, QWidget* parent = nullptr);

    void start(const services::OtpChallenge& challenge, const QString& userName);
    //! The challenge with the time that is left, for the same page in another language.
    [[nodiscard]] services::OtpChallenge challenge() const;
    [[nodiscard]] QString userName() const { return m_userName; }

Q_SIGNALS:
    void backRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void submit();
    void resend();
    void renew();
    void tick();
    void refresh();
    void say(const QString& sentence);

    services::Session& m_session;
    TextLabel* m_sentTo;
    TextLabel* m_user;
    TextLabel* m_server;
    OtpEdit* m_code;
    TextLabel* m_valid;
    TextLabel* m_wait;
    ActionButton* m_resend;
    TextLabel* m_message;
    ActionButton* m_renew;
    ActionButton* m_confirm;
    TextLabel* m_rest;
    ActionButton* m_demo;
    services::OtpChallenge m_challenge;
    QString m_userName;
    QTimer m_second;
    QDateTime m_validUntil;
    QDateTime m_resendFrom;
    bool m_busy = false;
};

} // namespace motcua::ui
