#include "domain/apply_rules.h"
#include "domain/gate_reason.h"
#include "domain/judge.h"
#include "domain/pass_code.h"

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

//! Verdicts that let somebody pass by themselves; with any other one a person must say why.
[[nodiscard]] bool admits(const QString& verdict)
{
    switch (verdictFromCode(verdict).value_or(VerdictKind::Unknown)) {
    case VerdictKind::Admit:
    case VerdictKind::ReEntry:
    case VerdictKind::Exit:
    case VerdictKind::SignedUnknown:
    case VerdictKind::WalkIn: return true;
    default: return false;
    }
}

} // namespace

Applied applyCheckIn(const Record& record, const Command& command, const Official& actor)
{
    const Result<CheckIn> read = sentCheckInFromJson(command.payload.value("checkIn"_L1).toObject());
    if (!actor.has(Role::Guard) && !actor.has(Role::MeetingOffice)) {
        return refuse(u"not_allowed"_s);
    }
    if (!read || !holdsOnly(command.payload, "checkIn"_L1)) {
        return refuse(u"bad_payload"_s, {read ? u"payload"_s : read.error().detail});
    }
    if (read->id != command.id) {
        return refuse(u"bad_payload"_s, {u"id"_s});
    }
    if (const CheckIn* known = std::get_if<CheckIn>(&record)) { // a fact is written once; the same one again is no news
        return known->id == read->id ? Applied(record) : refuse(u"record_exists"_s, {u"id"_s}, true);
    }
    if (!std::holds_alternative<std::monostate>(record)) {
        return refuse(u"bad_payload"_s, {u"target"_s});
    }
    if (read->verdict == code(VerdictKind::WalkIn) && read->walkInName.trimmed().isEmpty()) {
        return refuse(u"field_missing"_s, {u"walkInName"_s});
    }
    const bool said = !read->overrideReason.trimmed().isEmpty();
    const bool why = said || (!read->reason.isEmpty() && read->reason != code(GateReason::Other));
    if (!read->serial.isEmpty() && (!read->passId.isEmpty() || !parseSerial(read->serial))) {
        return refuse(u"bad_payload"_s, {u"serial"_s});
    }
    if (!why && (read->admitted ? !admits(read->verdict) : read->verdict == code(VerdictKind::Refused))) {
        return refuse(u"reason_missing"_s, {u"overrideReason"_s});
    }
    if (read->verdict == code(VerdictKind::Note) && !said) {
        return refuse(u"field_missing"_s, {u"overrideReason"_s});
    }
    CheckIn checkIn = *read;
    checkIn.rev = 0;
    checkIn.incident = false; // only the centre sees both gates
    return Record(std::move(checkIn));
}

} // namespace motcua::domain
