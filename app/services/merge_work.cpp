#include "services/merge_work.h"

#include "storage/outbox_store.h"

#include <algorithm>

namespace motcua::services::mergeWork {

using namespace Qt::StringLiterals;
using domain::Command;
using domain::CommandType;
using domain::Dossier;
using domain::DossierEvent;
using domain::FieldChange;
using storage::Db;
namespace outbox = storage::outbox;

namespace {

struct Sides
{
    storage::OutboxRow row;
    Dossier truth;
    std::vector<FieldChange> changes;
};

Result<Sides> sidesOf(Db& db, const Projection& projection, const QString& commandId)
{
    auto found = outbox::find(db, commandId);
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return fail(ErrorKind::NotFound, u"no_command"_s);
    if ((*found)->command.type != CommandType::DossierEdit || (*found)->isPending())
        return fail(ErrorKind::Conflict, u"not_a_merge"_s);
    const auto truth = projection.truth(db, (*found)->command.target);
    if (!truth)
        return tl::unexpected(truth.error());
    const auto* dossier = std::get_if<Dossier>(&*truth);
    if (!dossier)
        return fail(ErrorKind::NotFound, u"no_dossier"_s);
    auto changes = domain::editFromPayload((*found)->command.payload);
    if (!changes)
        return tl::unexpected(changes.error());
    return Sides{std::move(**found), *dossier, std::move(*changes)};
}

bool touches(const DossierEvent& step, const QStringList& fields)
{
    return std::any_of(step.changes.begin(), step.changes.end(), [&](const FieldChange& change) { return fields.contains(change.field); });
}

//! The centre's first correction that the official had not seen: it took away the very value that was seen. The end when it is not
//! in the timeline (an older centre, or another way of changing).
auto firstUnseen(const Sides& sides, const QStringList& moved)
{
    const auto& steps = sides.truth.timeline;
    return std::find_if(steps.begin(), steps.end(), [&](const DossierEvent& step) {
        return std::any_of(step.changes.begin(), step.changes.end(), [&](const FieldChange& theirs) {
            return moved.contains(theirs.field) && std::any_of(sides.changes.begin(), sides.changes.end(), [&](const FieldChange& mine) {
                       return mine.field == theirs.field && mine.from == theirs.from;
                   });
        });
    });
}

//! The same intent for another try: a new id, counted from the present state.
Command fresh(Command command, const Projection& projection)
{
    const auto& clock = projection.context().clock;
    const domain::Id id = domain::uuidV7(clock.now().toMSecsSinceEpoch(), clock.randomBytes(10));
    if (command.type == CommandType::CheckInRecord) { // a scan has its command's id
        QJsonObject scan = command.payload["checkIn"_L1].toObject();
        scan["id"_L1] = id;
        command.payload["checkIn"_L1] = scan;
        command.target = command.lane = id;
    }
    command.id = id;
    command.n = 0;
    command.baseRev = 0;
    command.clientTime = {};
    return command;
}

//! Appends it as if it were done now. A status is the one seen now: who asks for it again has looked.
Result<bool> appendFresh(Db& db, const Projection& projection, const Command& old, const QStringList& only = {})
{
    Command command = fresh(old, projection);
    if (command.type == CommandType::DossierTransition || command.type == CommandType::DossierEdit) {
        const auto shown = projection.shown(db, command.target);
        if (!shown)
            return tl::unexpected(shown.error());
        const auto* dossier = std::get_if<Dossier>(&*shown);
        if (!dossier)
            return fail(ErrorKind::NotFound, u"no_dossier"_s);
        if (command.type == CommandType::DossierTransition) {
            command.payload["seen"_L1] = domain::number(dossier->status);
        } else {
            const auto wanted = domain::editFromPayload(command.payload);
            if (!wanted)
                return tl::unexpected(wanted.error());
            std::vector<FieldChange> left;
            for (const FieldChange& change : *wanted) {
                const QJsonValue now = domain::fieldValue(*dossier, change.field);
                if (now != change.to && (only.isEmpty() || only.contains(change.field)))
                    left.push_back({change.field, now, change.to});
            }
            if (left.empty())
                return false; // it is so already
            command.payload = domain::editPayload(left);
        }
    }
    const auto appended = projection.append(db, std::move(command));
    if (!appended)
        return tl::unexpected(appended.error());
    return true;
}

Changes changed(const QString& target)
{
    Changes changes;
    changes.add(target);
    return changes;
}

} // namespace

QStringList openFields(const Command& command, const domain::Record& truth)
{
    const auto* dossier = std::get_if<Dossier>(&truth);
    const auto changes = command.type == CommandType::DossierEdit && dossier ? domain::editFromPayload(command.payload)
                                                                              : Result<std::vector<FieldChange>>();
    QStringList open;
    if (!changes)
        return open;
    for (const FieldChange& change : *changes) {
        const QJsonValue now = domain::fieldValue(*dossier, change.field);
        if (now != change.from && now != change.to)
            open.append(change.field);
    }
    return open;
}

Result<Merge> view(Db& db, const Projection& projection, const QString& commandId)
{
    const auto sides = sidesOf(db, projection, commandId);
    if (!sides)
        return tl::unexpected(sides.error());
    Merge merge;
    merge.commandId = commandId;
    merge.madeAt = sides->row.command.clientTime;
    QStringList moved;
    QStringList mine;
    for (const FieldChange& change : sides->changes) {
        mine.append(change.field);
        const QJsonValue now = domain::fieldValue(sides->truth, change.field);
        if (now == change.to)
            continue; // both wanted the same
        if (now == change.from) {
            merge.settled.push_back({change.field, change.to, Side::Mine});
            continue;
        }
        moved.append(change.field);
        merge.open.push_back({change.field, change.from, now, change.to});
    }
    const auto& steps = sides->truth.timeline;
    const auto first = firstUnseen(*sides, moved);
    if (first != steps.end() && first != steps.begin())
        merge.beforeAt = std::prev(first)->at;
    for (auto step = first; step != steps.end(); ++step) {
        if (touches(*step, moved)) {
            merge.theirActor = step->actor;
            merge.theirAt = step->at;
        }
        for (const FieldChange& change : step->changes) {
            const auto known = [&](const Merge::Settled& one) { return one.field == change.field; };
            if (!mine.contains(change.field) && std::none_of(merge.settled.begin(), merge.settled.end(), known))
                merge.settled.push_back({change.field, domain::fieldValue(sides->truth, change.field), Side::Theirs});
        }
    }
    merge.truth = sides->truth;
    return merge;
}

Result<Changes> resolve(Db& db, const Projection& projection, const QString& commandId, const QHash<QString, Side>& choices)
{
    return db.transaction([&]() -> Result<Changes> {
        const auto sides = sidesOf(db, projection, commandId);
        if (!sides)
            return tl::unexpected(sides.error());
        std::vector<FieldChange> kept;
        QStringList lost;
        for (const FieldChange& change : sides->changes) {
            const QJsonValue now = domain::fieldValue(sides->truth, change.field);
            if (now == change.to)
                continue;
            if (now != change.from) {
                const auto choice = choices.find(change.field);
                if (choice == choices.end())
                    return fail(ErrorKind::Invalid, u"choice_missing"_s, change.field);
                if (*choice == Side::Theirs) {
                    lost.append(change.field);
                    continue;
                }
            }
            kept.push_back({change.field, now, change.to}); // what is overwritten stands beside it: nothing is lost
        }
        const Command& old = sides->row.command;
        if (auto gone = outbox::finish(db, commandId, storage::DoneHow::Dropped, projection.context().clock.now(), lost.join(u','), resolvedCode); !gone)
            return tl::unexpected(gone.error());
        if (kept.empty()) {
            if (auto shown = projection.refresh(db, old.target); !shown)
                return tl::unexpected(shown.error());
            return changed(old.target);
        }
        Command command = fresh(old, projection);
        command.payload = domain::editPayload(kept);
        if (auto appended = projection.append(db, std::move(command)); !appended)
            return tl::unexpected(appended.error());
        return changed(old.target);
    });
}

Result<Changes> again(Db& db, const Projection& projection, const QString& commandId)
{
    return db.transaction([&]() -> Result<Changes> {
        const auto found = outbox::find(db, commandId);
        if (!found)
            return tl::unexpected(found.error());
        if (!*found)
            return fail(ErrorKind::NotFound, u"no_command"_s);
        if ((*found)->isPending())
            return fail(ErrorKind::Conflict, u"still_pending"_s);
        const Command old = (*found)->command;
        if (auto gone = outbox::finish(db, commandId, storage::DoneHow::Dropped, projection.context().clock.now(), {}, againCode); !gone)
            return tl::unexpected(gone.error());
        const auto appended = appendFresh(db, projection, old);
        if (!appended)
            return tl::unexpected(appended.error());
        if (auto shown = projection.refresh(db, old.target); !shown)
            return tl::unexpected(shown.error());
        return changed(old.target);
    });
}

Result<Changes> restore(Db& db, const Projection& projection, const QString& commandId)
{
    return db.transaction([&]() -> Result<Changes> {
        const auto found = outbox::findDone(db, commandId);
        if (!found)
            return tl::unexpected(found.error());
        if (!*found || (*found)->how != storage::DoneHow::Dropped)
            return fail(ErrorKind::NotFound, u"no_command"_s);
        const storage::DoneRow& row = **found;
        if (row.code == restoredCode || row.code == againCode)
            return fail(ErrorKind::Conflict, u"restored_already"_s);
        const QStringList only = row.code == resolvedCode ? row.reason.split(u',', Qt::SkipEmptyParts) : QStringList();
        const auto appended = appendFresh(db, projection, row.command, only);
        if (!appended)
            return tl::unexpected(appended.error());
        if (auto marked = outbox::markDone(db, commandId, restoredCode); !marked)
            return tl::unexpected(marked.error());
        return changed(row.command.target);
    });
}

} // namespace motcua::services::mergeWork
