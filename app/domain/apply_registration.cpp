#include "domain/apply_rules.h"
#include "domain/identity.h"
#include "domain/json_read.h"

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

//! A merge names the earlier registration and its CV number, or neither.
void readMerge(json::Reader& reader, DecisionIntent& intent)
{
    intent.mergeWith = reader.text("mergeWith"_L1);
    intent.mergeCv = reader.text("mergeCv"_L1);
    if (intent.mergeWith.isEmpty() != intent.mergeCv.isEmpty()) {
        reader.refuse({}, intent.mergeWith.isEmpty() ? "mergeWith"_L1 : "mergeCv"_L1);
    }
    if (!intent.mergeWith.isEmpty() && intent.decision != RegistrationStatus::Approved) {
        reader.refuse({}, "mergeWith"_L1);
    }
    if (!intent.mergeCv.isEmpty() && parseCvNumber(intent.mergeCv).value_or(QString()) != intent.mergeCv) {
        reader.refuse({}, "mergeCv"_L1);
    }
}

[[nodiscard]] Result<DecisionIntent> readDecision(const QJsonObject& payload)
{
    json::Reader reader(payload, "payload"_L1);
    reader.onlyKeys({"decision"_L1, "reason"_L1, "photo"_L1, "viewed"_L1, "values"_L1, "way"_L1, "mergeWith"_L1, "mergeCv"_L1});
    DecisionIntent intent;
    const auto decision = registrationStatusFromCode(reader.text("decision"_L1, json::Need::Required));
    if (!decision || *decision == RegistrationStatus::Waiting) {
        reader.refuse({}, "decision"_L1);
    }
    intent.decision = decision.value_or(RegistrationStatus::Waiting);
    intent.reason = reader.text("reason"_L1).trimmed();
    if (intent.reason.size() > maxWords) {
        reader.refuse({}, "reason"_L1);
    }
    intent.photo = reader.text("photo"_L1);
    intent.viewed = reader.texts("viewed"_L1);
    intent.values = reader.text("values"_L1);
    const QString way = reader.text("way"_L1);
    const auto known = way.isEmpty() ? ReviewWay::Person : reviewWayFromCode(way);
    if (!known || (*known == ReviewWay::Bulk && intent.decision != RegistrationStatus::Approved)) {
        reader.refuse({}, "way"_L1); // together one can only approve
    }
    intent.way = known.value_or(ReviewWay::Person);
    readMerge(reader, intent);
    return reader.done(std::move(intent));
}

} // namespace

Applied applySubmission(const Record& record, const Command& command, const Official& actor, const QDateTime& at)
{
    if (!reviews(actor)) {
        return refuse(u"not_allowed"_s);
    }
    if (!std::holds_alternative<std::monostate>(record)) {
        return refuse(u"record_exists"_s);
    }
    if (!holdsOnly(command.payload, "registration"_L1)) {
        return refuse(u"bad_payload"_s, {u"payload"_s});
    }
    Result<MemberRegistration> sent = sentRegistrationFromJson(command.payload["registration"_L1].toObject());
    if (!sent) {
        return refuse(u"bad_payload"_s, {sent.error().detail});
    }
    MemberRegistration& registration = *sent;
    if (registration.id != command.target || registration.status != RegistrationStatus::Waiting) {
        return refuse(u"bad_payload"_s, {registration.id != command.target ? u"id"_s : u"status"_s});
    }
    if (!actor.holds(u"cell:"_s + registration.cell)) {
        return refuse(u"outside_cell"_s, {u"cell"_s});
    }
    if (const QStringList faulty = faultyFields(registration, at.date()); !faulty.isEmpty()) {
        return refuse(u"field_missing"_s, faulty);
    }
    registration.rev = 0;
    registration.submittedAt = at;
    registration.assistedBy = actor.fullName;
    // What only deciding may write.
    registration.decidedBy.clear();
    registration.decidedAt = {};
    registration.reason.clear();
    registration.mergedWith.clear();
    registration.mergedInto.clear();
    registration.history.clear();
    return Record(std::move(registration));
}

Applied applyDecision(const Record& record, const Command& command, const Official& actor, const QDateTime& at)
{
    const MemberRegistration* known = std::get_if<MemberRegistration>(&record);
    if (known == nullptr) {
        return refuse(u"no_record"_s);
    }
    if (!reviews(actor)) {
        return refuse(u"not_allowed"_s);
    }
    if (!known->officialId.isEmpty() && known->officialId == actor.id) { // whatever the role
        return refuse(u"own_registration"_s);
    }
    if (!actor.holds(u"cell:"_s + known->cell)) { // the committee's officer holds all cells of the committee
        return refuse(u"outside_cell"_s, {u"cell"_s});
    }
    const Result<DecisionIntent> intent = readDecision(command.payload);
    if (!intent) {
        return refuse(u"bad_payload"_s, {intent.error().detail});
    }
    if (known->status != RegistrationStatus::Waiting) {
        return refuse(u"already_decided"_s, {u"status"_s}, true);
    }
    if (!intent->photo.isEmpty() && intent->photo != known->photo) { // the member sent another picture meanwhile
        return refuse(u"photo_changed"_s, {u"photo"_s}, true);
    }
    const QString values = valuesHash(*known);
    if (!intent->values.isEmpty() && intent->values != values) { // or other words
        return refuse(u"values_changed"_s, {u"values"_s}, true);
    }
    if (intent->decision != RegistrationStatus::Approved && intent->reason.isEmpty()) {
        return refuse(u"reason_missing"_s, {u"reason"_s});
    }
    MemberRegistration decided = *known;
    if (!intent->mergeWith.isEmpty()) {
        const bool otherCv = !known->cvNumber.isEmpty() && known->cvNumber != intent->mergeCv;
        if (known->cardNumber.isEmpty() || otherCv || intent->mergeWith == known->id) {
            return refuse(u"merge_mismatch"_s, {otherCv ? u"cvNumber"_s : u"mergeWith"_s});
        }
        decided.cvNumber = intent->mergeCv;
        decided.mergedWith = intent->mergeWith;
    }
    decided.status = intent->decision;
    decided.decidedBy = actor.fullName;
    decided.decidedAt = at;
    decided.reason = intent->reason;
    decided.history.push_back({at, actor.fullName, intent->decision, intent->reason, intent->way, intent->photo, values, intent->viewed});
    return Record(std::move(decided));
}

} // namespace motcua::domain
