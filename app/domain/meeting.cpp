#include "domain/meeting.h"

#include "domain/apply_rules.h"
#include "domain/json_write.h"

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

constexpr std::array<json::Row<Direction>, 2> directions{{
    {Direction::In, "in"_L1},
    {Direction::Out, "out"_L1},
}};

constexpr std::array<json::Row<ScanSource>, 4> sources{{
    {ScanSource::Camera, "camera"_L1},
    {ScanSource::Scanner, "scanner"_L1},
    {ScanSource::Manual, "manual"_L1},
    {ScanSource::Card, "card"_L1},
}};

} // namespace

QString code(Direction direction)
{
    return json::codeOf(directions, direction);
}

std::optional<Direction> directionFromCode(const QString& code)
{
    return json::valueOf(directions, code);
}

QString code(ScanSource source)
{
    return json::codeOf(sources, source);
}

std::optional<ScanSource> scanSourceFromCode(const QString& code)
{
    return json::valueOf(sources, code);
}

QJsonObject toJson(const Meeting& meeting)
{
    QJsonObject json;
    json::put(json, "id"_L1, meeting.id);
    json.insert("rev"_L1, meeting.rev);
    json.insert("number"_L1, static_cast<qint64>(meeting.number));
    json::put(json, "hall"_L1, meeting.hall);
    json::put(json, "title"_L1, meeting.title);
    json::put(json, "place"_L1, meeting.place);
    json::put(json, "startsAt"_L1, meeting.startsAt);
    json::put(json, "opensAt"_L1, meeting.opensAt);
    json::put(json, "closesAt"_L1, meeting.closesAt);
    json.insert("gates"_L1, QJsonArray::fromStringList(meeting.gates));
    json.insert("reEntry"_L1, meeting.reEntry);
    json.insert("expected"_L1, meeting.expected);
    return json;
}

Result<Meeting> meetingFromJson(const QJsonObject& json)
{
    json::Reader reader(json, "meeting"_L1);
    Meeting meeting;
    meeting.id = reader.text("id"_L1, json::Need::Required);
    meeting.rev = reader.integer("rev"_L1);
    meeting.number = static_cast<quint32>(reader.integer("number"_L1, 0, std::numeric_limits<quint32>::max()));
    meeting.hall = reader.text("hall"_L1);
    meeting.title = reader.text("title"_L1);
    meeting.place = reader.text("place"_L1);
    meeting.startsAt = reader.moment("startsAt"_L1);
    meeting.opensAt = reader.moment("opensAt"_L1);
    meeting.closesAt = reader.moment("closesAt"_L1);
    meeting.gates = reader.texts("gates"_L1);
    meeting.reEntry = reader.flag("reEntry"_L1, true);
    meeting.expected = reader.count("expected"_L1);
    return reader.done(std::move(meeting));
}

QJsonObject toJson(const Pass& pass)
{
    QJsonObject json;
    json::put(json, "id"_L1, pass.id);
    json.insert("rev"_L1, pass.rev);
    json::put(json, "meetingId"_L1, pass.meetingId);
    json::put(json, "serial"_L1, pass.serial);
    json::put(json, "fullName"_L1, pass.fullName);
    json::put(json, "position"_L1, pass.position);
    json::put(json, "unit"_L1, pass.unit);
    json::put(json, "seat"_L1, pass.seat);
    json::put(json, "invitation"_L1, pass.invitation);
    if (!pass.gates.isEmpty()) {
        json.insert("gates"_L1, QJsonArray::fromStringList(pass.gates));
    }
    json::put(json, "notBefore"_L1, pass.notBefore);
    json::put(json, "notAfter"_L1, pass.notAfter);
    json.insert("revoked"_L1, pass.revoked);
    return json;
}

Result<Pass> passFromJson(const QJsonObject& json)
{
    json::Reader reader(json, "pass"_L1);
    Pass pass;
    pass.id = reader.text("id"_L1, json::Need::Required);
    pass.rev = reader.integer("rev"_L1);
    pass.meetingId = reader.text("meetingId"_L1, json::Need::Required);
    pass.serial = reader.text("serial"_L1, json::Need::Required);
    pass.fullName = reader.text("fullName"_L1);
    pass.position = reader.text("position"_L1);
    pass.unit = reader.text("unit"_L1);
    pass.seat = reader.text("seat"_L1);
    pass.invitation = reader.text("invitation"_L1);
    pass.gates = reader.texts("gates"_L1);
    pass.notBefore = reader.moment("notBefore"_L1);
    pass.notAfter = reader.moment("notAfter"_L1);
    pass.revoked = reader.flag("revoked"_L1);
    return reader.done(std::move(pass));
}

QJsonObject toJson(const CheckIn& checkIn)
{
    QJsonObject json;
    json::put(json, "id"_L1, checkIn.id);
    json.insert("rev"_L1, checkIn.rev);
    json::put(json, "meetingId"_L1, checkIn.meetingId);
    json::put(json, "passId"_L1, checkIn.passId);
    json::put(json, "gate"_L1, checkIn.gate);
    json::put(json, "direction"_L1, code(checkIn.direction));
    json::put(json, "at"_L1, checkIn.at);
    json::put(json, "device"_L1, checkIn.device);
    json.insert("deviceSeq"_L1, checkIn.deviceSeq);
    json::put(json, "source"_L1, code(checkIn.source));
    json::put(json, "verdict"_L1, checkIn.verdict);
    json.insert("admitted"_L1, checkIn.admitted);
    json::put(json, "codeHash"_L1, checkIn.codeHash);
    json::put(json, "operatorName"_L1, checkIn.operatorName);
    json::put(json, "reason"_L1, checkIn.reason);
    json::put(json, "overrideReason"_L1, checkIn.overrideReason);
    json::put(json, "walkInName"_L1, checkIn.walkInName);
    json::put(json, "walkInUnit"_L1, checkIn.walkInUnit);
    json::put(json, "walkInInvitation"_L1, checkIn.walkInInvitation);
    if (checkIn.clockOffsetMs != 0) {
        json.insert("clockOffsetMs"_L1, checkIn.clockOffsetMs);
    }
    json::put(json, "serial"_L1, checkIn.serial);
    json::put(json, "annuls"_L1, checkIn.annuls);
    json.insert("incident"_L1, checkIn.incident);
    return json;
}

namespace {

Result<CheckIn> readCheckIn(json::Reader&& reader)
{
    CheckIn checkIn;
    checkIn.id = reader.text("id"_L1, json::Need::Required);
    checkIn.rev = reader.integer("rev"_L1);
    checkIn.meetingId = reader.text("meetingId"_L1, json::Need::Required);
    checkIn.passId = reader.text("passId"_L1);
    checkIn.gate = reader.text("gate"_L1);
    checkIn.direction = reader.choice("direction"_L1, directions, Direction::In, json::Need::Required);
    checkIn.at = reader.moment("at"_L1, json::Need::Required);
    checkIn.device = reader.text("device"_L1);
    checkIn.deviceSeq = reader.integer("deviceSeq"_L1);
    checkIn.source = reader.choice("source"_L1, sources, ScanSource::Camera);
    checkIn.verdict = reader.text("verdict"_L1, json::Need::Required);
    checkIn.admitted = reader.flag("admitted"_L1, false, json::Need::Required);
    checkIn.codeHash = reader.text("codeHash"_L1);
    checkIn.operatorName = reader.text("operatorName"_L1);
    checkIn.reason = reader.text("reason"_L1);
    checkIn.overrideReason = reader.text("overrideReason"_L1);
    checkIn.walkInName = reader.text("walkInName"_L1);
    checkIn.walkInUnit = reader.text("walkInUnit"_L1);
    checkIn.walkInInvitation = reader.text("walkInInvitation"_L1);
    checkIn.clockOffsetMs = reader.integer("clockOffsetMs"_L1, -json::maxInteger);
    checkIn.serial = reader.text("serial"_L1);
    checkIn.annuls = reader.text("annuls"_L1);
    checkIn.incident = reader.flag("incident"_L1);
    return reader.done(std::move(checkIn));
}

} // namespace

Result<CheckIn> checkInFromJson(const QJsonObject& json)
{
    return readCheckIn(json::Reader(json, "checkin"_L1));
}

Result<CheckIn> sentCheckInFromJson(const QJsonObject& json)
{
    return readCheckIn(json::Reader(json, "checkin"_L1, ErrorKind::Contract, json::UnknownFields::Refused));
}

} // namespace motcua::domain
