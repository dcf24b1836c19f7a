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
    AlreadyOut,    //!< out twice running
    WrongMeeting,
    WrongDay,      //!< the meeting or the pass begins on another day
    WrongGate,     //!< the pass is for other gates of this meeting
    TooEarly,
    Closed,
    Expired,       //!< the pass is over, the meeting is not
    Revoked,
    SignedUnknown, //!< signature good, not in the cache yet: admitted and shown as such
    Unknown,
    NoList,        //!< a serial, and this machine holds no pass of the meeting at all: nobody's fault but the machine's
    Unsigned,      //!< a token whose signature is not the centre's
    Damaged,       //!< a code of ours, misread or mangled
    Unreadable,    //!< not one of our codes at all
    TwoCodes,      //!< two different passes in one picture: nobody knows whose
    ClockUntrusted, //!< refused by the hour only, and this machine's clock is known to be wrong
    WalkIn,        //!< registered at the gate: admitted
    Refused,       //!< a guard refused, with a reason
    Note,          //!< nobody was judged: what a guard wrote down
};

[[nodiscard]] QString code(VerdictKind kind);
[[nodiscard]] std::optional<VerdictKind> verdictFromCode(const QString& code);

//! How the scanned text was understood, before anybody is looked up.
enum class CodeState { Serial, SignedToken, BadSignature, Damaged, Foreign, Two };

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
    QString gate;             //!< name of this gate
    bool listHere = true;     //!< false: not one pass of this meeting lies here
    bool clockTrusted = true; //!< false: the clock went back, or has not been compared for days
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
//! revoked → other meeting → other gate → day and hourd (only In) → inside/not inside.
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
