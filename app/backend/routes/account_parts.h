#pragma once

#include "backend/routes/fields.h"
#include "backend/routes/routes.h"
#include "backend/store/accounts.h"
#include "domain/citizen_account.h"

//! What the routes of accounts share.
namespace motcua::backend::routes {

inline constexpr qsizetype kLongestField = 200;
inline constexpr qsizetype kLongestPassword = 1024;

//! 0941xxx947 (S2).
[[nodiscard]] QString maskedPhone(const QString& phone);

//! Fields that something deeper than the form found wrong.
[[nodiscard]] http::Response badFields(const QStringList& fields, int status = 400, const QString& code = QStringLiteral("bad_field"));

//! 429 with Retry-After.
[[nodiscard]] http::Response tooSoon(int seconds, const QString& code = QStringLiteral("rate_limited"));

//! `check` of a body, when this centre wants one (CentreOptions::checkCodes).
[[nodiscard]] bool checkRight(Centre& centre, const QJsonObject& check);
//! The refusal when `check` is wrong or was used before; it counts as used either way. Inside a write transaction.
[[nodiscard]] std::optional<http::Response> refuseCheck(Centre& centre, store::Db& db, const QJsonObject& check);

//! What somebody whose number has an account already can do: forgot_password, complaint.
[[nodiscard]] QJsonArray waysOut();
[[nodiscard]] http::Response noContent();

//! An answered challenge's form; phone empty = masked wholly.
[[nodiscard]] http::Response challengeAnswer(const Centre& centre, const store::Challenge& challenge, const QString& phone,
                                             QJsonObject more = {});
//! As an SMS; nobody behind the phone = none.
void sendOtp(const Centre& centre, store::Db& db, const store::Challenge& challenge, const QString& phone);
void sendSms(const Centre& centre, store::Db& db, const QString& phone, const QString& text);
//! The link that confirms the account's address, unless one went out just now.
void sendActivation(const Centre& centre, store::Db& db, const store::AccountRow& account);

//! `password` and `repeat` of a body.
struct NewPassword
{
    QString text;
    QString repeat;
};
[[nodiscard]] NewPassword newPasswordOf(Fields& body);
//! 422 password_differs, or password_weak with what it lacks (domain::passwordFaults) in `fields`.
[[nodiscard]] std::optional<http::Response> refuseNewPassword(const NewPassword& password, const QString& userName);

//! `email` and `profile` of a body: what people may change of an account themselves, or have changed.
struct ProfileChange
{
    QString email;
    domain::CitizenProfile profile;
};
//! 400 with the fields that are wrong, others of the body too.
[[nodiscard]] tl::expected<ProfileChange, http::Response> profileChangeOf(Fields& body);
//! Stores it; a new address gets a link to confirm it.
void changeAccount(Centre& centre, store::Db& db, store::AccountRow& row, const ProfileChange& change);

void auditAccount(Centre& centre, store::Db& db, const store::Actor& who, const QString& action, const QString& target);

//! {id, realm, kind, userName, fullName}
[[nodiscard]] QJsonObject accountHead(const store::AccountRow& account);

//! A route handler without a token whose whole work is one write transaction. Messages go out afterwards.
[[nodiscard]] std::function<void(http::Request, http::Answer)>
writing(Centre& centre, std::function<http::Response(store::Db&, const QJsonObject&)> work);
//! The same for a signed-in caller.
[[nodiscard]] std::function<void(http::Request, http::Answer)>
callerWriting(Centre& centre, std::function<http::Response(store::Db&, const store::Caller&, const http::Request&, const QJsonObject&)> work);

} // namespace motcua::backend::routes
