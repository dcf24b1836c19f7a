#include "services/gate_work.h"

#include "domain/names.h"
#include "domain/pass_code.h"
#include "services/attendance.h"
#include "services/projection_kinds.h"
#include "services/signature.h"
#include "storage/meeting_store.h"
#include "storage/sync_store.h"

#include <QCryptographicHash>

#include <algorithm>

namespace motcua::services::gateWork {

using namespace Qt::StringLiterals;
using domain::CheckIn;
using domain::CodeState;
using domain::Meeting;
using domain::Pass;
using storage::Db;
namespace meetings = storage::meetings;
namespace checkIns = storage::checkIns;

namespace {

//! The gate's clock, corrected by the offset that the last contact with the centre showed.
Result<QDateTime> gateTime(Db& db, const Clock& clock)
{
    const auto offset = storage::sync::meta(db, u"clock_offset_ms"_s);
    if (!offset)
        return tl::unexpected(offset.error());
    return clock.now().addMSecs(offset->toLongLong());
}

//! Grows without a gap within this file; begins at the time of its making, so that two officials of one machine, each with a
//! file of their own, never use one number twice.
Result<qint64> nextDeviceSeq(Db& db, const Clock& clock)
{
    const auto last = storage::sync::meta(db, u"device_seq"_s);
    if (!last)
        return tl::unexpected(last.error());
    const qint64 next = last->isEmpty() ? clock.now().toMSecsSinceEpoch() : last->toLongLong() + 1;
    if (auto kept = storage::sync::setMeta(db, u"device_seq"_s, QByteArray::number(next)); !kept)
        return tl::unexpected(kept.error());
    return next;
}

Result<std::optional<Pass>> passOf(const Result<QByteArray>& body)
{
    if (!body)
        return tl::unexpected(body.error());
    if (body->isNull())
        return std::optional<Pass>();
    auto pass = domain::passFromJson(parsed(*body));
    if (!pass)
        return tl::unexpected(unreadable(pass.error()));
    return std::optional<Pass>(std::move(*pass));
}

Result<std::optional<Meeting>> meetingOf(const Result<QByteArray>& body)
{
    if (!body)
        return tl::unexpected(body.error());
    if (body->isNull())
        return std::optional<Meeting>();
    auto found = domain::meetingFromJson(parsed(*body));
    if (!found)
        return tl::unexpected(unreadable(found.error()));
    return std::optional<Meeting>(std::move(*found));
}

//! How the scanned text is to be understood.
struct ReadCode
{
    CodeState state = CodeState::Foreign;
    QString serial;
    std::optional<domain::PassToken> token;
};

Result<ReadCode> readCode(Db& db, const QString& text)
{
    const auto token = domain::parseToken(text);
    if (token) {
        const auto key = meetings::key(db, token->token.keyId);
        if (!key)
            return tl::unexpected(key.error());
        if (!verifySignature(token->claims, token->signature, *key))
            return ReadCode{CodeState::BadSignature, {}, {}};
        return ReadCode{CodeState::SignedToken, domain::serialText(token->token.serial), token->token};
    }
    if (token.error().code != "token_shape"_L1)
        return ReadCode{CodeState::Damaged, {}, {}};
    const auto serial = domain::parseSerial(text);
    if (serial)
        return ReadCode{CodeState::Serial, domain::serialText(*serial), {}};
    return ReadCode{serial.error().code == "serial_damaged"_L1 ? CodeState::Damaged : CodeState::Foreign, {}, {}};
}

//! The scan as a fact, on its way to the centre.
Result<CheckIn> record(Db& db, const Projection& projection, CheckIn scan)
{
    const auto& context = projection.context();
    const auto seq = nextDeviceSeq(db, context.clock);
    if (!seq)
        return tl::unexpected(seq.error());
    scan.id = domain::uuidV7(context.clock.now().toMSecsSinceEpoch(), context.clock.randomBytes(10));
    scan.device = context.deviceId;
    scan.deviceSeq = *seq;
    scan.operatorName = context.official.fullName;
    domain::Command command;
    command.id = scan.id;
    command.target = scan.id;
    command.type = domain::CommandType::CheckInRecord;
    command.payload = domain::checkInPayload(scan);
    if (auto appended = projection.append(db, command); !appended)
        return tl::unexpected(appended.error());
    return scan;
}

int entriesOf(const std::vector<CheckIn>& history)
{
    const auto standing = standingScans(history);
    return int(std::count_if(standing.begin(), standing.end(), [](const CheckIn& scan) { return scan.direction == domain::Direction::In; }));
}

CheckIn blankScan(const GateAt& at, const QDateTime& now, domain::ScanSource source)
{
    CheckIn scan;
    scan.meetingId = at.meetingId;
    scan.gate = at.gate;
    scan.direction = at.direction;
    scan.at = now;
    scan.source = source;
    return scan;
}

} // namespace

Result<Meeting> meeting(Db& db, const domain::Id& id)
{
    auto found = meetingOf(meetings::meeting(db, id));
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return fail(ErrorKind::Invalid, u"no_meeting"_s);
    return std::move(**found);
}

Result<GateVerdict> scan(Db& db, const Projection& projection, const GateAt& at, const QString& text, domain::ScanSource source)
{
    const auto here = meeting(db, at.meetingId);
    if (!here)
        return tl::unexpected(here.error());
    const auto now = gateTime(db, projection.context().clock);
    if (!now)
        return tl::unexpected(now.error());
    const auto code = readCode(db, text);
    if (!code)
        return tl::unexpected(code.error());
    const QString hash = QString::fromLatin1(QCryptographicHash::hash(text.trimmed().toUtf8(), QCryptographicHash::Sha256).toHex());

    domain::GateCase gateCase;
    gateCase.codeState = code->state;
    gateCase.here = *here;
    gateCase.direction = at.direction;
    gateCase.now = *now;
    if (!code->serial.isEmpty()) {
        auto pass = passOf(meetings::passBySerial(db, code->serial));
        if (!pass)
            return tl::unexpected(pass.error());
        gateCase.pass = std::move(*pass);
    }
    if (code->token) {
        gateCase.tokenForHere = code->token->meetingNumber == here->number;
        gateCase.tokenNotBefore = code->token->notBefore;
        gateCase.tokenNotAfter = code->token->notAfter;
    }
    if (gateCase.pass || code->token) {
        auto home = meetingOf(gateCase.pass ? meetings::meeting(db, gateCase.pass->meetingId) : meetings::meetingByNumber(db, code->token->meetingNumber));
        if (!home)
            return tl::unexpected(home.error());
        gateCase.passMeeting = std::move(*home);
        const QString bySignature = checkIns::signedPerson(hash);
        if (gateCase.pass && code->token) {
            if (auto adopted = checkIns::adopt(db, bySignature, gateCase.pass->id, here->id); !adopted)
                return tl::unexpected(adopted.error());
        }
        auto history = historyOf(db, gateCase.pass ? gateCase.pass->id : bySignature, here->id);
        if (!history)
            return tl::unexpected(history.error());
        gateCase.history = std::move(*history);
    }

    const domain::Verdict verdict = domain::judge(gateCase);
    CheckIn fact = blankScan(at, *now, source);
    fact.passId = gateCase.pass ? gateCase.pass->id : QString();
    fact.verdict = domain::code(verdict.kind);
    fact.admitted = verdict.admitted;
    fact.codeHash = hash;
    const auto recorded = record(db, projection, std::move(fact));
    if (!recorded)
        return tl::unexpected(recorded.error());

    GateVerdict answer;
    answer.kind = verdict.kind;
    answer.admitted = verdict.admitted;
    answer.scan = *recorded;
    answer.pass = gateCase.pass;
    if (verdict.kind == domain::VerdictKind::WrongMeeting)
        answer.otherMeeting = gateCase.passMeeting;
    answer.previous = verdict.previous;
    answer.entries = verdict.entries;
    return answer;
}

Result<GateVerdict> admit(Db& db, const Projection& projection, const GateAt& at, const domain::Id& passId, const QString& reason)
{
    const auto here = meeting(db, at.meetingId);
    if (!here)
        return tl::unexpected(here.error());
    if (reason.trimmed().isEmpty())
        return fail(ErrorKind::Invalid, u"reason_missing"_s);
    const auto pass = passOf(meetings::pass(db, passId));
    if (!pass)
        return tl::unexpected(pass.error());
    if (!*pass)
        return fail(ErrorKind::NotFound, u"no_pass"_s);
    const auto now = gateTime(db, projection.context().clock);
    if (!now)
        return tl::unexpected(now.error());
    auto history = historyOf(db, passId, here->id);
    if (!history)
        return tl::unexpected(history.error());
    domain::GateCase gateCase;
    gateCase.pass = *pass;
    gateCase.here = *here;
    gateCase.direction = at.direction;
    gateCase.now = *now;
    gateCase.history = *history;
    // What the rules would have said is kept in the fact, beside the reason for passing over it.
    const domain::Verdict verdict = domain::judge(gateCase);
    CheckIn fact = blankScan(at, *now, domain::ScanSource::Manual);
    fact.passId = passId;
    fact.verdict = domain::code(verdict.kind);
    fact.admitted = true;
    fact.overrideReason = reason.trimmed();
    const auto recorded = record(db, projection, std::move(fact));
    if (!recorded)
        return tl::unexpected(recorded.error());
    history->push_back(*recorded);
    GateVerdict answer;
    answer.kind = verdict.admitted ? verdict.kind : at.direction == domain::Direction::In ? domain::VerdictKind::Admit : domain::VerdictKind::Exit;
    answer.admitted = true;
    answer.scan = *recorded;
    answer.pass = *pass;
    answer.previous = verdict.previous;
    answer.entries = entriesOf(*history);
    return answer;
}

Result<GateVerdict> walkIn(Db& db, const Projection& projection, const GateAt& at, const QString& fullName, const QString& unit, const QString& invitation)
{
    const auto here = meeting(db, at.meetingId);
    if (!here)
        return tl::unexpected(here.error());
    const auto now = gateTime(db, projection.context().clock);
    if (!now)
        return tl::unexpected(now.error());
    CheckIn fact = blankScan(at, *now, domain::ScanSource::Manual);
    fact.direction = domain::Direction::In;
    fact.verdict = domain::code(domain::VerdictKind::WalkIn);
    fact.admitted = true;
    fact.walkInName = domain::normalName(fullName);
    fact.walkInUnit = unit.simplified();
    fact.overrideReason = invitation.simplified(); // the paper that was shown instead of a code
    const auto recorded = record(db, projection, std::move(fact));
    if (!recorded)
        return tl::unexpected(recorded.error());
    GateVerdict answer;
    answer.kind = domain::VerdictKind::WalkIn;
    answer.admitted = true;
    answer.scan = *recorded;
    answer.entries = 1;
    return answer;
}

Result<GateVerdict> undoLast(Db& db, const Projection& projection, const GateAt& at)
{
    const auto last = checkIns::lastStanding(db, at.meetingId, projection.context().deviceId, at.gate);
    if (!last)
        return tl::unexpected(last.error());
    if (last->isNull())
        return fail(ErrorKind::NotFound, u"nothing_to_undo"_s);
    const auto undone = domain::checkInFromJson(parsed(*last));
    if (!undone)
        return tl::unexpected(unreadable(undone.error()));
    const auto now = gateTime(db, projection.context().clock);
    if (!now)
        return tl::unexpected(now.error());
    CheckIn fact = blankScan(at, *now, domain::ScanSource::Manual);
    fact.passId = undone->passId;
    fact.direction = undone->direction;
    fact.verdict = undone->verdict;
    fact.admitted = false;
    fact.walkInName = undone->walkInName;
    fact.walkInUnit = undone->walkInUnit;
    fact.annuls = undone->id;
    const auto recorded = record(db, projection, std::move(fact));
    if (!recorded)
        return tl::unexpected(recorded.error());
    GateVerdict answer;
    answer.kind = domain::verdictFromCode(undone->verdict).value_or(domain::VerdictKind::Admit);
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

Result<std::vector<GateVerdict>> recent(Db& db, const Projection& projection, const GateAt& at, int limit)
{
    const auto bodies = checkIns::recent(db, at.meetingId, projection.context().deviceId, at.gate, limit);
    if (!bodies)
        return tl::unexpected(bodies.error());
    std::vector<GateVerdict> verdicts;
    for (const QByteArray& body : *bodies) {
        const auto scan = domain::checkInFromJson(parsed(body));
        if (!scan)
            return tl::unexpected(unreadable(scan.error()));
        GateVerdict verdict;
        verdict.kind = domain::verdictFromCode(scan->verdict).value_or(domain::VerdictKind::Unreadable);
        verdict.admitted = scan->admitted;
        verdict.scan = *scan;
        auto pass = passOf(meetings::pass(db, scan->passId));
        if (!pass)
            return tl::unexpected(pass.error());
        verdict.pass = std::move(*pass);
        if (verdict.pass && verdict.kind == domain::VerdictKind::WrongMeeting) {
            auto other = meetingOf(meetings::meeting(db, verdict.pass->meetingId));
            if (!other)
                return tl::unexpected(other.error());
            verdict.otherMeeting = std::move(*other);
        }
        const auto person = checkIns::personOf(db, scan->id);
        if (!person)
            return tl::unexpected(person.error());
        const auto history = historyOf(db, *person, at.meetingId);
        if (!history)
            return tl::unexpected(history.error());
        for (const CheckIn& standing : standingScans(*history)) {
            if (standing.at > scan->at)
                break;
            if (standing.direction == domain::Direction::In)
                ++verdict.entries;
            if (standing.id != scan->id)
                verdict.previous = standing;
        }
        verdicts.push_back(std::move(verdict));
    }
    return verdicts;
}

} // namespace motcua::services::gateWork
