#include "backend/routes/account_parts.h"
#include "backend/store/complaints.h"
#include "backend/store/enrolments.h"
#include "domain/addressee.h"
#include "domain/citizen_account.h"
#include "domain/ids.h"
#include "domain/names.h"

using namespace Qt::StringLiterals;

// A citizen's account at the desk: the clerk asks and writes, the citizen types code and password on a screen of its own, over the public
// routes. A desk needs no check code; each of its steps is a row of the audit with who helped.
namespace motcua::backend::routes {

using http::Access;
using http::Method;
using http::Request;
using http::Response;
using store::Caller;
using store::Db;

namespace {

constexpr qsizetype kLongestWords = 4000;

struct Named
{
    domain::AccountKind kind = domain::AccountKind::Citizen;
    QString userName;
};

Named namedIn(Fields& body)
{
    const auto kind = domain::accountKindFromCode(body.text("kind"_L1, kLongestField));
    const auto name = domain::parseAccountName(kind.value_or(domain::AccountKind::Citizen), body.text("userName"_L1, kLongestField));
    if (!kind)
        body.refuse("kind"_L1);
    if (!name)
        body.refuse("userName"_L1);
    return {kind.value_or(domain::AccountKind::Citizen), name.value_or(QString())};
}

//! The account behind kind and number; a disabled one is none.
std::optional<store::AccountRow> accountOf(Db& db, const Named& named)
{
    auto row = store::findAccount(db, Realm::Citizen, named.userName);
    return row && row->state != store::AccountState::Disabled ? row : std::nullopt;
}

Response existence(Centre& centre, Db& db, const Caller& caller, const QJsonObject& json)
{
    Fields body(json, {"kind"_L1, "userName"_L1});
    const Named named = namedIn(body);
    if (!body.ok())
        return body.problem();
    const auto row = accountOf(db, named);
    auditAccount(centre, db, caller.actor(), u"account.look"_s, row ? row->id : QString());
    QJsonObject answer{{u"exists"_s, row.has_value()}, {u"ways"_s, row ? waysOut() : QJsonArray()}};
    if (row) {
        answer["maskedPhone"_L1] = maskedPhone(row->phone);
        answer["state"_L1] = store::code(row->state);
    }
    return http::json(answer);
}

//! A code to the account's own phone: for a new password, or so that the desk may see and change the profile.
Response sendCode(Centre& centre, Db& db, const Caller& caller, const QJsonObject& json)
{
    Fields body(json, {"kind"_L1, "userName"_L1, "purpose"_L1});
    const Named named = namedIn(body);
    const QString wanted = body.text("purpose"_L1, kLongestField);
    if (wanted != "reset"_L1 && wanted != "profile"_L1)
        body.refuse("purpose"_L1);
    if (!body.ok())
        return body.problem();
    const auto row = accountOf(db, named);
    if (!row)
        return http::problem(404, u"no_account"_s);
    const store::Purpose purpose = wanted == "reset"_L1 ? store::Purpose::Reset : store::Purpose::Profile;
    const store::Subject subject{Realm::Citizen, row->id};
    if (const int seconds = store::nextCodeIn(db, subject, purpose, centre.nowMs()))
        return tooSoon(seconds);
    const store::Challenge challenge = store::startChallenge(db, subject, purpose, {}, centre.nowMs());
    sendOtp(centre, db, challenge, row->phone);
    auditAccount(centre, db, caller.actor(), u"account.assist_"_s + wanted, row->id);
    return challengeAnswer(centre, challenge, row->phone);
}

//! The account whose citizen has said yes with a code.
std::optional<store::AccountRow> agreed(Centre& centre, Db& db, const QString& ticketText)
{
    const auto ticket = store::findTicket(db, ticketText, centre.nowMs());
    return ticket && ticket->purpose == store::Purpose::Profile ? store::findAccountById(db, ticket->subject.id) : std::nullopt;
}

QJsonObject profileOf(const store::AccountRow& row)
{
    QJsonObject json = accountHead(row);
    json["phone"_L1] = row.phone;
    json["email"_L1] = row.email;
    json["emailConfirmed"_L1] = row.emailConfirmed;
    json["state"_L1] = store::code(row.state);
    json["profile"_L1] = row.body["profile"_L1].toObject();
    json["createdAt"_L1] = row.createdAt;
    return {{u"account"_s, json}};
}

Response readProfile(Centre& centre, Db& db, const Caller& caller, const QJsonObject& json)
{
    Fields body(json, {"ticket"_L1});
    const QString ticket = body.raw("ticket"_L1, kLongestField);
    if (!body.ok())
        return body.problem();
    const auto row = agreed(centre, db, ticket);
    if (!row)
        return http::problem(401, u"ticket_invalid"_s);
    auditAccount(centre, db, caller.actor(), u"account.assist_read"_s, row->id);
    return http::json(profileOf(*row));
}

Response changeProfile(Centre& centre, Db& db, const Caller& caller, const QJsonObject& json)
{
    Fields body(json, {"ticket"_L1, "email"_L1, "profile"_L1});
    const QString ticket = body.raw("ticket"_L1, kLongestField);
    const auto change = profileChangeOf(body);
    if (!change)
        return change.error();
    auto row = agreed(centre, db, ticket);
    if (!row || !store::useTicket(db, ticket))
        return http::problem(401, u"ticket_invalid"_s);
    changeAccount(centre, db, *row, *change);
    sendSms(centre, db, row->phone, u"Hồ sơ tài khoản Một Cửa vừa được sửa tại bộ phận Một Cửa. Nếu không phải %1, xin liên hệ bộ phận Một Cửa."_s
                                    .arg(domain::addressee(row->isOrganisation())));
    auditAccount(centre, db, caller.actor(), u"account.assist_change"_s, row->id);
    return http::json(profileOf(*row));
}

Response complain(Centre& centre, Db& db, const Caller& caller, const QJsonObject& json)
{
    Fields body(json, {"kind"_L1, "userName"_L1, "phone"_L1, "fullName"_L1, "text"_L1});
    const Named named = namedIn(body);
    const auto phone = domain::parsePhone(body.text("phone"_L1, kLongestField));
    const QString fullName = domain::normalName(body.text("fullName"_L1, kLongestField));
    const QString words = body.raw("text"_L1, kLongestWords).trimmed();
    if (!phone)
        body.refuse("phone"_L1);
    if (fullName.isEmpty())
        body.refuse("fullName"_L1);
    if (words.isEmpty())
        body.refuse("text"_L1);
    if (!body.ok())
        return body.problem();
    const store::Complaint complaint{domain::uuidV7(centre.nowMs(), store::randomBytes(16)), named.userName, fullName, *phone, words, serverTime(centre),
                                     {}, {}, {}, {}};
    if (store::addComplaint(db, complaint))
        store::appendAudit(db, centre.secrets(), centre.now(), {caller.actor(), u"complaint.assist"_s, u"complaint"_s, complaint.id, {}, {}});
    return noContent();
}

} // namespace

void addDeskAccounts(http::Router& router, Centre& centre)
{
    const auto open = [&](Method method, const QString& path, Response (*work)(Centre&, Db&, const Caller&, const QJsonObject&)) {
        router.add({method, path, Access::officials({domain::Role::ReceptionClerk, domain::Role::Supervisor}),
                    callerWriting(centre, [&centre, work](Db& db, const Caller& caller, const Request&, const QJsonObject& body) {
                        return work(centre, db, caller, body);
                    })});
    };
    open(Method::Post, u"/v1/desk/accounts/existence"_s, existence);
    open(Method::Post, u"/v1/desk/accounts/code"_s, sendCode);
    open(Method::Post, u"/v1/desk/accounts/profile"_s, readProfile);
    open(Method::Put, u"/v1/desk/accounts/profile"_s, changeProfile);
    open(Method::Post, u"/v1/desk/accounts/complaints"_s, complain);
}

} // namespace motcua::backend::routes
