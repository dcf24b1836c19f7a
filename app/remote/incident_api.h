#pragma once

#include "remote/api_client.h"

namespace motcua::remote {

//! POST /v1/incidents/{id}/settle: somebody has looked into a double admission. Errors: already_settled (Conflict), no_record, scope.
[[nodiscard]] QFuture<Result<bool>> settleIncident(ApiClient& api, QObject* context, const QString& id, const QString& note);

} // namespace motcua::remote
