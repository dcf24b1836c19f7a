#pragma once

#include "domain/judge.h"
#include "domain/meeting.h"

#include <QDateTime>
#include <QString>

#include <optional>
#include <vector>

// What the gate's desk (check_in_desk.h) is asked with and answers. Plain values, any thread.
namespace motcua::services {

//! Everything the gate's screen shows of one scan.
struct GateVerdict
{
    domain::VerdictKind kind = domain::VerdictKind::Unreadable;
    bool admitted = false;
    domain::CheckIn scan;             //!< as recorded
    std::optional<domain::Pass> pass;
    std::optional<domain::Meeting> otherMeeting; //!< for WrongMeeting; of a scan for another meeting that this door serves, that one
    std::optional<domain::CheckIn> previous;     //!< for AlreadyInside
    int entries = 0;
    QDateTime from;          //!< for WrongDay: when it begins
    double milliseconds = 0; //!< from the call to the verdict on disk
};

//! What a guard decided by hand: a reason from domain::GateReason, words, or both.
struct GateDecision
{
    QString reason; //!< code
    QString words;
};

//! Somebody without a pass who showed card and invitation; registered for the meeting of the door that the invitation is for.
struct WalkIn
{
    QString fullName;
    QString unit;
    QString invitation;
    bool fromCard = false; //!< the name was read from an identity card
    QString cardNumber = {}; //!< of that card: only its mark is kept, and only where gates tell each other (gate_keys.h)
};

//! What this machine knows of the number of an invitation.
struct InvitationSeen
{
    bool known = false;
    bool revoked = false;
    bool otherMeeting = false; //!< none of this door's
    domain::Id meetingId = {};
    QString unit;
    int seats = 0;
};

struct MeetingHeld
{
    QString title;
    int passes = 0;
    int invitations = 0;
    int expected = 0;
};

//! What this machine has for the doors to open: asked before they do.
struct GateReadiness
{
    int passes = 0; //!< of this meeting
    int keys = 0;   //!< that passes are signed with
    int invitations = 0;
    int expected = 0;
    int waiting = 0; //!< scans not yet at the centre
    QDateTime now;   //!< as the gate judges by, UTC
    qint64 clockOffsetMs = 0;
    bool clockTrusted = true;
    QDateTime centreSeen;   //!< invalid = never
    qint64 diskFree = -1;   //!< bytes where the data lie, -1 = not known
    std::vector<MeetingHeld> also = {}; //!< the other meetings of this door
};

enum class ListFormat { Xlsx, Csv, Pdf };

//! One of the meetings that a door serves.
struct MeetingCounts
{
    domain::Id meetingId;
    QString title;
    int arrived = 0;
    int inside = 0;
    int expected = 0;

    bool operator==(const MeetingCounts&) const = default;
};

//! Of all meetings of the door together.
struct GateCounts
{
    int arrived = 0;  //!< different people admitted at least once
    int inside = 0;
    int expected = 0;
    int walkIns = 0;
    int incidents = 0;
    int waiting = 0;  //!< scans not yet at the centre
    std::vector<MeetingCounts> parts = {}; //!< of several meetings each, the chosen one first

    bool operator==(const GateCounts&) const = default;
};

struct AttendanceRow
{
    domain::Pass pass;  //!< empty id for a walk-in
    QString name;       //!< for the screen: pass or walk-in
    QDateTime firstIn;  //!< invalid = not come
    QDateTime lastOut;
    bool inside = false;
    bool incident = false;
};

} // namespace motcua::services
