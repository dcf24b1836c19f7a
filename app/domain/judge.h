#pragma once

#include "domain/meeting.h"

#include <vector>

namespace motcua::domain {

//! Every answer a gate gives; domain.md §3. The code strings are stable (stored, sent, counted).
enum class VerdictKind {
    Admit,
    ReEntry,       //!< went out before, comes in again: admitted
    Exit,          //!< recorded as out
    AlreadyInside,
    NotInside,     //!< out without in
    WrongMeeting,
    TooEarly,
    Closed,
    Revoked,
    SignedUnknown, //!< signature good, not in the cache yet: admitted and shown as such
    Unknown,
    Unsigned,      //!< a token whose signature is not the centre's
    Damaged,       //!< a code of ours, misread or mangled
    Unreadable,    //!< not one of our codes at all
    WalkIn,        //!< registered at the gate: admitted
};

[[nodiscard]] QString code(VerdictKind kind);
[[nodiscard]] std::optional<VerdictKind> verdictFromCode(const QString& code);

//! How the scanned text was understood, before anybody is looked up.
enum class CodeState { Serial, SignedToken, BadSignature, Damaged, Foreign };

//! Everything a verdict depends on. `history` = this pass's scans in this meeting, truth ⊕ queued, in order of time;
//! annulled ones are still in it together with those that annul them.
struct GateCase
{
    CodeState codeState = CodeState::Serial;
    std::optional<Pass> pass;
    std::optional<Meeting> passMeeting; //!< of the pass or token, when known
    Meeting here;
    Direction direction = Direction::In;
    QDateTime now;
    std::vector<CheckIn> history;
    bool tokenForHere = false; //!< signed token names this meeting (for SignedUnknown)
    QDateTime tokenNotBefore;
    QDateTime tokenNotAfter;
};

struct Verdict
{
    VerdictKind kind = VerdictKind::Unreadable;
    bool admitted = false;           //!< let the person pass (in or out)
    std::optional<CheckIn> previous; //!< the scan that decided: "đã vào lúc 8:02 cửa 2"
    int entries = 0;                 //!< admissions so far, this one included

    bool operator==(const Verdict&) const = default;
};

//! Pure rules of the gate, the same in the client and at the centre. Order: damaged/foreign → bad signature → unknown →
//! revoked → other meeting → too early/closed (only In) → inside/not inside.
[[nodiscard]] Verdict judge(const GateCase& gateCase);

//! What the standing (not annulled) admissions of one pass add up to.
struct Standing
{
    std::optional<CheckIn> firstIn;
    std::optional<CheckIn> lastIn;
    std::optional<CheckIn> last;
    int entries = 0;

    [[nodiscard]] bool inside() const { return last && last->direction == Direction::In; }
};
//! `history` in order of time.
[[nodiscard]] Standing standing(const std::vector<CheckIn>& history);

//! True when the last standing (not annulled) admitted scan went in.
[[nodiscard]] bool isInside(const std::vector<CheckIn>& history);

} // namespace motcua::domain
