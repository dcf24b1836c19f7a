#pragma once

#include "services/projection.h"
#include "services/sync_status.h"

namespace motcua::services::trayWork {

//! Everything of one area that waits, needs a look, is parked, or was settled since local midnight; oldest first.
Result<std::vector<TrayEntry>> entries(storage::Db& db, const Projection& projection);

} // namespace motcua::services::trayWork
