#pragma once

#include "domain/official.h"
#include "domain/result.h"
#include "services/projection.h"

#include <QDateTime>
#include <QFuture>
#include <QString>

#include <vector>

namespace motcua::services {

//! What came of it, for a sentence to the person.
struct Rescue
{
    int commands = 0; //!< unsent work that lies in the new files and is offered or sent again
    int lost = 0;     //!< that cannot be read; -1 = some may be lost, nobody can say how many
    QString aside;    //!< where the damaged files lie, whole; empty = nothing was damaged
};

struct RescueSetup
{
    QString folder; //!< of the official
    QByteArray storeKey;
    Projection::Context context;
    std::vector<domain::Area> areas;
};

//! The way out of a damaged database (and of one that this version cannot open): each area's file that is not sound is put aside,
//! whole, and a fresh one takes its place, with the unsent work that could be read. The rest comes from the centre. On a pool
//! thread; nobody may have the files open. A crash in between loses nothing: the next opening goes on (finishRescue).
//! Errors: disk_full, database_read_only, database_busy (the program runs twice), database_cannot_open.
[[nodiscard]] QFuture<Result<Rescue>> rescueStores(const RescueSetup& setup);

//! Before an area's file is opened: puts the rescued one in place where a rescue had not come to that.
[[nodiscard]] Result<void> finishRescue(const QString& folder, domain::Area area, const QDateTime& now);

} // namespace motcua::services
