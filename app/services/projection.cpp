#include "services/projection.h"

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

Error errorOf(const domain::Refusal& refusal)
{
    return {refusal.conflict ? ErrorKind::Conflict : ErrorKind::Invalid, refusal.code, refusal.fields.join(u',')};
}

qint64 revOf(const Record& record)
{
    return std::visit(
        [](const auto& value) -> qint64 {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::monostate>)
                return 0;
            else
                return value.rev;
        },
        record);
}

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

struct Projection::Folded
{
    Record truth;
    Record shown;
    int pending = 0;
    int inTray = 0;
};

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
        auto applied = domain::apply(folded.shown, row.command, m_context.official, row.command.clientTime, m_context.rules);
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

Command Projection::filledIn(Command command) const
{
    const QDateTime now = m_context.clock.now();
    if (command.id.isEmpty())
        command.id = domain::uuidV7(now.toMSecsSinceEpoch(), m_context.clock.randomBytes(10));
    if (command.target.isEmpty())
        command.target = command.id;
    if (command.lane.isEmpty())
        command.lane = command.target;
    if (command.device.isEmpty())
        command.device = m_context.deviceId;
    if (!command.clientTime.isValid())
        command.clientTime = now;
    return command;
}

Result<Record> Projection::shown(Db& db, const domain::Id& target) const
{
    return db.transaction([&]() -> Result<Record> { // what no longer applies goes to the tray on the way
        auto folded = fold(db, target);
        if (!folded)
            return tl::unexpected(folded.error());
        return std::move(folded->shown);
    });
}

Result<Command> Projection::keepConflict(Db& db, Command command, const QString& code) const
{
    return db.transaction([&]() -> Result<Command> {
        command = filledIn(std::move(command));
        const auto known = loadTruth(db, command.target);
        if (!known)
            return tl::unexpected(known.error());
        if (command.baseRev == 0)
            command.baseRev = revOf(*known);
        auto stored = outbox::append(db, command);
        if (!stored)
            return stored;
        if (auto parked = outbox::park(db, command.id, OutboxState::Conflict, code, {}, {}); !parked)
            return tl::unexpected(parked.error());
        if (auto shown = refreshFolded(db, command.target); !shown)
            return tl::unexpected(shown.error());
        return stored;
    });
}

Result<Command> Projection::append(Db& db, Command command) const
{
    return db.transaction([&]() -> Result<Command> {
        command = filledIn(std::move(command));
        auto folded = fold(db, command.target);
        if (!folded)
            return tl::unexpected(folded.error());
        if (command.baseRev == 0)
            command.baseRev = revOf(folded->truth);
        const auto applied = domain::apply(folded->shown, command, m_context.official, command.clientTime, m_context.rules);
        if (!applied)
            return tl::unexpected(errorOf(applied.error()));
        auto stored = outbox::append(db, command);
        if (!stored)
            return stored;
        if (auto shown = show(db, command.target, *applied, folded->pending + 1, folded->inTray); !shown)
            return tl::unexpected(shown.error());
        return stored;
    });
}

Result<Changes> Projection::settle(Db& db, const domain::CommandResult& result, const QDateTime& retryAt) const
{
    return db.transaction([&]() -> Result<Changes> {
        Changes done;
        const auto found = outbox::find(db, result.id);
        if (!found)
            return tl::unexpected(found.error());
        if (!*found)
            return done; // settled before: the same answer came twice
        const Command& command = (*found)->command;
        const QDateTime now = m_context.clock.now();
        if (result.outcome == domain::Outcome::Retry) {
            const QDateTime at = retryAt.isValid() ? retryAt : now.addSecs(qMax(1, result.retryAfter));
            if (auto later = outbox::postpone(db, command.id, at, result.code); !later)
                return tl::unexpected(later.error());
            return done;
        }
        QByteArray state;
        if (!result.state.isEmpty()) {
            state = QJsonDocument(result.state).toJson(QJsonDocument::Compact);
            const FeedChange change{result.seq, kindOf(command.type), command.target, result.rev, false, {}, state, result.state};
            const auto stored = storeTruth(db, {}, change, 0);
            if (!stored)
                return tl::unexpected(stored.error());
            if (!stored->unreadable.isEmpty()) {
                auto kept = storage::sync::park(db, {{}, change.kind, change.id, change.seq, change.rev, state, stored->unreadable, now});
                if (!kept)
                    return tl::unexpected(kept.error());
                ++done.parked;
            }
        }
        const bool taken = result.outcome == domain::Outcome::Applied || result.outcome == domain::Outcome::Duplicate;
        const auto moved =
            taken ? outbox::finish(db, command.id,
                                   result.outcome == domain::Outcome::Applied ? storage::DoneHow::Applied : storage::DoneHow::Duplicate,
                                   now, {}, result.code)
                  : outbox::park(db, command.id,
                                 result.outcome == domain::Outcome::Conflict ? OutboxState::Conflict : OutboxState::Refused,
                                 result.code, result.message.left(500), state);
        if (!moved)
            return tl::unexpected(moved.error());
        if (auto shown = refreshFolded(db, command.target); !shown)
            return tl::unexpected(shown.error());
        done.add(command.target);
        return done;
    });
}

Result<Command> Projection::undo(Db& db, const domain::Id& target) const
{
    return db.transaction([&]() -> Result<Command> {
        const auto rows = outbox::ofTarget(db, target);
        if (!rows)
            return tl::unexpected(rows.error());
        if (rows->empty())
            return fail(ErrorKind::NotFound, u"no_command"_s);
        const OutboxRow& last = rows->back();
        if (last.state != OutboxState::Queued || last.attempts > 0)
            return fail(ErrorKind::Conflict, u"already_sent"_s);
        const auto before = fold(db, target);
        if (!before)
            return tl::unexpected(before.error());
        if (auto gone = outbox::finish(db, last.command.id, storage::DoneHow::Undone, m_context.clock.now()); !gone)
            return tl::unexpected(gone.error());
        const auto after = fold(db, target);
        if (!after)
            return tl::unexpected(after.error());
        if (auto released = release(db, before->shown, after->shown); !released)
            return tl::unexpected(released.error());
        if (auto shown = show(db, target, after->shown, after->pending, after->inTray); !shown)
            return tl::unexpected(shown.error());
        return last.command;
    });
}

Result<Changes> Projection::drop(Db& db, const QString& commandId, const QString& reason) const
{
    return db.transaction([&]() -> Result<Changes> {
        const auto found = outbox::find(db, commandId);
        if (!found)
            return tl::unexpected(found.error());
        if (!*found)
            return fail(ErrorKind::NotFound, u"no_command"_s);
        const OutboxRow& row = **found;
        if (row.isPending())
            return fail(ErrorKind::Conflict, u"still_pending"_s);
        if (reason.trimmed().isEmpty())
            return fail(ErrorKind::Invalid, u"reason_missing"_s);
        if (auto gone = outbox::finish(db, commandId, storage::DoneHow::Dropped, m_context.clock.now(), reason.trimmed(), row.code); !gone)
            return tl::unexpected(gone.error());
        if (auto shown = refreshFolded(db, row.command.target); !shown)
            return tl::unexpected(shown.error());
        Changes done;
        done.add(row.command.target);
        return done;
    });
}

} // namespace motcua::services
