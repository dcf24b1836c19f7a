#include "domain/dossier_edit.h"

#include "domain/apply_rules.h"
#include "domain/json_write.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

constexpr auto ownerPrefix = "owner."_L1;
constexpr auto person = "person"_L1;

//! The dossier's own fields as JSON, without the lists: those are no fields and can be long.
[[nodiscard]] QJsonObject headOf(const Dossier& dossier)
{
    Dossier head = dossier;
    head.components.clear();
    head.timeline.clear();
    return toJson(head);
}

[[nodiscard]] QJsonObject wholeDelivery(const QJsonObject& given)
{
    QJsonObject delivery = given;
    for (const auto& [key, unset] : {std::pair{u"way"_s, QJsonValue(u"counter"_s)}, {u"address"_s, QJsonValue(QString())}, {u"electronic"_s, QJsonValue(false)}}) {
        if (!delivery.contains(key)) {
            delivery.insert(key, unset);
        }
    }
    return delivery;
}

[[nodiscard]] QJsonValue valueIn(const QJsonObject& head, const QString& field)
{
    if (field == "delivery"_L1) {
        return wholeDelivery(head.value(field).toObject());
    }
    if (field == "fee"_L1) {
        return head.value(field).toDouble();
    }
    if (field == "owner.sex"_L1) {
        return head["owner"_L1]["sex"_L1].toString(code(Sex::Unknown));
    }
    if (field == "owner.kind"_L1) {
        return head["owner"_L1]["kind"_L1].toString(person);
    }
    return field.startsWith(ownerPrefix) ? head["owner"_L1][QStringView(field).sliced(ownerPrefix.size())].toString() : head.value(field).toString();
}

//! One form for what people and programs write differently.
[[nodiscard]] QJsonValue normal(const QString& field, const QJsonValue& value)
{
    if (field == "delivery"_L1 && value.isObject()) {
        return wholeDelivery(value.toObject());
    }
    if (field == "owner.sex"_L1 && value.toString().isEmpty()) {
        return code(Sex::Unknown);
    }
    if (field == "owner.kind"_L1 && value.toString().isEmpty()) {
        return QString(person);
    }
    return value.isString() ? QJsonValue(value.toString().trimmed()) : value;
}

[[nodiscard]] bool fits(const QString& field, const QJsonValue& value)
{
    if (field == "delivery"_L1) {
        const QStringList keys = value.toObject().keys();
        return value.isObject() && std::all_of(keys.begin(), keys.end(), [](const QString& key) {
                   return key == "way"_L1 || key == "address"_L1 || key == "electronic"_L1;
               });
    }
    return field == "fee"_L1 ? value.isDouble() : value.isString() && value.toString().size() <= maxWords;
}

} // namespace

const QStringList& editableFields()
{
    static const QStringList fields{u"owner.fullName"_s, u"owner.idNumber"_s, u"owner.birthDate"_s, u"owner.sex"_s, u"owner.phone"_s, u"owner.email"_s,
                                    u"owner.address"_s,  u"owner.kind"_s,     u"owner.representative"_s, u"owner.representativeId"_s, u"owner.position"_s, u"submitter"_s,      u"delivery"_s,        u"fee"_s,       u"note"_s};
    return fields;
}

QJsonValue fieldValue(const Dossier& dossier, const QString& field)
{
    return valueIn(headOf(dossier), field);
}

Result<Dossier> withFields(const Dossier& dossier, const std::vector<FieldChange>& changes)
{
    QJsonObject head = headOf(dossier);
    for (const FieldChange& change : changes) {
        if (!change.field.startsWith(ownerPrefix)) {
            head.insert(change.field, change.to);
            continue;
        }
        QJsonObject owner = head.value("owner"_L1).toObject();
        owner.insert(change.field.sliced(ownerPrefix.size()), change.to);
        head.insert("owner"_L1, owner);
    }
    Result<Dossier> made = dossierFromJson(head);
    if (made) {
        made->components = dossier.components;
        made->timeline = dossier.timeline;
    }
    return made;
}

std::vector<FieldChange> changesBetween(const Dossier& before, const Dossier& after)
{
    const QJsonObject was = headOf(before);
    const QJsonObject is = headOf(after);
    std::vector<FieldChange> changes;
    for (const QString& field : editableFields()) {
        const QJsonValue from = valueIn(was, field);
        if (const QJsonValue to = normal(field, valueIn(is, field)); to != from) {
            changes.push_back({field, from, to});
        }
    }
    return changes;
}

QJsonArray toJson(const std::vector<FieldChange>& changes)
{
    QJsonArray json;
    for (const FieldChange& change : changes) {
        json.append(QJsonObject{{u"field"_s, change.field}, {u"from"_s, change.from}, {u"to"_s, change.to}});
    }
    return json;
}

FieldChange readFieldChange(json::Reader& reader)
{
    FieldChange change;
    change.field = reader.text("field"_L1, json::Need::Required);
    change.from = reader.any("from"_L1);
    change.to = reader.any("to"_L1);
    return change;
}

QJsonObject editPayload(const std::vector<FieldChange>& changes)
{
    return {{u"changes"_s, toJson(changes)}};
}

Result<std::vector<FieldChange>> editFromPayload(const QJsonObject& payload)
{
    json::Reader reader(payload, "command"_L1, ErrorKind::Invalid);
    reader.onlyKeys({"changes"_L1});
    auto changes = reader.list<FieldChange>("changes"_L1, [](json::Reader& inner) {
        inner.onlyKeys({"field"_L1, "from"_L1, "to"_L1});
        FieldChange change = readFieldChange(inner);
        if (inner.ok() && (!editableFields().contains(change.field) || !fits(change.field, change.from) || !fits(change.field, change.to))) {
            inner.refuse({}, "field"_L1);
        }
        change.from = normal(change.field, change.from);
        change.to = normal(change.field, change.to);
        return change;
    }, json::Need::Required);
    QStringList seen;
    for (const FieldChange& change : changes) {
        if (seen.contains(change.field)) {
            reader.refuse({}, "changes"_L1);
        }
        seen.append(change.field);
    }
    if (changes.empty()) {
        reader.refuse({}, "changes"_L1);
    }
    return reader.done(std::move(changes));
}

Applied applyEdit(const Record& record, const Command& command, const Official& actor, const QDateTime& at)
{
    const CheckedDossier checked = checkDossier(record, actor);
    if (checked.refusal) {
        return tl::unexpected<Refusal>(*checked.refusal);
    }
    const Dossier& before = *checked.dossier;
    if (alreadyThere(before, command)) {
        return record;
    }
    const auto asked = editFromPayload(command.payload);
    if (!asked) {
        return refuse(u"bad_payload"_s, {asked.error().detail});
    }
    if (isEnd(before.status)) {
        return refuse(u"not_allowed"_s, {u"status"_s});
    }
    const QJsonObject head = headOf(before);
    std::vector<FieldChange> open;
    QStringList moved;
    for (const FieldChange& change : *asked) {
        const QJsonValue now = valueIn(head, change.field);
        if (now == change.to) {
            continue;
        }
        if (now == change.from) {
            open.push_back(change);
        } else {
            moved.append(change.field);
        }
    }
    if (!moved.isEmpty()) {
        return refuse(u"fields_moved"_s, moved, true);
    }
    if (open.empty()) {
        return record;
    }
    Result<Dossier> after = withFields(before, open);
    if (!after) {
        return refuse(u"bad_payload"_s, {after.error().detail});
    }
    if (const QStringList fields = missingFields(*after); !fields.isEmpty()) {
        return refuse(u"field_missing"_s, fields);
    }
    DossierEvent step = stepOf(command, actor, at, number(before.status), before.status, {});
    step.changes = std::move(open);
    after->timeline.push_back(std::move(step));
    return Record(std::move(*after));
}

} // namespace motcua::domain
