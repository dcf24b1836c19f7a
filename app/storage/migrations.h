#pragma once

#include "domain/official.h"
#include "storage/db.h"

#include <vector>

namespace motcua::storage {

//! One step of the schema: resources/migrations/common and …/<area> together, each number used once in an area.
struct Migration
{
    int number = 0;
    QString name;
    QStringList statements; //!< split at ";" + blank line, so that triggers survive
};

//! The steps of an area in order of their numbers, from the resources of the program.
[[nodiscard]] std::vector<Migration> migrationsOf(domain::Area area);
//! For tests and migrationsOf().
[[nodiscard]] QStringList splitStatements(const QString& sql);

//! Brings the file up to date, each step in one transaction with its number (PRAGMA user_version). Errors: database_newer (a
//! later version of the program made it; nothing is touched), database_damaged, disk_full …
Result<void> migrate(Db& db, domain::Area area);
Result<void> migrate(Db& db, const std::vector<Migration>& steps);

[[nodiscard]] QString areaName(domain::Area area); //!< dossiers, party, meetings

} // namespace motcua::storage
