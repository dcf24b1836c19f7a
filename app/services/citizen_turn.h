#pragma once

#include "domain/citizen_account.h"

#include <QDateTime>
#include <QFuture>
#include <QObject>

#include <functional>
#include <memory>

namespace motcua::remote {
class ApiClient;
struct AccountCode;
} // namespace motcua::remote

namespace motcua::services {

//! What an account at the desk needs its citizen for.
enum class TurnKind {
    Open,    //!< code, then the first password
    Reset,   //!< code, then another password
    Profile, //!< code: the desk may see and change the profile
};

//! The citizen's part of an account at the desk: code and password go from the citizen's window through here to the centre and nowhere
//! else; what the clerk's page sees is how far it is. Nothing of it is ever written down. GUI thread; the ApiClient outlives it.
class CitizenTurn : public QObject
{
    Q_OBJECT
public:
    enum class Step {
        Code,     //!< waits for the six digits
        Password, //!< the code was right
        Done,
        Over,     //!< tried too often, or its time was over: begin anew
    };

    CitizenTurn(remote::ApiClient& api, std::function<QDateTime()> now, TurnKind kind, const QString& userName, const remote::AccountCode& code,
                QObject* parent = nullptr);
    ~CitizenTurn() override;

    [[nodiscard]] TurnKind kind() const;
    [[nodiscard]] Step step() const;
    [[nodiscard]] QString userName() const;
    [[nodiscard]] QString maskedPhone() const;
    [[nodiscard]] QDateTime validUntil() const; //!< of the code, then of the right to set a password; only for the eye
    [[nodiscard]] QDateTime resendFrom() const;
    [[nodiscard]] int triesLeft() const;        //!< −1: not tried yet
    [[nodiscard]] QString sampleCode() const;   //!< only of a demo centre
    [[nodiscard]] bool isActive() const;        //!< once Done: may sign in; else the e-mail has to be confirmed first
    [[nodiscard]] const std::vector<domain::Warning>& warnings() const;

    //! Errors: otp_wrong (it may be tried again), otp_expired, and those of the line: what was typed may simply be sent again.
    QFuture<Result<bool>> confirm(const QString& code);
    //! Errors: rate_limited, otp_expired.
    QFuture<Result<bool>> resend();
    //! Errors: password_weak (detail: domain::passwordFaults), password_differs, ticket_invalid, account_exists (somebody was quicker).
    QFuture<Result<bool>> setPassword(const QString& password, const QString& repeat);
    void giveUp(); //!< the clerk ends it: Over

Q_SIGNALS:
    void changed();

private:
    friend class AccountDesk;
    void take(const remote::AccountCode& code);
    void enter(Step step);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace motcua::services
