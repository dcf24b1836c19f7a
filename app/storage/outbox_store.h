#pragma once

#include "domain/command.h"
#include "storage/db.h"

namespace motcua::storage {

enum class OutboxState { Queued, Sending, Conflict, Refused };
enum class DoneHow { Applied, Duplicate, Dropped, Undone };

//! A command that waits, with how far it has come.
struct OutboxRow
{
    qint64 seq = 0;
    domain::Command command;
    OutboxState state = OutboxState::Queued;
    int attempts = 0;
    QDateTime nextTry; //!< invalid = at once
    QString code;
    QString detail;
    QByteArray serverState; //!< JSON of the record as the centre has it

    [[nodiscard]] bool isPending() const { return state == OutboxState::Queued || state == OutboxState::Sending; }
};

struct DoneRow
{
    domain::Command command;
    DoneHow how = DoneHow::Applied;
    QDateTime doneAt;
    QString reason;
    QString code;
};

struct OutboxCounts
{
    int waiting = 0;   //!< queued or sending
    int sending = 0;
    int needsLook = 0; //!< conflict or refused
    int parked = 0;

    bool operator==(const OutboxCounts&) const = default;
};

// Plain functions on one connection; no transaction of their own. The services' Projection is the one who appends and settles:
// a command never goes in or out without its record being shown anew in the same transaction.
namespace outbox {

//! Fills in n (growing along each lane) and stores it. Errors: database_constraint for a known id.
Result<domain::Command> append(Db& db, domain::Command command);
Result<std::optional<OutboxRow>> find(Db& db, const QString& commandId);
//! All commands of one record, in order of making.
Result<std::vector<OutboxRow>> ofTarget(Db& db, const domain::Id& target);
//! Ids of all records with unsettled commands.
Result<std::vector<QString>> targets(Db& db);
//! What may go out now, in order of making: queued, its time has come, and nothing earlier of its lane is on its way, waits
//! for its time or lies in the tray.
Result<std::vector<OutboxRow>> due(Db& db, const QDateTime& now, int limit = 50);
//! When the next queued command's time comes; nothing = none waits, or all behind what is on its way or lies in the tray.
Result<std::optional<QDateTime>> nextDue(Db& db);
Result<void> markSending(Db& db, const QStringList& commandIds);
//! At start: what was on its way when the program ended is queued again (the centre knows its id).
Result<int> recoverSending(Db& db);
//! Back to queued after a failure that may pass.
Result<void> postpone(Db& db, const QString& commandId, const QDateTime& nextTry, const QString& code);
//! Ctrl+G, network back: every queued command is due at once.
Result<void> hurry(Db& db);
//! Out of the tray again, as it was made and at its old place in its lane; for a refusal that the centre does not hold to.
Result<void> requeue(Db& db, const QString& commandId);
//! Into the tray.
Result<void> park(Db& db, const QString& commandId, OutboxState state, const QString& code, const QString& detail,
                  const QByteArray& serverState);
//! Out of the outbox, into outbox_done.
Result<void> finish(Db& db, const QString& commandId, DoneHow how, const QDateTime& at, const QString& reason = {},
                    const QString& code = {});
//! Everything in the tray and on its way, oldest first.
Result<std::vector<OutboxRow>> all(Db& db, int limit = 1000);
Result<std::vector<DoneRow>> doneSince(Db& db, const QDateTime& since, int limit = 500);
//! What a person let go of, the newest first: kept for ever.
Result<std::vector<DoneRow>> dropped(Db& db, int limit = 200);
Result<std::optional<DoneRow>> findDone(Db& db, const QString& commandId);
//! What became of a command that a person had let go of: `code` of outbox_done. NotFound.
Result<void> markDone(Db& db, const QString& commandId, const QString& code);
Result<OutboxCounts> counts(Db& db);
//! Forgets what was applied before `before`; what a person dropped is kept.
Result<void> prune(Db& db, const QDateTime& before);

} // namespace outbox
} // namespace motcua::storage
