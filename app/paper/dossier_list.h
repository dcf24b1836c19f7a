#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <vector>

namespace motcua::paper {

//! One dossier of a list: UTF-8, times in ms UTC, 0 = none.
struct DossierLine
{
    QByteArray code, owner, phone, idNumber, submitter, procedure, holder;
    int status = 0; //!< number
    qint64 receivedAt = 0;
    qint64 dueAt = 0;
    qint64 finishedAt = 0;
};

//! Danh sách hồ sơ as a file that is written while it is read, in constant memory: XLSX (xlsx_stream.h; times are real dates,
//! everything else text, so that numbers keep their leading zeros) or CSV (RFC 4180, UTF-8 with a mark; a text that a spreadsheet
//! would take for a formula is quoted). Any thread, one at a time. Vietnamese, like every paper of the office. What is not finished
//! leaves nothing behind. Errors: list_write (Storage).
class DossierList
{
public:
    //! The way the name ends says which: ".csv", else XLSX.
    [[nodiscard]] static Result<std::unique_ptr<DossierList>> begin(const QString& path);
    virtual ~DossierList() = default;

    [[nodiscard]] virtual Result<void> add(const std::vector<DossierLine>& lines) = 0;
    //! Only then is there a file of that name.
    [[nodiscard]] virtual Result<void> finish() = 0;

    static constexpr int mostLines = 1'048'575; //!< of a sheet, its head apart
};

} // namespace motcua::paper
