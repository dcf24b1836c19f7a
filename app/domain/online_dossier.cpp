#include "domain/online_dossier.h"

#include "domain/apply_rules.h"
#include "domain/json_write.h"
#include "domain/names.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

constexpr qsizetype longestText = 300;

[[nodiscard]] QString shortText(json::Reader& reader, QLatin1StringView key, json::Need need = json::Need::Optional)
{
    const QString text = normalName(reader.text(key, need));
    if (text.size() > longestText || (need == json::Need::Required && text.isEmpty())) {
        reader.refuse({}, key);
    }
    return text;
}

void readOwner(json::Reader& reader, Person& owner)
{
    reader.onlyKeys({"fullName"_L1, "idNumber"_L1, "birthDate"_L1, "sex"_L1, "phone"_L1, "email"_L1, "address"_L1, "kind"_L1, "representative"_L1,
                     "representativeId"_L1, "position"_L1});
    owner.fullName = shortText(reader, "fullName"_L1, json::Need::Required);
    owner.idNumber = shortText(reader, "idNumber"_L1);
    owner.birthDate = reader.date("birthDate"_L1);
    const QString sex = reader.text("sex"_L1);
    if (!sex.isEmpty() && !sexFromCode(sex)) {
        reader.refuse({}, "sex"_L1);
    }
    owner.sex = sexFromCode(sex).value_or(Sex::Unknown);
    owner.phone = shortText(reader, "phone"_L1);
    if (!owner.phone.isEmpty()) {
        const auto phone = parsePhone(owner.phone);
        if (!phone) {
            reader.refuse({}, "phone"_L1);
        }
        owner.phone = phone.value_or(QString());
    }
    owner.email = shortText(reader, "email"_L1);
    owner.address = shortText(reader, "address"_L1);
    const QString kind = reader.text("kind"_L1);
    if (!kind.isEmpty() && kind != "person"_L1 && kind != "organisation"_L1) {
        reader.refuse({}, "kind"_L1);
    }
    owner.kind = kind == "organisation"_L1 ? OwnerKind::Organisation : OwnerKind::Person;
    owner.representative = shortText(reader, "representative"_L1);
    owner.representativeId = shortText(reader, "representativeId"_L1);
    owner.position = shortText(reader, "position"_L1);
}

void readDelivery(json::Reader& reader, Delivery& delivery)
{
    reader.onlyKeys({"way"_L1, "address"_L1, "electronic"_L1});
    const QString way = reader.text("way"_L1);
    if (!way.isEmpty() && !deliveryWayFromCode(way)) {
        reader.refuse({}, "way"_L1);
    }
    delivery.way = deliveryWayFromCode(way).value_or(DeliveryWay::Counter);
    delivery.address = shortText(reader, "address"_L1);
    delivery.electronic = reader.flag("electronic"_L1);
}

[[nodiscard]] ComponentFiles readFiles(json::Reader& reader)
{
    reader.onlyKeys({"key"_L1, "blobs"_L1});
    ComponentFiles files;
    files.key = reader.text("key"_L1, json::Need::Required);
    files.blobs = reader.texts("blobs"_L1);
    return files;
}

[[nodiscard]] bool hasStep(const Dossier& dossier, const Id& step)
{
    return std::any_of(dossier.timeline.begin(), dossier.timeline.end(),
                       [&step](const DossierEvent& event) { return event.commandId == step; });
}

[[nodiscard]] DossierEvent event(const CitizenStep& step, int from, DossierStatus to, const QString& note)
{
    DossierEvent event;
    event.at = step.at;
    event.actor = step.actor;
    event.from = from;
    event.to = number(to);
    event.note = note;
    event.commandId = step.id;
    return event;
}

//! Adds the files; false where a component is unknown or gets too many.
[[nodiscard]] bool addFiles(std::vector<Component>& components, const std::vector<ComponentFiles>& files)
{
    for (const ComponentFiles& given : files) {
        const auto component =
            std::find_if(components.begin(), components.end(), [&given](const Component& it) { return it.key == given.key; });
        if (component == components.end()) {
            return false;
        }
        for (const QString& blob : given.blobs) {
            if (!component->blobs.contains(blob)) {
                component->blobs.append(blob);
            }
        }
        if (component->blobs.size() > mostFilesOfComponent) {
            return false;
        }
        component->received = component->received || !component->blobs.isEmpty();
    }
    return true;
}

} // namespace

Result<Filing> filingFromJson(const QJsonObject& json)
{
    json::Reader reader(json, "filing"_L1, ErrorKind::Invalid);
    reader.onlyKeys({"id"_L1, "procedureId"_L1, "agency"_L1, "owner"_L1, "submitter"_L1, "components"_L1, "delivery"_L1, "note"_L1});
    Filing filing;
    filing.id = reader.text("id"_L1, json::Need::Required);
    if (!isUuid(filing.id)) {
        reader.refuse({}, "id"_L1);
    }
    filing.procedureId = shortText(reader, "procedureId"_L1, json::Need::Required);
    filing.agency = shortText(reader, "agency"_L1, json::Need::Required);
    reader.nested("owner"_L1, [&filing](json::Reader& owner) { readOwner(owner, filing.owner); }, json::Need::Required);
    filing.submitter = shortText(reader, "submitter"_L1);
    filing.components = reader.list<ComponentFiles>("components"_L1, readFiles);
    reader.nested("delivery"_L1, [&filing](json::Reader& delivery) { readDelivery(delivery, filing.delivery); });
    filing.note = reader.text("note"_L1).trimmed();
    if (filing.note.size() > maxWords) {
        reader.refuse({}, "note"_L1);
    }
    return reader.done(std::move(filing));
}

Result<std::vector<ComponentFiles>> componentFilesFromJson(const QJsonArray& json)
{
    const QJsonObject object{{u"components"_s, json}};
    json::Reader reader(object, "filing"_L1, ErrorKind::Invalid);
    std::vector<ComponentFiles> files = reader.list<ComponentFiles>("components"_L1, readFiles);
    return reader.done(std::move(files));
}

tl::expected<Dossier, Refusal> fileDossier(const Filing& filing, const Procedure& procedure, const QString& filedBy, const QDateTime& at)
{
    Dossier dossier;
    dossier.id = filing.id;
    dossier.agency = filing.agency;
    dossier.procedureId = procedure.id;
    dossier.procedureName = procedure.name;
    dossier.status = DossierStatus::Registered;
    dossier.owner = filing.owner;
    dossier.submitter = filing.submitter;
    dossier.delivery = filing.delivery;
    dossier.fee = procedure.fee;
    dossier.submittedAt = at;
    dossier.note = filing.note;
    for (const ComponentSpec& spec : procedure.components) {
        Component component;
        component.key = spec.key;
        component.name = spec.name;
        component.originals = spec.originals;
        component.copies = spec.copies;
        component.required = spec.required;
        dossier.components.push_back(std::move(component));
    }
    if (!addFiles(dossier.components, filing.components)) {
        return refuse(u"bad_payload"_s, {u"components"_s});
    }
    QStringList missing;
    if (filing.delivery.way == DeliveryWay::Post && filing.delivery.address.isEmpty()) {
        missing.append(u"delivery.address"_s);
    }
    for (const Component& component : dossier.components) {
        if (procedure.wholly && component.required && component.blobs.isEmpty()) {
            missing.append(u"components."_s + component.key);
        }
    }
    if (!missing.isEmpty()) {
        return refuse(u"field_missing"_s, missing);
    }
    dossier.timeline.push_back(event({filing.id, filedBy, at}, 0, DossierStatus::Registered, {}));
    return dossier;
}

tl::expected<Dossier, Refusal> withdrawDossier(const Dossier& dossier, const QString& reason, const CitizenStep& step,
                                               const TransitionTable& transitions)
{
    if (hasStep(dossier, step.id)) {
        return dossier;
    }
    const std::vector<Transition> open = transitions.from(dossier);
    if (std::none_of(open.begin(), open.end(), [](const Transition& it) { return it.to == DossierStatus::WithdrawalRequested; })) {
        return refuse(u"not_allowed"_s, {u"status"_s}, true);
    }
    const QString words = reason.trimmed();
    if (words.isEmpty() || words.size() > maxWords) {
        return refuse(u"reason_missing"_s, {u"reason"_s});
    }
    Dossier withdrawn = dossier;
    withdrawn.statusBefore = dossier.status;
    withdrawn.status = DossierStatus::WithdrawalRequested;
    withdrawn.timeline.push_back(event(step, number(dossier.status), DossierStatus::WithdrawalRequested, words));
    return withdrawn;
}

tl::expected<Dossier, Refusal> supplementDossier(const Dossier& dossier, const std::vector<ComponentFiles>& files, const QString& note,
                                                 const CitizenStep& step)
{
    if (hasStep(dossier, step.id)) {
        return dossier;
    }
    if (dossier.status != DossierStatus::SupplementRequested) {
        return refuse(u"status_moved"_s, {u"status"_s}, true);
    }
    const bool any = std::any_of(files.begin(), files.end(), [](const ComponentFiles& it) { return !it.blobs.isEmpty(); });
    if (!any) {
        return refuse(u"field_missing"_s, {u"components"_s});
    }
    Dossier supplemented = dossier;
    if (!addFiles(supplemented.components, files) || note.size() > maxWords) {
        return refuse(u"bad_payload"_s, {u"components"_s});
    }
    // The words stand in the record and are read by officials; they are Vietnamese as those of forms are.
    const QString words = note.trimmed().isEmpty() ? u"Công dân đã bổ sung giấy tờ"_s : u"Công dân đã bổ sung giấy tờ: "_s + note.trimmed();
    supplemented.timeline.push_back(event(step, number(dossier.status), dossier.status, words));
    return supplemented;
}

} // namespace motcua::domain
