#include "storage/side_store.h"

#include <QJsonDocument>

namespace motcua::storage {

using namespace Qt::StringLiterals;

namespace {

Result<void> done(const Result<qint64>& ran)
{
    if (!ran)
        return tl::unexpected(ran.error());
    return {};
}

SideRecord recordOf(const Row& row)
{
    return {row.text(0), row.text(1), row.integer(2), row.bytes(3)};
}

std::optional<domain::Claim> claimOf(const SideRecord& record)
{
    auto claim = domain::claimFromJson(QJsonDocument::fromJson(record.body).object());
    if (!claim || claim->id != record.id)
        return std::nullopt;
    return std::move(*claim);
}

OwnClaim ownOf(const Row& row)
{
    return {domain::claimKindFromCode(row.text(0)).value_or(domain::ClaimKind::Dossier), row.text(1), OwnClaim::State(row.integer(2)),
            fromMs(row.integer(3)), row.integer(4) != 0};
}

} // namespace

namespace sides {

bool holdsKind(const QString& kind) { return kind == "claim"_L1 || kind == "incident"_L1 || kind == "invitation"_L1; }

Result<void> put(Db& db, const SideRecord& record, const Origin& origin)
{
    return done(db.run(u"INSERT INTO side_record (kind, id, scope, rev, generation, body) VALUES (?, ?, ?, ?, ?, ?)"
                       " ON CONFLICT (kind, id) DO UPDATE SET scope = excluded.scope, rev = excluded.rev, generation = excluded.generation,"
                       " body = excluded.body"_s,
                       {record.kind, record.id, origin.scope, record.rev, origin.generation, record.body}));
}

Result<void> remove(Db& db, const QString& kind, const QString& id, const QString& scope)
{
    return done(db.run(u"DELETE FROM side_record WHERE kind = ? AND id = ? AND scope = ?"_s, {kind, id, scope}));
}

Result<void> removeUnseen(Db& db, const QString& scope, qint64 generation)
{
    return done(db.run(u"DELETE FROM side_record WHERE scope = ? AND generation < ?"_s, {scope, generation}));
}

Result<std::optional<SideRecord>> find(Db& db, const QString& kind, const QString& id)
{
    return db.one(u"SELECT kind, id, rev, body FROM side_record WHERE kind = ? AND id = ?"_s, {kind, id}, recordOf);
}

Result<std::vector<SideRecord>> list(Db& db, const QString& kind)
{
    return db.list(u"SELECT kind, id, rev, body FROM side_record WHERE kind = ? ORDER BY id"_s, {kind}, recordOf);
}

} // namespace sides

namespace claims {

Result<std::optional<domain::Claim>> of(Db& db, const domain::Id& id, const QDateTime& now)
{
    const auto record = sides::find(db, u"claim"_s, id);
    if (!record)
        return tl::unexpected(record.error());
    auto claim = *record ? claimOf(**record) : std::nullopt;
    if (claim && !claim->holdsAt(now))
        claim.reset();
    return claim;
}

Result<std::vector<domain::Claim>> live(Db& db, const QDateTime& now)
{
    const auto records = sides::list(db, u"claim"_s);
    if (!records)
        return tl::unexpected(records.error());
    std::vector<domain::Claim> found;
    for (const SideRecord& record : *records) {
        if (auto claim = claimOf(record); claim && claim->holdsAt(now))
            found.push_back(std::move(*claim));
    }
    return found;
}

Result<void> putOwn(Db& db, const OwnClaim& claim)
{
    return done(db.run(u"INSERT INTO own_claim (kind, id, state, until, away) VALUES (?, ?, ?, ?, ?)"
                       " ON CONFLICT (kind, id) DO UPDATE SET state = excluded.state, until = excluded.until, away = excluded.away"_s,
                       {domain::code(claim.kind), claim.id, int(claim.state), toMs(claim.until), int(claim.away)}));
}

Result<void> removeOwn(Db& db, const domain::Id& id) { return done(db.run(u"DELETE FROM own_claim WHERE id = ?"_s, {id})); }

Result<std::optional<OwnClaim>> own(Db& db, const domain::Id& id)
{
    return db.one(u"SELECT kind, id, state, until, away FROM own_claim WHERE id = ?"_s, {id}, ownOf);
}

Result<std::vector<OwnClaim>> allOwn(Db& db)
{
    return db.list(u"SELECT kind, id, state, until, away FROM own_claim ORDER BY id"_s, {}, ownOf);
}

Result<void> letGoOfLastRun(Db& db, const QDateTime& now)
{
    if (auto forgotten = db.run(u"DELETE FROM own_claim WHERE state = 0 OR until <= ?"_s, {toMs(now)}); !forgotten)
        return tl::unexpected(forgotten.error());
    return done(db.run(u"UPDATE own_claim SET state = 2 WHERE state = 1 AND away = 0"_s));
}

} // namespace claims
} // namespace motcua::storage
