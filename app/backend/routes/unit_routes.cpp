#include "backend/routes/fields.h"
#include "backend/routes/meeting_parts.h"
#include "backend/store/sessions.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

//! An invited unit opens its invitation, says whom it sends, and has each one's pass sent. Source: the guide for invited units.
namespace motcua::backend::routes {

using http::Request;
using http::Response;
using store::Db;

namespace {

constexpr qsizetype kLongestNumber = 60;
constexpr qsizetype kLongestCode = 20;
constexpr qsizetype kLongestDevice = 200;

//! A number nobody was invited under and a wrong code get the same answer, counted the same way.
Response open(Centre& centre, Db& db, const Request& request)
{
    const auto body = jsonBody(request);
    if (!body)
        return body.error();
    Fields fields(*body, {"number"_L1, "code"_L1, "device"_L1});
    const QString number = fields.text("number"_L1, kLongestNumber);
    const QString code = fields.raw("code"_L1, kLongestCode);
    Fields deviceFields((*body)["device"_L1].toObject(), {"id"_L1, "name"_L1}, u"device/"_s);
    const store::Device device{deviceFields.text("id"_L1, kLongestDevice), deviceFields.text("name"_L1, kLongestDevice, Fields::Need::Optional)};
    if (!fields.ok())
        return fields.problem();
    if (!deviceFields.ok())
        return deviceFields.problem();
    const QString key = store::invitationKey(number);
    return changing(centre, db, {{}, device.id}, [&](Db& d, const DeedContext& context) -> Outcome {
        const qint64 now = context.now.toMSecsSinceEpoch();
        const auto known = store::findInvitationByNumber(d, number);
        const QString counted = store::failureKey(Realm::Unit, known ? known->id : key);
        if (const int seconds = store::lockedFor(d, counted, now))
            return tooSoon(seconds, u"locked"_s);
        if (!known || store::invitationCodeHash(known->id, code) != known->codeHash) {
            const int seconds = store::noteFailure(d, counted, now);
            store::appendAudit(d, context.secrets, context.now, {context.who, u"invitation.open_failed"_s, u"invitation"_s, known ? known->id : QString(), {}, {}});
            return seconds > 0 ? tooSoon(seconds, u"locked"_s) : http::problem(401, u"invitation_code"_s);
        }
        auto invited = invitedById(d, known->id);
        if (!invited)
            return tl::unexpected<Response>(invited.error());
        if (invited->invitation.revoked)
            return refused(409, u"invitation_revoked"_s);
        store::forgetFailures(d, counted);
        if (invited->invitation.openedAt == 0) {
            invited->invitation.openedAt = now;
            store::updateInvitation(d, invited->invitation);
        }
        const store::Tokens tokens = store::openSession(d, {Realm::Unit, known->id}, device, now);
        store::appendAudit(d, context.secrets, context.now, {{known->id, device.id}, u"invitation.open"_s, u"invitation"_s, known->id, {}, {}});
        return http::json({{u"access"_s, tokens.access},
                           {u"expiresIn"_s, store::kAccessSeconds},
                           {u"refresh"_s, tokens.refresh},
                           {u"invitation"_s, viewOf(d, *invited)},
                           {u"serverTime"_s, serverTime(centre)}});
    });
}

Response view(Db& db, const store::Caller& caller)
{
    const auto invited = invitedById(db, caller.subject);
    return invited ? http::json(viewOf(db, *invited)) : invited.error();
}

//! The caller's invitation while it may still be worked on.
tl::expected<Invited, Response> openInvitation(Db& db, const store::Caller& caller, const QDateTime& now)
{
    auto invited = invitedById(db, caller.subject);
    if (!invited)
        return invited;
    if (auto closed = closedFor(*invited, now))
        return tl::unexpected<Response>(std::move(*closed));
    return invited;
}

//! One of the caller's own; another unit's is not there.
tl::expected<store::AttendeeRow, Response> ownAttendee(Db& db, const store::Caller& caller, const Request& request)
{
    auto attendee = store::findAttendee(db, request.parameter(u"id"_s));
    if (!attendee || attendee->invitation != caller.subject)
        return refused(404, u"no_record"_s);
    return std::move(*attendee);
}

void audit(Db& db, const DeedContext& context, const QString& action, const QString& attendee)
{
    store::appendAudit(db, context.secrets, context.now, {context.who, action, u"attendee"_s, attendee, {}, {}});
}

Response addOne(Centre& centre, Db& db, const store::Caller& caller, const Request& request)
{
    auto row = attendeeOf(request);
    if (!row)
        return row.error();
    row->invitation = caller.subject;
    return changing(centre, db, caller.actor(), [&](Db& d, const DeedContext& context) -> Outcome {
        const auto invited = openInvitation(d, caller, context.now);
        if (!invited)
            return tl::unexpected<Response>(invited.error());
        return addAttendee(d, *invited, *row, context);
    });
}

Response changeOne(Centre& centre, Db& db, const store::Caller& caller, const Request& request)
{
    const auto body = jsonBody(request);
    if (!body)
        return body.error();
    Fields fields(*body, {"rev"_L1, "fullName"_L1, "position"_L1, "email"_L1});
    const qint64 rev = fields.integer("rev"_L1, 1, 1'000'000'000);
    const QString fullName = fields.name("fullName"_L1);
    const QString position = fields.text("position"_L1, kLongestPosition);
    const QString email = fields.email("email"_L1);
    if (!fields.ok())
        return fields.problem();
    return changing(centre, db, caller.actor(), [&](Db& d, const DeedContext& context) -> Outcome {
        const auto invited = openInvitation(d, caller, context.now);
        if (!invited)
            return tl::unexpected<Response>(invited.error());
        auto row = ownAttendee(d, caller, request);
        if (!row)
            return tl::unexpected<Response>(row.error());
        if (row->rev != rev)
            return refused(409, u"conflict"_s, {{u"state"_s, toJson(*row)}});
        // Another person or another mailbox: what lies in the old mailbox must open no gate.
        if (row->fullName != fullName || row->email != email) {
            revokePass(d, row->pass, u"pass.revoke"_s, context);
            row->pass.clear();
        }
        row->fullName = fullName;
        row->position = position;
        row->email = email;
        row->revoked = false;
        row->sentAt = 0;
        ++row->rev;
        if (auto doubled = twice(d, *row))
            return tl::unexpected<Response>(std::move(*doubled));
        store::updateAttendee(d, *row);
        audit(d, context, u"attendee.change"_s, row->id);
        return http::json(toJson(*row));
    });
}

Response removeOne(Centre& centre, Db& db, const store::Caller& caller, const Request& request)
{
    return changing(centre, db, caller.actor(), [&](Db& d, const DeedContext& context) -> Outcome {
        const auto invited = openInvitation(d, caller, context.now);
        if (!invited)
            return tl::unexpected<Response>(invited.error());
        const auto row = ownAttendee(d, caller, request);
        if (!row)
            return tl::unexpected<Response>(row.error());
        revokePass(d, row->pass, u"pass.revoke"_s, context);
        store::removeAttendee(d, row->id);
        audit(d, context, u"attendee.remove"_s, row->id);
        Response done;
        done.status = 204;
        return done;
    });
}

Response revokeOne(Centre& centre, Db& db, const store::Caller& caller, const Request& request)
{
    return changing(centre, db, caller.actor(), [&](Db& d, const DeedContext& context) -> Outcome {
        const auto invited = openInvitation(d, caller, context.now);
        if (!invited)
            return tl::unexpected<Response>(invited.error());
        auto row = ownAttendee(d, caller, request);
        if (!row)
            return tl::unexpected<Response>(row.error());
        if (!row->revoked) {
            revokePass(d, row->pass, u"pass.revoke"_s, context);
            row->pass.clear();
            row->revoked = true;
            ++row->rev;
            store::updateAttendee(d, *row);
            audit(d, context, u"attendee.revoke"_s, row->id);
        }
        return http::json(toJson(*row));
    });
}

tl::expected<Sending, Response> allUnsent(const Centre& centre, Db& db, const store::Caller& caller, const Request&)
{
    auto invited = openInvitation(db, caller, centre.now());
    if (!invited)
        return tl::unexpected<Response>(invited.error());
    Sending sending{caller.actor(), std::move(*invited), {}, [id = caller.subject](Db& d) {
                        const auto now = invitedById(d, id);
                        return now ? viewOf(d, *now) : QJsonObject();
                    }};
    for (auto& attendee : store::attendeesOf(db, caller.subject)) {
        if (attendee.sentAt == 0 && !attendee.revoked)
            sending.attendees.push_back(std::move(attendee));
    }
    return sending;
}

tl::expected<Sending, Response> oneAgain(const Centre& centre, Db& db, const store::Caller& caller, const Request& request)
{
    auto invited = openInvitation(db, caller, centre.now());
    if (!invited)
        return tl::unexpected<Response>(invited.error());
    auto attendee = ownAttendee(db, caller, request);
    if (!attendee)
        return tl::unexpected<Response>(attendee.error());
    if (attendee->revoked)
        return refused(409, u"attendee_revoked"_s);
    if (auto soon = tooSoon(*attendee, centre.nowMs()))
        return tl::unexpected<Response>(std::move(*soon));
    return Sending{caller.actor(), std::move(*invited), {*attendee},
                   [id = attendee->id](Db& d) { return toJson(store::findAttendee(d, id).value_or(store::AttendeeRow())); }};
}

} // namespace

void addUnits(http::Router& router, Centre& centre)
{
    using http::Access;
    using http::Method;
    const auto sending = [&centre](tl::expected<Sending, Response> (*find)(const Centre&, Db&, const store::Caller&, const Request&)) {
        return [&centre, find](Request request, http::Answer answer) {
            sendPasses(centre, std::move(request), std::move(answer), [&centre, find](Db& db, const store::Caller& caller, const Request& asked) {
                return find(centre, db, caller, asked);
            });
        };
    };
    const Access unit = Access::sessions({Realm::Unit});
    router.add({Method::Post, u"/v1/invitation/open"_s, Access::everyone(), [&centre](const Request& request, const http::Answer& answer) {
                    centre.workers().write([&centre, request, answer](Db& db) { answer(open(centre, db, request)); });
                }});
    router.add({Method::Get, u"/v1/invitation"_s, unit,
                signedIn(centre, Lane::Read, [](Db& db, const store::Caller& caller, const Request&) { return view(db, caller); })});
    router.add({Method::Post, u"/v1/invitation/attendees"_s, unit, signedIn(centre, Lane::Write, addOne)});
    router.add({Method::Put, u"/v1/invitation/attendees/{id}"_s, unit, signedIn(centre, Lane::Write, changeOne)});
    router.add({Method::Delete, u"/v1/invitation/attendees/{id}"_s, unit, signedIn(centre, Lane::Write, removeOne)});
    router.add({Method::Post, u"/v1/invitation/send"_s, unit, sending(allUnsent)});
    router.add({Method::Post, u"/v1/invitation/attendees/{id}/send"_s, unit, sending(oneAgain)});
    router.add({Method::Post, u"/v1/invitation/attendees/{id}/revoke"_s, unit, signedIn(centre, Lane::Write, revokeOne)});
}

} // namespace motcua::backend::routes
