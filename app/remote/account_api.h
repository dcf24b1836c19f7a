#pragma once

#include "domain/citizen_account.h"
#include "domain/complaint.h"
#include "remote/session_api.h"

namespace motcua::remote {

//! What the desk is told of a number.
struct AccountFound
{
    bool exists = false;
    QString maskedPhone;  //!< where the account's codes go
    bool waiting = false; //!< for its e-mail to be confirmed
};

//! A code that is on its way to a citizen's phone.
struct AccountCode
{
    Challenge challenge;
    std::vector<domain::Warning> warnings;
};

//! An account whose citizen let the desk see it.
struct SeenAccount
{
    domain::AccountKind kind = domain::AccountKind::Citizen;
    QString userName;
    QString fullName;
    QString phone;
    QString email;
    bool emailConfirmed = false;
    domain::CitizenProfile profile;
};

enum class CodePurpose { Reset, Profile };

// Citizens' accounts at the desk. GUI thread, online only; passwords and codes are never part of an Error. Codes of refusals besides those of
// ApiClient: bad_field (fields), account_exists, no_account, rate_limited, otp_wrong, otp_expired, ticket_invalid, password_weak (fields:
// domain::passwordFaults), password_differs.

[[nodiscard]] QFuture<Result<domain::AccountMethods>> accountMethods(ApiClient& api, QObject* context);
[[nodiscard]] QFuture<Result<AccountFound>> lookForAccount(ApiClient& api, QObject* context, domain::AccountKind kind, const QString& userName);
[[nodiscard]] QFuture<Result<AccountCode>> beginAccount(ApiClient& api, QObject* context, const domain::CitizenRegistration& registration,
                                                        const domain::CitizenProfile& profile);
[[nodiscard]] QFuture<Result<AccountCode>> sendAccountCode(ApiClient& api, QObject* context, domain::AccountKind kind, const QString& userName,
                                                           CodePurpose purpose);
[[nodiscard]] QFuture<Result<bool>> complainOfAccount(ApiClient& api, QObject* context, const domain::CitizenRegistration& person, const QString& words);
//! The ticket that the code is exchanged for.
[[nodiscard]] QFuture<Result<QString>> confirmAccountCode(ApiClient& api, QObject* context, const QString& challenge, const QString& code);
//! True: the account is active; false: once its e-mail is confirmed.
[[nodiscard]] QFuture<Result<bool>> setAccountPassword(ApiClient& api, QObject* context, const QString& ticket, const QString& password,
                                                       const QString& repeat);
[[nodiscard]] QFuture<Result<SeenAccount>> readAccountProfile(ApiClient& api, QObject* context, const QString& ticket);
//! The ticket counts once.
[[nodiscard]] QFuture<Result<SeenAccount>> changeAccountProfile(ApiClient& api, QObject* context, const QString& ticket, const QString& email,
                                                                const domain::CitizenProfile& profile);

// An administrator's. already_decided: somebody was first.
[[nodiscard]] QFuture<Result<std::vector<domain::Complaint>>> complaints(ApiClient& api, QObject* context, bool decided);
[[nodiscard]] QFuture<Result<domain::Complaint>> decideComplaint(ApiClient& api, QObject* context, const QString& id, bool upheld, const QString& note);

} // namespace motcua::remote
