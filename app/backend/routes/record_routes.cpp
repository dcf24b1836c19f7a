#include "backend/pass_issue.h"
#include "backend/routes/routes.h"
#include "backend/store/records.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace motcua::backend::routes {

using http::Request;
using http::Response;
using store::Db;

namespace {

constexpr int kMostAuditRows = 1000;

std::function<void(Request, http::Answer)> readBack(Centre& centre, const QString& kind)
{
    return signedIn(centre, Lane::Read, [&centre, kind](Db& db, const store::Caller& caller, const Request& request) {
        const auto row = store::find(db, kind, request.parameter(u"id"_s));
        if (!row)
            return http::problem(404, u"no_record"_s);
        if (!caller.official.holds(row->scope))
            return http::problem(403, u"scope"_s);
        centre.auditLater({caller.actor(), u"read"_s, kind, row->id, {}, {}});
        Response response;
        response.contentType = "application/json";
        response.body = row->body;
        return response;
    });
}

QJsonArray bodies(const std::vector<store::RecordRow>& rows, const domain::Official& official)
{
    QJsonArray items;
    for (const auto& row : rows) {
        if (official.holds(row.scope))
            items.append(store::bodyOf(row));
    }
    return items;
}

Response dossiersByCode(Centre& centre, Db& db, const store::Caller& caller, const Request& request)
{
    const QString code = request.queryValue(u"code"_s);
    if (code.isEmpty())
        return http::problem(400, u"bad_field"_s, u"code"_s);
    const QJsonArray items = bodies(store::findByRef(db, u"dossier"_s, code), caller.official);
    if (!items.isEmpty())
        centre.auditLater({caller.actor(), u"read"_s, u"dossier"_s, items.first()["id"_L1].toString(), {}, {}});
    return http::json({{u"items"_s, items}});
}

tl::expected<store::RecordRow, Response> meetingOf(Db& db, const store::Caller& caller, const Request& request)
{
    auto meeting = store::find(db, u"meeting"_s, request.parameter(u"id"_s));
    if (!meeting)
        return tl::unexpected<Response>(http::problem(404, u"no_record"_s));
    if (!caller.official.holds(meeting->scope))
        return tl::unexpected<Response>(http::problem(403, u"scope"_s));
    return std::move(*meeting);
}

Response checkIns(Centre& centre, Db& db, const store::Caller& caller, const Request& request)
{
    const auto meeting = meetingOf(db, caller, request);
    if (!meeting)
        return meeting.error();
    centre.auditLater({caller.actor(), u"read_check_ins"_s, u"meeting"_s, meeting->id, {}, {}});
    return http::json({{u"items"_s, bodies(store::findByParent(db, u"check_in"_s, meeting->id), caller.official)}});
}

//! Passes with the text of their QR codes: for who hands them out, not for gates.
Response passes(Centre& centre, Db& db, const store::Caller& caller, const Request& request)
{
    const auto row = meetingOf(db, caller, request);
    if (!row)
        return row.error();
    const auto meeting = domain::meetingFromJson(store::bodyOf(*row));
    if (!meeting)
        return http::problem(500, u"storage"_s, meeting.error().code);
    const store::PassSigner signer = store::passSigner(db);
    QJsonArray items;
    for (const auto& passRow : store::findByParent(db, u"pass"_s, row->id)) {
        const auto pass = domain::passFromJson(store::bodyOf(passRow));
        if (!pass)
            continue;
        QJsonObject item = domain::toJson(*pass);
        item["qrText"_L1] = passToken(signer, *meeting, *pass);
        items.append(item);
    }
    centre.auditLater({caller.actor(), u"read_pass_codes"_s, u"meeting"_s, row->id, {}, {}});
    return http::json({{u"items"_s, items}});
}

Response audit(Db& db, const Request& request)
{
    bool ok = true;
    const QString asked = request.queryValue(u"limit"_s);
    const int limit = asked.isEmpty() ? 100 : asked.toInt(&ok);
    if (!ok || limit < 1 || limit > kMostAuditRows)
        return http::problem(400, u"bad_field"_s, u"limit"_s);
    QJsonArray items;
    db.each("SELECT n, at, official, device, action, kind, target, before, after, hash FROM audit ORDER BY n DESC LIMIT ?"_L1, {limit},
            [&items](const store::Row& row) {
                static const QStringList keys{u"n"_s, u"at"_s, u"official"_s, u"device"_s, u"action"_s,
                                              u"kind"_s, u"target"_s, u"before"_s, u"after"_s, u"hash"_s};
                QJsonObject item{{keys[0], row.value(0).toLongLong()}};
                for (int i = 1; i < keys.size(); ++i)
                    item[keys[i]] = row.value(i).toString();
                items.append(item);
                return true;
            });
    return http::json({{u"items"_s, items}});
}

} // namespace

void addRecords(http::Router& router, Centre& centre)
{
    using domain::Role;
    using http::Access;
    using http::Method;
    const auto reading = [&centre](Response (*work)(Centre&, Db&, const store::Caller&, const Request&)) {
        return signedIn(centre, Lane::Read, [&centre, work](Db& db, const store::Caller& caller, const Request& request) {
            return work(centre, db, caller, request);
        });
    };
    router.add({Method::Get, u"/v1/dossiers"_s, Access::officials(), reading(dossiersByCode)});
    router.add({Method::Get, u"/v1/dossiers/{id}"_s, Access::officials(), readBack(centre, u"dossier"_s)});
    router.add({Method::Get, u"/v1/registrations/{id}"_s, Access::officials(), readBack(centre, u"registration"_s)});
    router.add({Method::Get, u"/v1/rosters/{id}"_s, Access::officials(), readBack(centre, u"roster"_s)});
    router.add({Method::Get, u"/v1/meetings/{id}"_s, Access::officials(), readBack(centre, u"meeting"_s)});
    router.add({Method::Get, u"/v1/meetings/{id}/check-ins"_s, Access::officials(), reading(checkIns)});
    router.add({Method::Get, u"/v1/meetings/{id}/passes"_s, Access::officials({Role::MeetingOffice, Role::Administrator}), reading(passes)});
    router.add({Method::Get, u"/v1/audit"_s, Access::officials({Role::Administrator}),
                signedIn(centre, Lane::Read, [](Db& db, const store::Caller&, const Request& request) { return audit(db, request); })});
}

} // namespace motcua::backend::routes
