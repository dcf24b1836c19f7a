#pragma once

#include "domain/claim.h"
#include "storage/db.h"
#include "storage/marks.h"

#include <QDateTime>

namespace motcua::storage {

//! A row of the feed whose kind has no table of its own (claim, incident, invitation), as the centre wrote it.
struct SideRecord
{
    QString kind;
    QString id;
    qint64 rev = 0;
    QByteArray body;
};

// Plain functions on one connection; no transaction of their own. Written by the services' Projection alone.
namespace sides {

[[nodiscard]] bool holdsKind(const QString& kind); //!< claim, incident, invitation
Result<void> put(Db& db, const SideRecord& record, const Origin& origin);
Result<void> remove(Db& db, const QString& kind, const QString& id, const QString& scope);
Result<void> removeUnseen(Db& db, const QString& scope, qint64 generation);
Result<std::optional<SideRecord>> find(Db& db, const QString& kind, const QString& id);
Result<std::vector<SideRecord>> list(Db& db, const QString& kind);

} // namespace sides

//! A claim of this desk's own and how far it has come.
struct OwnClaim
{
    enum class State { Wanted, Held, Release };
    domain::ClaimKind kind = domain::ClaimKind::Dossier;
    domain::Id id;
    State state = State::Wanted;
    QDateTime until;
    bool away = false; //!< to be kept without a line until `until`

    bool operator==(const OwnClaim&) const = default;
};

namespace claims {

//! Whoever works on the record now, as the centre last told; a lease that ran out is none. A body that cannot be read is none.
Result<std::optional<domain::Claim>> of(Db& db, const domain::Id& id, const QDateTime& now);
//! Everybody's claims that hold now.
Result<std::vector<domain::Claim>> live(Db& db, const QDateTime& now);

Result<void> putOwn(Db& db, const OwnClaim& claim);
Result<void> removeOwn(Db& db, const domain::Id& id);
Result<std::optional<OwnClaim>> own(Db& db, const domain::Id& id);
Result<std::vector<OwnClaim>> allOwn(Db& db);
//! After a start nobody works on anything: what was only wanted is forgotten, what is held goes back, but what was taken away
//! until the shift's end stays.
Result<void> letGoOfLastRun(Db& db, const QDateTime& now);

} // namespace claims
} // namespace motcua::storage
