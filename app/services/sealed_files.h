#pragma once

#include "domain/result.h"
#include "storage/handover_store.h"

#include <QString>

#include <vector>

namespace motcua::services {

// Sealed unsent work of a store that is thrown away: files in dataDir/sealed, which the next person who signs in on this machine
// brings to the centre. Nobody but the centre can open them. Errors: store_key_io, disk_full.

[[nodiscard]] Result<void> writeSealed(const QString& dataDir, const std::vector<storage::HandOver>& items);
//! What lies there; a file that cannot be read is left alone.
[[nodiscard]] std::vector<storage::HandOver> readSealed(const QString& dataDir);
void removeSealed(const QString& dataDir, const QString& id);

} // namespace motcua::services
