#include "backend/routes/fields.h"
#include "backend/routes/meeting_parts.h"
#include "backend/store/sessions.h"
#include "domain/calendar.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

//! The meeting office's side of invitations and passes.
namespace motcua::backend::routes {

using http::Request;
using http::Response;
using store::Db;

namespace {

constexpr qsizetype kMostInvitations = 200; //!< of one request
constexpr int kMostSeats = 50;
constexpr int kSeats = 10;
constexpr qsizetype kLongestNumber = 60;

//! Number and code go to the unit's head by SMS and to the office's mailbox by e-mail.
void invite(Db& db, const domain::Meeting& meeting, const store::InvitationRow& invitation, const QString& code, const DeedContext& context)
{
    const QString when = domain::toLocal(meeting.startsAt).toString(u"HH:mm 'ngày' dd/MM/yyyy"_s);
    tell(db, {u"sms"_s, invitation.phone, {},
              u"Mời %1 dự họp: %2, %3, tại %4. Thư mời số %5, mã đăng ký thành phần dự họp: %6"_s.arg(invitation.unit, meeting.title, when,
                                                                                                      meeting.place, invitation.number, code),
              0, {}},
         context);
    tell(db, {u"email"_s, invitation.email, u"Thư mời họp số %1: %2"_s.arg(invitation.number, meeting.title),
              u"Kính gửi %1,\n\nTrân trọng kính mời quý đơn vị tham dự: %2.\nThời gian: %3.\nĐịa điểm: %4.\n\nĐể đăng ký thành phần tham dự, "
              "nhập số thư mời %5 và mã đăng ký %6, thêm họ tên, chức vụ, email của từng người được phân công (tối đa %7 người) rồi gửi. "
              "Mỗi người nhận mã tham dự riêng qua email của mình.\n"_s.arg(invitation.unit, meeting.title, when, meeting.place,
                                                                           invitation.number, code)
                  .arg(invitation.seats),
              0, {}},
         context);
}

//! What gates know of it: number and unit, so that somebody without a pass is checked offline.
void publish(Db& db, const domain::Meeting& meeting, const store::InvitationRow& row, const DeedContext& context)
{
    const auto before = store::find(db, u"invitation"_s, row.id);
    auto record = store::rowOf(domain::Invitation{row.id, before ? before->rev + 1 : 1, meeting.id, row.number, row.unit, row.seats, row.revoked}, meeting.hall);
    context.touched[record.scope] = store::put(db, record);
}

QJsonObject officeView(Db& db, const store::InvitationRow& invitation)
{
    int attendees = 0;
    int sent = 0;
    for (const auto& attendee : store::attendeesOf(db, invitation.id)) {
        ++attendees;
        sent += attendee.sentAt > 0 && !attendee.revoked ? 1 : 0;
    }
    const auto iso = [](qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs); };
    QJsonObject view{{u"id"_s, invitation.id},
                     {u"meetingId"_s, invitation.meeting},
                     {u"number"_s, invitation.number},
                     {u"unit"_s, invitation.unit},
                     {u"phone"_s, invitation.phone},
                     {u"email"_s, invitation.email},
                     {u"seats"_s, invitation.seats},
                     {u"state"_s, invitation.revoked ? u"revoked"_s : u"open"_s},
                     {u"toldAt"_s, iso(invitation.toldAt)},
                     {u"attendees"_s, attendees},
                     {u"sent"_s, sent}};
    if (invitation.openedAt > 0)
        view["openedAt"_L1] = iso(invitation.openedAt);
    if (!invitation.reason.isEmpty())
        view["reason"_L1] = invitation.reason;
    return view;
}

void audit(Db& db, const DeedContext& context, const QString& action, const QString& kind, const QString& target)
{
    store::appendAudit(db, context.secrets, context.now, {context.who, action, kind, target, {}, {}});
}

tl::expected<std::vector<store::InvitationRow>, Response> invitationsFrom(const QJsonObject& body)
{
    Fields outer(body, {"items"_L1});
    const QJsonValue value = body["items"_L1];
    const QJsonArray items = value.toArray();
    if (!value.isArray() || items.isEmpty() || items.size() > kMostInvitations)
        outer.refuse("items"_L1);
    if (!outer.ok())
        return tl::unexpected<Response>(outer.problem());
    std::vector<store::InvitationRow> rows;
    for (qsizetype i = 0; i < items.size(); ++i) {
        Fields fields(items[i].toObject(), {"id"_L1, "number"_L1, "unit"_L1, "phone"_L1, "email"_L1, "seats"_L1}, u"items/%1/"_s.arg(i));
        store::InvitationRow row;
        row.id = fields.uuid("id"_L1);
        row.number = fields.text("number"_L1, kLongestNumber);
        row.unit = fields.text("unit"_L1, kLongestUnit);
        row.phone = fields.phone("phone"_L1);
        row.email = fields.email("email"_L1);
        row.seats = static_cast<int>(fields.integer("seats"_L1, 1, kMostSeats, kSeats));
        if (store::invitationKey(row.number).isEmpty())
            fields.refuse("number"_L1);
        if (!fields.ok())
            return tl::unexpected<Response>(fields.problem());
        rows.push_back(std::move(row));
    }
    return rows;
}

Response inviteUnits(Centre& centre, Db& db, const store::Caller& caller, const Request& request)
{
    const auto body = jsonBody(request);
    if (!body)
        return body.error();
    const auto wanted = invitationsFrom(*body);
    if (!wanted)
        return wanted.error();
    return changing(centre, db, caller.actor(), [&](Db& d, const DeedContext& context) -> Outcome {
        const auto meeting = meetingById(d, request.parameter(u"id"_s), &caller.official);
        if (!meeting)
            return tl::unexpected<Response>(meeting.error());
        if (centre.now() >= meeting->closesAt)
            return refused(409, u"meeting_over"_s);
        QJsonArray items;
        for (qsizetype i = 0; i < qsizetype(wanted->size()); ++i) {
            store::InvitationRow row = (*wanted)[size_t(i)];
            row.meeting = meeting->id;
            if (const auto known = store::findInvitation(d, row.id)) { // sent again: invited once
                if (known->meeting != row.meeting || store::invitationKey(known->number) != store::invitationKey(row.number))
                    return refused(409, u"id_reused"_s);
                items.append(officeView(d, *known));
                continue;
            }
            const QString code = store::makeInvitationCode();
            row.codeHash = store::invitationCodeHash(row.id, code);
            row.madeBy = caller.official.id;
            row.toldAt = context.now.toMSecsSinceEpoch();
            if (!store::addInvitation(d, row))
                return refused(409, u"number_taken"_s, {{u"fields"_s, QJsonArray{u"items/%1/number"_s.arg(i)}}});
            publish(d, *meeting, row, context);
            invite(d, *meeting, row, code, context);
            audit(d, context, u"invitation.create"_s, u"invitation"_s, row.id);
            QJsonObject view = officeView(d, row);
            if (centre.options().demo)
                view["demoCode"_L1] = code;
            items.append(view);
        }
        return http::json({{u"items"_s, items}}, 201);
    });
}

Response listInvitations(Centre& centre, Db& db, const store::Caller& caller, const Request& request)
{
    const auto meeting = meetingById(db, request.parameter(u"id"_s), &caller.official);
    if (!meeting)
        return meeting.error();
    QJsonArray items;
    for (const auto& invitation : store::invitationsOf(db, meeting->id))
        items.append(officeView(db, invitation));
    centre.auditLater({caller.actor(), u"read_invitations"_s, u"meeting"_s, meeting->id, {}, {}});
    return http::json({{u"items"_s, items}});
}

Response readInvitation(Centre& centre, Db& db, const store::Caller& caller, const Request& request)
{
    const auto invited = invitedById(db, request.parameter(u"id"_s), &caller.official);
    if (!invited)
        return invited.error();
    centre.auditLater({caller.actor(), u"read"_s, u"invitation"_s, invited->invitation.id, {}, {}});
    return http::json(viewOf(db, *invited));
}

//! A new code, told again; the one before opens nothing any more.
Response inviteAgain(Centre& centre, Db& db, const store::Caller& caller, const Request& request)
{
    return changing(centre, db, caller.actor(), [&](Db& d, const DeedContext& context) -> Outcome {
        auto invited = invitedById(d, request.parameter(u"id"_s), &caller.official);
        if (!invited)
            return tl::unexpected<Response>(invited.error());
        if (auto closed = closedFor(*invited, context.now))
            return tl::unexpected<Response>(std::move(*closed));
        store::InvitationRow& row = invited->invitation;
        const qint64 now = context.now.toMSecsSinceEpoch();
        if (const qint64 left = row.toldAt + store::kResendSeconds * 1000LL - now; left > 0)
            return tl::unexpected<Response>(tooSoon(static_cast<int>((left + 999) / 1000)));
        const QString code = store::makeInvitationCode();
        row.codeHash = store::invitationCodeHash(row.id, code);
        row.toldAt = now;
        store::updateInvitation(d, row);
        store::forgetFailures(d, store::failureKey(Realm::Unit, row.id));
        invite(d, invited->meeting, row, code, context);
        audit(d, context, u"invitation.tell"_s, u"invitation"_s, row.id);
        QJsonObject view = officeView(d, row);
        if (centre.options().demo)
            view["demoCode"_L1] = code;
        return http::json(view);
    });
}

//! The reason of a revocation; the fault as a response.
tl::expected<QString, Response> reasonOf(const Request& request)
{
    const auto body = jsonBody(request);
    if (!body)
        return tl::unexpected<Response>(body.error());
    Fields fields(*body, {"reason"_L1});
    const QString reason = fields.text("reason"_L1, kLongestReason);
    if (!fields.ok())
        return tl::unexpected<Response>(fields.problem());
    return reason;
}

void tellRevoked(Db& db, const domain::Meeting& meeting, const QString& address, const DeedContext& context)
{
    tell(db, {u"email"_s, address, u"Mã tham dự không còn hiệu lực: %1"_s.arg(meeting.title),
              u"Mã tham dự cuộc họp \"%1\" đã gửi cho quý vị không còn hiệu lực. Mọi chi tiết xin hỏi đơn vị của quý vị.\n"_s.arg(meeting.title), 0, {}},
         context);
}

Response revokeInvitation(Centre& centre, Db& db, const store::Caller& caller, const Request& request)
{
    const auto reason = reasonOf(request);
    if (!reason)
        return reason.error();
    return changing(centre, db, caller.actor(), [&](Db& d, const DeedContext& context) -> Outcome {
        auto invited = invitedById(d, request.parameter(u"id"_s), &caller.official);
        if (!invited)
            return tl::unexpected<Response>(invited.error());
        store::InvitationRow& row = invited->invitation;
        if (!row.revoked) {
            row.revoked = true;
            row.reason = *reason;
            store::updateInvitation(d, row);
            publish(d, invited->meeting, row, context);
            store::endSessionsOf(d, {Realm::Unit, row.id}, context.now.toMSecsSinceEpoch());
            for (store::AttendeeRow attendee : store::attendeesOf(d, row.id)) {
                if (attendee.pass.isEmpty() || attendee.revoked)
                    continue;
                revokePass(d, attendee.pass, u"pass.revoke"_s, context);
                tellRevoked(d, invited->meeting, attendee.email, context);
                attendee.revoked = true;
                attendee.pass.clear();
                store::updateAttendee(d, attendee);
            }
            tell(d, {u"email"_s, row.email, u"Thư mời họp số %1 được thu hồi"_s.arg(row.number),
                     u"Thư mời số %1 dự cuộc họp \"%2\" được thu hồi. Lý do: %3.\n"_s.arg(row.number, invited->meeting.title, *reason), 0, {}},
                 context);
            audit(d, context, u"invitation.revoke"_s, u"invitation"_s, row.id);
        }
        return http::json(officeView(d, row));
    });
}

//! The pass, its meeting's hall held by the caller.
tl::expected<store::RecordRow, Response> passById(Db& db, const QString& id, const store::Caller& caller)
{
    auto row = store::find(db, u"pass"_s, id);
    if (!row)
        return refused(404, u"no_record"_s);
    if (!caller.official.holds(row->scope))
        return refused(403, u"scope"_s);
    return std::move(*row);
}

Response revokeOnePass(Centre& centre, Db& db, const store::Caller& caller, const Request& request)
{
    const auto reason = reasonOf(request);
    if (!reason)
        return reason.error();
    return changing(centre, db, caller.actor(), [&](Db& d, const DeedContext& context) -> Outcome {
        const auto row = passById(d, request.parameter(u"id"_s), caller);
        if (!row)
            return tl::unexpected<Response>(row.error());
        const auto meeting = meetingById(d, row->parent);
        if (!meeting)
            return tl::unexpected<Response>(meeting.error());
        revokePass(d, row->id, u"pass.revoke"_s, context);
        if (auto attendee = store::findAttendeeByPass(d, row->id)) {
            tellRevoked(d, *meeting, attendee->email, context);
            attendee->revoked = true;
            attendee->pass.clear();
            store::updateAttendee(d, *attendee);
        }
        return http::json(store::bodyOf(*store::find(d, u"pass"_s, row->id)));
    });
}

tl::expected<Sending, Response> onePass(const Centre& centre, Db& db, const store::Caller& caller, const Request& request)
{
    const auto row = passById(db, request.parameter(u"id"_s), caller);
    if (!row)
        return tl::unexpected<Response>(row.error());
    const auto attendee = store::findAttendeeByPass(db, row->id);
    if (!attendee)
        return refused(409, u"no_address"_s); // revoked, or handed out without an invitation
    auto invited = invitedById(db, attendee->invitation);
    if (!invited)
        return tl::unexpected<Response>(invited.error());
    if (auto closed = closedFor(*invited, centre.now()))
        return tl::unexpected<Response>(std::move(*closed));
    if (auto soon = tooSoon(*attendee, centre.nowMs()))
        return tl::unexpected<Response>(std::move(*soon));
    return Sending{caller.actor(), std::move(*invited), {*attendee},
                   [id = attendee->id](Db& d) { return toJson(store::findAttendee(d, id).value_or(store::AttendeeRow())); }};
}

} // namespace

void addInvitations(http::Router& router, Centre& centre)
{
    using domain::Role;
    using http::Access;
    using http::Method;
    const Access office = Access::officials({Role::MeetingOffice, Role::Administrator});
    router.add({Method::Post, u"/v1/meetings/{id}/invitations"_s, office, signedIn(centre, Lane::Write, inviteUnits)});
    router.add({Method::Get, u"/v1/meetings/{id}/invitations"_s, office, signedIn(centre, Lane::Read, listInvitations)});
    router.add({Method::Get, u"/v1/invitations/{id}"_s, office, signedIn(centre, Lane::Read, readInvitation)});
    router.add({Method::Post, u"/v1/invitations/{id}/tell"_s, office, signedIn(centre, Lane::Write, inviteAgain)});
    router.add({Method::Post, u"/v1/invitations/{id}/revoke"_s, office, signedIn(centre, Lane::Write, revokeInvitation)});
    router.add({Method::Post, u"/v1/passes/{id}/revoke"_s, office, signedIn(centre, Lane::Write, revokeOnePass)});
    router.add({Method::Post, u"/v1/passes/{id}/send"_s, office, [&centre](Request request, http::Answer answer) {
                    sendPasses(centre, std::move(request), std::move(answer), [&centre](Db& db, const store::Caller& caller, const Request& asked) {
                        return onePass(centre, db, caller, asked);
                    });
                }});
}

} // namespace motcua::backend::routes
