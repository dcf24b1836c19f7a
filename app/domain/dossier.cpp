#include "domain/dossier.h"

#include "domain/dossier_edit.h"
#include "domain/dossier_papers.h"
#include "domain/apply_rules.h"
#include "domain/json_write.h"

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

constexpr std::array<json::Row<DeliveryWay>, 2> ways{{
    {DeliveryWay::Counter, "counter"_L1},
    {DeliveryWay::Post, "post"_L1},
}};

constexpr std::array<json::Row<Sex>, 3> sexes{{
    {Sex::Unknown, "unknown"_L1},
    {Sex::Male, "male"_L1},
    {Sex::Female, "female"_L1},
}};

constexpr std::array<json::Row<OwnerKind>, 2> ownerKinds{{
    {OwnerKind::Person, "person"_L1},
    {OwnerKind::Organisation, "organisation"_L1},
}};

[[nodiscard]] QJsonObject toJson(const Person& person)
{
    QJsonObject json;
    json::put(json, "fullName"_L1, person.fullName);
    json::put(json, "idNumber"_L1, person.idNumber);
    json::put(json, "birthDate"_L1, person.birthDate);
    json::put(json, "sex"_L1, code(person.sex));
    json::put(json, "phone"_L1, person.phone);
    json::put(json, "email"_L1, person.email);
    json::put(json, "address"_L1, person.address);
    if (person.isOrganisation()) {
        json::put(json, "kind"_L1, json::codeOf(ownerKinds, person.kind));
    }
    json::put(json, "representative"_L1, person.representative);
    json::put(json, "representativeId"_L1, person.representativeId);
    json::put(json, "position"_L1, person.position);
    return json;
}

void readPerson(json::Reader& reader, Person& person)
{
    person.fullName = reader.text("fullName"_L1);
    person.idNumber = reader.text("idNumber"_L1);
    person.birthDate = reader.date("birthDate"_L1);
    person.sex = reader.choice("sex"_L1, sexes, Sex::Unknown);
    person.phone = reader.text("phone"_L1);
    person.email = reader.text("email"_L1);
    person.address = reader.text("address"_L1);
    person.kind = reader.choice("kind"_L1, ownerKinds, OwnerKind::Person);
    person.representative = reader.text("representative"_L1);
    person.representativeId = reader.text("representativeId"_L1);
    person.position = reader.text("position"_L1);
}

[[nodiscard]] Component readComponent(json::Reader& reader)
{
    Component component;
    component.key = reader.text("key"_L1);
    component.name = reader.text("name"_L1);
    component.originals = reader.count("originals"_L1);
    component.copies = reader.count("copies"_L1);
    component.required = reader.flag("required"_L1, true);
    component.received = reader.flag("received"_L1);
    component.reused = reader.flag("reused"_L1);
    component.blobs = reader.texts("blobs"_L1);
    return component;
}

} // namespace

QJsonObject toJson(const Component& component)
{
    QJsonObject json;
    json::put(json, "key"_L1, component.key);
    json::put(json, "name"_L1, component.name);
    json.insert("originals"_L1, component.originals);
    json.insert("copies"_L1, component.copies);
    json.insert("required"_L1, component.required);
    json.insert("received"_L1, component.received);
    json.insert("reused"_L1, component.reused);
    json.insert("blobs"_L1, QJsonArray::fromStringList(component.blobs));
    return json;
}

std::optional<Component> componentFromJson(const QJsonValue& json)
{
    if (!json.isObject()) {
        return std::nullopt;
    }
    json::Reader reader(json.toObject(), "component"_L1);
    const Result<Component> read = reader.done(readComponent(reader));
    return read ? std::optional<Component>(*read) : std::nullopt;
}

namespace {

[[nodiscard]] QJsonObject toJson(const DossierEvent& event)
{
    QJsonObject json;
    json::put(json, "at"_L1, event.at);
    json::put(json, "actor"_L1, event.actor);
    json::put(json, "unit"_L1, event.unit);
    json.insert("from"_L1, event.from);
    json.insert("to"_L1, event.to);
    json::put(json, "note"_L1, event.note);
    json::put(json, "commandId"_L1, event.commandId);
    if (!event.changes.empty()) {
        json.insert("changes"_L1, toJson(event.changes));
    }
    return json;
}

//! A status number, or 0 for "none yet" where that may be.
[[nodiscard]] int readStatus(json::Reader& reader, QLatin1StringView key, json::Need need)
{
    const qint64 value = reader.integer(key, std::numeric_limits<int>::min(), std::numeric_limits<int>::max(), need);
    const bool none = value == 0 && need == json::Need::Optional;
    if (reader.ok() && !none && !dossierStatusFromNumber(static_cast<int>(value))) {
        reader.refuse("unknown_status"_L1, key);
        return 0;
    }
    return static_cast<int>(value);
}

[[nodiscard]] DossierEvent readEvent(json::Reader& reader)
{
    DossierEvent event;
    event.at = reader.moment("at"_L1);
    event.actor = reader.text("actor"_L1);
    event.unit = reader.text("unit"_L1);
    event.from = readStatus(reader, "from"_L1, json::Need::Optional);
    event.to = readStatus(reader, "to"_L1, json::Need::Optional);
    event.note = reader.text("note"_L1);
    event.commandId = reader.text("commandId"_L1);
    event.changes = reader.list<FieldChange>("changes"_L1, readFieldChange);
    return event;
}

} // namespace

QString code(Sex sex)
{
    return json::codeOf(sexes, sex);
}

std::optional<Sex> sexFromCode(const QString& code)
{
    return json::valueOf(sexes, code);
}

QString code(DeliveryWay way)
{
    return json::codeOf(ways, way);
}

std::optional<DeliveryWay> deliveryWayFromCode(const QString& code)
{
    return json::valueOf(ways, code);
}

std::optional<DossierStatus> dossierStatusFromNumber(int number)
{
    if (number < 1 || number > 10) {
        return std::nullopt;
    }
    return static_cast<DossierStatus>(number);
}

QJsonObject toJson(const Dossier& dossier)
{
    QJsonObject json;
    json::put(json, "id"_L1, dossier.id);
    json.insert("rev"_L1, dossier.rev);
    json::put(json, "code"_L1, dossier.code);
    json::put(json, "agency"_L1, dossier.agency);
    json::put(json, "procedureId"_L1, dossier.procedureId);
    json::put(json, "procedureName"_L1, dossier.procedureName);
    json.insert("status"_L1, number(dossier.status));
    if (dossier.statusBefore) {
        json.insert("statusBefore"_L1, number(*dossier.statusBefore));
    }
    json.insert("owner"_L1, toJson(dossier.owner));
    json::put(json, "submitter"_L1, dossier.submitter);
    QJsonArray components;
    for (const Component& component : dossier.components) {
        components.append(toJson(component));
    }
    json.insert("components"_L1, components);
    QJsonObject delivery{{u"way"_s, code(dossier.delivery.way)}, {u"electronic"_s, dossier.delivery.electronic}};
    json::put(delivery, "address"_L1, dossier.delivery.address);
    json.insert("delivery"_L1, delivery);
    json.insert("fee"_L1, dossier.fee);
    json::put(json, "submittedAt"_L1, dossier.submittedAt);
    json::put(json, "receivedAt"_L1, dossier.receivedAt);
    json::put(json, "dueAt"_L1, dossier.dueAt);
    json::put(json, "dueRule"_L1, dossier.dueRule);
    json::put(json, "finishedAt"_L1, dossier.finishedAt);
    json::put(json, "holder"_L1, dossier.holder);
    json::put(json, "receivedBy"_L1, dossier.receivedBy);
    json.insert("supplements"_L1, dossier.supplements);
    json::put(json, "note"_L1, dossier.note);
    QJsonArray timeline;
    for (const DossierEvent& event : dossier.timeline) {
        timeline.append(toJson(event));
    }
    json.insert("timeline"_L1, timeline);
    return json;
}

namespace {

Result<Dossier> readDossier(json::Reader&& reader)
{
    Dossier dossier;
    dossier.id = reader.text("id"_L1, json::Need::Required);
    dossier.rev = reader.integer("rev"_L1);
    dossier.code = reader.text("code"_L1);
    dossier.agency = reader.text("agency"_L1);
    dossier.procedureId = reader.text("procedureId"_L1);
    dossier.procedureName = reader.text("procedureName"_L1);
    dossier.status = dossierStatusFromNumber(readStatus(reader, "status"_L1, json::Need::Required))
                         .value_or(DossierStatus::Registered);
    dossier.statusBefore = dossierStatusFromNumber(readStatus(reader, "statusBefore"_L1, json::Need::Optional));
    reader.nested("owner"_L1, [&dossier](json::Reader& owner) { readPerson(owner, dossier.owner); });
    dossier.submitter = reader.text("submitter"_L1);
    dossier.components = reader.list<Component>("components"_L1, readComponent);
    reader.nested("delivery"_L1, [&dossier](json::Reader& delivery) {
        dossier.delivery.way = delivery.choice("way"_L1, ways, DeliveryWay::Counter);
        dossier.delivery.address = delivery.text("address"_L1);
        dossier.delivery.electronic = delivery.flag("electronic"_L1);
    });
    dossier.fee = reader.integer("fee"_L1);
    dossier.submittedAt = reader.moment("submittedAt"_L1);
    dossier.receivedAt = reader.moment("receivedAt"_L1);
    dossier.dueAt = reader.moment("dueAt"_L1);
    dossier.dueRule = reader.text("dueRule"_L1);
    dossier.finishedAt = reader.moment("finishedAt"_L1);
    dossier.holder = reader.text("holder"_L1);
    dossier.receivedBy = reader.text("receivedBy"_L1);
    dossier.supplements = reader.count("supplements"_L1);
    dossier.note = reader.text("note"_L1);
    dossier.timeline = reader.list<DossierEvent>("timeline"_L1, readEvent);
    return reader.done(std::move(dossier));
}

} // namespace

Result<Dossier> dossierFromJson(const QJsonObject& json)
{
    return readDossier(json::Reader(json, "dossier"_L1));
}

Result<Dossier> sentDossierFromJson(const QJsonObject& json)
{
    return readDossier(json::Reader(json, "dossier"_L1, ErrorKind::Contract, json::UnknownFields::Refused));
}

} // namespace motcua::domain
