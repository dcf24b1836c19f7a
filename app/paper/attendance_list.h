#pragma once

#include "domain/meeting.h"
#include "domain/result.h"

#include <functional>
#include <vector>

class QPagedPaintDevice;

namespace motcua::paper {

//! One person of the list, invited or registered at the gate.
struct AttendanceLine
{
    QString name;
    QString position;
    QString unit;
    QString invitation;
    QString seat;
    QDateTime firstIn; //!< invalid = has not come
    QDateTime lastOut;
    bool inside = false;
    bool walkIn = false;
    bool incident = false;
};

//! Danh sách điểm danh of a meeting, in the order in which it is to stand.
struct AttendanceList
{
    domain::Meeting meeting;
    std::vector<AttendanceLine> people;
    QDateTime asOf;  //!< UTC
    QString madeBy;  //!< full name
};

//! Asked every few hundred lines; false ends the writing (error `cancelled`).
using KeepGoing = std::function<bool(qsizetype written)>;

// Any thread. Vietnamese, like every paper of the office. A file that could not be finished is not left behind. Errors: list_write
// (kind Storage), cancelled.

//! Times as real dates, everything else as text (numbers keep their leading zeros); constant memory whatever the length.
[[nodiscard]] Result<void> writeAttendanceXlsx(const AttendanceList& list, const QString& path, const KeepGoing& keepGoing = {});
//! RFC 4180, UTF-8 with a mark, so that spreadsheets read it; a text that a spreadsheet would take for a formula is quoted.
[[nodiscard]] Result<void> writeAttendanceCsv(const AttendanceList& list, const QString& path, const KeepGoing& keepGoing = {});
//! A4, upright, with a column to sign in. Needs a QGuiApplication.
[[nodiscard]] Result<void> writeAttendancePdf(const AttendanceList& list, const QString& path, const KeepGoing& keepGoing = {});
//! The same onto a printer.
[[nodiscard]] Result<void> printAttendance(const AttendanceList& list, QPagedPaintDevice& device, const KeepGoing& keepGoing = {});

} // namespace motcua::paper
