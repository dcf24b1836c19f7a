#include "services/tray_work.h"

#include "storage/outbox_store.h"
#include "storage/sync_store.h"

namespace motcua::services::trayWork {

using namespace Qt::StringLiterals;
using domain::Command;
using domain::CommandType;

namespace {

//! What the command would make of its record: a status number, a decision's code.
QString aim(const Command& command)
{
    switch (command.type) {
    case CommandType::DossierReceive: return QString::number(domain::number(domain::DossierStatus::Received));
    case CommandType::DossierTransition: return QString::number(command.payload.value("to"_L1).toInt());
    case CommandType::RegistrationDecide: return command.payload.value("decision"_L1).toString();
    default: return {};
    }
}

TrayEntry entryOf(const Command& command, const QString& title)
{
    TrayEntry entry;
    entry.commandId = command.id;
    entry.type = domain::code(command.type);
    entry.target = command.target;
    entry.title = title;
    entry.toStatus = aim(command);
    entry.madeAt = command.clientTime;
    return entry;
}

TrayEntry::State stateOf(storage::OutboxState state)
{
    switch (state) {
    case storage::OutboxState::Queued: return TrayEntry::State::Queued;
    case storage::OutboxState::Sending: return TrayEntry::State::Sending;
    case storage::OutboxState::Conflict: return TrayEntry::State::Conflict;
    case storage::OutboxState::Refused: return TrayEntry::State::Refused;
    }
    return TrayEntry::State::Queued;
}

} // namespace

Result<std::vector<TrayEntry>> entries(storage::Db& db, const Projection& projection)
{
    std::vector<TrayEntry> found;
    const QDateTime midnight = domain::fromLocal(domain::toLocal(projection.context().clock.now()).date(), QTime(0, 0));
    const auto done = storage::outbox::doneSince(db, midnight);
    const auto waiting = storage::outbox::all(db);
    const auto parked = storage::sync::parked(db);
    if (!done || !waiting || !parked)
        return tl::unexpected(!done ? done.error() : !waiting ? waiting.error() : parked.error());
    for (const storage::DoneRow& row : *done) {
        if (row.how != storage::DoneHow::Applied && row.how != storage::DoneHow::Duplicate)
            continue;
        const auto title = projection.titleOf(db, row.command.target);
        if (!title)
            return tl::unexpected(title.error());
        TrayEntry entry = entryOf(row.command, *title);
        entry.state = TrayEntry::State::Sent;
        entry.code = row.code;
        found.push_back(std::move(entry));
    }
    for (const storage::OutboxRow& row : *waiting) {
        const auto title = projection.titleOf(db, row.command.target);
        if (!title)
            return tl::unexpected(title.error());
        TrayEntry entry = entryOf(row.command, *title);
        entry.state = stateOf(row.state);
        entry.attempts = row.attempts;
        entry.nextTry = row.nextTry;
        entry.code = row.code;
        entry.detail = row.detail;
        found.push_back(std::move(entry));
    }
    for (const storage::ParkedRow& row : *parked) {
        TrayEntry entry;
        entry.state = TrayEntry::State::Parked;
        entry.type = row.kind;
        entry.target = row.id;
        entry.madeAt = row.at;
        entry.code = row.code;
        entry.detail = u"%1 seq %2 rev %3"_s.arg(row.scope).arg(row.seq).arg(row.rev);
        found.push_back(std::move(entry));
    }
    return found;
}

} // namespace motcua::services::trayWork
