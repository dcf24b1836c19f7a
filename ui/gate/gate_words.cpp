#include "ui/gate/gate_words.h"

#include "domain/calendar.h"
#include "ui/kit/describe.h"
#include "ui/kit/format.h"

using namespace Qt::StringLiterals;

namespace motcua::ui {

using domain::VerdictKind;
using services::GateVerdict;

namespace {

QString timeOf(const QDateTime& utc)
{
    return utc.isValid() ? format::time(domain::toLocal(utc).time()) : QString();
}

} // namespace

bool isUndo(const GateVerdict& verdict)
{
    return !verdict.scan.annuls.isEmpty();
}

Meaning meaningOf(const GateVerdict& verdict)
{
    if (isUndo(verdict))
        return Meaning::Neutral;
    switch (verdict.kind) {
    case VerdictKind::Admit:
    case VerdictKind::ReEntry:
    case VerdictKind::SignedUnknown:
    case VerdictKind::WalkIn:
        return verdict.admitted ? Meaning::Success : Meaning::Danger;
    case VerdictKind::Exit:
        return Meaning::Info;
    case VerdictKind::Note:
        return Meaning::Neutral;
    case VerdictKind::AlreadyInside:
    case VerdictKind::AlreadyOut:
    case VerdictKind::NotInside:
    case VerdictKind::TooEarly:
    case VerdictKind::WrongDay:
    case VerdictKind::WrongGate:
    case VerdictKind::TwoCodes:
    case VerdictKind::ClockUntrusted:
    case VerdictKind::NoList:
        return verdict.admitted ? Meaning::Success : Meaning::Warning; // admitted: a guard overruled it
    default:
        return verdict.admitted ? Meaning::Success : Meaning::Danger;
    }
}

VerdictSound soundOf(const GateVerdict& verdict)
{
    switch (meaningOf(verdict)) {
    case Meaning::Success: return VerdictSound::Admitted;
    case Meaning::Info: return VerdictSound::Out;
    case Meaning::Warning: return VerdictSound::Warning;
    default: return VerdictSound::Refused;
    }
}

bool mayOverrule(const GateVerdict& verdict)
{
    if (verdict.admitted || !verdict.pass || verdict.pass->id.isEmpty() || isUndo(verdict))
        return false;
    switch (verdict.kind) {
    case VerdictKind::AlreadyInside:
    case VerdictKind::TooEarly:
    case VerdictKind::WrongDay:
    case VerdictKind::WrongGate:
    case VerdictKind::Closed:
    case VerdictKind::Expired:
    case VerdictKind::ClockUntrusted:
    case VerdictKind::Revoked:
    case VerdictKind::Refused: return true;
    default: return false;
    }
}

QString GateWords::placeAndTime(const domain::Meeting& meeting)
{
    QStringList parts;
    if (!meeting.place.isEmpty())
        parts << meeting.place;
    if (meeting.startsAt.isValid())
        parts << timeOf(meeting.startsAt);
    return parts.join(u", "_s);
}

VerdictView GateWords::ready(bool camera)
{
    VerdictView view;
    view.meaning = Meaning::Neutral;
    view.icon = Icon::QrCode;
    view.word = tr("READY");
    view.second = camera ? tr("Please hold the code in front of the camera") : tr("Please scan the code with the hand scanner");
    return view;
}

VerdictView GateWords::notWritten(const Error& error)
{
    VerdictView view;
    view.meaning = Meaning::Danger;
    view.word = tr("NOT RECORDED");
    view.second = tr("not admitted yet");
    view.position = describe(error); // a sentence: the name's size would cut it
    view.next = error.kind == ErrorKind::DiskFull ? tr("Free some space on the disk, then scan again")
                                                  : tr("Scan again; if it stays so, write the name down on paper");
    return view;
}

VerdictView GateWords::undone(const GateVerdict& verdict)
{
    VerdictView view;
    view.meaning = Meaning::Neutral;
    view.word = tr("UNDONE");
    view.second = tr("the last scan no longer counts");
    if (verdict.pass) {
        view.name = verdict.pass->fullName;
        view.position = verdict.pass->position;
        view.unit = verdict.pass->unit;
    } else {
        view.name = verdict.scan.walkInName;
        view.unit = verdict.scan.walkInUnit;
    }
    return view;
}

VerdictView GateWords::view(const GateVerdict& verdict)
{
    if (isUndo(verdict))
        return undone(verdict);
    VerdictView view;
    view.meaning = meaningOf(verdict);
    if (verdict.pass) {
        view.name = verdict.pass->fullName;
        view.position = verdict.pass->position;
        view.unit = verdict.pass->unit;
    } else if (!verdict.scan.walkInName.isEmpty()) {
        view.name = verdict.scan.walkInName;
        view.unit = verdict.scan.walkInUnit;
    }
    QStringList recorded;
    if (verdict.admitted && verdict.pass && !verdict.pass->seat.isEmpty())
        recorded << tr("Seat %1").arg(verdict.pass->seat);
    if (verdict.admitted && verdict.kind != VerdictKind::Exit && verdict.entries > 0)
        recorded << (verdict.entries == 1 ? tr("first entry") : tr("entry no. %1").arg(verdict.entries));
    if (verdict.admitted)
        recorded << tr("recorded on this machine");
    if (verdict.otherMeeting && verdict.kind != VerdictKind::WrongMeeting) // another meeting that this door serves
        recorded.prepend(verdict.otherMeeting->title);
    QString recordedText = recorded.join(u", "_s);
    if (!recordedText.isEmpty())
        recordedText[0] = recordedText.at(0).toUpper();

    if (verdict.admitted && verdict.kind != VerdictKind::Exit) {
        view.word = tr("ADMITTED");
        view.next = recordedText;
        if (verdict.kind == VerdictKind::ReEntry)
            view.second = tr("coming in again");
        else if (verdict.kind == VerdictKind::SignedUnknown)
            view.second = tr("signed by the centre, not on the list yet");
        else if (verdict.kind == VerdictKind::WalkIn)
            view.second = tr("registered at the gate");
        else if (!verdict.scan.overrideReason.isEmpty() || !verdict.scan.reason.isEmpty())
            view.second = tr("by the guard, with a reason");
        return view;
    }
    switch (verdict.kind) {
    case VerdictKind::Exit:
        view.word = tr("LEFT");
        view.next = recordedText;
        break;
    case VerdictKind::AlreadyInside:
        view.word = tr("ALREADY IN");
        if (verdict.previous) {
            view.second = verdict.previous->gate.isEmpty()
                              ? tr("at %1").arg(timeOf(verdict.previous->at))
                              : tr("at %1, %2").arg(timeOf(verdict.previous->at), verdict.previous->gate);
        }
        view.next = verdict.pass ? tr("Look at the papers before letting in again")
                                 : tr("This identity card has been registered; look at the papers before writing the name down again");
        break;
    case VerdictKind::NotInside:
        view.word = tr("NOT INSIDE");
        view.second = tr("no entry is recorded");
        view.next = tr("Switch to the inward direction if this person is coming in");
        break;
    case VerdictKind::AlreadyOut:
        view.word = tr("ALREADY OUT");
        if (verdict.previous)
            view.second = tr("at %1").arg(timeOf(verdict.previous->at));
        view.next = tr("Switch to the inward direction if this person is coming in");
        break;
    case VerdictKind::WrongDay:
        view.word = tr("ANOTHER DAY");
        if (verdict.from.isValid())
            view.second = tr("from %1").arg(format::dateTimeLong(domain::toLocal(verdict.from)));
        view.next = tr("Ask the delegate to look at the day on the invitation");
        view.icon = Icon::Clock;
        break;
    case VerdictKind::WrongGate:
        view.word = tr("ANOTHER GATE");
        if (verdict.pass)
            view.second = verdict.pass->gates.join(u", "_s);
        view.next = tr("Show the delegate the way to that gate");
        view.icon = Icon::Gate;
        break;
    case VerdictKind::Expired:
        view.word = tr("EXPIRED");
        view.second = tr("this code holds no longer");
        view.next = tr("Ask the delegate to speak with the organisers");
        view.icon = Icon::Clock;
        break;
    case VerdictKind::TwoCodes:
        view.word = tr("TWO CODES");
        view.second = tr("nobody was recorded");
        view.next = tr("Hold one code alone in front of the camera");
        view.icon = Icon::QrCode;
        break;
    case VerdictKind::ClockUntrusted:
        view.word = tr("CLOCK WRONG");
        view.second = tr("this machine's clock cannot be right");
        view.next = tr("Set the clock, or let in with a reason after a look at the papers");
        view.icon = Icon::Clock;
        break;
    case VerdictKind::Refused:
        view.word = tr("NOT LET IN");
        view.second = tr("by the guard, with a reason");
        if (const auto why = domain::gateReasonFromCode(verdict.scan.reason); why && *why != domain::GateReason::Other)
            view.next = reason(*why);
        else
            view.next = verdict.scan.overrideReason;
        break;
    case VerdictKind::WrongMeeting:
        view.word = tr("WRONG MEETING");
        view.icon = Icon::Meeting;
        if (verdict.otherMeeting) {
            view.unit = tr("Code of %1, %2")
                            .arg(verdict.otherMeeting->title, format::dateTimeLong(domain::toLocal(verdict.otherMeeting->startsAt)));
        }
        view.next = tr("Ask the delegate to look at the invitation again");
        break;
    case VerdictKind::TooEarly:
        view.word = tr("TOO EARLY");
        view.icon = Icon::Clock;
        view.second = tr("the doors are not open yet");
        view.next = tr("Ask the delegate to wait until the doors open");
        break;
    case VerdictKind::Closed:
        view.word = tr("CLOSED");
        view.second = tr("admission has ended");
        view.next = tr("Ask the delegate to speak with the organisers");
        view.icon = Icon::Lock;
        break;
    case VerdictKind::Revoked:
        view.word = tr("REVOKED");
        view.second = tr("this code no longer holds");
        view.next = tr("Ask the delegate to speak with the organisers");
        break;
    case VerdictKind::Unknown:
        view.word = tr("NOT VALID");
        view.second = tr("the code is not on the list");
        view.next = tr("Ask for the identity card and the invitation");
        break;
    case VerdictKind::NoList:
        view.word = tr("NO LIST HERE");
        view.second = tr("this machine has no code of this meeting");
        view.next = tr("Connect to the network; until then look at card and invitation");
        view.icon = Icon::Cloud;
        break;
    case VerdictKind::Unsigned:
        view.word = tr("NOT VALID");
        view.second = tr("the signature is not the centre's");
        view.icon = Icon::Fork;
        view.next = tr("Ask for the identity card and the invitation");
        break;
    case VerdictKind::Damaged:
        view.word = tr("NOT VALID");
        view.second = tr("the code was not read whole");
        view.icon = Icon::Scan;
        view.next = verdict.scan.source == domain::ScanSource::Scanner ? tr("Turn the Vietnamese keyboard off, then scan again")
                                                                       : tr("Hold the code flat and scan again");
        break;
    default:
        view.word = tr("NOT VALID");
        view.second = tr("this is not an attendance code");
        view.icon = Icon::QrCode;
        view.next = tr("Look for the code in the invitation");
        break;
    }
    return view;
}

QString GateWords::shortText(const GateVerdict& verdict)
{
    if (isUndo(verdict))
        return tr("undone");
    if (verdict.kind == VerdictKind::Exit)
        return tr("left");
    if (verdict.admitted)
        return verdict.kind == VerdictKind::WalkIn ? tr("registered at the gate") : tr("admitted");
    switch (verdict.kind) {
    case VerdictKind::AlreadyInside:
        return verdict.previous ? tr("in since %1").arg(timeOf(verdict.previous->at)) : tr("already in");
    case VerdictKind::NotInside: return tr("not inside");
    case VerdictKind::AlreadyOut: return tr("already out");
    case VerdictKind::WrongMeeting: return tr("wrong meeting");
    case VerdictKind::WrongDay: return tr("another day");
    case VerdictKind::WrongGate: return tr("another gate");
    case VerdictKind::Expired: return tr("expired");
    case VerdictKind::TwoCodes: return tr("two codes");
    case VerdictKind::ClockUntrusted: return tr("clock wrong");
    case VerdictKind::Refused: return tr("not let in");
    case VerdictKind::Note: return tr("noted");
    case VerdictKind::NoList: return tr("no list here");
    case VerdictKind::TooEarly: return tr("too early");
    case VerdictKind::Closed: return tr("closed");
    case VerdictKind::Revoked: return tr("revoked");
    default: return tr("not valid");
    }
}

QString GateWords::rowName(const GateVerdict& verdict)
{
    if (verdict.pass)
        return verdict.pass->fullName;
    if (!verdict.scan.walkInName.isEmpty())
        return verdict.scan.walkInName;
    switch (verdict.kind) {
    case VerdictKind::SignedUnknown: return tr("Signed code, not on the list yet");
    case VerdictKind::Damaged: return tr("Code not read whole");
    case VerdictKind::Unsigned: return tr("Signature not the centre's");
    case VerdictKind::Unknown: return tr("Code not on the list");
    case VerdictKind::WrongMeeting: return tr("Code of another meeting");
    case VerdictKind::TwoCodes: return tr("Two codes in one picture");
    case VerdictKind::Refused: return tr("Somebody without a code");
    case VerdictKind::Note: return tr("Incident");
    default: return tr("Not an attendance code");
    }
}

QString GateWords::rowSecond(const GateVerdict& verdict)
{
    if (verdict.pass) {
        if (verdict.pass->position.isEmpty() || verdict.pass->unit.isEmpty())
            return verdict.pass->position + verdict.pass->unit;
        return verdict.pass->position + u", "_s + verdict.pass->unit;
    }
    if (!verdict.scan.walkInUnit.isEmpty())
        return verdict.scan.walkInUnit;
    switch (verdict.scan.source) {
    case domain::ScanSource::Scanner: return tr("From the scanner");
    case domain::ScanSource::Manual: return tr("Typed by hand");
    case domain::ScanSource::Card: return tr("From an identity card");
    case domain::ScanSource::Camera: break;
    }
    return tr("From the camera");
}

QString GateWords::reason(domain::GateReason reason)
{
    using domain::GateReason;
    switch (reason) {
    case GateReason::IdentityChecked: return tr("Card and invitation were looked at");
    case GateReason::LeftUnscanned: return tr("Went out without a scan");
    case GateReason::CodeUnreadable: return tr("The code cannot be read");
    case GateReason::OrganiserVouched: return tr("The organisers vouch for this person");
    case GateReason::NotThisPerson: return tr("The code belongs to somebody else");
    case GateReason::HandedOn: return tr("The code was passed on");
    case GateReason::NotInvited: return tr("Not invited");
    case GateReason::Disorder: return tr("Disorder");
    case GateReason::ForbiddenThing: return tr("Carries what is not allowed in");
    case GateReason::LostThing: return tr("Something was lost or found");
    case GateReason::Unwell: return tr("Somebody is unwell");
    case GateReason::Equipment: return tr("A device or the network");
    case GateReason::Other: return tr("Another reason");
    }
    return {};
}

QString GateWords::incident(const GateVerdict& verdict)
{
    const auto why = domain::gateReasonFromCode(verdict.scan.reason);
    QStringList parts;
    if (verdict.scan.incident)
        parts << tr("Let in twice");
    else if (verdict.kind == VerdictKind::Refused)
        parts << tr("Not let in");
    else if (verdict.admitted)
        parts << tr("Let in by hand");
    if (why && *why != domain::GateReason::Other)
        parts << reason(*why);
    if (!verdict.scan.overrideReason.isEmpty())
        parts << verdict.scan.overrideReason;
    return parts.join(u": "_s);
}

QString GateWords::incidentSecond(const GateVerdict& verdict)
{
    QStringList parts;
    if (verdict.pass)
        parts << verdict.pass->fullName;
    else if (!verdict.scan.walkInName.isEmpty())
        parts << verdict.scan.walkInName;
    if (!verdict.scan.operatorName.isEmpty())
        parts << tr("noted by %1").arg(verdict.scan.operatorName);
    return parts.join(u", "_s);
}

} // namespace motcua::ui
