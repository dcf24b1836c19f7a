#include "domain/invitation.h"

#include "domain/json_write.h"
#include "domain/names.h"

using namespace Qt::StringLiterals;

namespace motcua::domain {

QString invitationKey(const QString& number)
{
    return keyK0(number).remove(u' ');
}

QJsonObject toJson(const Invitation& invitation)
{
    QJsonObject json;
    json::put(json, "id"_L1, invitation.id);
    json.insert("rev"_L1, invitation.rev);
    json::put(json, "meetingId"_L1, invitation.meetingId);
    json::put(json, "number"_L1, invitation.number);
    json::put(json, "unit"_L1, invitation.unit);
    json.insert("seats"_L1, invitation.seats);
    json.insert("revoked"_L1, invitation.revoked);
    return json;
}

Result<Invitation> invitationFromJson(const QJsonObject& json)
{
    json::Reader reader(json, "invitation"_L1);
    Invitation invitation;
    invitation.id = reader.text("id"_L1, json::Need::Required);
    invitation.rev = reader.integer("rev"_L1);
    invitation.meetingId = reader.text("meetingId"_L1, json::Need::Required);
    invitation.number = reader.text("number"_L1, json::Need::Required);
    invitation.unit = reader.text("unit"_L1);
    invitation.seats = reader.count("seats"_L1);
    invitation.revoked = reader.flag("revoked"_L1);
    return reader.done(std::move(invitation));
}

} // namespace motcua::domain
