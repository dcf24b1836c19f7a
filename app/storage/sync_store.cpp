#include "storage/sync_store.h"

#include <array>

namespace motcua::storage::sync {

using namespace Qt::StringLiterals;

namespace {

qint64 ms(const QDateTime& time) { return time.isValid() ? time.toMSecsSinceEpoch() : 0; }
QDateTime timeOf(qint64 milliseconds)
{
    return milliseconds ? QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC) : QDateTime();
}

Result<void> done(const Result<qint64>& ran)
{
    if (!ran)
        return tl::unexpected(ran.error());
    return {};
}

SyncCursor cursorOf(const Row& row)
{
    return {row.text(0), row.text(1), timeOf(row.integer(2)), row.integer(3) != 0, row.integer(4), row.integer(5), row.integer(6)};
}

constexpr auto cursorColumns = "scope, cursor, synced_at, complete, total, received, generation"_L1;

} // namespace

Result<SyncCursor> cursor(Db& db, const QString& scope)
{
    auto found = db.one(u"SELECT "_s + cursorColumns + u" FROM sync_cursor WHERE scope = ?"_s, {scope}, cursorOf);
    if (!found)
        return tl::unexpected(found.error());
    SyncCursor none;
    none.scope = scope;
    return found->value_or(none);
}

Result<std::vector<SyncCursor>> cursors(Db& db)
{
    return db.list(u"SELECT "_s + cursorColumns + u" FROM sync_cursor ORDER BY scope"_s, {}, cursorOf);
}

Result<void> setCursor(Db& db, const SyncCursor& c)
{
    return done(db.run(u"INSERT INTO sync_cursor ("_s + cursorColumns +
                           u") VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (scope) DO UPDATE SET cursor = excluded.cursor,"
                           " synced_at = excluded.synced_at, complete = excluded.complete, total = excluded.total,"
                           " received = excluded.received, generation = excluded.generation"_s,
                       {c.scope, c.cursor, ms(c.syncedAt), int(c.complete), c.total, c.received, c.generation}));
}

Result<void> restart(Db& db, const QString& scope)
{
    if (auto gone = db.run(u"DELETE FROM parked WHERE scope = ?"_s, {scope}); !gone)
        return tl::unexpected(gone.error());
    return done(db.run(u"UPDATE sync_cursor SET cursor = '', complete = 0, total = 0, received = 0,"
                       " generation = generation + 1 WHERE scope = ?"_s,
                       {scope}));
}

Result<void> forget(Db& db, const QString& scope)
{
    if (auto gone = db.run(u"DELETE FROM parked WHERE scope = ?"_s, {scope}); !gone)
        return tl::unexpected(gone.error());
    return done(db.run(u"DELETE FROM sync_cursor WHERE scope = ?"_s, {scope}));
}

Result<void> park(Db& db, const ParkedRow& row)
{
    return done(db.run(u"INSERT INTO parked (scope, kind, id, seq, rev, body, code, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                       " ON CONFLICT (kind, id) DO UPDATE SET scope = excluded.scope, seq = excluded.seq, rev = excluded.rev,"
                       " body = excluded.body, code = excluded.code, at = excluded.at"_s,
                       {row.scope, row.kind, row.id, row.seq, row.rev, row.body.isNull() ? QByteArray("") : row.body, row.code, ms(row.at)}));
}

Result<void> unpark(Db& db, const QString& kind, const QString& id)
{
    return done(db.run(u"DELETE FROM parked WHERE kind = ? AND id = ?"_s, {kind, id}));
}

Result<std::vector<ParkedRow>> parked(Db& db, int limit)
{
    return db.list(u"SELECT scope, kind, id, seq, rev, body, code, at FROM parked ORDER BY seq LIMIT ?"_s, {limit},
                   [](const Row& row) {
                       return ParkedRow{row.text(0), row.text(1), row.text(2), row.integer(3),
                                        row.integer(4), row.bytes(5), row.text(6), timeOf(row.integer(7))};
                   });
}

Result<QSet<std::pair<QString, QString>>> parkedIn(Db& db, const QString& scope)
{
    QSet<std::pair<QString, QString>> found;
    const auto walked = db.each(u"SELECT kind, id FROM parked WHERE coalesce(?1, '') = '' OR scope = ?1"_s, {scope}, [&](const Row& row) {
        found.insert({row.text(0), row.text(1)});
        return true;
    });
    if (!walked)
        return tl::unexpected(walked.error());
    return found;
}

Result<QByteArray> meta(Db& db, const QString& key)
{
    auto found = db.one(u"SELECT value FROM meta WHERE key = ?"_s, {key}, [](const Row& row) { return row.bytes(0); });
    if (!found)
        return tl::unexpected(found.error());
    return found->value_or(QByteArray());
}

Result<void> setMeta(Db& db, const QString& key, const QByteArray& value)
{
    return done(db.run(u"INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"_s, {key, value}));
}

Result<void> removeMeta(Db& db, const QString& key) { return done(db.run(u"DELETE FROM meta WHERE key = ?"_s, {key})); }

Result<std::vector<std::pair<QString, QByteArray>>> metaWith(Db& db, const QString& prefix)
{
    return db.list(u"SELECT substr(key, ?2), value FROM meta WHERE substr(key, 1, ?2 - 1) = ?1 ORDER BY key"_s, {prefix, int(prefix.size()) + 1},
                   [](const Row& row) { return std::pair(row.text(0), row.bytes(1)); });
}

Result<void> addNumberBlock(Db& db, const QString& agency, QDate day, int first, int last)
{
    return done(db.run(u"INSERT INTO number_block (agency, day, first, last, next) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"_s,
                       {agency, day.toString(Qt::ISODate), first, last, first}));
}

Result<std::optional<int>> takeNumber(Db& db, const QString& agency, QDate day)
{
    const QString text = day.toString(Qt::ISODate);
    auto next = db.one(u"SELECT first, next FROM number_block WHERE agency = ? AND day = ? AND next <= last ORDER BY first LIMIT 1"_s,
                       {agency, text}, [](const Row& row) { return std::pair(int(row.integer(0)), int(row.integer(1))); });
    if (!next)
        return tl::unexpected(next.error());
    if (!*next)
        return std::optional<int>();
    auto taken = db.run(u"UPDATE number_block SET next = next + 1 WHERE agency = ? AND day = ? AND first = ?"_s, {agency, text, (*next)->first});
    if (!taken)
        return tl::unexpected(taken.error());
    return std::optional<int>((*next)->second);
}

Result<void> giveBackNumber(Db& db, const QString& agency, QDate day, int number)
{
    const QString text = day.toString(Qt::ISODate);
    const auto turned = db.run(u"UPDATE number_block SET next = next - 1 WHERE agency = ? AND day = ? AND next = ? AND first <= ?"_s,
                               {agency, text, number + 1, number});
    if (!turned)
        return tl::unexpected(turned.error());
    if (*turned > 0)
        return {};
    // Not the last one taken: the block is cut at this number, so that it is given again without giving a later one twice.
    auto block = db.one(u"SELECT first, last, next FROM number_block WHERE agency = ? AND day = ? AND first <= ? AND last >= ?"_s,
                        {agency, text, number, number}, [](const Row& row) {
                            return std::array<int, 3>{int(row.integer(0)), int(row.integer(1)), int(row.integer(2))};
                        });
    if (!block)
        return tl::unexpected(block.error());
    if (!*block || (**block)[2] <= number)
        return {};
    const auto [first, last, next] = **block;
    if (auto cut = db.run(u"DELETE FROM number_block WHERE agency = ? AND day = ? AND first = ?"_s, {agency, text, first}); !cut)
        return tl::unexpected(cut.error());
    const auto put = [&](int from, int to, int at) -> Result<void> {
        if (from > to)
            return {};
        return done(db.run(u"INSERT INTO number_block (agency, day, first, last, next) VALUES (?, ?, ?, ?, ?)"_s, {agency, text, from, to, at}));
    };
    if (auto a = put(first, number - 1, number); !a)
        return a;
    if (auto b = put(number, number, number); !b)
        return b;
    return put(number + 1, last, next);
}

Result<int> numbersLeft(Db& db, const QString& agency, QDate day)
{
    const auto left = db.number(u"SELECT coalesce(sum(last - next + 1), 0) FROM number_block WHERE agency = ? AND day = ?"_s,
                                {agency, day.toString(Qt::ISODate)});
    if (!left)
        return tl::unexpected(left.error());
    return int(*left);
}

Result<void> addBlobJob(Db& db, const QString& hash, bool upload)
{
    return done(db.run(u"INSERT INTO blob_job (hash, upload) VALUES (?, ?) ON CONFLICT (hash) DO UPDATE SET upload = excluded.upload,"
                       " next_try = 0, done = 0 WHERE excluded.upload > blob_job.upload"_s,
                       {hash, int(upload)}));
}

Result<std::vector<BlobJob>> dueBlobJobs(Db& db, const QDateTime& now, int limit)
{
    return db.list(u"SELECT hash, upload, attempts, next_try, code FROM blob_job WHERE done = 0 AND next_try <= ?"
                   " ORDER BY upload DESC, next_try LIMIT ?"_s,
                   {ms(now), limit}, [](const Row& row) {
                       return BlobJob{row.text(0), row.integer(1) != 0, int(row.integer(2)), timeOf(row.integer(3)), row.text(4)};
                   });
}

Result<void> postponeBlobJob(Db& db, const QString& hash, const QDateTime& nextTry, const QString& code)
{
    return done(db.run(u"UPDATE blob_job SET attempts = attempts + 1, next_try = ?, code = ? WHERE hash = ?"_s, {ms(nextTry), code, hash}));
}

Result<void> finishBlobJob(Db& db, const QString& hash) { return done(db.run(u"UPDATE blob_job SET done = 1 WHERE hash = ?"_s, {hash})); }

Result<bool> isUploadPending(Db& db, const QString& hash)
{
    const auto found = db.number(u"SELECT count(*) FROM blob_job WHERE hash = ? AND upload = 1 AND done = 0"_s, {hash});
    if (!found)
        return tl::unexpected(found.error());
    return *found > 0;
}

Result<QStringList> pendingUploads(Db& db, int limit)
{
    const auto hashes = db.list(u"SELECT hash FROM blob_job WHERE upload = 1 AND done = 0 LIMIT ?"_s, {limit}, [](const Row& row) { return row.text(0); });
    if (!hashes)
        return tl::unexpected(hashes.error());
    return QStringList(hashes->begin(), hashes->end());
}

} // namespace motcua::storage::sync
