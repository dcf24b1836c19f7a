#include "services/store_key.h"

#include "services/when_done.h"
#include "storage/durable.h"
#include "storage/secret_store.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPromise>
#include <QThreadPool>

#include <sodium.h>

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;

namespace motcua::services {

namespace {

constexpr qsizetype keyBytes = crypto_kdf_KEYBYTES;
const QByteArray magic = "motcua-key-1\n"; // then salt, nonce, box

using KeyResult = Result<QByteArray>;
using Promise = std::shared_ptr<QPromise<KeyResult>>;

void keep(const Promise& promise, KeyResult result)
{
    promise->addResult(std::move(result));
    promise->finish();
}

QString entryName(const QString& officialId) { return u"store-key/"_s + officialId; }
QString sealedPath(const QString& folder) { return folder + u"/key.sealed"_s; }
QString checkPath(const QString& folder) { return folder + u"/key.check"_s; }

QByteArray derived(const QString& password, const QByteArray& salt)
{
    QByteArray text = password.toUtf8();
    QByteArray key(crypto_secretbox_KEYBYTES, '\0');
    const int done = crypto_pwhash(reinterpret_cast<unsigned char*>(key.data()), crypto_secretbox_KEYBYTES, text.constData(),
                                   static_cast<unsigned long long>(text.size()), reinterpret_cast<const unsigned char*>(salt.constData()),
                                   crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13);
    sodium_memzero(text.data(), static_cast<size_t>(text.size()));
    return done == 0 ? key : QByteArray();
}

QByteArray randomBytes(qsizetype length)
{
    QByteArray bytes(length, '\0');
    randombytes_buf(bytes.data(), static_cast<size_t>(length));
    return bytes;
}

Result<void> sealKey(const QString& folder, const QByteArray& storeKey, const QString& password)
{
    const QByteArray salt = randomBytes(crypto_pwhash_SALTBYTES);
    const QByteArray nonce = randomBytes(crypto_secretbox_NONCEBYTES);
    const QByteArray key = derived(password, salt);
    if (key.isEmpty())
        return fail(ErrorKind::Internal, u"verifier_memory"_s);
    QByteArray box(storeKey.size() + qsizetype(crypto_secretbox_MACBYTES), '\0');
    crypto_secretbox_easy(reinterpret_cast<unsigned char*>(box.data()), reinterpret_cast<const unsigned char*>(storeKey.constData()),
                          static_cast<unsigned long long>(storeKey.size()), reinterpret_cast<const unsigned char*>(nonce.constData()),
                          reinterpret_cast<const unsigned char*>(key.constData()));
    const QByteArray bytes = magic + salt + nonce + box;
    int error = 0;
    if (storage::writeFile(sealedPath(folder), bytes, &error))
        return {};
    return fail(ErrorKind::Storage, u"store_key_io"_s, u"file error %1"_s.arg(error));
}

QByteArray checkOf(const QByteArray& storeKey)
{
    QByteArray check(crypto_generichash_BYTES, '\0');
    const QByteArray about = "motcua-key-check-1";
    crypto_generichash(reinterpret_cast<unsigned char*>(check.data()), static_cast<size_t>(check.size()),
                       reinterpret_cast<const unsigned char*>(about.constData()), static_cast<unsigned long long>(about.size()),
                       reinterpret_cast<const unsigned char*>(storeKey.constData()), static_cast<size_t>(storeKey.size()));
    return check;
}

//! Nothing where the folder does not know its key yet.
std::optional<bool> fits(const QString& folder, const QByteArray& storeKey)
{
    QFile file(checkPath(folder));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray kept = file.read(256);
    if (kept.size() != qsizetype(crypto_generichash_BYTES))
        return std::nullopt;
    return kept == checkOf(storeKey);
}

bool holdsDatabases(const QString& folder)
{
    return !QDir(folder).entryList({u"*.db"_s}, QDir::Files).isEmpty();
}

//! On a pool thread: opens the seal, or makes a new key where nothing lies yet.
KeyResult sealedOrNew(const QString& folder, const QString& password, bool mayKeepInKeyring)
{
    if (sodium_init() < 0)
        return fail(ErrorKind::Internal, u"sodium"_s);
    if (QFile::exists(sealedPath(folder)))
        return openSealedKey(folder, password);
    if (holdsDatabases(folder))
        return fail(ErrorKind::Keyring, u"store_key_missing"_s);
    if (!storage::makeFolder(folder))
        return fail(ErrorKind::Storage, u"database_cannot_open"_s, u"folder"_s);
    QByteArray storeKey = randomBytes(keyBytes);
    if (!mayKeepInKeyring) {
        if (auto sealed = sealKey(folder, storeKey, password); !sealed)
            return tl::unexpected(sealed.error());
    }
    return storeKey;
}

QFuture<KeyResult> onPool(std::function<KeyResult()> work)
{
    auto promise = std::make_shared<QPromise<KeyResult>>();
    promise->start();
    QFuture<KeyResult> future = promise->future();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] { keep(promise, work()); });
    return future;
}

} // namespace

KeyResult openSealedKey(const QString& folder, const QString& password)
{
    if (sodium_init() < 0)
        return fail(ErrorKind::Internal, u"sodium"_s);
    QFile file(sealedPath(folder));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Keyring, u"store_key_missing"_s);
    const QByteArray bytes = file.read(1024);
    constexpr qsizetype boxBytes = keyBytes + qsizetype(crypto_secretbox_MACBYTES);
    if (!bytes.startsWith(magic) || bytes.size() != magic.size() + qsizetype(crypto_pwhash_SALTBYTES + crypto_secretbox_NONCEBYTES) + boxBytes)
        return fail(ErrorKind::Keyring, u"store_key_missing"_s, u"the sealed key is damaged"_s);
    const QByteArray salt = bytes.mid(magic.size(), crypto_pwhash_SALTBYTES);
    const QByteArray nonce = bytes.mid(magic.size() + qsizetype(crypto_pwhash_SALTBYTES), crypto_secretbox_NONCEBYTES);
    const QByteArray box = bytes.last(boxBytes);
    const QByteArray key = derived(password, salt);
    if (key.isEmpty())
        return fail(ErrorKind::Internal, u"verifier_memory"_s);
    QByteArray storeKey(keyBytes, '\0');
    if (crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(storeKey.data()), reinterpret_cast<const unsigned char*>(box.constData()),
                                   static_cast<unsigned long long>(box.size()), reinterpret_cast<const unsigned char*>(nonce.constData()),
                                   reinterpret_cast<const unsigned char*>(key.constData())) != 0)
        return fail(ErrorKind::Keyring, u"store_key_password"_s);
    return storeKey;
}

QFuture<KeyResult> loadStoreKey(storage::SecretStore& secrets, QObject* context, const QString& folder, const QString& officialId, const QString& password)
{
    auto promise = std::make_shared<QPromise<KeyResult>>();
    promise->start();
    const auto given = [promise, folder](const KeyResult& key) {
        if (key && fits(folder, *key) == false)
            return keep(promise, fail(ErrorKind::Keyring, u"store_key_wrong"_s));
        keep(promise, key);
    };
    const auto withoutKeyring = [given, context, folder, password](bool mayKeepInKeyring, const std::function<void(const QByteArray&)>& made) {
        whenDone(onPool([=] { return sealedOrNew(folder, password, mayKeepInKeyring); }), context, [given, made](const KeyResult& key) {
            if (key && made)
                return made(*key);
            given(key);
        });
    };
    if (!secrets.outlivesProgram()) {
        withoutKeyring(false, {});
        return promise->future();
    }
    whenDone(secrets.read(entryName(officialId)), context,
             [given, context, folder, password, officialId, withoutKeyring, store = &secrets](const Result<std::optional<QByteArray>>& kept) {
                 if (kept && *kept && (*kept)->size() == keyBytes)
                     return given(**kept);
                 if (!kept)
                     return withoutKeyring(false, {});
                 // The keyring answers and holds none: what is found or made now goes there; refused there, it is sealed.
                 withoutKeyring(true, [given, context, folder, password, officialId, store](const QByteArray& key) {
                     whenDone(store->write(entryName(officialId), key), context, [given, folder, password, key](const Result<bool>& written) {
                         if (written) {
                             QFile::remove(sealedPath(folder));
                             return given(key);
                         }
                         if (auto sealed = sealKey(folder, key, password); !sealed)
                             return given(tl::unexpected(sealed.error()));
                         given(key);
                     });
                 });
             });
    return promise->future();
}

void rememberStoreKey(const QString& folder, const QByteArray& storeKey)
{
    if (storeKey.size() != keyBytes || fits(folder, storeKey) == true)
        return;
    (void)storage::writeFile(checkPath(folder), checkOf(storeKey)); // without it only a sentence is less clear
}

bool isStoreKey(const QString& folder, const QByteArray& storeKey) { return fits(folder, storeKey) == true; }

QByteArray storeKeyFor(const QByteArray& storeKey, domain::Area area, KeyUse use)
{
    if (storeKey.size() != keyBytes)
        return {};
    QByteArray key(keyBytes, '\0');
    const auto number = static_cast<uint64_t>(area) * 16 + static_cast<uint64_t>(use);
    crypto_kdf_derive_from_key(reinterpret_cast<unsigned char*>(key.data()), static_cast<size_t>(keyBytes), number, "motcua-1",
                               reinterpret_cast<const unsigned char*>(storeKey.constData()));
    return key;
}

Result<QString> setStoreAside(const QString& folder, const QDateTime& now)
{
    const QString aside = folder + u".aside-"_s + now.toUTC().toString(u"yyyyMMdd-HHmmss"_s);
    if (!QDir().rename(folder, aside))
        return fail(ErrorKind::Storage, u"database_cannot_open"_s, u"rename"_s);
    storage::syncFolder(QFileInfo(folder).absolutePath());
    return aside;
}

QFuture<Result<bool>> shredStoreKey(storage::SecretStore& secrets, const QString& folder, const QString& officialId)
{
    storage::eraseFile(sealedPath(folder));
    QFile::remove(checkPath(folder));
    return secrets.remove(entryName(officialId));
}

QString officialFolder(const QString& dataDir, const QString& officialId)
{
    // A folder name from an id that came from outside.
    if (domain::isUuid(officialId))
        return dataDir + u'/' + officialId;
    return dataDir + u'/' + QString::fromLatin1(QCryptographicHash::hash(officialId.toUtf8(), QCryptographicHash::Sha256).toHex().left(32));
}

} // namespace motcua::services
