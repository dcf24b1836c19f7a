#include "remote/account_api.h"

#include "domain/json_write.h"
#include "remote/json_answer.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace motcua::remote {

namespace {

namespace json = domain::json;

QFuture<Result<Answer>> ask(ApiClient& api, QObject* context, const QByteArray& verb, const QString& path, const QJsonObject& body, bool withToken = true,
                            Expect expect = Expect::Json)
{
    Request request;
    request.verb = verb;
    request.path = path;
    request.contentType = "application/json";
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    request.withToken = withToken;
    request.expect = expect;
    return api.send(context, request);
}

template<class T, class Fn>
QFuture<Result<T>> objectIn(QFuture<Result<Answer>> answer, Fn fn)
{
    return decoded<T>(std::move(answer), [fn = std::move(fn)](const Answer& got) -> Result<T> {
        const auto object = parseObject(got.body);
        if (!object)
            return tl::unexpected(object.error());
        return fn(*object);
    });
}

tl::unexpected<Error> missing(const char* field)
{
    return fail(ErrorKind::Contract, u"account_field"_s, QString::fromLatin1(field));
}

Result<AccountCode> codeOf(const QJsonObject& object)
{
    AccountCode code;
    code.challenge.id = object.value("challenge"_L1).toString();
    code.challenge.maskedPhone = object.value("maskedPhone"_L1).toString().left(32);
    code.challenge.expiresIn = object.value("expiresIn"_L1).toInt(300);
    code.challenge.resendIn = object.value("resendIn"_L1).toInt(60);
    code.challenge.demoOtp = object.value("demoOtp"_L1).toString();
    for (const QJsonValue& one : object.value("warnings"_L1).toArray())
        code.warnings.push_back({one["field"_L1].toString(), one["code"_L1].toString()});
    if (code.challenge.id.isEmpty())
        return missing("challenge");
    return code;
}

Result<SeenAccount> seenOf(const QJsonObject& object)
{
    const QJsonObject account = object.value("account"_L1).toObject();
    SeenAccount seen;
    const auto kind = domain::accountKindFromCode(account.value("kind"_L1).toString());
    auto profile = domain::citizenProfileFromJson(account.value("profile"_L1).toObject());
    if (!kind)
        return missing("kind");
    if (!profile)
        return missing("profile");
    seen.kind = *kind;
    seen.userName = account.value("userName"_L1).toString();
    seen.fullName = account.value("fullName"_L1).toString();
    seen.phone = account.value("phone"_L1).toString();
    seen.email = account.value("email"_L1).toString();
    seen.emailConfirmed = account.value("emailConfirmed"_L1).toBool();
    seen.profile = std::move(*profile);
    return seen;
}

QJsonObject named(domain::AccountKind kind, const QString& userName)
{
    return {{u"kind"_s, domain::code(kind)}, {u"userName"_s, userName}};
}

} // namespace

QFuture<Result<domain::AccountMethods>> accountMethods(ApiClient& api, QObject* context)
{
    Request request;
    request.path = u"/v1/accounts/methods"_s;
    request.withToken = false;
    return objectIn<domain::AccountMethods>(api.send(context, request), [](const QJsonObject& object) -> Result<domain::AccountMethods> {
        // The centre's list in the form of the rule file.
        const QJsonObject rules{{u"id"_s, u"centre"_s}, {u"rows"_s, object.value("items"_L1)}};
        return domain::parseAccountMethods(QJsonDocument(rules).toJson(QJsonDocument::Compact));
    });
}

QFuture<Result<AccountFound>> lookForAccount(ApiClient& api, QObject* context, domain::AccountKind kind, const QString& userName)
{
    return objectIn<AccountFound>(ask(api, context, "POST", u"/v1/desk/accounts/existence"_s, named(kind, userName)),
                                  [](const QJsonObject& object) -> Result<AccountFound> {
                                      if (!object.value("exists"_L1).isBool())
                                          return missing("exists");
                                      return AccountFound{object.value("exists"_L1).toBool(), object.value("maskedPhone"_L1).toString().left(32),
                                                          object.value("state"_L1).toString() == "waiting"_L1};
                                  });
}

QFuture<Result<AccountCode>> beginAccount(ApiClient& api, QObject* context, const domain::CitizenRegistration& registration,
                                          const domain::CitizenProfile& profile)
{
    QJsonObject body = named(registration.kind, registration.userName);
    body.insert("method"_L1, registration.method);
    body.insert("fullName"_L1, registration.fullName);
    json::put(body, "birthDate"_L1, registration.birthDate);
    body.insert("phone"_L1, registration.phone);
    json::put(body, "email"_L1, registration.email);
    body.insert("consent"_L1, registration.consent);
    body.insert("profile"_L1, domain::toJson(profile));
    return objectIn<AccountCode>(ask(api, context, "POST", u"/v1/desk/accounts"_s, body), codeOf);
}

QFuture<Result<AccountCode>> sendAccountCode(ApiClient& api, QObject* context, domain::AccountKind kind, const QString& userName, CodePurpose purpose)
{
    QJsonObject body = named(kind, userName);
    body.insert("purpose"_L1, purpose == CodePurpose::Reset ? u"reset"_s : u"profile"_s);
    return objectIn<AccountCode>(ask(api, context, "POST", u"/v1/desk/accounts/code"_s, body), codeOf);
}

QFuture<Result<bool>> complainOfAccount(ApiClient& api, QObject* context, const domain::CitizenRegistration& person, const QString& words)
{
    QJsonObject body = named(person.kind, person.userName);
    body.insert("fullName"_L1, person.fullName);
    body.insert("phone"_L1, person.phone);
    body.insert("text"_L1, words);
    return decoded<bool>(ask(api, context, "POST", u"/v1/desk/accounts/complaints"_s, body, true, Expect::Empty), [](const Answer&) -> Result<bool> { return true; });
}

QFuture<Result<QString>> confirmAccountCode(ApiClient& api, QObject* context, const QString& challenge, const QString& code)
{
    return objectIn<QString>(ask(api, context, "POST", u"/v1/accounts/otp"_s, {{u"challenge"_s, challenge}, {u"code"_s, code}}, false),
                             [](const QJsonObject& object) -> Result<QString> {
                                 const QString ticket = object.value("ticket"_L1).toString();
                                 if (ticket.isEmpty())
                                     return missing("ticket");
                                 return ticket;
                             });
}

QFuture<Result<bool>> setAccountPassword(ApiClient& api, QObject* context, const QString& ticket, const QString& password, const QString& repeat)
{
    const QJsonObject body{{u"ticket"_s, ticket}, {u"password"_s, password}, {u"repeat"_s, repeat}};
    return objectIn<bool>(ask(api, context, "POST", u"/v1/accounts/password"_s, body, false),
                          [](const QJsonObject& object) -> Result<bool> { return object.value("state"_L1).toString() == "active"_L1; });
}

QFuture<Result<SeenAccount>> readAccountProfile(ApiClient& api, QObject* context, const QString& ticket)
{
    return objectIn<SeenAccount>(ask(api, context, "POST", u"/v1/desk/accounts/profile"_s, {{u"ticket"_s, ticket}}), seenOf);
}

QFuture<Result<SeenAccount>> changeAccountProfile(ApiClient& api, QObject* context, const QString& ticket, const QString& email,
                                                  const domain::CitizenProfile& profile)
{
    QJsonObject body{{u"ticket"_s, ticket}, {u"profile"_s, domain::toJson(profile)}};
    json::put(body, "email"_L1, email);
    return objectIn<SeenAccount>(ask(api, context, "PUT", u"/v1/desk/accounts/profile"_s, body), seenOf);
}

QFuture<Result<std::vector<domain::Complaint>>> complaints(ApiClient& api, QObject* context, bool decided)
{
    Request request;
    request.path = u"/v1/complaints"_s;
    if (decided)
        request.query.addQueryItem(u"decided"_s, u"true"_s);
    return objectIn<std::vector<domain::Complaint>>(api.send(context, request), [](const QJsonObject& object) -> Result<std::vector<domain::Complaint>> {
        std::vector<domain::Complaint> found;
        for (const QJsonValue& item : object.value("items"_L1).toArray()) {
            auto complaint = domain::complaintFromJson(item.toObject());
            if (!complaint)
                return tl::unexpected(complaint.error());
            found.push_back(std::move(*complaint));
        }
        return found;
    });
}

QFuture<Result<domain::Complaint>> decideComplaint(ApiClient& api, QObject* context, const QString& id, bool upheld, const QString& note)
{
    return objectIn<domain::Complaint>(ask(api, context, "POST", u"/v1/complaints/%1/decision"_s.arg(id),
                                           {{u"decision"_s, upheld ? u"upheld"_s : u"declined"_s}, {u"note"_s, note}}),
                                       [](const QJsonObject& object) { return domain::complaintFromJson(object); });
}

} // namespace motcua::remote
