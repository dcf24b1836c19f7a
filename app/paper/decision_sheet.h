#pragma once

#include "domain/registration.h"
#include "domain/result.h"

#include <QString>

#include <vector>

namespace motcua::paper {

//! One decision on a member's registration, as the log has it.
struct DecisionRow
{
    QString fullName;
    QString number; //!< card or CV number
    QString cell;
    domain::RegistrationStep step;
};

//! Nhật ký duyệt đăng ký đảng viên, in the order in which it is to stand. Party data: only who may export them makes one.
struct DecisionSheet
{
    std::vector<DecisionRow> rows;
    QString madeBy; //!< full name
    QDateTime asOf; //!< UTC
};

//! ".csv" (RFC 4180, UTF-8 with a mark; what a spreadsheet would take for a formula is quoted), else XLSX (times are real dates,
//! everything else text, so that numbers keep their leading zeros). Any thread. Vietnamese, like every paper of the office. A file that
//! could not be finished is not left behind. Error: list_write (Storage).
[[nodiscard]] Result<void> writeDecisions(const DecisionSheet& sheet, const QString& path);

} // namespace motcua::paper
