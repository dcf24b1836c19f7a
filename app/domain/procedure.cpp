#include "domain/procedure.h"

#include "domain/json_write.h"

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

} // namespace

QJsonObject toJson(const Procedure& procedure)
{
    QJsonObject json;
    json::put(json, "id"_L1, procedure.id);
    json.insert("rev"_L1, procedure.rev);
    json::put(json, "name"_L1, procedure.name);
    json::put(json, "field"_L1, procedure.field);
    json.insert("wholly"_L1, procedure.wholly);
    json.insert("limit"_L1, QJsonObject{{u"engine"_s, json::codeOf(engines, procedure.limit.engine)},
                                        {u"days"_s, procedure.limit.days},
                                        {u"sameDay"_s, procedure.limit.sameDay}});
    json.insert("fee"_L1, procedure.fee);
    json::put(json, "unit"_L1, procedure.unit);
    QJsonArray components;
    for (const ComponentSpec& spec : procedure.components) {
        components.append(toJson(spec));
    }
    json.insert("components"_L1, components);
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
    reader.nested("limit"_L1, [&procedure](json::Reader& limit) {
        procedure.limit.engine = limit.choice("engine"_L1, engines, DueEngine::Hours);
        procedure.limit.days = limit.count("days"_L1);
        procedure.limit.sameDay = limit.flag("sameDay"_L1);
    });
    procedure.fee = reader.integer("fee"_L1);
    procedure.unit = reader.text("unit"_L1);
    procedure.components = reader.list<ComponentSpec>("components"_L1, readSpec);
    return reader.done(std::move(procedure));
}

} // namespace motcua::domain
