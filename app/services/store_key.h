#pragma once

#include "domain/official.h"
#include "domain/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QFuture>
#include <QString>

namespace motcua::storage {
class SecretStore;
}

namespace motcua::services {

//! The 32 random bytes that everything of one official on this machine is enciphered with. They lie in the keyring; where there
//! is none, sealed in `folder`/key.sealed under the password (Argon2id, then XSalsa20-Poly1305: libsodium's secretbox), so
//! that sign-in asks and no plain key is ever written. GUI thread; the reckoning is done on a pool thread.
//! Errors: store_key_missing (Keyring) when databases lie there and their key is gone; store_key_password (Keyring) when the seal
//! was made with another password; store_key_wrong (Keyring) when it is not the one that these files were made with; store_key_io.
[[nodiscard]] QFuture<Result<QByteArray>> loadStoreKey(storage::SecretStore& secrets, QObject* context, const QString& folder,
                                                       const QString& officialId, const QString& password);

//! The sealed key of a folder, for programs without a keyring. Blocks for the reckoning (about 0.1 s).
[[nodiscard]] Result<QByteArray> openSealedKey(const QString& folder, const QString& password);

//! Once the files have opened: the folder keeps a keyed hash of its key, by which another key is known from a damaged file.
void rememberStoreKey(const QString& folder, const QByteArray& storeKey);
//! True when the folder knows its key and this is it.
[[nodiscard]] bool isStoreKey(const QString& folder, const QByteArray& storeKey);

//! The key for one kind of data: neither opens the other's.
enum class KeyUse { Database = 1, Blobs = 2 };
[[nodiscard]] QByteArray storeKeyFor(const QByteArray& storeKey, domain::Area area, KeyUse use);

//! Puts a folder that cannot be opened out of the way, whole, under a name with the time; a new one is made at the next sign-in.
//! What had not been sent stays in it. Gives the new path.
[[nodiscard]] Result<QString> setStoreAside(const QString& folder, const QDateTime& now);

//! Throws the key away: what it opened is unreadable from then on. Keyring entry and sealed file.
[[nodiscard]] QFuture<Result<bool>> shredStoreKey(storage::SecretStore& secrets, const QString& folder, const QString& officialId);

//! The folder of one official in `dataDir`.
[[nodiscard]] QString officialFolder(const QString& dataDir, const QString& officialId);

} // namespace motcua::services
