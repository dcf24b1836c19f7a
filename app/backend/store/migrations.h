#pragma once

#include "backend/store/db.h"

namespace motcua::backend::store {

//! Brings the schema to this version's number: each file of resources/migrations/backend is one transaction with its number.
//! The same files for both kinds of database; several
//! processes may begin at once. Errors: newer_database (Storage; made by a later version), migration_file, those of Db.
[[nodiscard]] std::optional<Error> migrate(Db& db);

[[nodiscard]] int schemaVersion(Db& db);
void setSchemaVersion(Db& db, int number);
[[nodiscard]] int newestSchema();

} // namespace motcua::backend::store
