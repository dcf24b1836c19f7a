#pragma once

#include "domain/ids.h"
#include "domain/result.h"

#include <QDateTime>
#include <QJsonObject>

#include <optional>
#include <vector>

namespace motcua::domain {

enum class RegistrationStatus { Waiting, Approved, Refused, Returned };

[[nodiscard]] QString code(RegistrationStatus status); //!< waiting, approved, refused, returned
[[nodiscard]] std::optional<RegistrationStatus> registrationStatusFromCode(const QString& code);

//! How a reviewer came to a decision.
enum class ReviewWay
{
    Person, //!< one by one, beside the picture
    Sample, //!< one by one, drawn by lot from those that could go together
    Bulk,   //!< with others, because card, typed fields and the cell's list agree
};

[[nodiscard]] QString code(ReviewWay way); //!< person, sample, bulk
[[nodiscard]] std::optional<ReviewWay> reviewWayFromCode(const QString& code);

//! One step of a registration's life with what was before the reviewer's eyes: kept in the record for good.
struct RegistrationStep
{
    QDateTime at;
    QString by;         //!< official's name; empty: the member
    RegistrationStatus status = RegistrationStatus::Waiting; //!< what it became
    QString reason;
    ReviewWay way = ReviewWay::Person;
    QString photo;      //!< SHA-256 of the picture that was looked at
    QString values;     //!< valuesHash() of what the member had typed by then
    QStringList viewed; //!< fields that were on screen

    bool operator==(const RegistrationStep&) const = default;
};

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
    QString assistedBy; //!< the official who typed it with the member at the desk
    Id mergedWith;      //!< the earlier registration by CV number whose account this one goes on with
    Id mergedInto;      //!< of that earlier one: where it went on
    std::vector<RegistrationStep> history; //!< oldest first

    bool operator==(const MemberRegistration&) const = default;
};

//! SHA-256 (hex) over what the member typed: two registrations have the same one only where all of it is the same.
[[nodiscard]] QString valuesHash(const MemberRegistration& registration);
//! Paths of the fields without which, or with which, a registration cannot be sent; empty = none. `today` for the least age.
[[nodiscard]] QStringList faultyFields(const MemberRegistration& registration, QDate today);

[[nodiscard]] QJsonObject toJson(const MemberRegistration& registration);
//! Errors (kind Contract): registration_json, registration_field, unknown_status.
[[nodiscard]] Result<MemberRegistration> registrationFromJson(const QJsonObject& json);

} // namespace motcua::domain
