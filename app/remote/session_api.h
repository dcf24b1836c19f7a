#pragma once

#include "domain/official.h"
#include "remote/api_client.h"

#include <vector>

namespace motcua::remote {

struct Health
{
    int contract = 0;
    QDateTime serverTime;
    int milliseconds = 0; //!< round trip
};

struct DemoAccount
{
    QString userName;
    QString password;
    QString fullName;
    QString title;
    QString role;
};

struct Challenge
{
    QString id;
    QString maskedPhone;
    int expiresIn = 300;
    int resendIn = 60;
    QString demoOtp; //!< only from a demo centre
};

struct Tokens
{
    QByteArray access;
    int expiresIn = 900; //!< seconds
    QByteArray refresh;
};

struct SignedIn
{
    Tokens tokens;
    domain::Official official;
};

// One function an endpoint; the answer dies with `context`. GUI thread. Codes of refusals: resources/api/openapi.yaml.

[[nodiscard]] QFuture<Result<Health>> health(ApiClient& api, QObject* context);
[[nodiscard]] QFuture<Result<std::vector<DemoAccount>>> demoAccounts(ApiClient& api, QObject* context);
[[nodiscard]] QFuture<Result<Challenge>> startSession(ApiClient& api, QObject* context, const QString& userName,
                                                      const QString& password, const QString& deviceId, const QString& deviceName);
[[nodiscard]] QFuture<Result<Challenge>> resendOtp(ApiClient& api, QObject* context, const QString& challenge);
[[nodiscard]] QFuture<Result<SignedIn>> confirmOtp(ApiClient& api, QObject* context, const QString& challenge, const QString& code);
[[nodiscard]] QFuture<Result<Tokens>> refreshSession(ApiClient& api, QObject* context, const QByteArray& refresh);
[[nodiscard]] QFuture<Result<domain::Official>> whoAmI(ApiClient& api, QObject* context);
[[nodiscard]] QFuture<Result<bool>> endSession(ApiClient& api, QObject* context);

} // namespace motcua::remote
