#pragma once

#include "paper/attendance_list.h"
#include "services/check_in_desk.h"
#include "storage/db.h"

namespace motcua::services {

//! The attendance list of a meeting as it lies here. Synchronous. Error: no_meeting.
Result<paper::AttendanceList> attendanceList(storage::Db& db, const domain::Id& meetingId, const QDateTime& asOf, const QString& madeBy);
//! Any thread; a PDF needs a QGuiApplication.
Result<void> writeAttendance(const paper::AttendanceList& list, const QString& path, ListFormat format);
[[nodiscard]] std::optional<ListFormat> listFormatFromCode(const QString& code); //!< xlsx, csv, pdf

} // namespace motcua::services
