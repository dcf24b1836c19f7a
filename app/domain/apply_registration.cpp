#include "domain/apply_rules.h"
#include "domain/json_read.h"

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

[[nodiscard]] bool reviews(const Official& actor)
{
    return actor.has(Role::CellSecretary) || actor.has(Role::CellDeputy) || actor.has(Role::CommitteeOfficer);
}

[[nodiscard]] Result<DecisionIntent> readDecision(const QJsonObject& payload)
{
    json::Reader reader(payload, "payload"_L1);
    reader.onlyKeys({"decision"_L1, "reason"_L1, "photo"_L1, "viewed"_L1});
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
    return reader.done(std::move(intent));
}

} // namespace

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
    if (intent->decision != RegistrationStatus::Approved && intent->reason.isEmpty()) {
        return refuse(u"reason_missing"_s, {u"reason"_s});
    }
    MemberRegistration decided = *known;
    decided.status = intent->decision;
    decided.decidedBy = actor.fullName;
    decided.decidedAt = at;
    decided.reason = intent->reason;
    return Record(std::move(decided));
}

} // namespace motcua::domain
