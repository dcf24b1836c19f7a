#include "backend/routes/fields.h"
#include "backend/routes/routes.h"
#include "backend/store/records.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace motcua::backend::routes {

using domain::Role;
using http::Request;
using http::Response;
using store::Db;

namespace {

constexpr qsizetype kLongestNote = 4000;

Response list(Db& db, const store::Caller& caller, const Request& request)
{
    const auto meeting = store::find(db, u"meeting"_s, request.parameter(u"id"_s));
    if (!meeting)
        return http::problem(404, u"no_record"_s);
    if (!caller.official.holds(meeting->scope))
        return http::problem(403, u"scope"_s);
    QJsonArray items;
    for (const auto& row : store::findByParent(db, u"incident"_s, meeting->id))
        items.append(store::bodyOf(row));
    return http::json({{u"items"_s, items}});
}

//! Somebody looked into it: what was found, and by whom. Once; the first word stands.
Response settle(Centre& centre, Db& db, const store::Caller& caller, const QString& id, const QString& note, QHash<QString, qint64>& touched)
{
    const auto row = store::find(db, u"incident"_s, id);
    if (!row)
        return http::problem(404, u"no_record"_s);
    if (!caller.official.holds(row->scope))
        return http::problem(403, u"scope"_s);
    auto incident = domain::incidentFromJson(store::bodyOf(*row));
    if (!incident)
        return http::problem(500, u"storage"_s, incident.error().code);
    if (!incident->isOpen())
        return http::problem(409, u"already_settled"_s);
    incident->rev = row->rev + 1;
    incident->settledAt = centre.now();
    incident->settledBy = caller.official.fullName;
    incident->note = note;
    auto after = store::rowOf(*incident, row->scope.sliced(5)); // "hall:"
    touched[after.scope] = store::put(db, after);
    store::appendAudit(db, centre.secrets(), centre.now(),
                       {caller.actor(), u"incident.settle"_s, after.kind, after.id, store::sha256Hex(row->body), store::sha256Hex(after.body)});
    return http::json(store::bodyOf(after));
}

} // namespace

void addIncidents(http::Router& router, Centre& centre)
{
    using http::Access;
    using http::Method;
    router.add({Method::Get, u"/v1/meetings/{id}/incidents"_s, Access::officials({Role::Guard, Role::MeetingOffice, Role::Administrator}),
                signedIn(centre, Lane::Read, [](Db& db, const store::Caller& caller, const Request& request) { return list(db, caller, request); })});
    router.add({Method::Post, u"/v1/incidents/{id}/settle"_s, Access::officials({Role::Guard, Role::MeetingOffice}),
                signedIn(centre, Lane::Write, [&centre](Db& db, const store::Caller& caller, const Request& request) {
                    const auto body = jsonBody(request);
                    if (!body)
                        return body.error();
                    Fields fields(*body, {"note"_L1});
                    const QString note = fields.raw("note"_L1, kLongestNote).trimmed();
                    if (note.isEmpty())
                        fields.refuse("note"_L1);
                    if (!fields.ok())
                        return fields.problem();
                    return writing(centre, db, [&](Db& d, auto& touched) {
                        return settle(centre, d, caller, request.parameter(u"id"_s), note, touched);
                    });
                })});
}

} // namespace motcua::backend::routes
