#include "services/gate_work_p.h"

#include "domain/gate_reason.h"
#include "domain/invitation.h"
#include "domain/names.h"
#include "services/attendance.h"
#include "services/gate_keys.h"
#include "services/projection_kinds.h"
#include "storage/meeting_store.h"
#include "storage/side_store.h"
#include "storage/sync_store.h"

// What a guard decides by hand: each is a fact of its own, nothing is changed or deleted.
namespace motcua::services::gateWork {

using namespace Qt::StringLiterals;
using domain::CheckIn;
using domain::VerdictKind;
using storage::Db;
namespace meetings = storage::meetings;
namespace checkIns = storage::checkIns;

namespace {

//! A reason from the list, or words; "other" alone says nothing.
Result<void> hasReason(const GateDecision& decision)
{
    if (!decision.reason.isEmpty() && !domain::gateReasonFromCode(decision.reason))
        return fail(ErrorKind::Invalid, u"reason_unknown"_s);
    const bool named = !decision.reason.isEmpty() && decision.reason != domain::code(domain::GateReason::Other);
    if (!named && decision.words.trimmed().isEmpty())
        return fail(ErrorKind::Invalid, u"reason_missing"_s);
    return {};
}

CheckIn annulment(const GateAt& at, const GateTime& now, const CheckIn& undone)
{
    CheckIn fact = blankScan(at, now, domain::ScanSource::Manual);
    fact.passId = undone.passId;
    fact.direction = undone.direction;
    fact.verdict = undone.verdict;
    fact.walkInName = undone.walkInName;
    fact.walkInUnit = undone.walkInUnit;
    fact.walkInInvitation = undone.walkInInvitation;
    fact.annuls = undone.id;
    return fact;
}

} // namespace

Result<GateVerdict> admit(Db& db, const Projection& projection, const GateAt& gate, const domain::Id& passId, const GateDecision& decision)
{
    if (auto said = hasReason(decision); !said)
        return tl::unexpected(said.error());
    const auto pass = passOf(meetings::pass(db, passId));
    if (!pass)
        return tl::unexpected(pass.error());
    if (!*pass)
        return fail(ErrorKind::NotFound, u"no_pass"_s);
    const GateAt at = doorFor(gate, (*pass)->meetingId);
    const auto place = placeOf(db, projection, at);
    if (!place)
        return tl::unexpected(place.error());
    const auto& [here, now] = *place;
    auto history = historyOf(db, passId, here.id);
    if (!history)
        return tl::unexpected(history.error());
    domain::GateCase gateCase;
    gateCase.pass = *pass;
    gateCase.here = here;
    gateCase.direction = at.direction;
    gateCase.now = now.now;
    gateCase.gate = at.gate;
    gateCase.clockTrusted = now.trusted;
    gateCase.history = *history;
    const domain::Verdict verdict = domain::judge(gateCase);
    CheckIn fact = blankScan(at, now, domain::ScanSource::Manual);
    fact.passId = passId;
    fact.verdict = domain::code(verdict.kind);
    fact.admitted = true;
    fact.reason = decision.reason;
    fact.overrideReason = decision.words.trimmed();
    const auto recorded = record(db, projection, std::move(fact));
    if (!recorded)
        return tl::unexpected(recorded.error());
    history->push_back(*recorded);
    GateVerdict answer;
    answer.kind = verdict.admitted ? verdict.kind : at.direction == domain::Direction::In ? VerdictKind::Admit : VerdictKind::Exit;
    answer.admitted = true;
    answer.scan = *recorded;
    answer.pass = *pass;
    answer.previous = verdict.previous;
    answer.entries = entriesOf(*history);
    return answer;
}

Result<GateVerdict> refuse(Db& db, const Projection& projection, const GateAt& gate, const domain::Id& passId, const GateDecision& decision)
{
    if (auto said = hasReason(decision); !said)
        return tl::unexpected(said.error());
    const auto known = passOf(meetings::pass(db, passId));
    if (!known)
        return tl::unexpected(known.error());
    const GateAt at = doorFor(gate, *known ? (*known)->meetingId : domain::Id());
    const auto place = placeOf(db, projection, at);
    if (!place)
        return tl::unexpected(place.error());
    const auto& [here, now] = *place;
    GateVerdict answer;
    answer.kind = VerdictKind::Refused;
    if (!passId.isEmpty()) {
        answer.pass = *known;
        // The scan said "admitted" and the guard saw somebody else's face: that admission does not stand.
        const auto history = historyOf(db, passId, here.id);
        if (!history)
            return tl::unexpected(history.error());
        const auto standing = standingScans(*history);
        const bool ours = !standing.empty() && standing.back().device == projection.context().deviceId && standing.back().gate == at.gate;
        if (ours && standing.back().direction == domain::Direction::In) {
            if (auto undone = record(db, projection, annulment(at, now, standing.back())); !undone)
                return tl::unexpected(undone.error());
        }
    }
    CheckIn fact = blankScan(at, now, domain::ScanSource::Manual);
    fact.passId = passId;
    fact.verdict = domain::code(VerdictKind::Refused);
    fact.reason = decision.reason;
    fact.overrideReason = decision.words.trimmed();
    auto recorded = record(db, projection, std::move(fact));
    if (!recorded)
        return tl::unexpected(recorded.error());
    answer.scan = std::move(*recorded);
    return answer;
}

Result<GateVerdict> note(Db& db, const Projection& projection, const GateAt& at, const domain::Id& passId, const GateDecision& decision)
{
    if (decision.words.trimmed().isEmpty())
        return fail(ErrorKind::Invalid, u"note_missing"_s);
    const auto place = placeOf(db, projection, at);
    if (!place)
        return tl::unexpected(place.error());
    const auto& [here, now] = *place;
    CheckIn fact = blankScan(at, now, domain::ScanSource::Manual);
    fact.passId = passId;
    fact.verdict = domain::code(VerdictKind::Note);
    fact.reason = decision.reason;
    fact.overrideReason = decision.words.trimmed();
    auto recorded = record(db, projection, std::move(fact));
    if (!recorded)
        return tl::unexpected(recorded.error());
    GateVerdict answer;
    answer.kind = VerdictKind::Note;
    answer.scan = std::move(*recorded);
    auto pass = passOf(meetings::pass(db, passId));
    if (!pass)
        return tl::unexpected(pass.error());
    answer.pass = std::move(*pass);
    return answer;
}

Result<GateVerdict> walkIn(Db& db, const Projection& projection, const GateAt& gate, const WalkIn& person)
{
    // Two meetings behind one door: the paper in their hand says which.
    const auto paper = invitation(db, gate, person.invitation);
    if (!paper)
        return tl::unexpected(paper.error());
    const GateAt at = doorFor(gate, paper->meetingId);
    const auto place = placeOf(db, projection, at);
    if (!place)
        return tl::unexpected(place.error());
    const auto& [here, now] = *place;
    CheckIn fact = blankScan(at, now, person.fromCard ? domain::ScanSource::Card : domain::ScanSource::Manual);
    fact.direction = domain::Direction::In;
    fact.verdict = domain::code(VerdictKind::WalkIn);
    fact.admitted = true;
    fact.walkInName = domain::normalName(person.fullName);
    fact.walkInUnit = person.unit.simplified();
    fact.walkInInvitation = person.invitation.simplified();
    const auto mark = gateKeys::walkInMark(db, here, person.cardNumber);
    if (!mark)
        return tl::unexpected(mark.error());
    GateVerdict answer;
    answer.kind = VerdictKind::WalkIn;
    answer.admitted = true;
    answer.entries = 1;
    if (!mark->isEmpty()) {
        fact.codeHash = *mark;
        const auto history = historyOf(db, checkIns::signedPerson(*mark), here.id);
        if (!history)
            return tl::unexpected(history.error());
        const auto standing = standingScans(*history);
        answer.entries += entriesOf(*history);
        if (!standing.empty() && standing.back().direction == domain::Direction::In) {
            answer.kind = VerdictKind::AlreadyInside;
            answer.admitted = fact.admitted = false;
            answer.previous = standing.back();
            fact.verdict = domain::code(VerdictKind::AlreadyInside);
        }
    }
    if (at.meetingId != gate.meetingId)
        answer.otherMeeting = here;
    auto recorded = record(db, projection, std::move(fact));
    if (!recorded)
        return tl::unexpected(recorded.error());
    answer.scan = std::move(*recorded);
    return answer;
}

Result<GateVerdict> walkOut(Db& db, const Projection& projection, const GateAt& gate, const WalkIn& person)
{
    const auto now = gateTime(db, projection.context().clock);
    if (!now)
        return tl::unexpected(now.error());
    CheckIn fact;
    std::optional<CheckIn> inside;
    for (const domain::Id& of : QStringList(gate.meetingId) + gate.also) {
        const auto here = meeting(db, of);
        if (!here)
            return tl::unexpected(here.error());
        const auto mark = gateKeys::walkInMark(db, *here, person.cardNumber);
        if (!mark)
            return tl::unexpected(mark.error());
        if (mark->isEmpty())
            continue;
        const auto history = historyOf(db, checkIns::signedPerson(*mark), of);
        if (!history)
            return tl::unexpected(history.error());
        const auto standing = standingScans(*history);
        const bool isIn = !standing.empty() && standing.back().direction == domain::Direction::In;
        if (!fact.codeHash.isEmpty() && !isIn)
            continue;
        fact = blankScan(doorFor(gate, of), *now, domain::ScanSource::Card);
        fact.codeHash = *mark;
        if (!isIn)
            continue;
        inside = standing.back();
        break;
    }
    if (fact.codeHash.isEmpty())
        return fail(ErrorKind::NotFound, u"card_not_known"_s);
    const VerdictKind kind = inside ? VerdictKind::Exit : VerdictKind::NotInside;
    fact.direction = domain::Direction::Out;
    fact.verdict = domain::code(kind);
    fact.admitted = inside.has_value();
    fact.walkInName = domain::normalName(person.fullName);
    fact.walkInUnit = inside ? inside->walkInUnit : QString();
    const auto recorded = record(db, projection, std::move(fact));
    if (!recorded)
        return tl::unexpected(recorded.error());
    GateVerdict answer;
    answer.kind = kind;
    answer.admitted = inside.has_value();
    answer.scan = *recorded;
    answer.previous = std::move(inside);
    return answer;
}

Result<GateVerdict> undoLast(Db& db, const Projection& projection, const GateAt& gate)
{
    std::optional<CheckIn> undone;
    for (const domain::Id& of : QStringList(gate.meetingId) + gate.also) {
        const auto last = checkIns::lastStanding(db, of, projection.context().deviceId, gate.gate);
        if (!last)
            return tl::unexpected(last.error());
        if (last->isNull())
            continue;
        auto scan = domain::checkInFromJson(parsed(*last));
        if (!scan)
            return tl::unexpected(unreadable(scan.error()));
        if (!undone || scan->deviceSeq > undone->deviceSeq)
            undone = std::move(*scan);
    }
    if (!undone)
        return fail(ErrorKind::NotFound, u"nothing_to_undo"_s);
    GateAt at = gate;
    at.meetingId = undone->meetingId;
    const auto now = gateTime(db, projection.context().clock);
    if (!now)
        return tl::unexpected(now.error());
    const auto recorded = record(db, projection, annulment(at, *now, *undone));
    if (!recorded)
        return tl::unexpected(recorded.error());
    GateVerdict answer;
    answer.kind = domain::verdictFromCode(undone->verdict).value_or(VerdictKind::Admit);
    answer.scan = *recorded;
    answer.previous = *undone;
    auto pass = passOf(meetings::pass(db, undone->passId));
    if (!pass)
        return tl::unexpected(pass.error());
    answer.pass = std::move(*pass);
    const auto person = checkIns::personOf(db, undone->id);
    if (!person)
        return tl::unexpected(person.error());
    const auto history = historyOf(db, *person, at.meetingId);
    if (!history)
        return tl::unexpected(history.error());
    answer.entries = entriesOf(*history);
    return answer;
}

Result<InvitationSeen> invitation(Db& db, const GateAt& at, const QString& number)
{
    const QString key = domain::invitationKey(number);
    if (key.isEmpty())
        return InvitationSeen();
    InvitationSeen seen;
    const auto rows = storage::sides::list(db, u"invitation"_s);
    if (!rows)
        return tl::unexpected(rows.error());
    for (const storage::SideRecord& row : *rows) {
        const auto one = domain::invitationFromJson(parsed(row.body));
        if (!one || domain::invitationKey(one->number) != key)
            continue;
        seen.known = true;
        seen.unit = one->unit;
        seen.seats = one->seats;
        seen.revoked = one->revoked;
        seen.meetingId = one->meetingId;
        seen.otherMeeting = one->meetingId != at.meetingId && !at.also.contains(one->meetingId);
        if (!seen.otherMeeting)
            break;
    }
    if (seen.known)
        return seen;
    // An older centre sends no invitations: what is known of them stands on the passes.
    for (const domain::Id& of : QStringList(at.meetingId) + at.also) {
        const auto unit = meetings::unitOfInvitation(db, of, number.simplified());
        if (!unit)
            return tl::unexpected(unit.error());
        seen.known = !unit->isNull();
        seen.unit = *unit;
        if (seen.known) {
            seen.meetingId = of;
            break;
        }
    }
    return seen;
}

Result<GateReadiness> readiness(Db& db, const Projection& projection, const GateAt& at)
{
    const auto here = meeting(db, at.meetingId);
    if (!here)
        return tl::unexpected(here.error());
    const auto held = meetings::held(db, at.meetingId);
    if (!held)
        return tl::unexpected(held.error());
    const auto now = gateTime(db, projection.context().clock);
    if (!now)
        return tl::unexpected(now.error());
    const auto seen = storage::sync::meta(db, u"centre_time"_s);
    if (!seen)
        return tl::unexpected(seen.error());
    GateReadiness ready;
    ready.passes = int(held->passes);
    ready.keys = int(held->keys);
    ready.invitations = int(held->invitations);
    ready.expected = here->expected;
    ready.now = now->now;
    ready.clockOffsetMs = now->offsetMs;
    ready.clockTrusted = now->trusted;
    if (!seen->isEmpty())
        ready.centreSeen = QDateTime::fromMSecsSinceEpoch(seen->toLongLong(), Qt::UTC);
    for (const domain::Id& id : at.also) {
        const auto other = meeting(db, id);
        const auto its = meetings::held(db, id);
        if (!other || !its)
            return tl::unexpected(other ? its.error() : other.error());
        ready.also.push_back({other->title, int(its->passes), int(its->invitations), other->expected});
    }
    const auto counts = checkIns::counts(db, at.meetingId);
    if (!counts)
        return tl::unexpected(counts.error());
    ready.waiting = counts->waiting;
    return ready;
}

} // namespace motcua::services::gateWork
