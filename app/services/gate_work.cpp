#include "services/gate_work_p.h"

#include "domain/names.h"
#include "domain/pass_code.h"
#include "domain/token_repair.h"
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

constexpr qint64 clockSlackMs = 5 * 60'000;                  // gates are compared with the centre to the second, people are not
constexpr qint64 longestUnseenMs = 4 * 24 * 3'600'000LL;     // the store locks after three days without the centre

} // namespace

Result<GateTime> gateTime(Db& db, const Clock& clock)
{
    const auto offset = storage::sync::meta(db, u"clock_offset_ms"_s);
    if (!offset)
        return tl::unexpected(offset.error());
    GateTime time;
    time.offsetMs = offset->toLongLong();
    time.now = clock.now().addMSecs(time.offsetMs);
    const auto seen = storage::sync::meta(db, u"centre_time"_s);
    if (!seen)
        return tl::unexpected(seen.error());
    if (!seen->isEmpty()) {
        const qint64 since = time.now.toMSecsSinceEpoch() - seen->toLongLong();
        time.trusted = since >= -clockSlackMs && since <= longestUnseenMs;
    }
    return time;
}

namespace {

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

} // namespace

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

namespace {

//! How the scanned text is to be understood.
struct ReadCode
{
    CodeState state = CodeState::Foreign;
    QString serial;
    std::optional<domain::PassToken> token;
    QString repaired = {}; //!< what was typed, where the text came changed
};

Result<bool> isSigned(Db& db, const domain::ScannedToken& token)
{
    const auto key = meetings::key(db, token.token.keyId);
    if (!key)
        return tl::unexpected(key.error());
    return verifySignature(token.claims, token.signature, *key);
}

Result<ReadCode> readCode(Db& db, const QString& text)
{
    const auto token = domain::parseToken(text);
    if (token) {
        const auto holds = isSigned(db, *token);
        if (!holds)
            return tl::unexpected(holds.error());
        if (!*holds)
            return ReadCode{CodeState::BadSignature, {}, {}};
        return ReadCode{CodeState::SignedToken, domain::serialText(token->token.serial), token->token};
    }
    // A hand scanner types like a person, and an input method that is on composes what it types: the signature tells what it was.
    const auto known = [&db](const domain::PassToken& claims) {
        const auto meeting = meetings::meetingByNumber(db, claims.meetingNumber);
        const auto key = meetings::key(db, claims.keyId);
        return meeting && !meeting->isNull() && key && !key->isEmpty();
    };
    for (const domain::ScannedToken& reading : domain::tokenReadings(text, known)) {
        const auto holds = isSigned(db, reading);
        if (!holds)
            return tl::unexpected(holds.error());
        if (*holds)
            return ReadCode{CodeState::SignedToken, domain::serialText(reading.token.serial), reading.token, domain::tokenText(reading.claims, reading.signature)};
    }
    if (token.error().code != "token_shape"_L1)
        return ReadCode{CodeState::Damaged, {}, {}};
    const auto serial = domain::parseSerial(text);
    if (serial)
        return ReadCode{CodeState::Serial, domain::serialText(*serial), {}};
    return ReadCode{serial.error().code == "serial_damaged"_L1 ? CodeState::Damaged : CodeState::Foreign, {}, {}};
}

} // namespace

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

GateAt doorFor(const GateAt& at, const domain::Id& meetingOfPass)
{
    GateAt door = at;
    if (at.also.contains(meetingOfPass))
        door.meetingId = meetingOfPass;
    return door;
}

int entriesOf(const std::vector<CheckIn>& history)
{
    const auto standing = standingScans(history);
    return int(std::count_if(standing.begin(), standing.end(), [](const CheckIn& scan) { return scan.direction == domain::Direction::In; }));
}

CheckIn blankScan(const GateAt& at, const GateTime& time, domain::ScanSource source)
{
    CheckIn scan;
    scan.clockOffsetMs = time.offsetMs;
    scan.meetingId = at.meetingId;
    scan.gate = at.gate;
    scan.direction = at.direction;
    scan.at = time.now;
    scan.source = source;
    return scan;
}

Result<Meeting> meeting(Db& db, const domain::Id& id)
{
    auto found = meetingOf(meetings::meeting(db, id));
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return fail(ErrorKind::Invalid, u"no_meeting"_s);
    return std::move(**found);
}

namespace {

//! The meeting that the code is for, as far as it is known here.
Result<std::optional<Meeting>> homeOf(Db& db, const std::optional<Pass>& pass, const ReadCode& code)
{
    if (!pass && !code.token)
        return std::optional<Meeting>();
    return meetingOf(pass ? meetings::meeting(db, pass->meetingId) : meetings::meetingByNumber(db, code.token->meetingNumber));
}

} // namespace

Result<GateVerdict> scan(Db& db, const Projection& projection, const GateAt& gate, const QString& text, domain::ScanSource source, bool onlyTry)
{
    const auto now = gateTime(db, projection.context().clock);
    if (!now)
        return tl::unexpected(now.error());
    const auto code = readCode(db, text);
    if (!code)
        return tl::unexpected(code.error());
    const QString hash = QString::fromLatin1(QCryptographicHash::hash((code->repaired.isEmpty() ? text.trimmed() : code->repaired).toUtf8(), QCryptographicHash::Sha256).toHex());

    domain::GateCase gateCase;
    gateCase.codeState = code->state;
    if (!code->serial.isEmpty()) {
        auto pass = passOf(meetings::passBySerial(db, code->serial));
        if (!pass)
            return tl::unexpected(pass.error());
        gateCase.pass = std::move(*pass);
    }
    auto home = homeOf(db, gateCase.pass, *code);
    if (!home)
        return tl::unexpected(home.error());
    const GateAt at = doorFor(gate, *home ? (*home)->id : domain::Id());
    const auto here = meeting(db, at.meetingId);
    if (!here)
        return tl::unexpected(here.error());
    gateCase.here = *here;
    gateCase.direction = at.direction;
    gateCase.now = now->now;
    gateCase.clockTrusted = now->trusted;
    gateCase.gate = at.gate;
    if (!code->serial.isEmpty()) {
        if (!gateCase.pass && !code->token) {
            const auto any = meetings::anyPass(db, here->id);
            if (!any)
                return tl::unexpected(any.error());
            gateCase.listHere = *any;
        }
    }
    if (code->token) {
        gateCase.tokenForHere = code->token->meetingNumber == here->number;
        gateCase.tokenNotBefore = code->token->notBefore;
        gateCase.tokenNotAfter = code->token->notAfter;
    }
    if (gateCase.pass || code->token) {
        gateCase.passMeeting = std::move(*home);
        const QString bySignature = checkIns::signedPerson(hash);
        if (gateCase.pass && code->token && !onlyTry) {
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
    if (!gateCase.pass && code->token)
        fact.serial = code->serial;
    const auto recorded = onlyTry ? Result<CheckIn>(std::move(fact)) : record(db, projection, std::move(fact));
    if (!recorded)
        return tl::unexpected(recorded.error());

    GateVerdict answer;
    answer.kind = verdict.kind;
    answer.admitted = verdict.admitted;
    answer.scan = *recorded;
    answer.pass = gateCase.pass;
    if (verdict.kind == domain::VerdictKind::WrongMeeting || at.meetingId != gate.meetingId)
        answer.otherMeeting = gateCase.passMeeting;
    if (verdict.kind == domain::VerdictKind::WrongDay)
        answer.from = std::max(here->opensAt, gateCase.pass ? gateCase.pass->notBefore : gateCase.tokenNotBefore);
    answer.previous = verdict.previous;
    answer.entries = verdict.entries;
    return answer;
}

Result<GatePlace> placeOf(Db& db, const Projection& projection, const GateAt& at)
{
    auto here = meeting(db, at.meetingId);
    if (!here)
        return tl::unexpected(here.error());
    auto now = gateTime(db, projection.context().clock);
    if (!now)
        return tl::unexpected(now.error());
    return GatePlace{std::move(*here), std::move(*now)};
}

Result<GateVerdict> scanTwo(Db& db, const Projection& projection, const GateAt& at)
{
    const auto place = placeOf(db, projection, at);
    if (!place)
        return tl::unexpected(place.error());
    const auto& [here, now] = *place;
    domain::GateCase gateCase;
    gateCase.codeState = CodeState::Two;
    gateCase.here = here;
    CheckIn fact = blankScan(at, now, domain::ScanSource::Camera);
    fact.verdict = domain::code(domain::judge(gateCase).kind);
    const auto recorded = record(db, projection, std::move(fact));
    if (!recorded)
        return tl::unexpected(recorded.error());
    GateVerdict answer;
    answer.kind = domain::VerdictKind::TwoCodes;
    answer.scan = *recorded;
    return answer;
}

} // namespace motcua::services::gateWork
