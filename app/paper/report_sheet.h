#pragma once

#include "domain/desk_report.h"
#include "domain/result.h"

#include <QString>

namespace motcua::paper {

//! Báo cáo tiếp nhận và giải quyết of a period, as the dashboard shows it.
struct ReportSheet
{
    domain::DeskReport report;
    std::vector<domain::ReportCounts> officers; //!< who took in and who brought to an end
    QString agency;
    QString madeBy; //!< full name
    QDateTime asOf; //!< UTC
};

//! The way the name ends says which: ".csv" (RFC 4180, UTF-8 with a mark), ".pdf" (A4; needs a QGuiApplication), else XLSX (numbers
//! are numbers). Any thread. Vietnamese, like every paper of the office. A file that could not be finished is not left behind. Error:
//! list_write (Storage).
[[nodiscard]] Result<void> writeReport(const ReportSheet& sheet, const QString& path);

} // namespace motcua::paper
