#include "services/projection.h"

#include "services/projection_folded.h"
#include "services/projection_kinds.h"
#include "storage/outbox_store.h"
#include "storage/side_store.h"
#include "storage/sync_store.h"

#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace motcua::services {

using namespace Qt::StringLiterals;
using domain::Command;
using domain::Record;
using storage::Db;
using storage::OutboxRow;
using storage::OutboxState;
namespace outbox = storage::outbox;

namespace {

constexpr qsizetype nameable = 100; // more changed records than this are not told by name

} // namespace

void Changes::add(const QString& id)
{
    if (many || ids.contains(id))
        return;
    ids << id;
    if (ids.size() > nameable) {
        many = true;
        ids.clear();
    }
}

void Changes::merge(const Changes& other)
{
    for (const QString& id : other.ids)
        add(id);
    many = many || other.many;
    if (many)
        ids.clear();
    reference = reference || other.reference;
    rows += other.rows;
    parked += other.parked;
    removed += other.removed;
}

std::shared_ptr<const Projection> Projection::make(domain::Area area, Context context)
{
    switch (area) {
    case domain::Area::Dossiers: return makeDossierProjection(std::move(context));
    case domain::Area::Party: return makeRegistrationProjection(std::move(context));
    case domain::Area::Meetings: return makeMeetingProjection(std::move(context));
    }
    return {};
}

Projection::~Projection() = default;

Result<Projection::Folded> Projection::fold(Db& db, const domain::Id& target) const
{
    auto truth = loadTruth(db, target);
    if (!truth)
        return tl::unexpected(truth.error());
    const auto rows = outbox::ofTarget(db, target);
    if (!rows)
        return tl::unexpected(rows.error());
    Folded folded{*truth, std::move(*truth), 0, 0};
    for (const OutboxRow& row : *rows) {
        if (!row.isPending()) {
            ++folded.inTray;
            continue;
        }
        auto applied = domain::apply(folded.shown, row.command, m_context.official, row.command.clientTime, m_context.rules.now());
        if (applied) {
            folded.shown = std::move(*applied);
            ++folded.pending;
            continue;
        }
        if (row.attempts > 0) {
            // It may have been at the centre already, and this very truth may be its work: the centre has the word.
            ++folded.pending;
            continue;
        }
        const auto state = applied.error().conflict ? OutboxState::Conflict : OutboxState::Refused;
        if (auto parked = outbox::park(db, row.command.id, state, applied.error().code, applied.error().fields.join(u','), {}); !parked)
            return tl::unexpected(parked.error());
        ++folded.inTray;
    }
    return folded;
}

Result<void> Projection::refreshFolded(Db& db, const domain::Id& target) const
{
    auto folded = fold(db, target);
    if (!folded)
        return tl::unexpected(folded.error());
    return show(db, target, folded->shown, folded->pending, folded->inTray);
}

Result<void> Projection::refresh(Db& db, const domain::Id& target) const
{
    return db.transaction([&] { return refreshFolded(db, target); });
}

// The feed's order is that of the commits. Records that are here already are written in the order in which they lie in the file:
// the index of words would otherwise begin a new segment with each step back, and neighbours share pages. Upserts of different
// records do not depend on one another; what stands between them (a removal, a claim) keeps its place.
Result<std::vector<const FeedChange*>> Projection::writingOrder(Db& db, const std::vector<FeedChange>& changes, bool mostAreHere) const
{
    std::vector<const FeedChange*> order;
    order.reserve(changes.size());
    for (const FeedChange& change : changes)
        order.push_back(&change);
    if (!mostAreHere)
        return order;
    const auto isOwn = [kind = recordKind()](const FeedChange* change) { return !change->removed && change->kind == kind; };
    for (auto from = std::find_if(order.begin(), order.end(), isOwn); from != order.end(); from = std::find_if(from, order.end(), isOwn)) {
        const auto to = std::find_if_not(from, order.end(), isOwn);
        std::vector<std::pair<qint64, const FeedChange*>> places;
        QSet<QString> ids;
        for (auto at = from; at != to; ++at) {
            const auto place = placeOf(db, (*at)->id);
            if (!place)
                return tl::unexpected(place.error());
            places.emplace_back(*place, *at);
            ids.insert((*at)->id);
        }
        if (ids.size() == qsizetype(places.size())) {
            std::stable_sort(places.begin(), places.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
            std::transform(places.begin(), places.end(), from, [](const auto& each) { return each.second; });
        }
        from = to;
    }
    return order;
}

Result<Changes> Projection::applyFeed(Db& db, const QString& scope, const std::vector<FeedChange>& changes) const
{
    return db.transaction([&]() -> Result<Changes> {
        const auto cursor = storage::sync::cursor(db, scope);
        if (!cursor)
            return tl::unexpected(cursor.error());
        // Few records have unsent work, few rows are parked: asked once, not for each of thousands.
        const auto worked = outbox::targets(db);
        if (!worked)
            return tl::unexpected(worked.error());
        const QSet<QString> targets(worked->begin(), worked->end());
        const auto parked = storage::sync::parkedIn(db);
        if (!parked)
            return tl::unexpected(parked.error());

        const auto order = writingOrder(db, changes, cursor->complete);
        if (!order)
            return tl::unexpected(order.error());
        Changes done;
        for (const FeedChange* each : *order) {
            const FeedChange& change = *each;
            ++done.rows;
            if (storage::sides::holdsKind(change.kind)) {
                if (auto kept = storeSide(db, {scope, cursor->generation}, change, m_context.official.id); !kept)
                    return tl::unexpected(kept.error());
                if (change.kind == "claim"_L1)
                    done.add(change.id); // the claimed record is shown anew
                else
                    done.reference = true;
                continue;
            }
            Stored stored;
            if (change.removed) {
                if (auto removed = takeAway(db, scope, change); !removed)
                    return tl::unexpected(removed.error());
                ++done.removed;
                if (!isOwn(change.kind))
                    done.reference = true;
                else
                    done.add(change.id);
                continue;
            } else {
                auto result = storeTruth(db, scope, change, cursor->generation);
                if (!result)
                    return tl::unexpected(result.error());
                stored = *result;
            }
            if (!stored.unreadable.isEmpty()) {
                const QByteArray body = !change.body.isEmpty() ? change.body : QJsonDocument(change.json).toJson(QJsonDocument::Compact);
                auto kept = storage::sync::park(db, {scope, change.kind, change.id, change.seq, change.rev, body, stored.unreadable, m_context.clock.now()});
                if (!kept)
                    return tl::unexpected(kept.error());
                ++done.parked;
                continue;
            }
            if (parked->contains({change.kind, change.id})) {
                if (auto freed = storage::sync::unpark(db, change.kind, change.id); !freed)
                    return tl::unexpected(freed.error());
            }
            if (stored.reference) {
                done.reference = true;
                continue;
            }
            if (targets.contains(change.id)) {
                if (auto shown = refreshFolded(db, change.id); !shown)
                    return tl::unexpected(shown.error());
            }
            done.add(change.id);
        }
        return done;
    });
}

Result<Changes> Projection::removeUnseen(Db& db, const QString& scope, qint64 generation) const
{
    return db.transaction([&]() -> Result<Changes> {
        const auto gone = unseen(db, scope, generation);
        if (!gone)
            return tl::unexpected(gone.error());
        // Seen, and not understood: restart() took out what had been parked before.
        const auto parked = storage::sync::parkedIn(db, scope);
        if (!parked)
            return tl::unexpected(parked.error());
        Changes done;
        for (const FeedChange& change : *gone) {
            if (parked->contains({change.kind, change.id}))
                continue;
            if (auto removed = takeAway(db, scope, change); !removed)
                return tl::unexpected(removed.error());
            ++done.removed;
            if (!isOwn(change.kind)) {
                done.reference = true;
                continue;
            }
            done.add(change.id);
        }
        if (auto swept = storage::sides::removeUnseen(db, scope, generation); !swept)
            return tl::unexpected(swept.error());
        return done;
    });
}

} // namespace motcua::services
