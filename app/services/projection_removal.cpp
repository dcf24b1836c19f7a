#include "services/hand_over.h"
#include "services/projection_kinds.h"
#include "storage/handover_store.h"
#include "storage/held_rows.h"
#include "storage/outbox_store.h"
#include "storage/side_store.h"
#include "storage/sync_store.h"

namespace motcua::services {

using namespace Qt::StringLiterals;
using storage::Db;

namespace {

constexpr int purgedAtOnce = 500; // rows a transaction: a clerk's own work comes in between

} // namespace

// A row leaves this desk. What it leaves behind depends on why: `deleted` and `retention` are the centre's word on the record,
// and unsent work on it is for this person to look at; `moved` and `revoked` mean that it is no longer this desk's business.
Result<bool> Projection::takeAway(Db& db, const QString& scope, const FeedChange& change) const
{
    const bool own = isOwn(change.kind);
    const auto here = storage::held::scopeOf(db, change.kind, change.id);
    if (!here)
        return tl::unexpected(here.error());
    if (!here->isEmpty() && *here != scope)
        return false; // moved between two scopes of this desk, and the other one's feed was quicker
    if (own) {
        const auto blobs = blobsOf(db, change.id);
        if (!blobs)
            return tl::unexpected(blobs.error());
        if (auto noted = storage::blobErasures::add(db, *blobs); !noted)
            return tl::unexpected(noted.error());
        if (auto gone = storage::sync::removeMeta(db, editDraftKey + change.id); !gone)
            return tl::unexpected(gone.error());
    }
    if (auto removed = removeTruth(db, change); !removed)
        return tl::unexpected(removed.error());
    if (auto freed = storage::sync::unpark(db, change.kind, change.id); !freed)
        return tl::unexpected(freed.error());
    if (!own)
        return true;
    if (change.reason == "moved"_L1 && holdsOtherScopes(scope))
        return true; // perhaps into one of them: the centre judges the unsent work
    if (change.reason == "moved"_L1 || change.reason == "revoked"_L1) {
        const auto taken = handOver::takeWork(db, m_context.clock, scope, change.kind, change.id, change.reason);
        if (!taken)
            return tl::unexpected(taken.error());
        return true;
    }
    if (auto shown = refreshFolded(db, change.id); !shown)
        return tl::unexpected(shown.error());
    return true;
}

// Who claims a record lies beside it. A claim of this desk's own that ends at the centre has ended here, too: settled, run out, or
// broken by a supervisor, and the heartbeat must not take it again.
Result<void> Projection::storeSide(Db& db, const storage::Origin& origin, const FeedChange& change, const domain::Id& me)
{
    if (change.kind == "claim"_L1) {
        const auto own = storage::claims::own(db, change.id);
        if (!own)
            return tl::unexpected(own.error());
        const auto claim = domain::claimFromJson(jsonOf(change));
        const bool mine = !change.removed && claim && claim->official == me;
        if (*own && (*own)->state == storage::OwnClaim::State::Held && !mine) {
            if (auto gone = storage::claims::removeOwn(db, change.id); !gone)
                return gone;
        }
    }
    if (change.removed)
        return storage::sides::remove(db, change.kind, change.id, origin.scope);
    return storage::sides::put(db, {change.kind, change.id, change.rev, bodyOf(change)}, origin);
}

bool Projection::holdsOtherScopes(const QString& scope) const
{
    const domain::Area area = domain::Scope{scope}.area();
    for (const domain::Scope& held : m_context.official.scopes) {
        if (held.area() == area && held.text != scope && held.text != "ref"_L1)
            return true;
    }
    return false;
}

Result<Projection::Purge> Projection::purge(Db& db, domain::Area area, const QString& scope, const storage::held::Place& from) const
{
    return db.transaction([&]() -> Result<Purge> {
        Purge done{from, {}};
        std::vector<storage::held::Row> rows;
        const auto next = storage::held::some(db, area, scope, from, purgedAtOnce, rows);
        if (!next)
            return tl::unexpected(next.error());
        done.next = *next;
        for (const storage::held::Row& row : rows) {
            if (storage::sides::holdsKind(row.kind)) {
                if (auto gone = storage::sides::remove(db, row.kind, row.id, scope); !gone)
                    return tl::unexpected(gone.error());
                continue;
            }
            const FeedChange change{0, row.kind, row.id, row.rev, true, u"revoked"_s, {}, {}};
            if (auto gone = takeAway(db, scope, change); !gone)
                return tl::unexpected(gone.error());
            done.changes.add(row.id);
        }
        if (!next->end)
            return done;
        done.changes.many = true;
        done.changes.ids.clear();
        if (auto forgotten = storage::sync::forget(db, scope); !forgotten)
            return tl::unexpected(forgotten.error());
        return done;
    });
}

Result<int> Projection::repairBucket(Db& db, domain::Area area, const QString& scope, int bucket, const std::vector<FeedChange>& theirs, bool force,
                                     Changes& changes) const
{
    return db.transaction([&]() -> Result<int> {
        std::vector<bool> wanted(domain::Digest::buckets);
        wanted[size_t(bucket)] = true;
        const auto ours = storage::held::inBuckets(db, area, scope, wanted);
        if (!ours)
            return tl::unexpected(ours.error());
        QHash<std::pair<QString, QString>, qint64> here;
        for (const storage::held::Row& row : *ours)
            here.insert({row.kind, row.id}, row.rev);
        std::vector<FeedChange> missing;
        for (const FeedChange& change : theirs) {
            const auto at = here.constFind({change.kind, change.id});
            const bool differs = at == here.cend() || *at < change.rev || (force && *at > change.rev);
            if (differs && force && at != here.cend() && !storage::sides::holdsKind(change.kind)) {
                // What lies here claims to be newer than the centre: only without it the centre's copy comes in.
                if (auto gone = removeTruth(db, change); !gone)
                    return tl::unexpected(gone.error());
            }
            if (differs)
                missing.push_back(change);
            here.remove({change.kind, change.id});
        }
        int mended = int(missing.size());
        for (auto it = here.cbegin(); it != here.cend(); ++it, ++mended) { // left over
            const auto& [kind, id] = it.key();
            if (storage::sides::holdsKind(kind)) {
                if (auto gone = storage::sides::remove(db, kind, id, scope); !gone)
                    return tl::unexpected(gone.error());
                continue;
            }
            if (auto gone = takeAway(db, scope, {0, kind, id, it.value(), true, u"deleted"_s, {}, {}}); !gone)
                return tl::unexpected(gone.error());
            changes.add(id);
        }
        const auto applied = applyFeed(db, scope, missing);
        if (!applied)
            return tl::unexpected(applied.error());
        changes.merge(*applied);
        return mended;
    });
}

} // namespace motcua::services
