#pragma once

#include "domain/meeting.h"
#include "storage/db.h"

#include <vector>

namespace motcua::services {

//! The admissions that still stand, by time: annulled ones and annulments left out (an annulled annulment undoes nothing).
[[nodiscard]] std::vector<domain::CheckIn> standingScans(const std::vector<domain::CheckIn>& history);

//! All scans of a person in a meeting, truth ⊕ queued, by time. `person`: pass id, id of a walk-in's scan, or signedPerson().
Result<std::vector<domain::CheckIn>> historyOf(storage::Db& db, const QString& person, const domain::Id& meetingId);
//! Writes the person's attendance row anew from its scans.
Result<void> reckonAttendance(storage::Db& db, const QString& person, const domain::Id& meetingId);

} // namespace motcua::services
