#include "services/session.h"

#include "domain/ids.h"
#include "remote/api_client.h"
#include "remote/session_api.h"
#include "services/clock.h"
#include "services/password_verifier.h"
#include "services/session_secret.h"
#include "services/store_key.h"
#include "services/when_done.h"
#include "storage/secret_store.h"

#include <QDir>
#include <QPromise>
#include <QSysInfo>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace motcua::services {

namespace {

constexpr int mostForTheHead = 1'500; // ms

const QString secretKey = u"session"_s;
constexpr int offlineHours = 72;
constexpr int freeTries = 5;

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

OtpChallenge shown(const remote::Challenge& c)
{
    return {c.id, c.maskedPhone, c.expiresIn, c.resendIn, c.demoOtp};
}

} // namespace

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
        secret.offlineUntil = clock.now().addSecs(offlineHours * 3'600);
    }
    void save() { secrets.write(secretKey, pack(secret)); } // a missing keyring shows in keyringAvailable()
};

Session::Session(remote::ApiClient& api, storage::SecretStore& secrets, Clock clock, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(api, secrets, std::move(clock)))
{
    d->deviceId = domain::uuidV7(d->clock.now().toMSecsSinceEpoch(), d->clock.randomBytes(10));
    api.setTokenProvider([this] { return d->access; });
    api.setRefresher([this] { return refresh(); });
    d->clockLook.setInterval(60'000);
    connect(&d->clockLook, &QTimer::timeout, this, &Session::lookAtClock);
    d->clockLook.start();
}

Session::~Session()
{
    d->api.setTokenProvider({});
    d->api.setRefresher({});
    d->forgetPassword();
}

Session::Stage Session::stage() const { return d->stage; }
const domain::Official& Session::official() const { return d->secret.official; }
QUrl Session::server() const { return d->api.server(); }
QDateTime Session::offlineUntil() const { return d->secret.offlineUntil; }
bool Session::keyringAvailable() const { return d->secrets.isAvailable(); }
void Session::setStoreFolder(std::function<QString()> dataDir) { d->dataDir = std::move(dataDir); }
QString Session::storeFolder() const { return d->dataDir ? d->dataDir() : QString(); }
const QByteArray& Session::storeKey() const { return d->storeKey; }
bool Session::isOfflineTooLong() const
{
    // The clock set back would make 72 hours last for ever: a time before the last contact counts as over.
    const QDateTime now = d->clock.now();
    return now > d->secret.offlineUntil || now < d->secret.offlineUntil.addSecs(-(offlineHours + 24) * 3'600);
}

// Out of reach for too long: the store locks until the centre is seen. Whoever only works on never met this before the next start.
void Session::lookAtClock()
{
    if (d->stage == Stage::SignedIn && d->secret.offlineUntil.isValid() && isOfflineTooLong()) {
        // Perhaps the centre is there, and only nobody has asked it for a new token for so long.
        whenDone(refresh(), this, [this](const Result<bool>& refreshed) {
            if (!refreshed.has_value() && d->stage == Stage::SignedIn && isOfflineTooLong())
                lock();
        });
    }
}

void Session::setServer(const QUrl& url) { d->api.setServer(url); }
void Session::setDeviceId(const QString& id) { d->deviceId = id; }
QString Session::deviceId() const { return d->deviceId; }

void Session::enter(Stage stage)
{
    if (stage == d->stage)
        return;
    d->stage = stage;
    Q_EMIT stageChanged();
}

QFuture<Result<QByteArray>> Session::findStoreKey(const QString& password)
{
    if (!d->dataDir)
        return readyWith<QByteArray>(QByteArray());
    const QString& id = d->secret.official.id;
    return loadStoreKey(d->secrets, this, officialFolder(d->dataDir(), id), id, password);
}

QFuture<Result<int>> Session::probe()
{
    return remote::health(d->api, this).then([](const Result<remote::Health>& health) -> Result<int> {
        return health.map([](const remote::Health& h) { return h.milliseconds; });
    });
}

QFuture<Result<std::vector<DemoOfficial>>> Session::demoOfficials()
{
    using List = std::vector<DemoOfficial>;
    return remote::demoAccounts(d->api, this).then([](const Result<std::vector<remote::DemoAccount>>& accounts) -> Result<List> {
        if (!accounts.has_value())
            return tl::unexpected(accounts.error());
        List list;
        for (const remote::DemoAccount& a : *accounts)
            list.push_back({a.userName, a.password, a.fullName, a.title, a.role});
        return list;
    });
}

QFuture<Result<OtpChallenge>> Session::start(const QString& userName, const QString& password)
{
    const auto promise = promised<OtpChallenge>();
    d->forgetPassword();
    d->password = password;
    d->password.detach(); // our own copy: it is overwritten afterwards
    whenDone(remote::startSession(d->api, this, userName, password, d->deviceId, QSysInfo::machineHostName()), this,
             [this, promise](const Result<remote::Challenge>& challenge) {
                 if (!challenge.has_value()) {
                     d->forgetPassword();
                     return keep<OtpChallenge>(promise, tl::unexpected(challenge.error()));
                 }
                 d->challenge = challenge->id;
                 if (d->stage != Stage::SignInAgain) // there the work goes on being shown, under the question
                     enter(Stage::WaitingForOtp);
                 keep<OtpChallenge>(promise, shown(*challenge));
             });
    return promise->future();
}

QFuture<Result<OtpChallenge>> Session::resend()
{
    const auto promise = promised<OtpChallenge>();
    whenDone(remote::resendOtp(d->api, this, d->challenge), this, [this, promise](const Result<remote::Challenge>& challenge) {
        if (!challenge.has_value())
            return keep<OtpChallenge>(promise, tl::unexpected(challenge.error()));
        d->challenge = challenge->id;
        keep<OtpChallenge>(promise, shown(*challenge));
    });
    return promise->future();
}

QFuture<Result<domain::Official>> Session::confirm(const QString& otp)
{
    const auto promise = promised<domain::Official>();
    whenDone(remote::confirmOtp(d->api, this, d->challenge, otp), this, [this, promise](const Result<remote::SignedIn>& in) {
        if (!in.has_value())
            return keep<domain::Official>(promise, tl::unexpected(in.error()));
        d->challenge.clear();
        d->secret = {};
        d->secret.server = server();
        d->secret.official = in->official;
        d->take(in->tokens);
        d->wrong = 0;
        // The verifier is ready before the first screen: locking works from then on.
        whenDone(makeVerifier(d->password), this, [this, promise](const Result<QByteArray>& verifier) {
            d->secret.verifier = verifier.value_or(QByteArray());
            whenDone(openStore(), this, [promise](const Result<domain::Official>& official) { keep<domain::Official>(promise, official); });
        });
    });
    return promise->future();
}

QFuture<Result<domain::Official>> Session::openStore()
{
    const auto promise = promised<domain::Official>();
    whenDone(findStoreKey(d->password), this, [this, promise](const Result<QByteArray>& storeKey) {
        if (!storeKey.has_value()) // password and tokens stay for renewStore()
            return keep<domain::Official>(promise, tl::unexpected(storeKey.error()));
        d->storeKey = *storeKey;
        d->forgetPassword();
        d->save();
        enter(Stage::SignedIn);
        keep<domain::Official>(promise, d->secret.official);
    });
    return promise->future();
}

QFuture<Result<domain::Official>> Session::renewStore()
{
    if (d->secret.official.id.isEmpty() || !d->dataDir || d->password.isEmpty())
        return readyWith<domain::Official>(fail(ErrorKind::Unauthorized, u"not_signed_in"_s));
    const QString folder = officialFolder(d->dataDir(), d->secret.official.id);
    if (const auto aside = setStoreAside(folder, d->clock.now()); !aside)
        return readyWith<domain::Official>(tl::unexpected(aside.error()));
    return openStore();
}

QFuture<Result<domain::Official>> Session::resume()
{
    const auto promise = promised<domain::Official>();
    whenDone(d->secrets.read(secretKey), this, [this, promise](const Result<std::optional<QByteArray>>& kept) {
        if (!kept.has_value())
            return keep<domain::Official>(promise, tl::unexpected(kept.error()));
        const auto secret = kept->has_value() ? unpack(**kept) : std::nullopt;
        if (!secret || secret->server != server())
            return keep<domain::Official>(promise, fail(ErrorKind::NotFound, u"no_session"_s));
        d->secret = *secret;
        whenDone(refresh(), this, [this, promise](const Result<bool>& refreshed) {
            // Out of reach: the password opens what is here.
            const bool offline = !refreshed.has_value() && isRetryable(refreshed.error().kind) && !d->secret.verifier.isEmpty();
            if (!refreshed.has_value() && refreshed.error().code == "account_disabled"_L1) {
                whenDone(findStoreKey({}), this, [this, promise, error = refreshed.error()](const Result<QByteArray>& storeKey) {
                    if (storeKey.has_value() && !storeKey->isEmpty()) {
                        d->storeKey = *storeKey;
                        Q_EMIT revoked();
                    } else {
                        d->secret.official = {}; // sealed under the password, which nobody is asked for any more
                    }
                    keep<domain::Official>(promise, tl::unexpected(error));
                });
                return;
            }
            if (!refreshed.has_value() && !offline) {
                d->secret.official = {};
                return keep<domain::Official>(promise, tl::unexpected(refreshed.error()));
            }
            whenDone(findStoreKey({}), this, [this, promise, offline](const Result<QByteArray>& storeKey) {
                if (!storeKey.has_value()) { // sealed under the password: the sign-in asks for it
                    d->secret.official = {};
                    return keep<domain::Official>(promise, tl::unexpected(storeKey.error()));
                }
                d->storeKey = *storeKey;
                const auto open = [this, promise, offline, opened = std::make_shared<bool>(false)] {
                    if (std::exchange(*opened, true))
                        return;
                    enter(offline ? Stage::Locked : Stage::SignedIn);
                    keep<domain::Official>(promise, d->secret.official);
                };
                if (offline)
                    return open();
                // The agency may have another name by now: papers say it. Rights change as the centre refuses, not here.
                whenDone(remote::whoAmI(d->api, this), this, [this, open](const Result<domain::Official>& now) {
                    if (now && now->id == d->secret.official.id && (now->agencyHeads != d->secret.official.agencyHeads || now->agencyName != d->secret.official.agencyName)) {
                        d->secret.official.agencyHeads = now->agencyHeads;
                        d->secret.official.agencyName = now->agencyName;
                        d->save();
                    }
                    open();
                });
                QTimer::singleShot(mostForTheHead, this, open); // nobody stands at a closed door for a letterhead
            });
        });
    });
    return promise->future();
}

// One at a time: refresh tokens rotate, and a second use of one is taken for theft.
QFuture<Result<bool>> Session::refresh()
{
    if (d->refreshing.isValid() && d->refreshing.isRunning())
        return d->refreshing;
    if (d->secret.refresh.isEmpty())
        return readyWith<bool>(fail(ErrorKind::Unauthorized, u"refresh_missing"_s, {}, 401));
    const auto promise = promised<bool>();
    d->refreshing = promise->future();
    whenDone(remote::refreshSession(d->api, this, d->secret.refresh), this, [this, promise](const Result<remote::Tokens>& tokens) {
        if (tokens.has_value()) {
            d->take(*tokens);
            d->save();
            return keep<bool>(promise, true);
        }
        if (tokens.error().kind == ErrorKind::Unauthorized) {
            d->access.clear();
            d->secret.refresh.clear();
            d->save();
            if (tokens.error().code == "account_disabled"_L1 && !d->storeKey.isEmpty())
                Q_EMIT revoked(); // else resume() finds the key first
        }
        keep<bool>(promise, tl::unexpected(tokens.error()));
    });
    return d->refreshing;
}

QFuture<Result<bool>> Session::shredStore()
{
    const QString id = d->secret.official.id.isEmpty() ? d->shredId : d->secret.official.id;
    if (id.isEmpty() || !d->dataDir)
        return readyWith<bool>(fail(ErrorKind::NotFound, u"no_session"_s));
    const QString folder = officialFolder(d->dataDir(), id);
    const auto promise = promised<bool>();
    // The key first: what is left of the files after a crash in between is noise.
    whenDone(shredStoreKey(d->secrets, folder, id), this, [promise, folder](const Result<bool>& shredded) {
        const bool gone = QDir(folder).removeRecursively();
        if (!shredded.has_value())
            return keep<bool>(promise, shredded);
        keep<bool>(promise, gone ? Result<bool>(true) : Result<bool>(fail(ErrorKind::Storage, u"store_key_io"_s, u"folder"_s)));
    });
    return promise->future();
}

void Session::signOut()
{
    d->shredId = d->secret.official.id;
    if (!d->access.isEmpty())
        (void)remote::endSession(d->api, this); // gone or not: here it is over
    d->access.clear();
    d->secret = {};
    d->storeKey.fill('\0');
    d->storeKey.clear();
    d->challenge.clear();
    d->forgetPassword();
    d->secrets.remove(secretKey);
    enter(Stage::SignedOut);
}

void Session::lock()
{
    if (d->stage == Stage::SignedIn)
        enter(Stage::Locked);
}

QFuture<Result<bool>> Session::unlock(const QString& password)
{
    const QDateTime now = d->clock.now();
    if (d->secret.verifier.isEmpty())
        return readyWith<bool>(fail(ErrorKind::Keyring, u"no_verifier"_s));
    if (isOfflineTooLong()) {
        // The centre must be seen first. That alone opens nothing: the password is asked all the same.
        const auto promise = promised<bool>();
        whenDone(refresh(), this, [this, promise, password](const Result<bool>& refreshed) {
            if (!refreshed.has_value() || isOfflineTooLong())
                return keep<bool>(promise, fail(ErrorKind::Unauthorized, u"offline_too_long"_s));
            whenDone(unlock(password), this, [promise](const Result<bool>& unlocked) { keep<bool>(promise, unlocked); });
        });
        return promise->future();
    }
    if (d->wrong >= freeTries && now < d->wrongAt.addSecs(std::min(300, 5 << std::min(d->wrong - freeTries, 6))))
        return readyWith<bool>(fail(ErrorKind::RateLimited, u"locked"_s));
    const auto promise = promised<bool>();
    whenDone(verifyPassword(d->secret.verifier, password), this, [this, promise](const Result<bool>& right) {
        if (!right.has_value())
            return keep<bool>(promise, right);
        if (!*right) {
            ++d->wrong;
            d->wrongAt = d->clock.now();
            return keep<bool>(promise, fail(ErrorKind::Invalid, u"password_wrong"_s));
        }
        d->wrong = 0;
        if (d->stage == Stage::Locked)
            enter(Stage::SignedIn);
        keep<bool>(promise, true);
    });
    return promise->future();
}

void Session::expire()
{
    if (d->stage != Stage::SignedIn && d->stage != Stage::Locked)
        return;
    d->access.clear();
    enter(Stage::SignInAgain);
}

} // namespace motcua::services
