#pragma once

#include "domain/desk_report.h"
#include "storage/db.h"

#include <QStringList>

namespace motcua::storage::dossiers {

//! The next rows of the list table in order of the file, for a report: a bounded piece of work, so that a page of the queue never
//! waits long behind it. Calls `add` for each row that may count in a period that begins then (ms UTC; earlier ones that have ended
//! before are left out). The row to go on from, nothing at the end.
Result<std::optional<qint64>> reportLines(Db& db, qint64 after, qint64 endedFrom, const std::function<void(const domain::ReportLine&)>& add);

//! Ids of dossiers received in [from, to), ms UTC, in order of receipt.
//! Bodies (JSON) of dossiers that came in or ended in the period, a piece at a time in the order of the table; where the next piece begins,
//! nothing at the end. Times in ms UTC.
Result<std::optional<qint64>> bodiesBetween(Db& db, qint64 after, qint64 from, qint64 to, const std::function<void(const QByteArray&)>& add);
Result<QStringList> receivedBetween(Db& db, qint64 from, qint64 to, int limit);

} // namespace motcua::storage::dossiers
