#pragma once

#include "domain/result.h"
#include "services/clock.h"

namespace motcua::services {

//! This machine's id for all officials: a UUID in dataDir/device, made at the first start. Not secret. Errors: device_id (Storage).
[[nodiscard]] Result<QString> loadDeviceId(const QString& dataDir, const Clock& clock);

} // namespace motcua::services
