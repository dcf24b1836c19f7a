#include "backend/check_code.h"
#include "backend/member_accounts.h"
#include "backend/routes/account_parts.h"
#include "backend/store/enrolments.h"
#include "domain/addressee.h"
#include "domain/ids.h"

using namespace Qt::StringLiterals;

namespace motcua::backend::routes {

using http::Access;
using http::Answer;
using http::Method;
using http::Request;
using http::Response;
using store::Db;

namespace {

Response exists()
{
    return http::problem(409, u"account_exists"_s, {}, {{u"ways"_s, waysOut()}});
}

QString newId(const Centre& centre)
{
    return domain::uuidV7(centre.nowMs(), store::randomBytes(16));
}

Response checkCode(const Centre& centre)
{
    const CheckCode code = makeCheckCode(centre.secrets().check, centre.nowMs());
    QJsonObject body{{u"id"_s, code.id},
                     {u"picture"_s, QString::fromLatin1(code.picture.toBase64())},
                     {u"proofBits"_s, kProofBits},
                     {u"expiresIn"_s, kCheckSeconds},
                     {u"needed"_s, centre.options().checkCodes}};
    if (centre.options().demo)
        body["demoAnswer"_L1] = code.answer;
    return http::json(body);
}

Response methods(const Centre& centre)
{
    QJsonArray items;
    for (const domain::AccountMethod& method : centre.accountMethods().rows) {
        QJsonArray kinds;
        for (const domain::AccountKind kind : method.kinds)
            kinds.append(domain::code(kind));
        items.append(QJsonObject{{u"id"_s, method.id},           {u"name"_s, method.name},       {u"level"_s, method.level}, {u"kinds"_s, kinds},
                                 {u"offered"_s, method.offered}, {u"byEmail"_s, method.byEmail}});
    }
    return http::json({{u"items"_s, items}});
}

//! The two ways out are the same whoever asks; nothing of the account is told.
Response existence(Centre& centre, Db& db, const QJsonObject& json)
{
    Fields body(json, {"kind"_L1, "userName"_L1, "check"_L1});
    const auto kind = domain::accountKindFromCode(body.text("kind"_L1, kLongestField));
    const QString given = body.text("userName"_L1, kLongestField);
    const QJsonObject check = body.object("check"_L1, Fields::Need::Optional);
    const auto name = domain::parseAccountName(kind.value_or(domain::AccountKind::Citizen), given);
    if (!kind)
        body.refuse("kind"_L1);
    if (!name)
        body.refuse("userName"_L1);
    if (!body.ok())
        return body.problem();
    if (auto refused = refuseCheck(centre, db, check))
        return *refused;
    const bool there = store::findAccount(db, Realm::Citizen, *name).has_value();
    return http::json({{u"exists"_s, there}, {u"ways"_s, there ? waysOut() : QJsonArray()}});
}

QJsonArray toJson(const std::vector<domain::Warning>& warnings)
{
    QJsonArray items;
    for (const domain::Warning& warning : warnings)
        items.append(QJsonObject{{u"field"_s, warning.field}, {u"code"_s, warning.code}});
    return items;
}

domain::CitizenRegistration registrationOf(Fields& body)
{
    using Need = Fields::Need;
    domain::CitizenRegistration given;
    const auto kind = domain::accountKindFromCode(body.text("kind"_L1, kLongestField));
    if (!kind)
        body.refuse("kind"_L1);
    given.kind = kind.value_or(domain::AccountKind::Citizen);
    given.method = body.text("method"_L1, kLongestField);
    given.userName = body.text("userName"_L1, kLongestField);
    given.fullName = body.text("fullName"_L1, kLongestField);
    const QString birthDate = body.text("birthDate"_L1, kLongestField, Need::Optional);
    if (!birthDate.isEmpty()) {
        const auto date = domain::parseDate(birthDate);
        if (!date)
            body.refuse("birthDate"_L1);
        given.birthDate = date.value_or(QDate());
    }
    given.phone = body.text("phone"_L1, kLongestField);
    given.email = body.text("email"_L1, kLongestField, Need::Optional);
    given.consent = body.flag("consent"_L1);
    return given;
}

//! `helper`: the clerk at whose desk it happens; a desk needs no check code, and who helped is kept.
Response enrol(Centre& centre, Db& db, const QJsonObject& json, const store::Caller* helper)
{
    Fields body(json, {"kind"_L1, "method"_L1, "userName"_L1, "fullName"_L1, "birthDate"_L1, "phone"_L1, "email"_L1, "consent"_L1, "check"_L1, "profile"_L1});
    const domain::CitizenRegistration given = registrationOf(body);
    const QJsonObject check = helper ? QJsonObject() : body.object("check"_L1, Fields::Need::Optional);
    // At home the profile is filled in once one is in; a desk does both at once.
    if (!helper && json.contains("profile"_L1))
        body.refuse("profile"_L1);
    const auto profile = domain::citizenProfileFromJson(body.object("profile"_L1, Fields::Need::Optional));
    if (!body.ok())
        return body.problem();
    if (!profile)
        return badFields({u"profile."_s + profile.error().detail});
    if (!helper) {
        if (auto refused = refuseCheck(centre, db, check))
            return *refused;
    }
    const auto checked = domain::checkRegistration(given, centre.accountMethods(), centre.now().date());
    if (!checked.faults.isEmpty())
        return badFields(checked.faults);
    if (store::findAccount(db, Realm::Citizen, checked.registration.userName))
        return exists();
    if (const int seconds = store::nextEnrolmentIn(db, checked.registration.phone, centre.nowMs()))
        return tooSoon(seconds);
    const store::Enrolment enrolment{newId(centre), checked.registration, helper ? helper->subject : QString(), *profile};
    store::putEnrolment(db, enrolment, centre.nowMs());
    const store::Challenge challenge =
        store::startChallenge(db, {Realm::Citizen, enrolment.id}, store::Purpose::Register, {}, centre.nowMs());
    sendOtp(centre, db, challenge, checked.registration.phone);
    auditAccount(centre, db, helper ? helper->actor() : store::Actor(), helper ? u"account.assist"_s : u"account.register"_s, enrolment.id);
    return challengeAnswer(centre, challenge, checked.registration.phone, {{u"warnings"_s, toJson(checked.warnings)}});
}

Response confirmOtp(Centre& centre, Db& db, const QJsonObject& json)
{
    Fields body(json, {"challenge"_L1, "code"_L1});
    const QString challenge = body.raw("challenge"_L1, kLongestField);
    const QString code = body.raw("code"_L1, kLongestField);
    if (!body.ok())
        return body.problem();
    const auto passed =
        store::confirmChallenge(db, challenge, code, {store::Purpose::Register, store::Purpose::Reset, store::Purpose::Profile}, centre.nowMs());
    if (!passed)
        return http::problem(401, passed.error().code, u"triesLeft=%1"_s.arg(passed.error().triesLeft),
                             {{u"triesLeft"_s, passed.error().triesLeft}});
    return http::json({{u"ticket"_s, store::openTicket(db, {passed->subject, passed->purpose}, centre.nowMs())},
                       {u"expiresIn"_s, store::kTicketSeconds}});
}

Response ticketGone()
{
    return http::problem(401, u"ticket_invalid"_s);
}

store::AccountRow accountOf(const Centre& centre, const store::Enrolment& enrolment, const QString& passwordHash)
{
    const domain::CitizenRegistration& given = enrolment.registration;
    const domain::AccountMethod* method = centre.accountMethods().find(given.method);
    domain::CitizenProfile profile = enrolment.profile;
    profile.birthDate = given.birthDate;
    store::AccountRow row;
    row.id = enrolment.id;
    row.kind = domain::code(given.kind);
    row.userName = given.userName;
    row.fullName = given.fullName;
    row.phone = given.phone;
    row.email = given.email;
    row.passwordHash = passwordHash;
    row.state = method && method->byEmail ? store::AccountState::Waiting : store::AccountState::Active;
    row.body = {{u"method"_s, given.method}, {u"profile"_s, domain::toJson(profile)}};
    row.helpedBy = enrolment.helpedBy;
    row.createdAt = serverTime(centre);
    return row;
}

Response accountAnswer(const store::AccountRow& row, int status)
{
    return http::json({{u"account"_s, accountHead(row)}, {u"state"_s, store::code(row.state)}}, status);
}

//! The first password makes the account.
Response openAccount(Centre& centre, Db& db, const QString& enrolmentId, const QString& passwordHash)
{
    const auto enrolment = store::findEnrolment(db, enrolmentId, centre.nowMs());
    if (!enrolment)
        return ticketGone();
    const store::AccountRow row = accountOf(centre, *enrolment, passwordHash);
    store::dropEnrolment(db, enrolment->id);
    if (!store::addAccount(db, row))
        return exists(); // somebody was quicker
    sendActivation(centre, db, row);
    auditAccount(centre, db, {row.id, {}}, u"account.open"_s, row.id);
    return accountAnswer(row, 201);
}

Response resetPassword(Centre& centre, Db& db, const store::Subject& subject, const QString& passwordHash)
{
    const auto row = store::findAccountById(db, subject.id);
    if (!row || row->realm != subject.realm || row->state == store::AccountState::Disabled)
        return ticketGone();
    store::setAccountPassword(db, row->id, passwordHash, centre.nowMs());
    store::forgetFailures(db, store::failureKey(row->realm, row->userName));
    sendSms(centre, db, row->phone, u"Mật khẩu tài khoản Một Cửa vừa được đặt lại. Nếu không phải %1, xin liên hệ bộ phận Một Cửa."_s
                                    .arg(domain::addressee(row->isOrganisation())));
    auditAccount(centre, db, {row->id, {}}, u"account.reset_password"_s, row->id);
    return accountAnswer(*row, 200);
}

//! Name of who would get the password, so that it is not in it; nothing when the ticket is none.
std::optional<QString> nameBehind(Db& db, const QString& ticketText, qint64 now)
{
    const auto ticket = store::findTicket(db, ticketText, now);
    if (!ticket || ticket->purpose == store::Purpose::Profile)
        return std::nullopt;
    if (ticket->purpose == store::Purpose::Register) {
        const auto enrolment = store::findEnrolment(db, ticket->subject.id, now);
        return enrolment ? std::optional(enrolment->registration.userName) : std::nullopt;
    }
    const auto account = store::findAccountById(db, ticket->subject.id);
    return account ? std::optional(account->userName) : std::nullopt;
}

//! Argon2id takes its time: on a reader, then the writer.
void setPassword(Centre& centre, const Request& request, const Answer& answer)
{
    const auto json = jsonBody(request);
    if (!json)
        return answer(json.error());
    Fields body(*json, {"ticket"_L1, "password"_L1, "repeat"_L1});
    const QString ticketText = body.raw("ticket"_L1, kLongestField);
    const NewPassword password = newPasswordOf(body);
    if (!body.ok())
        return answer(body.problem());
    centre.workers().read([=, &centre](Db& db) {
        const auto name = nameBehind(db, ticketText, centre.nowMs());
        if (auto error = db.takeError())
            return answer(toResponse(*error));
        if (!name)
            return answer(ticketGone());
        if (auto weak = refuseNewPassword(password, *name))
            return answer(*weak);
        const QString hash = store::hashPassword(password.text);
        centre.workers().write([=, &centre](Db& writer) {
            const auto response = store::write(writer, [&](Db& d) -> Response {
                const auto ticket = store::findTicket(d, ticketText, centre.nowMs());
                if (!ticket || ticket->purpose == store::Purpose::Profile || !store::useTicket(d, ticketText))
                    return ticketGone();
                return ticket->purpose == store::Purpose::Register ? openAccount(centre, d, ticket->subject.id, hash)
                                                                   : resetPassword(centre, d, ticket->subject, hash);
            });
            answer(response ? *response : toResponse(response.error()));
            centre.deliverLater();
        });
    });
}

//! Answers the same whether there is such an account or not: a challenge that nobody has the code of looks like any other.
Response forgotten(Centre& centre, Db& db, const QJsonObject& json)
{
    Fields body(json, {"realm"_L1, "userName"_L1, "check"_L1});
    const auto realm = realmFromCode(body.text("realm"_L1, kLongestField, Fields::Need::Optional));
    const QString name = body.text("userName"_L1, kLongestField);
    const QJsonObject check = body.object("check"_L1, Fields::Need::Optional);
    if (json.contains("realm"_L1) && realm != Realm::Citizen && realm != Realm::Member)
        body.refuse("realm"_L1);
    if (!body.ok())
        return body.problem();
    if (auto refused = refuseCheck(centre, db, check))
        return *refused;
    const auto account = store::findAccount(db, realm.value_or(Realm::Citizen), realm == Realm::Member ? memberNumber(name) : name);
    const bool known = account && account->state != store::AccountState::Disabled;
    const store::Subject subject{realm.value_or(Realm::Citizen), known ? account->id : u"none:"_s + store::sha256Hex(name.toUtf8())};
    if (const int seconds = store::nextCodeIn(db, subject, store::Purpose::Reset, centre.nowMs()))
        return tooSoon(seconds);
    const store::Challenge challenge = store::startChallenge(db, subject, store::Purpose::Reset, {}, centre.nowMs());
    sendOtp(centre, db, challenge, known ? account->phone : QString());
    auditAccount(centre, db, {}, u"account.forgotten"_s, known ? account->id : QString());
    return challengeAnswer(centre, challenge, {});
}

Response activate(Centre& centre, Db& db, const QJsonObject& json)
{
    Fields body(json, {"token"_L1});
    const QString token = body.raw("token"_L1, kLongestField);
    if (!body.ok())
        return body.problem();
    const auto account = store::confirmEmail(db, token, centre.nowMs());
    const auto row = account ? store::findAccountById(db, *account) : std::nullopt;
    if (!row)
        return ticketGone();
    auditAccount(centre, db, {row->id, {}}, u"account.confirm_email"_s, row->id);
    return accountAnswer(*row, 200);
}

} // namespace

void addAccounts(http::Router& router, Centre& centre)
{
    const auto open = [&](const QString& path, Response (*work)(Centre&, Db&, const QJsonObject&)) {
        router.add({Method::Post, path, Access::everyone(), writing(centre, [&centre, work](Db& db, const QJsonObject& body) {
                        return work(centre, db, body);
                    })});
    };
    router.add({Method::Get, u"/v1/accounts/check-code"_s, Access::everyone(),
                [&centre](const Request&, const Answer& answer) {
                    centre.workers().read([&centre, answer](Db&) { answer(checkCode(centre)); }); // drawing takes a while
                }});
    router.add({Method::Get, u"/v1/accounts/methods"_s, Access::everyone(),
                [&centre](const Request&, const Answer& answer) { answer(methods(centre)); }});
    open(u"/v1/accounts/existence"_s, existence);
    open(u"/v1/accounts/registrations"_s, [](Centre& c, Db& db, const QJsonObject& body) { return enrol(c, db, body, nullptr); });
    open(u"/v1/accounts/otp"_s, confirmOtp);
    router.add({Method::Post, u"/v1/accounts/password"_s, Access::everyone(),
                [&centre](const Request& request, const Answer& answer) { setPassword(centre, request, answer); }});
    open(u"/v1/accounts/password/forgotten"_s, forgotten);
    open(u"/v1/accounts/activation"_s, activate);
    router.add({Method::Post, u"/v1/desk/accounts"_s, Access::officials({domain::Role::ReceptionClerk, domain::Role::Supervisor}),
                callerWriting(centre, [&centre](Db& db, const store::Caller& caller, const Request&, const QJsonObject& body) {
                    return enrol(centre, db, body, &caller);
                })});
}

} // namespace motcua::backend::routes
