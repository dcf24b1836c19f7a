#pragma once

#include "services/projection.h"
#include "storage/outbox_store.h"
#include "storage/sync_store.h"

namespace motcua::services {

// The engine's steps on the writer thread: each one runs inside one transaction of the area's file. Internal to services.

//! Commands that go out with one request; empty when none may go now.
struct Batch
{
    QStringList ids;
    QByteArray body;                   //!< of the request
    std::optional<QDateTime> nextDue;  //!< when an empty batch should be looked for again
    bool waitsForBlob = false;
};

//! Takes up to `limit` due commands and marks them as being sent. One that names a blob whose upload is pending stays, with
//! its lane.
[[nodiscard]] Result<Batch> takeBatch(storage::Db& db, const QDateTime& now, int limit);

struct RetryRule
{
    QDateTime now;
    qint64 unit = 1'000;       //!< milliseconds
    quint32 random = 0;
    qint64 atLeast = 0;        //!< the centre's wish
};

struct Settled
{
    Changes changes;
    QStringList ids; //!< applied or duplicate
    int tray = 0;    //!< conflict or refused
    int retry = 0;
};

//! Reads the answer and settles each command with its result. An answer that cannot be read is an error: nothing is settled.
[[nodiscard]] Result<Settled> settleAnswer(storage::Db& db, const Projection& projection, const QStringList& asked,
                                           const QByteArray& answer, const RetryRule& rule);
//! The centre refuses the very request that carried this one command: into the tray.
[[nodiscard]] Result<Settled> settleRefused(storage::Db& db, const Projection& projection, const QString& id, const Error& error);
//! Not sent, or no answer: queued again for later.
[[nodiscard]] Result<bool> postponeAll(storage::Db& db, const QStringList& ids, const QString& code, const RetryRule& rule);

struct Pulled
{
    Changes changes;
    qint64 rows = 0;
    bool more = false;
    bool stale = false; //!< the cursor had moved meanwhile: nothing was stored
    int freed = 0;      //!< commands queued again, because nobody else works on their record any more
    storage::SyncCursor cursor;
    std::optional<QStringList> also; //!< as in remote::FeedPage
};

//! A page and its cursor, or nothing. `after` is what was asked with.
[[nodiscard]] Result<Pulled> storePage(storage::Db& db, const Projection& projection, const QString& scope, const QString& after,
                                       const QByteArray& ndjson, const QDateTime& now);

} // namespace motcua::services
