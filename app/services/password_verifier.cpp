#include "services/password_verifier.h"

#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <sodium.h>

using namespace Qt::StringLiterals;

namespace motcua::services {

namespace {

template<class T, class Fn>
QFuture<Result<T>> onPool(Fn fn)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    QFuture<Result<T>> future = promise->future();
    QThreadPool::globalInstance()->start([promise, fn = std::move(fn)]() mutable {
        promise->addResult(sodium_init() < 0 ? Result<T>(fail(ErrorKind::Internal, u"sodium"_s)) : fn());
        promise->finish();
    });
    return future;
}

} // namespace

QFuture<Result<QByteArray>> makeVerifier(const QString& password)
{
    return onPool<QByteArray>([text = password.toUtf8()]() mutable -> Result<QByteArray> {
        QByteArray verifier(crypto_pwhash_STRBYTES, '\0');
        const int done = crypto_pwhash_str(verifier.data(), text.constData(), static_cast<unsigned long long>(text.size()),
                                           crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE);
        sodium_memzero(text.data(), static_cast<size_t>(text.size()));
        if (done != 0)
            return fail(ErrorKind::Internal, u"verifier_memory"_s);
        verifier.truncate(qstrlen(verifier.constData()));
        return verifier;
    });
}

QFuture<Result<bool>> verifyPassword(const QByteArray& verifier, const QString& password)
{
    return onPool<bool>([verifier, text = password.toUtf8()]() mutable -> Result<bool> {
        // libsodium reads a text of exactly this room.
        QByteArray room = verifier.left(crypto_pwhash_STRBYTES - 1);
        room.append(QByteArray(crypto_pwhash_STRBYTES - room.size(), '\0'));
        const bool right = crypto_pwhash_str_verify(room.constData(), text.constData(), static_cast<unsigned long long>(text.size())) == 0;
        sodium_memzero(text.data(), static_cast<size_t>(text.size()));
        return right;
    });
}

} // namespace motcua::services
