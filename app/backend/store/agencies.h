#pragma once

#include "backend/store/db.h"
#include "domain/official.h"

#include <vector>

namespace motcua::backend::store {

//! What papers of this agency say of it, oldest first; empty for one that nobody described.
[[nodiscard]] std::vector<domain::AgencyHead> agencyHeads(Db& db, const QString& agency);
[[nodiscard]] std::vector<std::pair<QString, domain::AgencyHead>> allAgencyHeads(Db& db);
//! In place of the one from the same day.
void putAgencyHead(Db& db, const QString& agency, const domain::AgencyHead& head);

} // namespace motcua::backend::store
