#include "storage/handover_store.h"

#include "storage/marks.h"

namespace motcua::storage {

using namespace Qt::StringLiterals;

namespace {

Result<void> done(const Result<qint64>& ran)
{
    if (!ran)
        return tl::unexpected(ran.error());
    return {};
}

constexpr auto columns = "id, scope, kind, target, reason, sealed, made_at, attempts, next_try, code"_L1;

HandOver itemOf(const Row& row)
{
    return {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.isNull(5) ? QByteArray() : row.bytes(5),
            fromMs(row.integer(6)), int(row.integer(7)), fromMs(row.integer(8)), row.text(9)};
}

} // namespace

namespace handOvers {

Result<void> add(Db& db, const HandOver& item)
{
    return done(db.run(u"INSERT INTO handover (id, scope, kind, target, reason, sealed, made_at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"_s,
                       {item.id, item.scope, item.kind, item.target, item.reason, item.sealed, toMs(item.madeAt)}));
}

Result<void> takeFromOutbox(Db& db, const QString& commandId, const QString& reason, const QDateTime& at)
{
    const auto noted = db.run(u"INSERT INTO outbox_done (id, lane, n, type, target, body, made_at, done_at, how, reason, code)"
                              " SELECT id, lane, n, type, target, CAST('{}' AS BLOB), made_at, ?, 2, ?, 'handed_over' FROM outbox WHERE id = ?"_s,
                              {toMs(at), reason, commandId});
    if (!noted)
        return tl::unexpected(noted.error());
    return done(db.run(u"DELETE FROM outbox WHERE id = ?"_s, {commandId}));
}

Result<void> seal(Db& db, const QString& id, const QByteArray& sealed)
{
    return done(db.run(u"UPDATE handover SET sealed = ?, next_try = 0 WHERE id = ?"_s, {sealed, id}));
}

Result<std::vector<HandOver>> unsealed(Db& db)
{
    return db.list(u"SELECT "_s + columns + u" FROM handover WHERE sealed IS NULL ORDER BY id"_s, {}, itemOf);
}

Result<std::vector<HandOver>> sealed(Db& db, int limit)
{
    return db.list(u"SELECT "_s + columns + u" FROM handover WHERE sealed IS NOT NULL ORDER BY next_try, id LIMIT ?"_s, {limit}, itemOf);
}

Result<void> postpone(Db& db, const QString& id, const QDateTime& nextTry, const QString& code)
{
    return done(db.run(u"UPDATE handover SET attempts = attempts + 1, next_try = ?, code = ? WHERE id = ?"_s, {toMs(nextTry), code, id}));
}

Result<void> hurry(Db& db) { return done(db.run(u"UPDATE handover SET next_try = 0 WHERE next_try > 0"_s)); }

Result<void> remove(Db& db, const QString& id) { return done(db.run(u"DELETE FROM handover WHERE id = ?"_s, {id})); }

Result<int> waiting(Db& db)
{
    const auto number = db.number(u"SELECT count(*) FROM handover"_s);
    if (!number)
        return tl::unexpected(number.error());
    return int(*number);
}

} // namespace handOvers

namespace blobErasures {

Result<void> add(Db& db, const QStringList& hashes)
{
    for (const QString& hash : hashes) {
        if (auto added = db.run(u"INSERT INTO blob_erase (hash) VALUES (?) ON CONFLICT DO NOTHING"_s, {hash}); !added)
            return tl::unexpected(added.error());
    }
    return {};
}

Result<QStringList> due(Db& db, int limit)
{
    const auto found = db.list(u"SELECT hash FROM blob_erase AS e WHERE NOT EXISTS (SELECT 1 FROM blob_job AS j WHERE j.hash = e.hash AND j.upload = 1 AND j.done = 0) LIMIT ?"_s,
                               {limit}, [](const Row& row) { return row.text(0); });
    if (!found)
        return tl::unexpected(found.error());
    return QStringList(found->begin(), found->end());
}

Result<void> remove(Db& db, const QStringList& hashes)
{
    for (const QString& hash : hashes) {
        if (auto gone = db.run(u"DELETE FROM blob_erase WHERE hash = ?"_s, {hash}); !gone)
            return tl::unexpected(gone.error());
    }
    return {};
}

} // namespace blobErasures
} // namespace motcua::storage
