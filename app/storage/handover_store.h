#pragma once

#include "storage/db.h"

#include <QDateTime>

namespace motcua::storage {

//! A command on its way into the centre's quarantine.
struct HandOver
{
    QString id; //!< of the command
    QString scope;
    QString kind;
    QString target;
    QString reason; //!< moved, revoked
    QByteArray sealed; //!< null = waits for the centre's key
    QDateTime madeAt;
    int attempts = 0;
    QDateTime nextTry;
    QString code;
};

// Plain functions on one connection; no transaction of their own.
namespace handOvers {

inline const QString handedOverCode = QStringLiteral("handed_over"); //!< of what left the outbox this way

Result<void> add(Db& db, const HandOver& item);
//! The command leaves the outbox for here: its words go, that it was there stays (outbox_done, how = dropped, code = handed_over).
Result<void> takeFromOutbox(Db& db, const QString& commandId, const QString& reason, const QDateTime& at);
Result<void> seal(Db& db, const QString& id, const QByteArray& sealed);
Result<std::vector<HandOver>> unsealed(Db& db);
//! Sealed ones, the first whose time comes first.
Result<std::vector<HandOver>> sealed(Db& db, int limit = 20);
Result<void> postpone(Db& db, const QString& id, const QDateTime& nextTry, const QString& code);
Result<void> hurry(Db& db);
Result<void> remove(Db& db, const QString& id);
Result<int> waiting(Db& db);

} // namespace handOvers

//! Blobs whose record is gone; those that have still to go up are left out until they are there.
namespace blobErasures {

Result<void> add(Db& db, const QStringList& hashes);
Result<QStringList> due(Db& db, int limit = 500);
Result<void> remove(Db& db, const QStringList& hashes);

} // namespace blobErasures
} // namespace motcua::storage
