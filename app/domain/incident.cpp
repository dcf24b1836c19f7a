#include "domain/incident.h"

#include "domain/json_write.h"

using namespace Qt::StringLiterals;

namespace motcua::domain {

QJsonObject toJson(const Incident& incident)
{
    QJsonObject json;
    json::put(json, "id"_L1, incident.id);
    json.insert("rev"_L1, incident.rev);
    json::put(json, "meetingId"_L1, incident.meetingId);
    json::put(json, "passId"_L1, incident.passId);
    json.insert("checkIns"_L1, QJsonArray::fromStringList(incident.checkIns));
    json.insert("gates"_L1, QJsonArray::fromStringList(incident.gates));
    json::put(json, "at"_L1, incident.at);
    json::put(json, "settledAt"_L1, incident.settledAt);
    json::put(json, "settledBy"_L1, incident.settledBy);
    json::put(json, "note"_L1, incident.note);
    return json;
}

Result<Incident> incidentFromJson(const QJsonObject& json)
{
    json::Reader reader(json, "incident"_L1);
    Incident incident;
    incident.id = reader.text("id"_L1, json::Need::Required);
    incident.rev = reader.integer("rev"_L1);
    incident.meetingId = reader.text("meetingId"_L1, json::Need::Required);
    incident.passId = reader.text("passId"_L1, json::Need::Required);
    incident.checkIns = reader.texts("checkIns"_L1);
    incident.gates = reader.texts("gates"_L1);
    incident.at = reader.moment("at"_L1, json::Need::Required);
    incident.settledAt = reader.moment("settledAt"_L1);
    incident.settledBy = reader.text("settledBy"_L1);
    incident.note = reader.text("note"_L1);
    return reader.done(std::move(incident));
}

} // namespace motcua::domain
