#include "storage/secret_store.h"

#include <QPromise>
#include <QTimer>

#include <qt6keychain/keychain.h>

namespace motcua::storage {

using namespace Qt::StringLiterals;

namespace {

template<class T>
QFuture<Result<T>> ready(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

//! Starts the job; `take` makes the result of a job that ended well or found nothing, once.
template<class T, class Take>
QFuture<Result<T>> runJob(QKeychain::Job* job, int timeoutMs, const std::shared_ptr<bool>& available, Take take)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const QFuture<Result<T>> future = promise->future();
    auto answer = [promise, settled = std::make_shared<bool>(false)](Result<T> result) {
        if (*settled)
            return;
        *settled = true;
        promise->addResult(std::move(result));
        promise->finish();
    };
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    QTimer::singleShot(timeoutMs, job, [answer, available] {
        *available = false;
        answer(fail(ErrorKind::Keyring, u"keyring_timeout"_s));
    });
    QObject::connect(job, &QKeychain::Job::finished, job, [answer, available, take](QKeychain::Job* ended) {
        if (ended->error() != QKeychain::NoError && ended->error() != QKeychain::EntryNotFound) {
            *available = false;
            answer(fail(ErrorKind::Keyring, u"keyring_missing"_s, u"qtkeychain %1"_s.arg(int(ended->error()))));
            return;
        }
        answer(take(ended));
    });
    job->start();
    return future;
}

} // namespace

KeychainSecretStore::KeychainSecretStore(const QString& service, int timeoutMs)
    : m_service(service), m_timeoutMs(timeoutMs), m_available(std::make_shared<bool>(true))
{
}

bool KeychainSecretStore::isAvailable() const { return *m_available; }

QFuture<Result<std::optional<QByteArray>>> KeychainSecretStore::read(const QString& key)
{
    using Found = std::optional<QByteArray>;
    auto* job = new QKeychain::ReadPasswordJob(m_service);
    job->setKey(key);
    return runJob<Found>(job, m_timeoutMs, m_available, [](QKeychain::Job* ended) -> Result<Found> {
        if (ended->error() == QKeychain::EntryNotFound)
            return Found();
        return Found(static_cast<QKeychain::ReadPasswordJob*>(ended)->binaryData());
    });
}

QFuture<Result<bool>> KeychainSecretStore::write(const QString& key, const QByteArray& value)
{
    auto* job = new QKeychain::WritePasswordJob(m_service);
    job->setKey(key);
    job->setBinaryData(value);
    return runJob<bool>(job, m_timeoutMs, m_available, [](QKeychain::Job*) -> Result<bool> { return true; });
}

QFuture<Result<bool>> KeychainSecretStore::remove(const QString& key)
{
    auto* job = new QKeychain::DeletePasswordJob(m_service);
    job->setKey(key);
    return runJob<bool>(job, m_timeoutMs, m_available, [](QKeychain::Job*) -> Result<bool> { return true; });
}

QFuture<Result<std::optional<QByteArray>>> MemorySecretStore::read(const QString& key)
{
    if (!m_available)
        return ready<std::optional<QByteArray>>(fail(ErrorKind::Keyring, u"keyring_missing"_s));
    const auto found = m_values.constFind(key);
    return ready<std::optional<QByteArray>>(found == m_values.cend() ? std::nullopt : std::optional(*found));
}

QFuture<Result<bool>> MemorySecretStore::write(const QString& key, const QByteArray& value)
{
    if (!m_available)
        return ready<bool>(fail(ErrorKind::Keyring, u"keyring_missing"_s));
    m_values.insert(key, value);
    return ready<bool>(true);
}

QFuture<Result<bool>> MemorySecretStore::remove(const QString& key)
{
    m_values.remove(key);
    return ready<bool>(true);
}

} // namespace motcua::storage
