#pragma once

#include "domain/dossier_edit.h"
#include "services/projection.h"

#include <QHash>

namespace motcua::services {

//! Whose value of a field is kept.
enum class Side { Theirs, Mine };

//! A correction that two places made of the same dossier, from all sides. Values as domain::fieldValue gives them.
struct Merge
{
    struct Field
    {
        QString field;
        QJsonValue before; //!< what the official saw when correcting it
        QJsonValue theirs; //!< what the centre has
        QJsonValue mine;
    };
    struct Settled
    {
        QString field;
        QJsonValue value;
        Side side = Side::Theirs;
    };

    QString commandId;
    domain::Dossier truth; //!< the dossier as the centre has it
    QDateTime madeAt;      //!< mine, UTC
    QDateTime beforeAt;    //!< the state that both began with, UTC; invalid = not known
    QString theirActor;    //!< who corrected it at the centre, empty = not known
    QDateTime theirAt;
    std::vector<Field> open;      //!< a person chooses
    std::vector<Settled> settled; //!< merged by themselves: only one side has moved them
};

namespace mergeWork {

//! The tray's conflicting correction. NotFound; Conflict "not_a_merge" where the command is something else or not in the tray.
Result<Merge> view(storage::Db& db, const Projection& projection, const QString& commandId);
//! Fields of a correction that the centre has moved; for the tray's line. Empty when there is nothing to choose.
QStringList openFields(const domain::Command& command, const domain::Record& truth);
//! Settles it: what is mine goes into a new correction on the centre's present state, the old one leaves the outbox and stays, with
//! what was not chosen, among what can be restored. Invalid "choice_missing" (detail: field) while one is not chosen.
Result<Changes> resolve(storage::Db& db, const Projection& projection, const QString& commandId, const QHash<QString, Side>& choices);

//! A refused or conflicting command once more, under a new id, on the present state. The refusal's code when the rules say no.
Result<Changes> again(storage::Db& db, const Projection& projection, const QString& commandId);
//! What was let go of (or not chosen) is done after all, likewise. NotFound; Conflict "restored_already".
Result<Changes> restore(storage::Db& db, const Projection& projection, const QString& commandId);

//! Codes in outbox_done that say what became of a command a person had let go of.
inline constexpr auto resolvedCode = QLatin1StringView("resolved"); //!< reason: the fields whose own value was not chosen
inline constexpr auto againCode = QLatin1StringView("again");
inline constexpr auto restoredCode = QLatin1StringView("restored");

} // namespace mergeWork
} // namespace motcua::services
