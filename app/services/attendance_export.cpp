#include "services/attendance_export.h"

#include "services/gate_work.h"
#include "services/projection_kinds.h"
#include "storage/meeting_store.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace motcua::services {

Result<paper::AttendanceList> attendanceList(storage::Db& db, const domain::Id& meetingId, const QDateTime& asOf, const QString& madeBy)
{
    auto meeting = gateWork::meeting(db, meetingId);
    if (!meeting)
        return tl::unexpected(meeting.error());
    const auto entries = storage::checkIns::attendance(db, meetingId, {}, std::numeric_limits<int>::max());
    if (!entries)
        return tl::unexpected(entries.error());
    paper::AttendanceList list{std::move(*meeting), {}, asOf, madeBy};
    list.people.reserve(entries->size());
    for (const storage::AttendanceEntry& entry : *entries) {
        paper::AttendanceLine line;
        line.firstIn = entry.firstIn;
        line.lastOut = entry.inside ? QDateTime() : entry.lastOut; // who came in again has not left
        line.inside = entry.inside;
        line.incident = entry.incident;
        if (entry.pass.isNull()) {
            line.walkIn = true;
            line.name = entry.name;
            if (const auto scan = domain::checkInFromJson(parsed(entry.scan))) {
                line.unit = scan->walkInUnit;
                line.invitation = scan->walkInInvitation;
            }
        } else {
            const auto pass = domain::passFromJson(parsed(entry.pass));
            if (!pass)
                return tl::unexpected(unreadable(pass.error()));
            if (pass->revoked && !entry.firstIn.isValid()) // taken back and never used: no guest
                continue;
            line.name = pass->fullName;
            line.position = pass->position;
            line.unit = pass->unit;
            line.invitation = pass->invitation;
            line.seat = pass->seat;
        }
        list.people.push_back(std::move(line));
    }
    return list;
}

Result<void> writeAttendance(const paper::AttendanceList& list, const QString& path, ListFormat format)
{
    switch (format) {
    case ListFormat::Xlsx: return paper::writeAttendanceXlsx(list, path);
    case ListFormat::Csv: return paper::writeAttendanceCsv(list, path);
    case ListFormat::Pdf: break;
    }
    return paper::writeAttendancePdf(list, path);
}

std::optional<ListFormat> listFormatFromCode(const QString& code)
{
    if (code == "xlsx"_L1)
        return ListFormat::Xlsx;
    if (code == "csv"_L1)
        return ListFormat::Csv;
    if (code == "pdf"_L1)
        return ListFormat::Pdf;
    return std::nullopt;
}

} // namespace motcua::services
