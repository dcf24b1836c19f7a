#pragma once

#include "backend/province.h"
#include "backend/store/db.h"

namespace motcua::backend {

//! Invents a province and stores it: all in one transaction, the card photos beside the database. Only into a database without
//! records. Gives the number of rows. Errors: not_empty (Conflict), those of the store. Needs a QGuiApplication when cards are drawn.
[[nodiscard]] Result<qint64> seed(store::Db& db, SeedOptions options);

} // namespace motcua::backend
