#include "services/tray_work.h"

#include "domain/incident.h"
#include "services/merge_work.h"
#include "services/parked_rows.h"
#include "storage/handover_store.h"
#include "storage/outbox_store.h"
#include "storage/side_store.h"
#include "storage/sync_store.h"

#include <QJsonArray>
#include <QJsonDocument>

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

QStringList fieldsOf(const Command& command)
{
    QStringList fields;
    if (command.type == CommandType::DossierEdit) {
        for (const domain::FieldChange& change : domain::editFromPayload(command.payload).value_or(std::vector<domain::FieldChange>()))
            fields.append(change.field);
    }
    return fields;
}

//! Files named by the command that have not gone up.
Result<int> uploadsOf(storage::Db& db, const Command& command)
{
    int open = 0;
    if (command.type == CommandType::RegistrationSubmit) {
        const QString photo = command.payload["registration"_L1]["photo"_L1].toString();
        const auto pending = photo.isEmpty() ? Result<bool>(false) : storage::sync::isUploadPending(db, photo);
        return pending ? Result<int>(*pending ? 1 : 0) : tl::unexpected(pending.error());
    }
    const bool papers = command.type == CommandType::DossierPapers;
    if (command.type != CommandType::DossierReceive && !papers)
        return open;
    const QJsonValue components = papers ? command.payload["papers"_L1] : command.payload["dossier"_L1]["components"_L1];
    for (const QJsonValue& component : components.toArray()) {
        for (const QJsonValue& hash : component[papers ? "add"_L1 : "blobs"_L1].toArray()) {
            const auto pending = storage::sync::isUploadPending(db, hash.toString());
            if (!pending)
                return tl::unexpected(pending.error());
            open += *pending ? 1 : 0;
        }
    }
    return open;
}

//! What a person let go of and may still want back.
Result<void> addDropped(storage::Db& db, const Projection& projection, std::vector<TrayEntry>& found)
{
    const auto dropped = storage::outbox::dropped(db);
    if (!dropped)
        return tl::unexpected(dropped.error());
    for (const storage::DoneRow& row : *dropped) {
        if (row.code == storage::handOvers::handedOverCode)
            continue; // sealed: nobody here can read it any more
        const bool merged = row.code == mergeWork::resolvedCode;
        if (row.code == mergeWork::againCode || row.code == mergeWork::restoredCode || (merged && row.reason.isEmpty()))
            continue;
        const auto title = projection.titleOf(db, row.command.target);
        if (!title)
            return tl::unexpected(title.error());
        TrayEntry entry = entryOf(row.command, *title);
        entry.state = TrayEntry::State::Dropped;
        entry.settledAt = row.doneAt;
        entry.code = row.code;
        entry.fields = merged ? row.reason.split(u',', Qt::SkipEmptyParts) : fieldsOf(row.command);
        entry.reason = merged ? QString() : row.reason;
        found.push_back(std::move(entry));
    }
    return {};
}

//! Double admissions that nobody has looked into yet.
Result<void> addIncidents(storage::Db& db, const Projection& projection, std::vector<TrayEntry>& found)
{
    const auto rows = storage::sides::list(db, u"incident"_s);
    if (!rows)
        return tl::unexpected(rows.error());
    for (const storage::SideRecord& row : *rows) {
        const auto incident = domain::incidentFromJson(QJsonDocument::fromJson(row.body).object());
        if (!incident || !incident->isOpen())
            continue;
        TrayEntry entry;
        for (const QString& scan : incident->checkIns) {
            const auto title = projection.titleOf(db, scan);
            if (!title)
                return tl::unexpected(title.error());
            if (entry.title.isEmpty())
                entry.title = *title;
        }
        entry.state = TrayEntry::State::Incident;
        entry.commandId = incident->id;
        entry.type = u"incident"_s;
        entry.target = incident->id;
        entry.madeAt = incident->at;
        entry.detail = incident->gates.join(u", "_s);
        found.push_back(std::move(entry));
    }
    return {};
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
    const auto parked = parkedRows::facts(db);
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
        entry.settledAt = row.doneAt;
        entry.fields = fieldsOf(row.command);
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
        entry.fields = fieldsOf(row.command);
        if (row.state == storage::OutboxState::Conflict && row.command.type == CommandType::DossierEdit) {
            const auto truth = projection.truth(db, row.command.target);
            if (!truth)
                return tl::unexpected(truth.error());
            entry.fields = mergeWork::openFields(row.command, *truth);
        }
        const auto uploads = uploadsOf(db, row.command);
        if (!uploads)
            return tl::unexpected(uploads.error());
        entry.uploads = *uploads;
        found.push_back(std::move(entry));
    }
    const auto sealed = storage::handOvers::sealed(db, 500);
    if (!sealed)
        return tl::unexpected(sealed.error());
    for (const storage::HandOver& item : *sealed) { // on its way into the centre's quarantine
        TrayEntry entry;
        entry.commandId = item.id;
        entry.type = item.kind;
        entry.target = item.target;
        entry.madeAt = item.madeAt;
        entry.attempts = item.attempts;
        entry.nextTry = item.nextTry;
        entry.code = storage::handOvers::handedOverCode;
        entry.detail = item.code;
        found.push_back(std::move(entry));
    }
    for (const UnreadRows& unread : *parked) {
        TrayEntry entry;
        entry.state = TrayEntry::State::Parked;
        entry.commandId = u"unread:%1:%2:%3"_s.arg(unread.scope, unread.kind, unread.code);
        entry.type = unread.kind;
        entry.madeAt = unread.since;
        entry.code = unread.code;
        entry.detail = unread.scope;
        entry.rows = unread.rows;
        entry.olderShown = unread.olderShown;
        entry.needsUpdate = unread.way == UnreadRows::Way::Update;
        found.push_back(std::move(entry));
    }
    if (auto incidents = addIncidents(db, projection, found); !incidents)
        return tl::unexpected(incidents.error());
    if (auto dropped = addDropped(db, projection, found); !dropped)
        return tl::unexpected(dropped.error());
    return found;
}

} // namespace motcua::services::trayWork
