#pragma once

#include "domain/claim.h"
#include "remote/api_client.h"

namespace motcua::remote {

//! POST /v1/claims: takes a record, or says that it is still being worked on. With `until` the lease holds that long without a
//! heartbeat (a desk that goes without a line, until its shift's end, ≤ 12 h). Errors: claimed (Conflict), no_record, scope,
//! own_registration, not_allowed.
[[nodiscard]] QFuture<Result<domain::Claim>> takeClaim(ApiClient& api, QObject* context, domain::ClaimKind kind, const domain::Id& target,
                                                       const QDateTime& until = {});
//! DELETE: true also when there is none any more.
[[nodiscard]] QFuture<Result<bool>> releaseClaim(ApiClient& api, QObject* context, domain::ClaimKind kind, const domain::Id& target);

} // namespace motcua::remote
