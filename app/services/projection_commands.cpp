// What a desk does to its records: commands into the outbox, what the centre says of them, undo and drop.
#include "services/projection_folded.h"
#include "services/projection_kinds.h"
#include "storage/outbox_store.h"
#include "storage/sync_store.h"

#include <QJsonDocument>

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
        const auto applied = domain::apply(folded->shown, command, m_context.official, command.clientTime, m_context.rules.now());
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
