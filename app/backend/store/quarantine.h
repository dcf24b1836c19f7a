#pragma once

#include "backend/store/db.h"

#include <QByteArray>

#include <vector>

namespace motcua::backend::store {

//! Work that a desk had not sent when it lost the right to hold the record: sealed by the desk to this centre's key (libsodium's
//! crypto_box_seal), so that it passes through nobody else's hands, and kept until somebody who may has decided about it.
struct Sealed
{
    QString id; //!< UUIDv7, made by the desk: the same one sent again is kept once
    QString scope;
    QString kind;
    QString target;
    QString reason; //!< moved, revoked, retention, other
    QString official;
    QString device;
    QString at;
    QByteArray sealed;
    QString settledBy; //!< official's id
    QString settledAt;
    QString outcome; //!< taken_over, discarded
    QString note;
};

//! Public key of the quarantine, 32 bytes of X25519; made at the first question. Inside a write transaction.
[[nodiscard]] QByteArray quarantineKey(Db& db);
//! What was sealed. Error (Invalid): not_sealed, when it was not sealed to this centre's key.
[[nodiscard]] Result<QByteArray> openSealed(Db& db, const QByteArray& sealed);

void putSealed(Db& db, const Sealed& item);
[[nodiscard]] std::optional<Sealed> findSealed(Db& db, const QString& id);
//! Of a scope, the newest first, without their contents.
[[nodiscard]] std::vector<Sealed> sealedOf(Db& db, const QString& scope, int limit);
//! Keeps who decided what and forgets the contents.
void settleSealed(Db& db, const QString& id, const QString& outcome, const QString& note, const QString& official, const QString& at);

} // namespace motcua::backend::store
