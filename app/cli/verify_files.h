#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QString>

namespace motcua::cli {

//! The key of one official's files: `sync` seals it under the password (MOTCUA_PASSWORD, else the invented officials').
[[nodiscard]] Result<QByteArray> storedKey(const QString& folder);

//! Looks through every database in the folder and prints a line for each, and in words what is wrong. The number of files; `sound`
//! becomes false where one is not.
[[nodiscard]] int verifyFiles(const QString& dataDir, bool& sound);

} // namespace motcua::cli
