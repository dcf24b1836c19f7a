#include "backend/routes/meeting_parts.h"

#include "domain/calendar.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace motcua::backend::routes {

using http::Response;
using store::Db;

namespace {

QString isoOf(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

QJsonObject meetingView(const domain::Meeting& meeting)
{
    QJsonObject view = domain::toJson(meeting);
    for (const auto key : {"rev"_L1, "number"_L1, "hall"_L1, "gates"_L1, "reEntry"_L1, "expected"_L1})
        view.remove(key);
    return view;
}

} // namespace

Response changing(Centre& centre, Db& db, const store::Actor& who, const std::function<Outcome(Db&, const DeedContext&)>& work)
{
    QHash<QString, qint64> touched;
    store::Transaction transaction(db, store::Transaction::Kind::Write);
    auto outcome = work(db, {centre.secrets(), centre.now(), who, centre.deliversMessages(), touched});
    if (!outcome) {
        const auto broken = db.takeError(); // what failed underneath outranks what the work made of it
        return broken ? toResponse(*broken) : std::move(outcome.error());
    }
    if (auto error = transaction.commit())
        return toResponse(*error);
    centre.announce(touched);
    centre.deliverLater();
    return std::move(*outcome);
}

tl::unexpected<Response> refused(int status, const QString& code, const QJsonObject& more)
{
    return tl::unexpected<Response>(http::problem(status, code, {}, more));
}

tl::expected<domain::Meeting, Response> meetingById(Db& db, const QString& id, const domain::Official* official)
{
    const auto row = store::find(db, u"meeting"_s, id);
    if (!row)
        return refused(404, u"no_record"_s);
    if (official && !official->holds(row->scope))
        return refused(403, u"scope"_s);
    auto meeting = domain::meetingFromJson(store::bodyOf(*row));
    if (!meeting)
        return refused(500, u"storage"_s);
    return std::move(*meeting);
}

tl::expected<Invited, Response> invitedById(Db& db, const QString& id, const domain::Official* official)
{
    auto invitation = store::findInvitation(db, id);
    if (!invitation)
        return refused(404, u"no_record"_s);
    auto meeting = meetingById(db, invitation->meeting, official);
    if (!meeting)
        return tl::unexpected<Response>(std::move(meeting.error()));
    return Invited{std::move(*invitation), std::move(*meeting)};
}

std::optional<Response> closedFor(const Invited& invited, const QDateTime& now)
{
    if (invited.invitation.revoked)
        return http::problem(409, u"invitation_revoked"_s);
    if (now >= invited.meeting.closesAt)
        return http::problem(409, u"meeting_over"_s);
    return std::nullopt;
}

QJsonObject toJson(const store::AttendeeRow& attendee)
{
    QJsonObject json{{u"id"_s, attendee.id},
                     {u"rev"_s, attendee.rev},
                     {u"fullName"_s, attendee.fullName},
                     {u"position"_s, attendee.position},
                     {u"email"_s, attendee.email},
                     {u"state"_s, attendee.revoked ? u"revoked"_s : attendee.sentAt > 0 ? u"sent"_s : u"unsent"_s}};
    if (attendee.sentAt > 0)
        json["sentAt"_L1] = isoOf(attendee.sentAt);
    return json;
}

//! A code is personal: two people of one unit do not share a mailbox.
std::optional<Response> twice(Db& db, const store::AttendeeRow& attendee)
{
    for (const auto& other : store::attendeesOf(db, attendee.invitation)) {
        if (other.id != attendee.id && other.email.compare(attendee.email, Qt::CaseInsensitive) == 0)
            return http::problem(409, u"email_twice"_s, {}, {{u"fields"_s, QJsonArray{u"email"_s}}});
    }
    return std::nullopt;
}

tl::expected<store::AttendeeRow, Response> attendeeOf(const http::Request& request)
{
    const auto body = jsonBody(request);
    if (!body)
        return tl::unexpected<Response>(body.error());
    Fields fields(*body, {"id"_L1, "fullName"_L1, "position"_L1, "email"_L1});
    store::AttendeeRow row;
    row.id = fields.uuid("id"_L1);
    row.fullName = fields.name("fullName"_L1);
    row.position = fields.text("position"_L1, kLongestPosition);
    row.email = fields.email("email"_L1);
    if (!fields.ok())
        return tl::unexpected<Response>(fields.problem());
    return row;
}

Outcome addAttendee(Db& db, const Invited& invited, store::AttendeeRow row, const DeedContext& context)
{
    row.invitation = invited.invitation.id;
    if (const auto known = store::findAttendee(db, row.id)) { // sent again after a lost answer
        if (known->invitation != row.invitation || known->fullName != row.fullName || known->email != row.email)
            return refused(409, u"id_reused"_s);
        return http::json(toJson(*known));
    }
    if (auto doubled = twice(db, row))
        return tl::unexpected<Response>(std::move(*doubled));
    if (qsizetype(store::attendeesOf(db, row.invitation).size()) >= invited.invitation.seats)
        return refused(409, u"seats_full"_s);
    store::addAttendee(db, row);
    store::appendAudit(db, context.secrets, context.now, {context.who, u"attendee.add"_s, u"attendee"_s, row.id, {}, {}});
    return http::json(toJson(row), 201);
}

QJsonObject viewOf(Db& db, const Invited& invited)
{
    const store::InvitationRow& it = invited.invitation;
    QJsonArray attendees;
    for (const auto& attendee : store::attendeesOf(db, it.id))
        attendees.append(toJson(attendee));
    QJsonObject view{{u"id"_s, it.id},
                     {u"number"_s, it.number},
                     {u"unit"_s, it.unit},
                     {u"seats"_s, it.seats},
                     {u"state"_s, it.revoked ? u"revoked"_s : u"open"_s},
                     {u"meeting"_s, meetingView(invited.meeting)},
                     {u"attendees"_s, attendees}};
    if (!it.reason.isEmpty())
        view["reason"_L1] = it.reason;
    return view;
}

void sendPasses(Centre& centre, http::Request request, http::Answer answer,
                std::function<tl::expected<Sending, Response>(Db&, const store::Caller&, const http::Request&)> find)
{
    centre.workers().read([&centre, request = std::move(request), answer = std::move(answer), find = std::move(find)](Db& db) {
        const auto caller = callerOf(centre, db, request);
        if (!caller)
            return answer(caller.error());
        auto sending = find(db, *caller, request);
        if (const auto error = db.takeError())
            return answer(toResponse(*error));
        if (!sending)
            return answer(sending.error());
        std::vector<PassDraft> drafts;
        for (const auto& attendee : sending->attendees) {
            auto draft = draftPass(db, sending->invited.meeting, sending->invited.invitation, attendee, centre.nowMs());
            if (const auto error = db.takeError())
                return answer(toResponse(*error));
            if (!draft)
                return answer(toResponse(draft.error()));
            drafts.push_back(std::move(*draft));
        }
        centre.workers().write([&centre, answer, sending = std::move(*sending), drafts = std::move(drafts)](Db& writer) {
            answer(changing(centre, writer, sending.who, [&](Db& d, const DeedContext& context) -> Outcome {
                for (const PassDraft& draft : drafts) {
                    if (!stillHolds(d, draft))
                        return refused(409, u"changed"_s);
                    issuePass(d, draft, context);
                }
                return http::json(sending.answer(d));
            }));
        });
    });
}

std::optional<Response> tooSoon(const store::AttendeeRow& attendee, qint64 now)
{
    const qint64 left = attendee.sentAt + kResendPassSeconds * 1000LL - now;
    if (attendee.sentAt == 0 || left <= 0)
        return std::nullopt;
    return tooSoon(static_cast<int>((left + 999) / 1000));
}

} // namespace motcua::backend::routes
