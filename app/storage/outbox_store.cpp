#include "storage/outbox_store.h"

#include <QJsonDocument>

namespace motcua::storage::outbox {

using namespace Qt::StringLiterals;
using domain::Command;

namespace {

// Nobody is told to wait longer: a time beyond was written before the clock was set back, and would be waited for for days.
constexpr qint64 longestWait = 2 * 3'600'000;

constexpr auto columns = "seq, body, state, attempts, next_try, code, detail, server_state"_L1;

QByteArray bodyOf(const Command& command)
{
    return QJsonDocument(domain::toJson(command)).toJson(QJsonDocument::Compact);
}

Result<Command> commandOf(const QByteArray& body) { return domain::commandFromJson(QJsonDocument::fromJson(body).object()); }

qint64 ms(const QDateTime& time) { return time.isValid() ? time.toMSecsSinceEpoch() : 0; }
QDateTime timeOf(qint64 milliseconds)
{
    return milliseconds ? QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC) : QDateTime();
}

//! All rows of a query over `columns`. A body that cannot be read back is a damaged database: it is never skipped.
Result<std::vector<OutboxRow>> rows(Db& db, const QString& sql, const Db::Args& args)
{
    std::vector<OutboxRow> found;
    std::optional<Error> broken;
    auto done = db.each(sql, args, [&](const Row& row) {
        auto command = commandOf(row.bytes(1));
        if (!command) {
            broken = Error{ErrorKind::Storage, u"database_damaged"_s, u"outbox: "_s + command.error().code};
            return false;
        }
        found.push_back({row.integer(0), std::move(*command), OutboxState(row.integer(2)), int(row.integer(3)),
                         timeOf(row.integer(4)), row.text(5), row.text(6), row.bytes(7)});
        return true;
    });
    if (!done)
        return tl::unexpected(done.error());
    if (broken)
        return tl::unexpected(*broken);
    return found;
}

Result<void> changeOne(Db& db, const QString& sql, const Db::Args& args)
{
    const auto changed = db.run(sql, args);
    if (!changed)
        return tl::unexpected(changed.error());
    if (*changed == 0)
        return fail(ErrorKind::NotFound, u"no_command"_s);
    return {};
}

} // namespace

Result<Command> append(Db& db, Command command)
{
    // One counter for the file: it grows along every lane and no number is ever given twice, settled or not.
    const auto n = db.number(u"SELECT coalesce((SELECT value FROM meta WHERE key = 'last_n'), 0) + 1"_s);
    if (!n)
        return tl::unexpected(n.error());
    command.n = *n;
    auto stored = db.run(u"INSERT INTO outbox (id, lane, n, type, target, body, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
                         {command.id, command.lane, command.n, domain::code(command.type), command.target,
                          bodyOf(command), ms(command.clientTime)});
    if (!stored)
        return tl::unexpected(stored.error());
    stored = db.run(u"INSERT INTO meta (key, value) VALUES ('last_n', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"_s,
                    {command.n});
    if (!stored)
        return tl::unexpected(stored.error());
    return command;
}

Result<std::optional<OutboxRow>> find(Db& db, const QString& commandId)
{
    auto found = rows(db, u"SELECT "_s + columns + u" FROM outbox WHERE id = ?"_s, {commandId});
    if (!found)
        return tl::unexpected(found.error());
    if (found->empty())
        return std::optional<OutboxRow>();
    return std::optional<OutboxRow>(std::move(found->front()));
}

Result<std::vector<OutboxRow>> ofTarget(Db& db, const domain::Id& target)
{
    return rows(db, u"SELECT "_s + columns + u" FROM outbox WHERE target = ? ORDER BY seq"_s, {target});
}

Result<std::vector<QString>> targets(Db& db)
{
    return db.list(u"SELECT DISTINCT target FROM outbox"_s, {}, [](const Row& row) { return row.text(0); });
}

Result<std::vector<OutboxRow>> due(Db& db, const QDateTime& now, int limit)
{
    return rows(db,
                u"SELECT "_s + columns +
                    u" FROM outbox AS o WHERE state = 0 AND next_try NOT BETWEEN ? + 1 AND ? AND NOT EXISTS (SELECT 1 FROM outbox AS earlier"
                    " WHERE earlier.lane = o.lane AND earlier.n < o.n AND (earlier.state <> 0 OR earlier.next_try BETWEEN ? + 1 AND ?))"
                    " ORDER BY seq LIMIT ?"_s,
                {ms(now), ms(now) + longestWait, ms(now), ms(now) + longestWait, limit});
}

Result<std::optional<QDateTime>> nextDue(Db& db)
{
    // What lies behind a command in the tray waits for a person, not for a time.
    return db.one(u"SELECT next_try FROM outbox AS o WHERE state = 0 AND NOT EXISTS (SELECT 1 FROM outbox AS earlier"
                  " WHERE earlier.lane = o.lane AND earlier.n < o.n AND earlier.state <> 0) ORDER BY next_try LIMIT 1"_s, {},
                  [](const Row& row) { return QDateTime::fromMSecsSinceEpoch(row.integer(0), Qt::UTC); });
}

Result<void> markSending(Db& db, const QStringList& commandIds)
{
    for (const QString& id : commandIds) {
        auto changed = db.run(u"UPDATE outbox SET state = 1, attempts = attempts + 1 WHERE id = ? AND state = 0"_s, {id});
        if (!changed)
            return tl::unexpected(changed.error());
    }
    return {};
}

Result<int> recoverSending(Db& db)
{
    const auto changed = db.run(u"UPDATE outbox SET state = 0, next_try = 0 WHERE state = 1"_s);
    if (!changed)
        return tl::unexpected(changed.error());
    return int(*changed);
}

Result<void> postpone(Db& db, const QString& commandId, const QDateTime& nextTry, const QString& code)
{
    return changeOne(db, u"UPDATE outbox SET state = 0, next_try = ?, code = ? WHERE id = ? AND state IN (0, 1)"_s,
                     {ms(nextTry), code, commandId});
}

Result<void> hurry(Db& db)
{
    const auto changed = db.run(u"UPDATE outbox SET next_try = 0 WHERE state = 0 AND next_try > 0"_s);
    if (!changed)
        return tl::unexpected(changed.error());
    return {};
}

Result<void> park(Db& db, const QString& commandId, OutboxState state, const QString& code, const QString& detail,
                  const QByteArray& serverState)
{
    return changeOne(db, u"UPDATE outbox SET state = ?, code = ?, detail = ?, server_state = coalesce(?, server_state) WHERE id = ?"_s,
                     {int(state), code, detail, serverState.isNull() ? QVariant() : QVariant(serverState), commandId});
}

Result<void> requeue(Db& db, const QString& commandId)
{
    return changeOne(db, u"UPDATE outbox SET state = 0, attempts = 0, next_try = 0, code = '', detail = '' WHERE id = ? AND state = 3"_s, {commandId});
}

Result<void> finish(Db& db, const QString& commandId, DoneHow how, const QDateTime& at, const QString& reason,
                    const QString& code)
{
    auto moved = changeOne(db,
                           u"INSERT INTO outbox_done (id, lane, n, type, target, body, made_at, done_at, how, reason, code)"
                           " SELECT id, lane, n, type, target, body, made_at, ?, ?, ?, ? FROM outbox WHERE id = ?"_s,
                           {ms(at), int(how), reason, code, commandId});
    if (!moved)
        return moved;
    return changeOne(db, u"DELETE FROM outbox WHERE id = ?"_s, {commandId});
}

Result<std::vector<OutboxRow>> all(Db& db, int limit)
{
    return rows(db, u"SELECT "_s + columns + u" FROM outbox ORDER BY seq LIMIT ?"_s, {limit});
}

namespace {

constexpr auto doneColumns = "body, how, done_at, reason, code"_L1;

DoneRow doneRow(const Row& row)
{
    return {commandOf(row.bytes(0)).value_or(Command()), DoneHow(row.integer(1)), timeOf(row.integer(2)), row.text(3), row.text(4)};
}

} // namespace

Result<std::vector<DoneRow>> doneSince(Db& db, const QDateTime& since, int limit)
{
    return db.list(u"SELECT "_s + doneColumns + u" FROM outbox_done WHERE done_at >= ? ORDER BY done_at DESC LIMIT ?"_s, {ms(since), limit}, doneRow);
}

Result<std::vector<DoneRow>> dropped(Db& db, int limit)
{
    return db.list(u"SELECT "_s + doneColumns + u" FROM outbox_done WHERE how = 2 ORDER BY done_at DESC LIMIT ?"_s, {limit}, doneRow);
}

Result<std::optional<DoneRow>> findDone(Db& db, const QString& commandId)
{
    return db.one(u"SELECT "_s + doneColumns + u" FROM outbox_done WHERE id = ?"_s, {commandId}, doneRow);
}

Result<void> markDone(Db& db, const QString& commandId, const QString& code)
{
    return changeOne(db, u"UPDATE outbox_done SET code = ? WHERE id = ?"_s, {code, commandId});
}

Result<OutboxCounts> counts(Db& db)
{
    OutboxCounts counts;
    auto done = db.each(u"SELECT state, count(*) FROM outbox GROUP BY state"_s, {}, [&](const Row& row) {
        const auto state = OutboxState(row.integer(0));
        const int number = int(row.integer(1));
        if (state == OutboxState::Sending)
            counts.sending += number;
        if (state == OutboxState::Queued || state == OutboxState::Sending)
            counts.waiting += number;
        else
            counts.needsLook += number;
        return true;
    });
    if (!done)
        return tl::unexpected(done.error());
    const auto parked = db.number(u"SELECT count(*) FROM parked"_s);
    if (!parked)
        return tl::unexpected(parked.error());
    counts.parked = int(*parked);
    return counts;
}

Result<void> prune(Db& db, const QDateTime& before)
{
    const auto gone = db.run(u"DELETE FROM outbox_done WHERE done_at < ? AND how IN (0, 1, 3)"_s, {ms(before)});
    if (!gone)
        return tl::unexpected(gone.error());
    return {};
}

} // namespace motcua::storage::outbox
