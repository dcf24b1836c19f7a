#include "domain/registration.h"

#include "domain/json_write.h"

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

constexpr std::array<json::Row<RegistrationStatus>, 4> statuses{{
    {RegistrationStatus::Waiting, "waiting"_L1},
    {RegistrationStatus::Approved, "approved"_L1},
    {RegistrationStatus::Refused, "refused"_L1},
    {RegistrationStatus::Returned, "returned"_L1},
}};

} // namespace

QString code(RegistrationStatus status)
{
    return json::codeOf(statuses, status);
}

std::optional<RegistrationStatus> registrationStatusFromCode(const QString& code)
{
    return json::valueOf(statuses, code);
}

QJsonObject toJson(const MemberRegistration& registration)
{
    QJsonObject json;
    json::put(json, "id"_L1, registration.id);
    json.insert("rev"_L1, registration.rev);
    json::put(json, "cell"_L1, registration.cell);
    json::put(json, "cellName"_L1, registration.cellName);
    json::put(json, "fullName"_L1, registration.fullName);
    json::put(json, "cardNumber"_L1, registration.cardNumber);
    json::put(json, "cvNumber"_L1, registration.cvNumber);
    json::put(json, "birthDate"_L1, registration.birthDate);
    json::put(json, "homeTown"_L1, registration.homeTown);
    json::put(json, "phone"_L1, registration.phone);
    json::put(json, "photo"_L1, registration.photo);
    json::put(json, "officialId"_L1, registration.officialId);
    json::put(json, "submittedAt"_L1, registration.submittedAt);
    json::put(json, "status"_L1, code(registration.status));
    json::put(json, "decidedBy"_L1, registration.decidedBy);
    json::put(json, "decidedAt"_L1, registration.decidedAt);
    json::put(json, "reason"_L1, registration.reason);
    return json;
}

Result<MemberRegistration> registrationFromJson(const QJsonObject& json)
{
    json::Reader reader(json, "registration"_L1);
    MemberRegistration registration;
    registration.id = reader.text("id"_L1, json::Need::Required);
    registration.rev = reader.integer("rev"_L1);
    registration.cell = reader.text("cell"_L1, json::Need::Required);
    registration.cellName = reader.text("cellName"_L1);
    registration.fullName = reader.text("fullName"_L1);
    registration.cardNumber = reader.text("cardNumber"_L1);
    registration.cvNumber = reader.text("cvNumber"_L1);
    registration.birthDate = reader.date("birthDate"_L1);
    registration.homeTown = reader.text("homeTown"_L1);
    registration.phone = reader.text("phone"_L1);
    registration.photo = reader.text("photo"_L1);
    registration.officialId = reader.text("officialId"_L1);
    registration.submittedAt = reader.moment("submittedAt"_L1);
    registration.status = reader.choice("status"_L1, statuses, RegistrationStatus::Waiting, json::Need::Required,
                                        "unknown_status"_L1);
    registration.decidedBy = reader.text("decidedBy"_L1);
    registration.decidedAt = reader.moment("decidedAt"_L1);
    registration.reason = reader.text("reason"_L1);
    return reader.done(std::move(registration));
}

} // namespace motcua::domain
