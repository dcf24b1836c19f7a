#pragma once

#include "domain/claim.h"
#include "storage/side_store.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace motcua::services {

//! Who works on a record, for the screen.
struct ClaimShown
{
    QString name; //!< of the official
    QString unit;
    QDateTime since; //!< UTC
    QDateTime until;
    bool mine = false;    //!< this official's, at whatever desk
    bool offline = false; //!< the desk is without a line until `until`

    bool operator==(const ClaimShown&) const = default;
};

[[nodiscard]] inline ClaimShown shownClaim(const domain::Claim& claim, const domain::Id& me)
{
    return {claim.officialName, claim.unit, claim.since, claim.until, claim.official == me, claim.offline};
}

//! Nothing where nobody works on it now.
[[nodiscard]] inline Result<std::optional<ClaimShown>> shownClaimOf(storage::Db& db, const domain::Id& id, const QDateTime& now, const domain::Id& me)
{
    const auto claim = storage::claims::of(db, id, now);
    if (!claim)
        return tl::unexpected(claim.error());
    if (!*claim)
        return std::optional<ClaimShown>();
    return std::optional<ClaimShown>(shownClaim(**claim, me));
}

} // namespace motcua::services
