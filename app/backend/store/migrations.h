#pragma once

#include "backend/store/db.h"

namespace motcua::backend::store {

//! Brings the schema to this version's number: each file of resources/migrations/backend is one transaction with its number.
//! Errors (Storage): newer_database (made by a later version), migration_file, sqlite_….
[[nodiscard]] std::optional<Error> migrate(Db& db);

[[nodiscard]] int schemaVersion(Db& db);
[[nodiscard]] int newestSchema();

} // namespace motcua::backend::store
