#pragma once

#include "domain/result.h"

#include <QStringList>

#include <vector>

namespace motcua::paper {

//! The cells of a small list that somebody hands in: the first sheet of an XLSX (libarchive opens the package, Qt reads its XML), or a
//! CSV with commas, semicolons or tabs (UTF-8, or UTF-16 with a mark). Which of the two it is, its contents say, not its name. Numbers come as
//! the digits that the file holds, dates as day numbers; formulas give their last result. Any thread; nothing is written.
//! Errors (Invalid): sheet_open (Storage), sheet_too_large (file over 8 MiB, unpacked over 64 MiB, over 20,000 rows or 200 columns), sheet_old
//! (an .xls of before 2007), sheet_shape (neither of the two, damaged, protected by a password).
[[nodiscard]] Result<std::vector<QStringList>> readSheet(const QString& path);
[[nodiscard]] Result<std::vector<QStringList>> readSheet(const QByteArray& bytes);

} // namespace motcua::paper
