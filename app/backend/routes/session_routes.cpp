#include "backend/routes/routes.h"
#include "backend/store/messages.h"
#include "backend/store/officials.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace motcua::backend::routes {

using http::Answer;
using http::Method;
using http::Request;
using http::Response;
using store::Db;

namespace {

constexpr qsizetype kLongestField = 200;
constexpr qsizetype kLongestPassword = 1024;

QString maskedPhone(const QString& phone)
{
    return phone.size() < 8 ? u"xxx"_s : phone.first(4) + u"xxx"_s + phone.last(3);
}

Response withRetryAfter(Response response, int seconds)
{
    response.headers.append({"Retry-After", QByteArray::number(seconds)});
    return response;
}

Response locked(int seconds)
{
    return withRetryAfter(http::problem(429, u"locked"_s, {}, {{u"retryAfter"_s, seconds}}), seconds);
}

Response badField(const QString& field)
{
    return http::problem(400, u"bad_field"_s, field, {{u"fields"_s, QJsonArray{field}}});
}

Response challengeAnswer(const Centre& centre, const store::Challenge& challenge, const QString& phone)
{
    QJsonObject body{{u"challenge"_s, challenge.id},
                     {u"maskedPhone"_s, maskedPhone(phone)},
                     {u"expiresIn"_s, store::kOtpSeconds},
                     {u"resendIn"_s, store::kResendSeconds}};
    if (centre.options().demo)
        body["demoOtp"_L1] = challenge.otp;
    return http::json(body);
}

void sendOtp(const Centre& centre, Db& db, const store::Challenge& challenge, const QString& phone)
{
    if (centre.deliversMessages()) {
        store::queueMessage(db, {u"sms"_s, phone, {}, u"Mã xác thực Một Cửa: %1"_s.arg(challenge.otp), centre.nowMs() + store::kOtpSeconds * 1000LL, {}},
                            centre.nowMs());
    }
}

void audit(Centre& centre, Db& db, const store::Actor& who, const QString& action, const QString& target)
{
    store::appendAudit(db, centre.secrets(), centre.now(), {who, action, u"session"_s, target, {}, {}});
}

//! Argon2id takes its time: on a reader. What is written afterwards goes to the writer.
void startSession(Centre& centre, const Request& request, const Answer& answer)
{
    const auto body = jsonBody(request);
    if (!body)
        return answer(body.error());
    const QString user = body->value("userName"_L1).toString();
    const QString password = body->value("password"_L1).toString();
    const QJsonObject deviceJson = body->value("device"_L1).toObject();
    const store::Device device{deviceJson["id"_L1].toString(), deviceJson["name"_L1].toString()};
    if (user.isEmpty() || user.size() > kLongestField)
        return answer(badField(u"userName"_s));
    if (password.isEmpty() || password.size() > kLongestPassword)
        return answer(badField(u"password"_s));
    if (device.id.isEmpty() || device.id.size() > kLongestField || device.name.size() > kLongestField)
        return answer(badField(u"device"_s));

    centre.workers().read([=, &centre](Db& db) {
        if (const int seconds = store::lockedFor(db, user, centre.nowMs()))
            return answer(locked(seconds));
        const auto official = store::findOfficial(db, user);
        if (auto error = db.takeError())
            return answer(toResponse(*error));
        static const QString nobody = store::hashPassword(u"nobody has this password"_s);
        // An unknown user costs the same time as a wrong password.
        const bool fits = store::passwordFits(official ? official->passwordHash : nobody, password);
        centre.workers().write([=, &centre](Db& writer) {
            const auto response = store::write(writer, [&](Db& d) -> Response {
                if (!official || official->disabled || !fits) {
                    const int seconds = store::noteFailure(d, user, centre.nowMs());
                    audit(centre, d, {official ? official->official.id : QString(), device.id}, u"sign_in_failed"_s, {});
                    return seconds > 0 ? locked(seconds) : http::problem(401, u"credentials"_s);
                }
                store::forgetFailures(d, user);
                const store::Challenge challenge = store::startChallenge(d, official->official.id, device, centre.nowMs());
                sendOtp(centre, d, challenge, official->phone);
                return challengeAnswer(centre, challenge, official->phone);
            });
            answer(response ? *response : toResponse(response.error()));
            centre.deliverLater();
        });
    });
}

void resend(Centre& centre, const Request& request, const Answer& answer)
{
    const auto body = jsonBody(request);
    if (!body)
        return answer(body.error());
    centre.workers().write([&centre, answer, id = body->value("challenge"_L1).toString()](Db& db) {
        const auto response = store::write(db, [&](Db& d) -> Response {
            const auto again = store::resendChallenge(d, id, centre.nowMs());
            if (!again) {
                return again.error().kind == ErrorKind::RateLimited
                           ? withRetryAfter(http::problem(429, u"rate_limited"_s), again.error().detail.toInt())
                           : toResponse(again.error());
            }
            const auto official = store::findOfficialById(d, again->official);
            const QString phone = official ? official->phone : QString();
            sendOtp(centre, d, again->challenge, phone);
            return challengeAnswer(centre, again->challenge, phone);
        });
        answer(response ? *response : toResponse(response.error()));
        centre.deliverLater();
    });
}

Response tokensAnswer(const store::Tokens& tokens, QJsonObject more = {})
{
    more["access"_L1] = tokens.access;
    more["expiresIn"_L1] = store::kAccessSeconds;
    more["refresh"_L1] = tokens.refresh;
    return http::json(more);
}

Response confirm(Centre& centre, Db& db, const QString& challenge, const QString& code)
{
    const auto passed = store::confirmChallenge(db, challenge, code, centre.nowMs());
    if (!passed) {
        if (!passed.error().lastOfficial.isEmpty()) { // guessed five times: as bad as a wrong password
            if (const auto official = store::findOfficialById(db, passed.error().lastOfficial))
                store::noteFailure(db, official->official.userName, centre.nowMs());
            audit(centre, db, {passed.error().lastOfficial, {}}, u"sign_in_failed"_s, {});
        }
        return http::problem(401, passed.error().code, u"triesLeft=%1"_s.arg(passed.error().triesLeft),
                             {{u"triesLeft"_s, passed.error().triesLeft}});
    }
    const auto official = store::findOfficialById(db, passed->official);
    if (!official || official->disabled)
        return http::problem(401, u"credentials"_s);
    const store::Tokens tokens = store::openSession(db, passed->official, passed->device, centre.nowMs());
    audit(centre, db, {passed->official, passed->device.id}, u"sign_in"_s, {});
    return tokensAnswer(tokens, {{u"official"_s, domain::toJson(official->official)}, {u"serverTime"_s, serverTime(centre)}});
}

void demoOfficials(Centre& centre, const Answer& answer)
{
    if (!centre.options().demo)
        return answer(http::problem(404, u"no_route"_s));
    centre.workers().read([&centre, answer](Db& db) {
        QJsonArray officials;
        for (const auto& row : store::allOfficials(db)) {
            if (row.disabled || row.demoPassword.isEmpty())
                continue;
            const auto& official = row.official;
            officials.append(QJsonObject{{u"userName"_s, official.userName},
                                         {u"password"_s, row.demoPassword},
                                         {u"fullName"_s, official.fullName},
                                         {u"title"_s, official.title},
                                         {u"role"_s, official.roles.empty() ? QString() : domain::code(official.roles.front())}});
        }
        if (auto error = db.takeError())
            return answer(toResponse(*error));
        answer(http::json({{u"officials"_s, officials}}));
    });
}

//! A route without a token whose whole work is one write transaction.
auto writing(Centre& centre, std::function<Response(Db&, const QJsonObject&)> work)
{
    return [&centre, work = std::move(work)](const Request& request, const Answer& answer) {
        const auto body = jsonBody(request);
        if (!body)
            return answer(body.error());
        centre.workers().write([work, answer, body = *body](Db& db) {
            const auto response = store::write(db, [&](Db& d) { return work(d, body); });
            answer(response ? *response : toResponse(response.error()));
        });
    };
}

} // namespace

void addSession(http::Router& router, Centre& centre)
{
    router.add({Method::Get, u"/v1/demo/officials"_s, http::Access::everyone(),
                [&centre](const Request&, const Answer& answer) { demoOfficials(centre, answer); }});
    router.add({Method::Post, u"/v1/session"_s, http::Access::everyone(),
                [&centre](const Request& request, const Answer& answer) { startSession(centre, request, answer); }});
    router.add({Method::Post, u"/v1/session/resend"_s, http::Access::everyone(),
                [&centre](const Request& request, const Answer& answer) { resend(centre, request, answer); }});
    router.add({Method::Post, u"/v1/session/otp"_s, http::Access::everyone(), writing(centre, [&centre](Db& db, const QJsonObject& body) {
                    return confirm(centre, db, body["challenge"_L1].toString(), body["code"_L1].toString());
                })});
    router.add({Method::Post, u"/v1/session/refresh"_s, http::Access::everyone(), writing(centre, [&centre](Db& db, const QJsonObject& body) {
                    const auto tokens = store::refreshSession(db, body["refresh"_L1].toString(), centre.nowMs());
                    return tokens ? tokensAnswer(*tokens) : toResponse(tokens.error());
                })});
    router.add({Method::Delete, u"/v1/session"_s, http::Access::anySession(),
                signedIn(centre, Lane::Write, [&centre](Db& db, const store::Caller& caller, const Request&) {
                    const auto done = store::write(db, [&](Db& d) {
                        store::endSession(d, caller.session, centre.nowMs());
                        audit(centre, d, caller.actor(), u"sign_out"_s, {});
                        return true;
                    });
                    if (!done)
                        return toResponse(done.error());
                    Response response;
                    response.status = 204;
                    return response;
                })});
    router.add({Method::Get, u"/v1/session/me"_s, http::Access::officials(),
                signedIn(centre, Lane::Read, [](Db&, const store::Caller& caller, const Request&) {
                    return http::json({{u"official"_s, domain::toJson(caller.official)}});
                })});
}

} // namespace motcua::backend::routes
