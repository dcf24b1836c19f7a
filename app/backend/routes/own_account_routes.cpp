#include "backend/routes/account_parts.h"

#include "domain/citizen_account.h"

using namespace Qt::StringLiterals;

namespace motcua::backend::routes {

using http::Access;
using http::Answer;
using http::Method;
using http::Request;
using http::Response;
using store::Db;

namespace {

Response own(Db& db, const store::Caller& caller)
{
    const auto row = store::findAccountById(db, caller.subject);
    if (!row)
        return http::problem(401, u"token_invalid"_s);
    QJsonObject json = accountHead(*row);
    json["phone"_L1] = row->phone;
    json["email"_L1] = row->email;
    json["emailConfirmed"_L1] = row->emailConfirmed;
    json["state"_L1] = store::code(row->state);
    json["profile"_L1] = row->body["profile"_L1].toObject();
    json["createdAt"_L1] = row->createdAt;
    return http::json({{u"account"_s, json}});
}

//! E-mail and profile. Name and number were proven and are changed at a desk; the phone gets the one-time codes.
Response change(Centre& centre, Db& db, const store::Caller& caller, const QJsonObject& json)
{
    auto row = store::findAccountById(db, caller.subject);
    if (!row)
        return http::problem(401, u"token_invalid"_s);
    Fields body(json, {"email"_L1, "profile"_L1});
    const auto change = profileChangeOf(body);
    if (!change)
        return change.error();
    changeAccount(centre, db, *row, *change);
    auditAccount(centre, db, caller.actor(), u"account.change"_s, row->id);
    return own(db, caller);
}

Response emailAgain(Centre& centre, Db& db, const store::Caller& caller)
{
    const auto row = store::findAccountById(db, caller.subject);
    if (row && !row->emailConfirmed)
        sendActivation(centre, db, *row);
    Response response;
    response.status = 204;
    return response;
}

//! Argon2id on a reader, twice: does the present one fit, what is the new one's hash. Guessing at it is counted as at the door.
void changePassword(Centre& centre, const Request& request, const Answer& answer)
{
    const auto json = jsonBody(request);
    if (!json)
        return answer(json.error());
    Fields body(*json, {"current"_L1, "password"_L1, "repeat"_L1});
    const QString current = body.raw("current"_L1, kLongestPassword);
    const NewPassword password = newPasswordOf(body);
    const auto refused = body.ok() ? std::nullopt : std::optional(body.problem());
    centre.workers().read([=, &centre](Db& db) {
        const auto caller = callerOf(centre, db, request);
        if (!caller)
            return answer(caller.error());
        if (refused)
            return answer(*refused);
        const auto row = store::findAccountById(db, caller->subject);
        if (auto error = db.takeError())
            return answer(toResponse(*error));
        if (!row)
            return answer(http::problem(401, u"token_invalid"_s));
        const QString key = store::failureKey(row->realm, row->userName);
        if (const int seconds = store::lockedFor(db, key, centre.nowMs()))
            return answer(tooSoon(seconds, u"locked"_s));
        const bool fits = store::passwordFits(row->passwordHash, current);
        if (fits) {
            if (auto weak = refuseNewPassword(password, row->userName))
                return answer(*weak);
        }
        const QString hash = fits ? store::hashPassword(password.text) : QString();
        centre.workers().write([=, &centre](Db& writer) {
            const auto response = store::write(writer, [&](Db& d) -> Response {
                if (!fits) {
                    const int seconds = store::noteFailure(d, key, centre.nowMs());
                    auditAccount(centre, d, caller->actor(), u"account.password_failed"_s, row->id);
                    return seconds > 0 ? tooSoon(seconds, u"locked"_s) : badFields({u"current"_s}, 422, u"password_wrong"_s);
                }
                store::forgetFailures(d, key);
                store::setAccountPassword(d, row->id, hash, centre.nowMs(), caller->session);
                sendSms(centre, d, row->phone, u"Mật khẩu tài khoản Một Cửa vừa được thay đổi."_s);
                auditAccount(centre, d, caller->actor(), u"account.password"_s, row->id);
                Response done;
                done.status = 204;
                return done;
            });
            answer(response ? *response : toResponse(response.error()));
            centre.deliverLater();
        });
    });
}

} // namespace

void addOwnAccount(http::Router& router, Centre& centre)
{
    router.add({Method::Get, u"/v1/account"_s, Access::sessions({Realm::Citizen, Realm::Member}),
                signedIn(centre, Lane::Read, [](Db& db, const store::Caller& caller, const Request&) { return own(db, caller); })});
    router.add({Method::Put, u"/v1/account"_s, Access::sessions({Realm::Citizen}),
                callerWriting(centre, [&centre](Db& db, const store::Caller& caller, const Request&, const QJsonObject& body) {
                    return change(centre, db, caller, body);
                })});
    router.add({Method::Post, u"/v1/account/password"_s, Access::sessions({Realm::Citizen, Realm::Member}),
                [&centre](const Request& request, const Answer& answer) { changePassword(centre, request, answer); }});
    router.add({Method::Post, u"/v1/account/email/again"_s, Access::sessions({Realm::Citizen}),
                callerWriting(centre, [&centre](Db& db, const store::Caller& caller, const Request&, const QJsonObject&) {
                    return emailAgain(centre, db, caller);
                })});
}

} // namespace motcua::backend::routes
