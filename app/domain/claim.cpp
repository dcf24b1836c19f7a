#include "domain/claim.h"

#include "domain/json_write.h"

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

constexpr std::array<json::Row<ClaimKind>, 2> kinds{{
    {ClaimKind::Dossier, "dossier"_L1},
    {ClaimKind::Registration, "registration"_L1},
}};

} // namespace

QString code(ClaimKind kind)
{
    return json::codeOf(kinds, kind);
}

std::optional<ClaimKind> claimKindFromCode(const QString& code)
{
    return json::valueOf(kinds, code);
}

QJsonObject toJson(const Claim& claim)
{
    QJsonObject json;
    json::put(json, "id"_L1, claim.id);
    json.insert("rev"_L1, claim.rev);
    json::put(json, "kind"_L1, code(claim.kind));
    json::put(json, "official"_L1, claim.official);
    json::put(json, "officialName"_L1, claim.officialName);
    json::put(json, "unit"_L1, claim.unit);
    json::put(json, "device"_L1, claim.device);
    json::put(json, "since"_L1, claim.since);
    json::put(json, "until"_L1, claim.until);
    json.insert("offline"_L1, claim.offline);
    return json;
}

Result<Claim> claimFromJson(const QJsonObject& json)
{
    json::Reader reader(json, "claim"_L1);
    Claim claim;
    claim.id = reader.text("id"_L1, json::Need::Required);
    claim.rev = reader.integer("rev"_L1);
    claim.kind = reader.choice("kind"_L1, kinds, ClaimKind::Dossier, json::Need::Required);
    claim.official = reader.text("official"_L1, json::Need::Required);
    claim.officialName = reader.text("officialName"_L1);
    claim.unit = reader.text("unit"_L1);
    claim.device = reader.text("device"_L1);
    claim.since = reader.moment("since"_L1, json::Need::Required);
    claim.until = reader.moment("until"_L1, json::Need::Required);
    claim.offline = reader.flag("offline"_L1);
    return reader.done(std::move(claim));
}

} // namespace motcua::domain
