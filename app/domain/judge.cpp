#include "domain/judge.h"

#include "domain/calendar.h"
#include "domain/json_read.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

constexpr std::array<json::Row<VerdictKind>, 24> kinds{{
    {VerdictKind::Admit, "admit"_L1},
    {VerdictKind::ReEntry, "re_entry"_L1},
    {VerdictKind::Exit, "exit"_L1},
    {VerdictKind::AlreadyInside, "already_inside"_L1},
    {VerdictKind::NotInside, "not_inside"_L1},
    {VerdictKind::WrongMeeting, "wrong_meeting"_L1},
    {VerdictKind::AlreadyOut, "already_out"_L1},
    {VerdictKind::WrongDay, "wrong_day"_L1},
    {VerdictKind::WrongGate, "wrong_gate"_L1},
    {VerdictKind::Expired, "expired"_L1},
    {VerdictKind::TwoCodes, "two_codes"_L1},
    {VerdictKind::ClockUntrusted, "clock_untrusted"_L1},
    {VerdictKind::Refused, "refused"_L1},
    {VerdictKind::Note, "note"_L1},
    {VerdictKind::TooEarly, "too_early"_L1},
    {VerdictKind::Closed, "closed"_L1},
    {VerdictKind::Revoked, "revoked"_L1},
    {VerdictKind::SignedUnknown, "signed_unknown"_L1},
    {VerdictKind::Unknown, "unknown"_L1},
    {VerdictKind::NoList, "no_list"_L1},
    {VerdictKind::Unsigned, "unsigned"_L1},
    {VerdictKind::Damaged, "damaged"_L1},
    {VerdictKind::Unreadable, "unreadable"_L1},
    {VerdictKind::WalkIn, "walk_in"_L1},
}};

[[nodiscard]] std::optional<VerdictKind> timeVerdict(const GateCase& gateCase, const QDateTime& notBefore,
                                                     const QDateTime& notAfter)
{
    if (gateCase.direction == Direction::Out) { // whoever is inside may always leave
        return std::nullopt;
    }
    const auto before = [&gateCase](const QDateTime& limit) { return limit.isValid() && gateCase.now < limit; };
    const auto after = [&gateCase](const QDateTime& limit) { return limit.isValid() && gateCase.now > limit; };
    const auto byTheClock = [&]() -> std::optional<VerdictKind> {
        for (const QDateTime& limit : {gateCase.here.opensAt, notBefore}) {
            if (before(limit)) { // "come back on Friday" helps, "too early" two days before does not
                return toLocal(limit).date() == toLocal(gateCase.now).date() ? VerdictKind::TooEarly : VerdictKind::WrongDay;
            }
        }
        if (after(gateCase.here.closesAt)) {
            return VerdictKind::Closed;
        }
        return after(notAfter) ? std::optional(VerdictKind::Expired) : std::nullopt;
    };
    const std::optional<VerdictKind> kind = byTheClock();
    return kind && !gateCase.clockTrusted ? VerdictKind::ClockUntrusted : kind;
}

//! The last word: who is inside, who was. `first` is what a first admission is called.
[[nodiscard]] Verdict presence(const GateCase& gateCase, VerdictKind first)
{
    const Standing now = standing(gateCase.history);
    Verdict verdict;
    verdict.entries = now.entries;
    if (gateCase.direction == Direction::Out) {
        verdict.kind = now.inside() ? VerdictKind::Exit : now.last ? VerdictKind::AlreadyOut : VerdictKind::NotInside;
        verdict.admitted = now.inside();
        verdict.previous = now.last;
        return verdict;
    }
    if (now.inside() || (now.lastIn && !gateCase.here.reEntry)) { // a pass that is used up reads the same at the gate
        verdict.kind = VerdictKind::AlreadyInside;
        verdict.previous = now.lastIn;
        return verdict;
    }
    verdict.kind = now.lastIn ? VerdictKind::ReEntry : first;
    verdict.admitted = true;
    verdict.previous = now.last;
    ++verdict.entries;
    return verdict;
}

[[nodiscard]] Verdict refused(const GateCase& gateCase, VerdictKind kind)
{
    Verdict verdict;
    verdict.kind = kind;
    verdict.entries = standing(gateCase.history).entries;
    return verdict;
}

[[nodiscard]] Verdict judgeUnknownToken(const GateCase& gateCase)
{
    const bool elsewhere = gateCase.passMeeting && gateCase.passMeeting->id != gateCase.here.id;
    if (!gateCase.tokenForHere || elsewhere) {
        return refused(gateCase, VerdictKind::WrongMeeting);
    }
    if (const auto kind = timeVerdict(gateCase, gateCase.tokenNotBefore, gateCase.tokenNotAfter)) {
        return refused(gateCase, *kind);
    }
    return presence(gateCase, VerdictKind::SignedUnknown);
}

} // namespace

QString code(VerdictKind kind)
{
    return json::codeOf(kinds, kind);
}

std::optional<VerdictKind> verdictFromCode(const QString& code)
{
    return json::valueOf(kinds, code);
}

Verdict judge(const GateCase& gateCase)
{
    switch (gateCase.codeState) {
    case CodeState::Damaged: return refused(gateCase, VerdictKind::Damaged);
    case CodeState::Foreign: return refused(gateCase, VerdictKind::Unreadable);
    case CodeState::BadSignature: return refused(gateCase, VerdictKind::Unsigned);
    case CodeState::Two: return refused(gateCase, VerdictKind::TwoCodes);
    case CodeState::Serial:
    case CodeState::SignedToken: break;
    }
    if (!gateCase.pass) {
        if (gateCase.codeState == CodeState::SignedToken) {
            return judgeUnknownToken(gateCase);
        }
        return refused(gateCase, gateCase.listHere ? VerdictKind::Unknown : VerdictKind::NoList);
    }
    const Pass& pass = *gateCase.pass;
    if (pass.revoked) {
        return refused(gateCase, VerdictKind::Revoked);
    }
    if (pass.meetingId != gateCase.here.id) {
        return refused(gateCase, VerdictKind::WrongMeeting);
    }
    if (!pass.gates.isEmpty() && !gateCase.gate.isEmpty() && !pass.gates.contains(gateCase.gate) && gateCase.direction == Direction::In) {
        return refused(gateCase, VerdictKind::WrongGate);
    }
    if (const auto kind = timeVerdict(gateCase, pass.notBefore, pass.notAfter)) {
        return refused(gateCase, *kind);
    }
    return presence(gateCase, VerdictKind::Admit);
}

Standing standing(const std::vector<CheckIn>& history)
{
    // From the end: an annulment that is itself annulled undoes nothing.
    QSet<Id> annulled;
    std::vector<const CheckIn*> kept;
    for (auto it = history.rbegin(); it != history.rend(); ++it) {
        if (annulled.contains(it->id)) {
            continue;
        }
        if (!it->annuls.isEmpty()) {
            annulled.insert(it->annuls);
        } else if (it->admitted) {
            kept.push_back(&*it);
        }
    }
    Standing result;
    for (auto it = kept.rbegin(); it != kept.rend(); ++it) {
        result.last = **it;
        if ((*it)->direction == Direction::In) {
            if (!result.firstIn) {
                result.firstIn = **it;
            }
            result.lastIn = **it;
            ++result.entries;
        }
    }
    return result;
}

bool isInside(const std::vector<CheckIn>& history)
{
    return standing(history).inside();
}

} // namespace motcua::domain
