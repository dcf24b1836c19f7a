#include "backend/routes/fields.h"
#include "backend/routes/meeting_parts.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

// What the office does for a unit: names somebody, sends what was not sent, chooses the gates of a pass.
namespace motcua::backend::routes {

using http::Request;
using http::Response;
using store::Db;

namespace {

constexpr qsizetype kMostGates = 20;

//! The unit's invitation while it may still be worked on; the caller holds its hall.
tl::expected<Invited, Response> openFor(Db& db, const store::Caller& caller, const Request& request, const QDateTime& now)
{
    auto invited = invitedById(db, request.parameter(u"id"_s), &caller.official);
    if (!invited)
        return invited;
    if (auto closed = closedFor(*invited, now))
        return tl::unexpected<Response>(std::move(*closed));
    return invited;
}

Response addOne(Centre& centre, Db& db, const store::Caller& caller, const Request& request)
{
    const auto row = attendeeOf(request);
    if (!row)
        return row.error();
    return changing(centre, db, caller.actor(), [&](Db& d, const DeedContext& context) -> Outcome {
        const auto invited = openFor(d, caller, request, context.now);
        return invited ? addAttendee(d, *invited, *row, context) : tl::unexpected<Response>(invited.error());
    });
}

tl::expected<Sending, Response> unsent(const Centre& centre, Db& db, const store::Caller& caller, const Request& request)
{
    auto invited = openFor(db, caller, request, centre.now());
    if (!invited)
        return tl::unexpected<Response>(invited.error());
    const QString id = invited->invitation.id;
    Sending sending{caller.actor(), std::move(*invited), {}, [id](Db& d) {
                        const auto now = invitedById(d, id);
                        return now ? viewOf(d, *now) : QJsonObject();
                    }};
    for (auto& attendee : store::attendeesOf(db, id)) {
        if (attendee.sentAt == 0 && !attendee.revoked)
            sending.attendees.push_back(std::move(attendee));
    }
    return sending;
}

Response setGates(Centre& centre, Db& db, const store::Caller& caller, const Request& request)
{
    const auto body = jsonBody(request);
    if (!body)
        return body.error();
    Fields fields(*body, {"gates"_L1});
    const QStringList gates = fields.texts("gates"_L1, kMostGates, 50);
    if (!fields.ok())
        return fields.problem();
    return changing(centre, db, caller.actor(), [&](Db& d, const DeedContext& context) -> Outcome {
        const auto row = store::find(d, u"pass"_s, request.parameter(u"id"_s));
        if (!row)
            return refused(404, u"no_record"_s);
        const auto meeting = meetingById(d, row->parent, &caller.official);
        if (!meeting)
            return tl::unexpected<Response>(meeting.error());
        auto pass = domain::passFromJson(store::bodyOf(*row));
        if (!pass)
            return refused(500, u"storage"_s);
        if (pass->revoked)
            return refused(409, u"attendee_revoked"_s);
        for (const QString& gate : gates) {
            if (!meeting->gates.contains(gate))
                return refused(400, u"bad_field"_s, {{u"fields"_s, QJsonArray{u"gates"_s}}});
        }
        if (pass->gates != gates) {
            pass->gates = gates;
            storePass(d, std::move(*pass), meeting->hall, u"pass.gates"_s, context);
        }
        return http::json(store::bodyOf(*store::find(d, u"pass"_s, row->id)));
    });
}

} // namespace

void addGuests(http::Router& router, Centre& centre)
{
    using domain::Role;
    using http::Access;
    using http::Method;
    const Access office = Access::officials({Role::MeetingOffice, Role::Administrator});
    router.add({Method::Post, u"/v1/invitations/{id}/attendees"_s, office, signedIn(centre, Lane::Write, addOne)});
    router.add({Method::Post, u"/v1/passes/{id}/gates"_s, office, signedIn(centre, Lane::Write, setGates)});
    router.add({Method::Post, u"/v1/invitations/{id}/send"_s, office, [&centre](Request request, http::Answer answer) {
                    sendPasses(centre, std::move(request), std::move(answer), [&centre](Db& db, const store::Caller& caller, const Request& asked) {
                        return unsent(centre, db, caller, asked);
                    });
                }});
}

} // namespace motcua::backend::routes
