#pragma once

#include "backend/store/audit.h"
#include "backend/store/records.h"
#include "domain/claim.h"

#include <QHash>

namespace motcua::backend::store {

[[nodiscard]] RecordRow rowOf(const domain::Claim& claim, const QString& scope);

//! The claim on a record, whether or not it still holds.
[[nodiscard]] std::optional<domain::Claim> findClaim(Db& db, const domain::Id& target);
//! Those of a scope that hold at `at`, in order of their taking.
[[nodiscard]] std::vector<domain::Claim> claimsOf(Db& db, const QString& scope, const QDateTime& at);

//! Ends a claim in the feed of its scope; gives the seq, 0 where there was none. The audit row is written here.
qint64 endClaim(Db& db, const Secrets& secrets, const QDateTime& at, const Actor& who, const QString& action, const domain::Id& target);
//! Ends what ran out; the last seq of each scope goes into `touched`.
void endOldClaims(Db& db, const Secrets& secrets, const QDateTime& at, QHash<QString, qint64>& touched);

} // namespace motcua::backend::store
