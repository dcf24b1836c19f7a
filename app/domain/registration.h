#pragma once

#include "domain/ids.h"
#include "domain/result.h"

#include <QDateTime>
#include <QJsonObject>

#include <optional>

namespace motcua::domain {

enum class RegistrationStatus { Waiting, Approved, Refused, Returned };

[[nodiscard]] QString code(RegistrationStatus status); //!< waiting, approved, refused, returned
[[nodiscard]] std::optional<RegistrationStatus> registrationStatusFromCode(const QString& code);

//! A party member's request for an account (S0). Sensitive: lives apart from dossiers.
struct MemberRegistration
{
    Id id;
    qint64 rev = 0;
    QString cell;     //!< id of the chi bộ
    QString cellName;
    QString fullName;
    QString cardNumber; //!< 8 (9) digits without dot, or empty
    QString cvNumber;   //!< for members without a card
    QDate birthDate;
    QString homeTown;
    QString phone;
    QString photo; //!< SHA-256 of the card's picture, empty = none
    Id officialId; //!< the official who is this very member, empty = none: nobody decides their own
    QDateTime submittedAt;
    RegistrationStatus status = RegistrationStatus::Waiting;
    QString decidedBy;
    QDateTime decidedAt;
    QString reason;

    bool operator==(const MemberRegistration&) const = default;
};

[[nodiscard]] QJsonObject toJson(const MemberRegistration& registration);
//! Errors (kind Contract): registration_json, registration_field, unknown_status.
[[nodiscard]] Result<MemberRegistration> registrationFromJson(const QJsonObject& json);

} // namespace motcua::domain
