#include "backend/member_accounts.h"
#include "backend/routes/account_parts.h"
#include "backend/store/agencies.h"
#include "backend/store/applications.h"
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

Response badField(const QString& field)
{
    return badFields({field});
}

Response locked(int seconds)
{
    return tooSoon(seconds, u"locked"_s);
}

void audit(Centre& centre, Db& db, const store::Actor& who, const QString& action, const QString& target)
{
    store::appendAudit(db, centre.secrets(), centre.now(), {who, action, u"session"_s, target, {}, {}});
}

//! Who wants to come in, whatever the realm.
struct Entrant
{
    store::Subject subject;
    QString phone;
    QString passwordHash;
    bool waiting = false; //!< right, but not yet
};

//! Nothing where nobody of this name may ever come in.
std::optional<Entrant> findEntrant(Db& db, Realm realm, const QString& userName)
{
    if (realm == Realm::Official) {
        const auto official = store::findOfficial(db, userName);
        if (!official || official->disabled)
            return std::nullopt;
        return Entrant{{realm, official->official.id}, official->phone, official->passwordHash, false};
    }
    const auto account = store::findAccount(db, realm, userName);
    if (!account || account->state == store::AccountState::Disabled)
        return std::nullopt;
    return Entrant{{realm, account->id}, account->phone, account->passwordHash, account->state == store::AccountState::Waiting};
}

struct Entry
{
    Realm realm = Realm::Official;
    QString userName;
    QString password;
    store::Device device;
    QJsonObject check; //!< of everybody but officials
};

//! After the password was looked at. Inside a write transaction.
Response enter(Centre& centre, Db& db, const Entry& entry, const std::optional<Entrant>& entrant, bool fits)
{
    const QString key = store::failureKey(entry.realm, entry.userName);
    if (entry.realm != Realm::Official) {
        if (auto refused = refuseCheck(centre, db, entry.check))
            return *refused;
    }
    if (!entrant || !fits) {
        const int seconds = store::noteFailure(db, key, centre.nowMs());
        audit(centre, db, {entrant ? entrant->subject.id : QString(), entry.device.id}, u"sign_in_failed"_s, {});
        return seconds > 0 ? locked(seconds) : http::problem(401, u"credentials"_s);
    }
    store::forgetFailures(db, key);
    if (entrant->waiting) {
        if (const auto account = store::findAccountById(db, entrant->subject.id); account && entry.realm == Realm::Citizen)
            sendActivation(centre, db, *account); // the first letter may be lost
        return http::problem(403, u"account_waiting"_s);
    }
    const store::Challenge challenge =
        store::startChallenge(db, entrant->subject, store::Purpose::SignIn, entry.device, centre.nowMs());
    sendOtp(centre, db, challenge, entrant->phone);
    return challengeAnswer(centre, challenge, entrant->phone);
}

tl::expected<Entry, Response> entryOf(const QJsonObject& body)
{
    Entry entry;
    const QJsonObject device = body["device"_L1].toObject();
    const auto realm = body.contains("realm"_L1) ? realmFromCode(body["realm"_L1].toString()) : Realm::Official;
    entry.realm = realm.value_or(Realm::Unit);
    entry.userName = body["userName"_L1].toString();
    if (entry.realm == Realm::Member)
        entry.userName = memberNumber(entry.userName); // however it was typed, its failures count together
    entry.password = body["password"_L1].toString();
    entry.check = body["check"_L1].toObject();
    entry.device = {device["id"_L1].toString(), device["name"_L1].toString()};
    if (entry.realm == Realm::Unit) // comes in by its invitation
        return tl::unexpected<Response>(badField(u"realm"_s));
    if (entry.userName.isEmpty() || entry.userName.size() > kLongestField)
        return tl::unexpected<Response>(badField(u"userName"_s));
    if (entry.password.isEmpty() || entry.password.size() > kLongestPassword)
        return tl::unexpected<Response>(badField(u"password"_s));
    if (entry.device.id.isEmpty() || entry.device.id.size() > kLongestField || entry.device.name.size() > kLongestField)
        return tl::unexpected<Response>(badField(u"device"_s));
    return entry;
}

//! Argon2id takes its time: on a reader. What is written afterwards goes to the writer.
void startSession(Centre& centre, const Request& request, const Answer& answer)
{
    const auto body = jsonBody(request);
    if (!body)
        return answer(body.error());
    const auto entry = entryOf(*body);
    if (!entry)
        return answer(entry.error());
    centre.workers().read([entry = *entry, answer, &centre](Db& db) {
        if (const int seconds = store::lockedFor(db, store::failureKey(entry.realm, entry.userName), centre.nowMs()))
            return answer(locked(seconds));
        const auto entrant = findEntrant(db, entry.realm, entry.userName);
        if (auto error = db.takeError())
            return answer(toResponse(*error));
        static const QString nobody = store::hashPassword(u"nobody has this password"_s);
        // A wrong check code is cheap; an unknown user costs the same time as a wrong password.
        const bool worth = entry.realm == Realm::Official || checkRight(centre, entry.check);
        const bool fits = worth && store::passwordFits(entrant ? entrant->passwordHash : nobody, entry.password);
        centre.workers().write([=, &centre](Db& writer) {
            const auto response = store::write(writer, [&](Db& d) { return enter(centre, d, entry, entrant, fits); });
            answer(response ? *response : toResponse(response.error()));
            centre.deliverLater();
        });
    });
}

//! Where the codes of a challenge go; empty when nobody stands behind it.
QString phoneOf(Db& db, const store::Subject& subject, store::Purpose purpose)
{
    if (purpose == store::Purpose::Register && subject.realm == Realm::Member) {
        const auto application = store::findApplication(db, subject.id);
        return application ? application->registration.phone : QString();
    }
    if (purpose == store::Purpose::Register) {
        const auto row = db.one("SELECT phone FROM enrolment WHERE id = ?"_L1, {subject.id});
        return row ? row->first().toString() : QString();
    }
    if (subject.realm == Realm::Official) {
        const auto official = store::findOfficialById(db, subject.id);
        return official ? official->phone : QString();
    }
    const auto account = store::findAccountById(db, subject.id);
    return account ? account->phone : QString();
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
                           ? tooSoon(again.error().detail.toInt())
                           : toResponse(again.error());
            }
            const QString phone = phoneOf(d, again->subject, again->purpose);
            sendOtp(centre, d, again->challenge, phone);
            // Anybody may ask for a new password: nothing of the phone is told then.
            return challengeAnswer(centre, again->challenge, again->purpose == store::Purpose::Reset ? QString() : phone);
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

//! What a signed-in person is told of itself.
std::optional<std::pair<QString, QJsonObject>> introduce(Db& db, const store::Subject& subject)
{
    if (subject.realm == Realm::Official) {
        auto official = store::findOfficialById(db, subject.id);
        if (!official || official->disabled)
            return std::nullopt;
        official->official.agencyHeads = store::agencyHeads(db, official->official.agency);
        return std::pair{u"official"_s, domain::toJson(official->official)};
    }
    if (subject.realm == Realm::Unit)
        return std::pair{u"invitation"_s, QJsonObject{{u"id"_s, subject.id}}};
    const auto account = store::findAccountById(db, subject.id);
    if (!account || account->state != store::AccountState::Active)
        return std::nullopt;
    return std::pair{u"account"_s, accountHead(*account)};
}

//! Guessed five times: as bad as a wrong password.
void countLastTry(Centre& centre, Db& db, const store::Subject& subject)
{
    if (subject.realm == Realm::Official) {
        if (const auto official = store::findOfficialById(db, subject.id))
            store::noteFailure(db, official->official.userName, centre.nowMs());
    } else if (const auto account = store::findAccountById(db, subject.id)) {
        store::noteFailure(db, store::failureKey(subject.realm, account->userName), centre.nowMs());
    }
    audit(centre, db, {subject.id, {}}, u"sign_in_failed"_s, {});
}

Response confirm(Centre& centre, Db& db, const QString& challenge, const QString& code)
{
    const auto passed = store::confirmChallenge(db, challenge, code, {store::Purpose::SignIn}, centre.nowMs());
    if (!passed) {
        if (passed.error().lastTryOf)
            countLastTry(centre, db, *passed.error().lastTryOf);
        return http::problem(401, passed.error().code, u"triesLeft=%1"_s.arg(passed.error().triesLeft),
                             {{u"triesLeft"_s, passed.error().triesLeft}});
    }
    const auto person = introduce(db, passed->subject);
    if (!person)
        return http::problem(401, u"credentials"_s);
    const store::Tokens tokens = store::openSession(db, passed->subject, passed->device, centre.nowMs());
    audit(centre, db, {passed->subject.id, passed->device.id}, u"sign_in"_s, {});
    return tokensAnswer(tokens, {{person->first, person->second}, {u"serverTime"_s, serverTime(centre)}});
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
                    if (tokens)
                        return tokensAnswer(*tokens);
                    if (const auto& from = tokens.error().stolenFrom)
                        audit(centre, db, {from->id, {}}, u"refresh_reused"_s, {});
                    if (tokens.error().disabled)
                        return http::problem(401, u"account_disabled"_s);
                    return http::problem(401, u"refresh_invalid"_s); // the thief is not told more than anybody
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
    router.add({Method::Get, u"/v1/session/me"_s, http::Access::anySession(),
                signedIn(centre, Lane::Read, [](Db& db, const store::Caller& caller, const Request&) {
                    const auto person = introduce(db, {caller.realm, caller.subject});
                    return person ? http::json({{person->first, person->second}}) : http::problem(401, u"token_invalid"_s);
                })});
}

} // namespace motcua::backend::routes
