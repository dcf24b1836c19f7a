#pragma once

// Private: what session.cpp and session_resume.cpp share.
#include "remote/session_api.h"
#include "services/clock.h"
#include "services/session.h"
#include "services/session_secret.h"
#include "storage/secret_store.h"

#include <QPromise>
#include <QTimer>

namespace motcua::services::session_parts {

using namespace Qt::StringLiterals;

inline constexpr int mostForTheHead = 1'500; // ms

inline const QString secretKey = u"session"_s;
inline constexpr int offlineHours = 72;
inline constexpr int freeTries = 5;

template<class T>
using Promise = std::shared_ptr<QPromise<Result<T>>>;

template<class T>
Promise<T> promised()
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    return promise;
}

template<class T>
void keep(const Promise<T>& promise, Result<T> result)
{
    promise->addResult(std::move(result));
    promise->finish();
}

template<class T>
QFuture<Result<T>> readyWith(Result<T> result)
{
    const auto promise = promised<T>();
    keep(promise, std::move(result));
    return promise->future();
}

inline OtpChallenge shown(const remote::Challenge& c)
{
    return {c.id, c.maskedPhone, c.expiresIn, c.resendIn, c.demoOtp};
}

} // namespace motcua::services::session_parts

namespace motcua::services {

struct Session::Private
{
    Private(remote::ApiClient& a, storage::SecretStore& s, Clock c) : api(a), secrets(s), clock(std::move(c)) {}

    remote::ApiClient& api;
    storage::SecretStore& secrets;
    Clock clock;
    Stage stage = Stage::SignedOut;
    SessionSecret secret; // as in the keyring, or only here when there is none
    QByteArray access;
    QString deviceId;
    QString challenge;
    QString password; // between start() and confirm()
    std::function<QString()> dataDir;
    QByteArray storeKey;
    QFuture<Result<bool>> refreshing;
    int wrong = 0;
    QDateTime wrongAt;
    QTimer clockLook;
    QString shredId; // whose files shredStore() is about, after signOut()

    void forgetPassword()
    {
        password.fill(u'\0');
        password.clear();
    }
    void take(const remote::Tokens& tokens)
    {
        access = tokens.access;
        secret.refresh = tokens.refresh;
        secret.offlineUntil = clock.now().addSecs(session_parts::offlineHours * 3'600);
    }
    void save() { secrets.write(session_parts::secretKey, pack(secret)); } // a missing keyring shows in keyringAvailable()
};

} // namespace motcua::services
