#pragma once

#include "domain/ids.h"
#include "domain/result.h"

#include <QJsonObject>

namespace motcua::domain {

//! A unit's invitation as gates know it: the number on the paper, whom it was sent to, how many may come. No addresses, no codes.
struct Invitation
{
    Id id;
    qint64 rev = 0;
    Id meetingId;
    QString number; //!< số thư mời
    QString unit;
    int seats = 0;
    bool revoked = false;

    bool operator==(const Invitation&) const = default;
};

//! The number as a person may type it: marks, spaces and capitals make no difference.
[[nodiscard]] QString invitationKey(const QString& number);

[[nodiscard]] QJsonObject toJson(const Invitation& invitation);
//! Errors (kind Contract): invitation_json, invitation_field.
[[nodiscard]] Result<Invitation> invitationFromJson(const QJsonObject& json);

} // namespace motcua::domain
