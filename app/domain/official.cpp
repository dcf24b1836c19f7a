#include "domain/official.h"

#include "domain/json_write.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

constexpr std::array<json::Row<Role>, 9> roles{{
    {Role::ReceptionClerk, "reception_clerk"_L1},
    {Role::ProcessingOfficer, "processing_officer"_L1},
    {Role::Supervisor, "supervisor"_L1},
    {Role::CellSecretary, "cell_secretary"_L1},
    {Role::CellDeputy, "cell_deputy"_L1},
    {Role::CommitteeOfficer, "committee_officer"_L1},
    {Role::Guard, "guard"_L1},
    {Role::MeetingOffice, "meeting_office"_L1},
    {Role::Administrator, "administrator"_L1},
}};

//! The commune that stands before a paper's date: what follows phường, xã or đặc khu in the agency's name; the whole name of an
//! agency that is no commune's.
QString placeOf(const QString& agencyName)
{
    for (const auto& kind : {u"phường "_s, u"xã "_s, u"đặc khu "_s}) {
        if (const auto at = agencyName.indexOf(kind, 0, Qt::CaseInsensitive); at >= 0)
            return agencyName.sliced(at + kind.size());
    }
    return agencyName;
}

} // namespace

QString code(Role role)
{
    return json::codeOf(roles, role);
}

std::optional<Role> roleFromCode(const QString& code)
{
    return json::valueOf(roles, code);
}

Area Scope::area() const
{
    if (text.startsWith("cell:"_L1)) {
        return Area::Party;
    }
    return text.startsWith("hall:"_L1) ? Area::Meetings : Area::Dossiers;
}

bool Official::has(Role role) const
{
    return std::find(roles.begin(), roles.end(), role) != roles.end();
}

bool Official::holds(const QString& scope) const
{
    return std::any_of(scopes.begin(), scopes.end(), [&scope](const Scope& held) { return held.text == scope; });
}

AgencyHead Official::agencyHeadOn(QDate day) const
{
    AgencyHead head = agencyHeads.empty() ? AgencyHead{} : agencyHeads.front();
    for (const AgencyHead& one : agencyHeads) {
        if (!one.validFrom.isValid() || one.validFrom <= day)
            head = one;
    }
    if (head.name.isEmpty())
        head.name = agencyName;
    if (head.place.isEmpty())
        head.place = placeOf(head.name);
    return head;
}

static QJsonObject toJson(const AgencyHead& head)
{
    QJsonObject json;
    json::put(json, "validFrom"_L1, head.validFrom);
    json::put(json, "parent"_L1, head.parent);
    json::put(json, "name"_L1, head.name);
    json::put(json, "place"_L1, head.place);
    json::put(json, "address"_L1, head.address);
    json::put(json, "phone"_L1, head.phone);
    return json;
}

QJsonObject toJson(const Official& official)
{
    QJsonObject json;
    json::put(json, "id"_L1, official.id);
    json::put(json, "userName"_L1, official.userName);
    json::put(json, "fullName"_L1, official.fullName);
    json::put(json, "title"_L1, official.title);
    json::put(json, "agency"_L1, official.agency);
    json::put(json, "agencyName"_L1, official.agencyName);
    json::put(json, "unit"_L1, official.unit);
    QJsonArray roleCodes;
    for (const Role role : official.roles) {
        roleCodes.append(code(role));
    }
    json.insert("roles"_L1, roleCodes);
    QJsonArray scopes;
    for (const Scope& scope : official.scopes) {
        scopes.append(scope.text);
    }
    json.insert("scopes"_L1, scopes);
    if (!official.agencyHeads.empty())
        json.insert("agencyHeads"_L1, json::arrayFrom(official.agencyHeads));
    return json;
}

Result<Official> officialFromJson(const QJsonObject& json)
{
    json::Reader reader(json, "official"_L1);
    Official official;
    official.id = reader.text("id"_L1, json::Need::Required);
    official.userName = reader.text("userName"_L1, json::Need::Required);
    official.fullName = reader.text("fullName"_L1);
    official.title = reader.text("title"_L1);
    official.agency = reader.text("agency"_L1);
    official.agencyName = reader.text("agencyName"_L1);
    official.unit = reader.text("unit"_L1);
    for (const QString& text : reader.texts("roles"_L1)) {
        if (const std::optional<Role> role = roleFromCode(text)) { // a newer centre's role gives no right here
            official.roles.push_back(*role);
        }
    }
    for (const QString& text : reader.texts("scopes"_L1)) {
        official.scopes.push_back(Scope{text});
    }
    official.agencyHeads = reader.list<AgencyHead>("agencyHeads"_L1, [](json::Reader& in) {
        return AgencyHead{in.date("validFrom"_L1), in.text("parent"_L1), in.text("name"_L1), in.text("place"_L1), in.text("address"_L1), in.text("phone"_L1)};
    });
    return reader.done(std::move(official));
}

} // namespace motcua::domain
