#include "domain/procedure.h"

#include "domain/json_write.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

constexpr std::array<json::Row<DueEngine>, 2> engines{{
    {DueEngine::Hours, "hours"_L1},
    {DueEngine::Dates, "dates"_L1},
}};

[[nodiscard]] QJsonObject toJson(const ComponentSpec& spec)
{
    QJsonObject json;
    json::put(json, "key"_L1, spec.key);
    json::put(json, "name"_L1, spec.name);
    json.insert("originals"_L1, spec.originals);
    json.insert("copies"_L1, spec.copies);
    json.insert("required"_L1, spec.required);
    return json;
}

[[nodiscard]] ComponentSpec readSpec(json::Reader& reader)
{
    ComponentSpec spec;
    spec.key = reader.text("key"_L1, json::Need::Required);
    spec.name = reader.text("name"_L1);
    spec.originals = reader.count("originals"_L1);
    spec.copies = reader.count("copies"_L1);
    spec.required = reader.flag("required"_L1, true);
    return spec;
}

//! What a version may change; Procedure and ProcedureVersion call it the same.
template<class T>
void write(QJsonObject& json, const T& terms)
{
    json.insert("limit"_L1, QJsonObject{{u"engine"_s, json::codeOf(engines, terms.limit.engine)},
                                        {u"days"_s, terms.limit.days},
                                        {u"sameDay"_s, terms.limit.sameDay}});
    json.insert("fee"_L1, terms.fee);
    json::put(json, "unit"_L1, terms.unit);
    QJsonArray components;
    for (const ComponentSpec& spec : terms.components) {
        components.append(toJson(spec));
    }
    json.insert("components"_L1, components);
    json::put(json, "validFrom"_L1, terms.validFrom);
}

template<class T>
void read(json::Reader& reader, T& terms)
{
    reader.nested("limit"_L1, [&terms](json::Reader& limit) {
        terms.limit.engine = limit.choice("engine"_L1, engines, DueEngine::Hours);
        terms.limit.days = limit.count("days"_L1);
        terms.limit.sameDay = limit.flag("sameDay"_L1);
    });
    terms.fee = reader.integer("fee"_L1);
    terms.unit = reader.text("unit"_L1);
    terms.components = reader.list<ComponentSpec>("components"_L1, readSpec);
    terms.validFrom = reader.date("validFrom"_L1);
}

[[nodiscard]] ProcedureVersion readVersion(json::Reader& reader)
{
    ProcedureVersion version;
    read(reader, version);
    return version;
}

[[nodiscard]] ProcedureVersion ownVersion(const Procedure& procedure)
{
    return {procedure.validFrom, procedure.limit, procedure.fee, procedure.unit, procedure.components};
}

} // namespace

QJsonObject toJson(const Procedure& procedure)
{
    QJsonObject json;
    json::put(json, "id"_L1, procedure.id);
    json.insert("rev"_L1, procedure.rev);
    json::put(json, "name"_L1, procedure.name);
    json::put(json, "field"_L1, procedure.field);
    json.insert("wholly"_L1, procedure.wholly);
    write(json, procedure);
    QJsonArray versions;
    for (const ProcedureVersion& version : procedure.versions) {
        QJsonObject one;
        write(one, version);
        versions.append(one);
    }
    if (!versions.isEmpty()) {
        json.insert("versions"_L1, versions);
    }
    return json;
}

Result<Procedure> procedureFromJson(const QJsonObject& json)
{
    json::Reader reader(json, "procedure"_L1);
    Procedure procedure;
    procedure.id = reader.text("id"_L1, json::Need::Required);
    procedure.rev = reader.integer("rev"_L1);
    procedure.name = reader.text("name"_L1);
    procedure.field = reader.text("field"_L1);
    procedure.wholly = reader.flag("wholly"_L1);
    read(reader, procedure);
    procedure.versions = reader.list<ProcedureVersion>("versions"_L1, readVersion);
    return reader.done(std::move(procedure));
}

Procedure asOf(const Procedure& procedure, QDate day)
{
    if (procedure.versions.empty()) {
        return procedure;
    }
    std::vector<ProcedureVersion> all = procedure.versions;
    all.push_back(ownVersion(procedure));
    // An invalid date comes before every other: valid since ever.
    std::stable_sort(all.begin(), all.end(), [](const ProcedureVersion& a, const ProcedureVersion& b) { return a.validFrom < b.validFrom; });
    auto holds = std::find_if(all.rbegin(), all.rend(), [day](const ProcedureVersion& one) { return !one.validFrom.isValid() || one.validFrom <= day; });
    const ProcedureVersion& found = holds == all.rend() ? all.front() : *holds;
    Procedure then = procedure;
    then.limit = found.limit;
    then.fee = found.fee;
    then.unit = found.unit;
    then.components = found.components;
    then.validFrom = found.validFrom;
    then.versions.clear();
    for (const ProcedureVersion& one : all) {
        if (one.validFrom != found.validFrom) {
            then.versions.push_back(one);
        }
    }
    return then;
}

QDate nextChange(const Procedure& procedure, QDate day)
{
    QDate next;
    const auto look = [&next, day](QDate from) {
        if (from > day && (!next.isValid() || from < next)) {
            next = from;
        }
    };
    look(procedure.validFrom);
    for (const ProcedureVersion& version : procedure.versions) {
        look(version.validFrom);
    }
    return next;
}

} // namespace motcua::domain
