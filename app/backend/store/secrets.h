#pragma once

#include "backend/store/db.h"

#include <QByteArray>

namespace motcua::backend::store {

//! The keys of one centre, made at random with its database. They never leave it; nothing of them is logged.
struct Secrets
{
    QByteArray cursor;  //!< HMAC over feed cursors, 32 bytes
    QByteArray audit;   //!< HMAC over the audit's head, 32 bytes
    QByteArray check;   //!< HMAC over check codes, 32 bytes
    QByteArray gates;   //!< what the gates' keys of each day are derived from, 32 bytes
    QByteArray pass;    //!< Ed25519 secret key, 64 bytes
    QByteArray epoch;   //!< which database this is: 8 bytes; a cursor of another one has expired

    [[nodiscard]] QByteArray passPublic() const; //!< 32 bytes
};

//! Reads them, makes the missing ones. Inside a write transaction.
[[nodiscard]] Secrets ensureSecrets(Db& db);

//! The pass key of an invented province follows from its seed, so that the same seed gives the same passes. Not for real ones.
void putSeededPassKey(Db& db, quint64 seed);

[[nodiscard]] QByteArray randomBytes(int count);
[[nodiscard]] QByteArray hmacSha256(const QByteArray& key, const QByteArray& message);
[[nodiscard]] QString sha256Hex(const QByteArray& bytes);
//! A new Ed25519 secret key, 64 bytes.
[[nodiscard]] QByteArray newSigningKey();
[[nodiscard]] QByteArray signEd25519(const QByteArray& secretKey, const QByteArray& message);

//! Takes the same time wherever they differ.
[[nodiscard]] bool sameSecret(const QByteArray& left, const QByteArray& right);

//! 32 random bytes as text for tokens and challenges.
[[nodiscard]] QString randomToken();

//! Argon2id with libsodium's interactive parameters; the text holds salt and parameters.
[[nodiscard]] QString hashPassword(const QString& password);
[[nodiscard]] bool passwordFits(const QString& hash, const QString& password);

} // namespace motcua::backend::store
