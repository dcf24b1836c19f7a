#include "backend/routes/fields.h"
#include "backend/routes/meeting_parts.h"
#include "domain/calendar.h"
#include "domain/judge.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace motcua::backend::routes {

using http::Request;
using http::Response;
using store::Db;

namespace {

constexpr qsizetype kLongestTitle = 300;
constexpr qsizetype kMostGates = 20;
constexpr int kLongestMeetingDays = 31;

//! What the office may write of a meeting; the fault as a response.
tl::expected<domain::Meeting, Response> meetingFields(Fields& fields)
{
    domain::Meeting meeting;
    meeting.title = fields.text("title"_L1, kLongestTitle);
    meeting.place = fields.text("place"_L1, kLongestTitle);
    meeting.startsAt = fields.moment("startsAt"_L1);
    meeting.opensAt = fields.moment("opensAt"_L1);
    meeting.closesAt = fields.moment("closesAt"_L1);
    meeting.gates = fields.texts("gates"_L1, kMostGates, 50);
    meeting.reEntry = fields.flag("reEntry"_L1, true);
    if (fields.ok()) {
        if (meeting.opensAt > meeting.startsAt)
            fields.refuse("opensAt"_L1);
        if (meeting.closesAt <= meeting.startsAt || meeting.opensAt.daysTo(meeting.closesAt) > kLongestMeetingDays)
            fields.refuse("closesAt"_L1);
        if (meeting.gates.isEmpty())
            fields.refuse("gates"_L1);
    }
    if (!fields.ok())
        return tl::unexpected<Response>(fields.problem());
    return meeting;
}

Response createMeeting(Centre& centre, Db& db, const store::Caller& caller, const Request& request)
{
    const auto body = jsonBody(request);
    if (!body)
        return body.error();
    Fields fields(*body, {"id"_L1, "hall"_L1, "title"_L1, "place"_L1, "startsAt"_L1, "opensAt"_L1, "closesAt"_L1, "gates"_L1, "reEntry"_L1});
    const QString id = fields.uuid("id"_L1);
    const QString hall = fields.text("hall"_L1, 50);
    auto meeting = meetingFields(fields);
    if (!meeting)
        return meeting.error();
    if (!caller.official.holds(u"hall:"_s + hall))
        return http::problem(403, u"scope"_s);
    if (meeting->closesAt <= centre.now())
        return http::problem(400, u"bad_field"_s, u"closesAt"_s, {{u"fields"_s, QJsonArray{u"closesAt"_s}}});
    meeting->id = id;
    meeting->hall = hall;
    return changing(centre, db, caller.actor(), [&](Db& d, const DeedContext& context) -> Outcome {
        if (const auto known = store::find(d, u"meeting"_s, id)) { // the answer to the first sending was lost, or the id is another's
            auto stored = meetingById(d, id, &caller.official);
            if (!stored)
                return tl::unexpected<Response>(stored.error());
            domain::Meeting wanted = *meeting;
            wanted.rev = stored->rev;
            wanted.number = stored->number;
            wanted.expected = stored->expected;
            if (wanted != *stored)
                return refused(409, u"id_reused"_s);
            return http::json(domain::toJson(*stored));
        }
        meeting->number = store::drawMeetingNumber(d);
        storeMeeting(d, *meeting, u"meeting.create"_s, context);
        store::publishPassKeys(d, hall, context.touched);
        const auto row = store::find(d, u"meeting"_s, id);
        return http::json(row ? store::bodyOf(*row) : QJsonObject(), 201);
    });
}

//! Who holds a pass or an invitation hears that time or place changed; passes stay good, with the new times.
void moveMeeting(Db& db, const domain::Meeting& meeting, const DeedContext& context)
{
    for (const auto& row : store::findByParent(db, u"pass"_s, meeting.id)) {
        auto pass = domain::passFromJson(store::bodyOf(row));
        if (!pass)
            continue;
        pass->notBefore = meeting.opensAt;
        pass->notAfter = meeting.closesAt;
        storePass(db, std::move(*pass), meeting.hall, u"pass.move"_s, context);
    }
    store::extendPassKeys(db, meeting.closesAt.toMSecsSinceEpoch());
    const QString when = domain::toLocal(meeting.startsAt).toString(u"HH:mm 'ngày' dd/MM/yyyy"_s);
    const QString text = u"Cuộc họp \"%1\" đổi thời gian hoặc địa điểm: %2, %3. Mã tham dự đã gửi vẫn dùng được."_s.arg(meeting.title, when, meeting.place);
    const QString subject = u"Thay đổi cuộc họp: %1"_s.arg(meeting.title);
    for (const auto& invitation : store::invitationsOf(db, meeting.id)) {
        if (invitation.revoked)
            continue;
        tell(db, {u"sms"_s, invitation.phone, {}, text, 0, {}}, context);
        tell(db, {u"email"_s, invitation.email, subject, text, 0, {}}, context);
        for (const auto& attendee : store::attendeesOf(db, invitation.id)) {
            if (!attendee.pass.isEmpty() && !attendee.revoked)
                tell(db, {u"email"_s, attendee.email, subject, text, 0, {}}, context);
        }
    }
}

Response changeMeeting(Centre& centre, Db& db, const store::Caller& caller, const Request& request)
{
    const auto body = jsonBody(request);
    if (!body)
        return body.error();
    Fields fields(*body, {"rev"_L1, "title"_L1, "place"_L1, "startsAt"_L1, "opensAt"_L1, "closesAt"_L1, "gates"_L1, "reEntry"_L1});
    const qint64 rev = fields.integer("rev"_L1, 1, 1'000'000'000);
    const auto wanted = meetingFields(fields);
    if (!wanted)
        return wanted.error();
    return changing(centre, db, caller.actor(), [&](Db& d, const DeedContext& context) -> Outcome {
        const auto known = meetingById(d, request.parameter(u"id"_s), &caller.official);
        if (!known)
            return tl::unexpected<Response>(known.error());
        if (known->rev != rev)
            return refused(409, u"conflict"_s, {{u"state"_s, domain::toJson(*known)}});
        domain::Meeting meeting = *wanted;
        meeting.id = known->id;
        meeting.hall = known->hall;
        meeting.number = known->number;
        meeting.expected = known->expected;
        storeMeeting(d, meeting, u"meeting.change"_s, context);
        if (meeting.startsAt != known->startsAt || meeting.opensAt != known->opensAt || meeting.closesAt != known->closesAt ||
            meeting.place != known->place)
            moveMeeting(d, meeting, context);
        return http::json(store::bodyOf(*store::find(d, u"meeting"_s, meeting.id)));
    });
}

QJsonObject attendanceOf(const domain::Pass& pass, const std::vector<domain::CheckIn>& history)
{
    const domain::Standing standing = domain::standing(history);
    QJsonObject item{{u"passId"_s, pass.id},         {u"fullName"_s, pass.fullName}, {u"position"_s, pass.position},
                     {u"unit"_s, pass.unit},         {u"seat"_s, pass.seat},         {u"invitation"_s, pass.invitation},
                     {u"revoked"_s, pass.revoked},   {u"came"_s, standing.firstIn.has_value()},
                     {u"inside"_s, standing.inside()}, {u"entries"_s, standing.entries}};
    if (standing.firstIn) {
        item["firstInAt"_L1] = standing.firstIn->at.toUTC().toString(Qt::ISODateWithMs);
        item["gate"_L1] = standing.firstIn->gate;
    }
    if (standing.last && standing.last->direction == domain::Direction::Out)
        item["lastOutAt"_L1] = standing.last->at.toUTC().toString(Qt::ISODateWithMs);
    item["incident"_L1] = std::any_of(history.begin(), history.end(), [](const domain::CheckIn& scan) { return scan.incident; });
    return item;
}

//! Who was invited, who came: the list the office keeps of a meeting.
Response attendance(Centre& centre, Db& db, const store::Caller& caller, const Request& request)
{
    const auto meeting = meetingById(db, request.parameter(u"id"_s), &caller.official);
    if (!meeting)
        return meeting.error();
    QHash<QString, std::vector<domain::CheckIn>> scans;
    for (const auto& row : store::findByParent(db, u"check_in"_s, meeting->id)) {
        if (auto scan = domain::checkInFromJson(store::bodyOf(row)))
            scans[scan->passId].push_back(std::move(*scan));
    }
    for (auto& history : scans)
        std::stable_sort(history.begin(), history.end(), [](const domain::CheckIn& a, const domain::CheckIn& b) { return a.at < b.at; });
    QJsonArray items;
    int came = 0;
    int inside = 0;
    for (const auto& row : store::findByParent(db, u"pass"_s, meeting->id)) {
        const auto pass = domain::passFromJson(store::bodyOf(row));
        if (!pass)
            continue;
        const QJsonObject item = attendanceOf(*pass, scans.value(pass->id));
        if (pass->revoked && !item["came"_L1].toBool()) // a pass taken back that nobody used is no guest
            continue;
        came += item["came"_L1].toBool() ? 1 : 0;
        inside += item["inside"_L1].toBool() ? 1 : 0;
        items.append(item);
    }
    QStringList annulled;
    for (const auto& scan : scans.value(QString())) {
        if (!scan.annuls.isEmpty())
            annulled.append(scan.annuls);
    }
    QJsonArray walkIns;
    QHash<QString, bool> marks; // of identity cards: who left and came again is one person
    for (const auto& scan : scans.value(QString())) {
        if (!scan.admitted || scan.direction == domain::Direction::Out || !scan.annuls.isEmpty() || scan.walkInName.isEmpty() || annulled.contains(scan.id))
            continue;
        if (scan.codeHash.isEmpty() || !std::exchange(marks[scan.codeHash], true))
            walkIns.append(QJsonObject{{u"fullName"_s, scan.walkInName}, {u"unit"_s, scan.walkInUnit}, {u"gate"_s, scan.gate},
                                       {u"at"_s, scan.at.toUTC().toString(Qt::ISODateWithMs)}});
    }
    centre.auditLater({caller.actor(), u"read_attendance"_s, u"meeting"_s, meeting->id, {}, {}});
    const auto guests = items.size();
    return http::json({{u"meeting"_s, domain::toJson(*meeting)},
                       {u"items"_s, items},
                       {u"walkIns"_s, walkIns},
                       {u"counts"_s, QJsonObject{{u"invited"_s, guests}, {u"came"_s, came}, {u"inside"_s, inside}, {u"walkIns"_s, walkIns.size()}}}});
}

} // namespace

void addMeetings(http::Router& router, Centre& centre)
{
    using domain::Role;
    using http::Access;
    using http::Method;
    const Access office = Access::officials({Role::MeetingOffice, Role::Administrator});
    router.add({Method::Post, u"/v1/meetings"_s, office, signedIn(centre, Lane::Write, createMeeting)});
    router.add({Method::Put, u"/v1/meetings/{id}"_s, office, signedIn(centre, Lane::Write, changeMeeting)});
    router.add({Method::Get, u"/v1/meetings/{id}/attendance"_s, office, signedIn(centre, Lane::Read, attendance)});
}

} // namespace motcua::backend::routes
