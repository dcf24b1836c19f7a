#include "services/session.h"

#include "domain/ids.h"
#include "remote/api_client.h"
#include "remote/session_api.h"
#include "services/clock.h"
#include "services/password_verifier.h"
#include "services/session_private.h"
#include "services/store_key.h"
#include "services/when_done.h"
#include "storage/secret_store.h"

#include <QDir>
#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace motcua::services {

using namespace session_parts;

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
