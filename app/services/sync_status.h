#pragma once

#include "domain/result.h"

#include <QDateTime>
#include <QString>

#include <optional>
#include <vector>

namespace motcua::services {

//! Papers and photos on their way to the centre. `bytes` and `sent` count from when the queue was last empty.
struct Uploads
{
    int files = 0; //!< that the centre does not have whole yet
    qint64 bytes = 0;
    qint64 sent = 0;

    bool operator==(const Uploads&) const = default;
};

//! The one small truth of the top line. Priority when several hold: needs a look > offline > sending > synced.
struct SyncStatus
{
    enum class State { NeverSynced, Synced, Sending, Offline, NeedsLook, SignInAgain, UpgradeRequired };
    State state = State::NeverSynced;
    QDateTime since;   //!< UTC: last contact (Synced), first failed contact (Offline)
    QDateTime heardAt;      //!< UTC: the centre's last answer; the data here are as old as that
    QDateTime offlineSince; //!< UTC: first failed contact, whatever `state` says; invalid while it answers
    int waiting = 0;   //!< commands queued or sending
    int needsLook = 0; //!< conflicts, refusals, parked rows, open incidents
    Uploads uploads;
    qint64 received = 0; //!< rows of a running first sync
    qint64 total = 0;    //!< 0 = not known
    bool firstSync = false;
    std::optional<Error> error;
    qint64 clockOffsetMs = 0; //!< server minus this machine

    bool operator==(const SyncStatus&) const = default;
};

//! What is true of several kinds of data at once: the most urgent state, the oldest contact, the sum of what waits.
[[nodiscard]] SyncStatus together(const std::vector<SyncStatus>& all);

//! One line of the tray.
struct TrayEntry
{
    enum class State { Queued, Sending, Conflict, Refused, Parked /*rows that this version cannot read*/, Sent, Dropped, Incident /*one pass let in by two gates*/ };
    QString commandId;
    State state = State::Queued;
    QString type;   //!< code of domain::CommandType, or the feed kind of a parked row
    QString target; //!< record id
    QString title;  //!< what it is about: dossier code or name, for the screen only
    QString toStatus; //!< for a transition: status number; for a decision: its code
    QDateTime madeAt;
    int attempts = 0;
    QDateTime nextTry;
    QString code;   //!< why: code of the refusal, conflict or error
    QString detail;  //!< Incident: the gates
    QStringList fields; //!< paths (domain::editableFields): of a correction, in a conflict only those to choose; what was let go of
    int uploads = 0;    //!< its files that are not at the centre yet
    QDateTime settledAt; //!< Sent, Dropped
    QString reason;     //!< Dropped: what the person wrote
    int rows = 0;       //!< Parked: how many of this kind and reason, and of how many an earlier state is shown
    int olderShown = 0;
    bool needsUpdate = false; //!< Parked: a newer version reads them; else the administrator has to know
};

} // namespace motcua::services
