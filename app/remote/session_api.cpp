#include "remote/session_api.h"

#include "remote/json_answer.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace motcua::remote {

namespace {

Request post(const QString& path, const QJsonObject& body)
{
    Request request;
    request.verb = "POST";
    request.path = path;
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    request.contentType = "application/json";
    request.withToken = false;
    return request;
}

tl::unexpected<Error> missing(const char* field)
{
    return fail(ErrorKind::Contract, u"session_field"_s, QString::fromLatin1(field));
}

Result<Challenge> challengeOf(const Answer& answer)
{
    const auto json = parseObject(answer.body);
    if (!json.has_value())
        return tl::unexpected(json.error());
    Challenge challenge;
    challenge.id = json->value("challenge"_L1).toString();
    challenge.maskedPhone = json->value("maskedPhone"_L1).toString().left(32);
    challenge.expiresIn = json->value("expiresIn"_L1).toInt(300);
    challenge.resendIn = json->value("resendIn"_L1).toInt(60);
    challenge.demoOtp = json->value("demoOtp"_L1).toString();
    if (challenge.id.isEmpty())
        return missing("challenge");
    return challenge;
}

Result<Tokens> tokensOf(const QJsonObject& json)
{
    Tokens tokens;
    tokens.access = json.value("access"_L1).toString().toLatin1();
    tokens.refresh = json.value("refresh"_L1).toString().toLatin1();
    tokens.expiresIn = json.value("expiresIn"_L1).toInt(900);
    // What goes into a header must not be able to end it.
    for (const QByteArray& token : {tokens.access, tokens.refresh}) {
        if (token.isEmpty() || token.size() > 4'096)
            return missing("token");
        for (const char c : token) {
            if (c <= ' ' || c > '~')
                return missing("token");
        }
    }
    return tokens;
}

} // namespace

QFuture<Result<Health>> health(ApiClient& api, QObject* context)
{
    Request request;
    request.path = u"/v1/health"_s;
    request.withToken = false;
    return decoded<Health>(api.send(context, request), [](const Answer& answer) -> Result<Health> {
        const auto json = parseObject(answer.body);
        if (!json.has_value())
            return tl::unexpected(json.error());
        return Health{json->value("contract"_L1).toInt(),
                      QDateTime::fromString(json->value("serverTime"_L1).toString(), Qt::ISODateWithMs), answer.milliseconds};
    });
}

QFuture<Result<std::vector<DemoAccount>>> demoAccounts(ApiClient& api, QObject* context)
{
    Request request;
    request.path = u"/v1/demo/officials"_s;
    request.withToken = false;
    using List = std::vector<DemoAccount>;
    return decoded<List>(api.send(context, request), [](const Answer& answer) -> Result<List> {
        const auto json = parseObject(answer.body);
        if (!json.has_value())
            return tl::unexpected(json.error());
        List list;
        const QJsonArray array = json->value("officials"_L1).toArray();
        for (qsizetype i = 0; i < std::min<qsizetype>(array.size(), 50); ++i) {
            const QJsonObject one = array.at(i).toObject();
            list.push_back({one.value("userName"_L1).toString(), one.value("password"_L1).toString(),
                            one.value("fullName"_L1).toString(), one.value("title"_L1).toString(),
                            one.value("role"_L1).toString()});
        }
        return list;
    });
}

QFuture<Result<Challenge>> startSession(ApiClient& api, QObject* context, const QString& userName, const QString& password,
                                        const QString& deviceId, const QString& deviceName)
{
    const QJsonObject device{{u"id"_s, deviceId}, {u"name"_s, deviceName}};
    return decoded<Challenge>(
        api.send(context, post(u"/v1/session"_s, {{u"userName"_s, userName}, {u"password"_s, password}, {u"device"_s, device}})),
        challengeOf);
}

QFuture<Result<Challenge>> resendOtp(ApiClient& api, QObject* context, const QString& challenge)
{
    return decoded<Challenge>(api.send(context, post(u"/v1/session/resend"_s, {{u"challenge"_s, challenge}})), challengeOf);
}

QFuture<Result<SignedIn>> confirmOtp(ApiClient& api, QObject* context, const QString& challenge, const QString& code)
{
    const Request request = post(u"/v1/session/otp"_s, {{u"challenge"_s, challenge}, {u"code"_s, code}});
    return decoded<SignedIn>(api.send(context, request), [](const Answer& answer) -> Result<SignedIn> {
        const auto json = parseObject(answer.body);
        if (!json.has_value())
            return tl::unexpected(json.error());
        auto tokens = tokensOf(*json);
        if (!tokens.has_value())
            return tl::unexpected(tokens.error());
        auto official = domain::officialFromJson(json->value("official"_L1).toObject());
        if (!official.has_value())
            return tl::unexpected(official.error());
        return SignedIn{std::move(*tokens), std::move(*official)};
    });
}

QFuture<Result<Tokens>> refreshSession(ApiClient& api, QObject* context, const QByteArray& refresh)
{
    const Request request = post(u"/v1/session/refresh"_s, {{u"refresh"_s, QString::fromLatin1(refresh)}});
    return decoded<Tokens>(api.send(context, request), [](const Answer& answer) -> Result<Tokens> {
        const auto json = parseObject(answer.body);
        if (!json.has_value())
            return tl::unexpected(json.error());
        return tokensOf(*json);
    });
}

QFuture<Result<domain::Official>> whoAmI(ApiClient& api, QObject* context)
{
    Request request;
    request.path = u"/v1/session/me"_s;
    return decoded<domain::Official>(api.send(context, request), [](const Answer& answer) -> Result<domain::Official> {
        const auto json = parseObject(answer.body);
        if (!json.has_value())
            return tl::unexpected(json.error());
        return domain::officialFromJson(json->value("official"_L1).toObject());
    });
}

QFuture<Result<bool>> endSession(ApiClient& api, QObject* context)
{
    Request request;
    request.verb = "DELETE";
    request.path = u"/v1/session"_s;
    request.expect = Expect::Empty;
    return decoded<bool>(api.send(context, request), [](const Answer&) -> Result<bool> { return true; });
}

} // namespace motcua::remote
