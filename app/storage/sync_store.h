#pragma once

#include "storage/db.h"

#include <QDate>
#include <QDateTime>
#include <QSet>
#include <QStringList>

namespace motcua::storage {

//! How far a scope of the feed has been read.
struct SyncCursor
{
    QString scope;
    QString cursor; //!< opaque, empty = from the start
    QDateTime syncedAt;
    bool complete = false; //!< the first sync has once reached the end
    qint64 total = 0;      //!< rows of the scope as the centre told it on the first page, 0 = not known
    qint64 received = 0;   //!< rows of the first sync so far
    qint64 generation = 0;

    bool operator==(const SyncCursor&) const = default;
};

//! A row of the feed that this version cannot read, as it came.
struct ParkedRow
{
    QString scope;
    QString kind;
    QString id;
    qint64 seq = 0;
    qint64 rev = 0;
    QByteArray body;
    QString code;
    QDateTime at;

    bool operator==(const ParkedRow&) const = default;
};

// Plain functions on one connection; no transaction of their own.
namespace sync {

Result<SyncCursor> cursor(Db& db, const QString& scope); //!< empty cursor for an unknown scope
Result<std::vector<SyncCursor>> cursors(Db& db);
Result<void> setCursor(Db& db, const SyncCursor& cursor);
//! 410: the scope is read again from the start; its rows stay readable, generation counts up. What was
//! parked of it goes: what is still unreadable comes again.
Result<void> restart(Db& db, const QString& scope);

//! The scope is not this official's any more: its cursor and what was parked of it go.
Result<void> forget(Db& db, const QString& scope);

Result<void> park(Db& db, const ParkedRow& row);
Result<void> unpark(Db& db, const QString& kind, const QString& id);
Result<std::vector<ParkedRow>> parked(Db& db, int limit = 500); //!< in the order of the feed
//! Kind and id of those of a scope, of all without one.
Result<QSet<std::pair<QString, QString>>> parkedIn(Db& db, const QString& scope = {});

Result<QByteArray> meta(Db& db, const QString& key); //!< null when there is none
Result<void> setMeta(Db& db, const QString& key, const QByteArray& value);
Result<void> removeMeta(Db& db, const QString& key);
//! All whose key begins so: what follows it, and the value.
Result<std::vector<std::pair<QString, QByteArray>>> metaWith(Db& db, const QString& prefix);

//! A leased block of dossier numbers.
Result<void> addNumberBlock(Db& db, const QString& agency, QDate day, int first, int last);
//! The next number, nothing when none is left.
Result<std::optional<int>> takeNumber(Db& db, const QString& agency, QDate day);
//! A number that was taken and never sent.
Result<void> giveBackNumber(Db& db, const QString& agency, QDate day, int number);
Result<int> numbersLeft(Db& db, const QString& agency, QDate day);

//! Blob traffic. Hash: SHA-256, lower-case hex.
struct BlobJob
{
    QString hash;
    bool upload = true;
    int attempts = 0;
    QDateTime nextTry;
    QString code;
};
Result<void> addBlobJob(Db& db, const QString& hash, bool upload);
Result<std::vector<BlobJob>> dueBlobJobs(Db& db, const QDateTime& now, int limit = 10);
Result<void> postponeBlobJob(Db& db, const QString& hash, const QDateTime& nextTry, const QString& code);
Result<void> finishBlobJob(Db& db, const QString& hash);
Result<bool> isUploadPending(Db& db, const QString& hash);
Result<QStringList> pendingUploads(Db& db, int limit = 1'000); //!< hashes

} // namespace sync
} // namespace motcua::storage
