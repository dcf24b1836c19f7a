#pragma once

#include "domain/ids.h"
#include "domain/official.h"
#include "domain/result.h"

#include <QDateTime>
#include <QJsonObject>

#include <optional>

namespace motcua::domain {

//! What can be claimed.
enum class ClaimKind { Dossier, Registration };

[[nodiscard]] QString code(ClaimKind kind); //!< dossier, registration: the kind of the claimed record
[[nodiscard]] std::optional<ClaimKind> claimKindFromCode(const QString& code);

inline constexpr int claimMinutes = 30;
inline constexpr int longestOfflineHours = 12; //!< a desk without a line keeps its claims until its shift ends

//! An official works on a record and others see it: a lease that ends by itself (protocol.md, Up: outbox). Lies in the feed of the
//! record's scope under the record's own id; whoever reads it looks at `until`, for a lease that ran out is removed only later.
struct Claim
{
    Id id; //!< of the claimed record
    qint64 rev = 0;
    ClaimKind kind = ClaimKind::Dossier;
    Id official;
    QString officialName;
    QString unit;
    QString device;
    QDateTime since;
    QDateTime until;
    bool offline = false; //!< taken until the shift's end

    [[nodiscard]] bool holdsAt(const QDateTime& at) const { return at < until; }
    //! Somebody else has it now.
    [[nodiscard]] bool bars(const Id& who, const QDateTime& at) const { return official != who && holdsAt(at); }
    //! A heartbeat that comes earlier than this changes nothing: the feed is not woken for it.
    [[nodiscard]] bool isFresh(const QDateTime& at) const { return at.secsTo(until) > claimMinutes * 60 * 2 / 3; }

    bool operator==(const Claim&) const = default;
};

[[nodiscard]] QJsonObject toJson(const Claim& claim);
//! Errors (kind Contract): claim_json, claim_field.
[[nodiscard]] Result<Claim> claimFromJson(const QJsonObject& json);

} // namespace motcua::domain
