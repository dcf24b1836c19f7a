#include "backend/routes/routes.h"
#include "backend/store/agencies.h"
#include "backend/store/officials.h"
#include "backend/store/records.h"
#include "domain/calendar.h"
#include "domain/names.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <map>

using namespace Qt::StringLiterals;

namespace motcua::backend::routes {

using http::Access;
using http::Method;
using http::Request;
using http::Response;
using store::Db;

namespace {

constexpr int kMostProcedures = 100;
constexpr qsizetype kLongestQuery = 200;

//! A route for everybody whose work is reading: Response(Db&, const Request&).
template<class Work>
auto reading(Centre& centre, Work work)
{
    return [&centre, work](const Request& request, const http::Answer& answer) {
        centre.workers().read([work, request, answer](Db& db) {
            Response response = work(db, request);
            if (const auto error = db.takeError())
                response = toResponse(*error);
            answer(std::move(response));
        });
    };
}

//! By words of the name, the field or the code, marks forgiven; without their components.
Response procedures(Db& db, const Request& request)
{
    const QString query = request.queryValue(u"query"_s);
    const QString after = request.queryValue(u"after"_s);
    if (query.size() > kLongestQuery || after.size() > kLongestQuery)
        return http::problem(400, u"bad_field"_s, u"query"_s);
    const QString wanted = domain::keyK0(query);
    QJsonArray items;
    bool more = false;
    db.each("SELECT id, body FROM record WHERE kind = 'procedure' AND scope = 'ref' AND id > ? ORDER BY id"_L1, {after}, [&](const auto& row) {
        QJsonObject body = QJsonDocument::fromJson(row.value(1).toByteArray()).object();
        const QString words = body["name"_L1].toString() + u' ' + body["field"_L1].toString() + u' ' + body["id"_L1].toString();
        if (!wanted.isEmpty() && !domain::keyK0(words).contains(wanted))
            return true;
        if (items.size() == kMostProcedures) {
            more = true;
            return false;
        }
        body.remove("components"_L1);
        items.append(body);
        return true;
    });
    return http::json({{u"items"_s, items}, {u"more"_s, more}});
}

Response procedure(Db& db, const Request& request)
{
    const auto row = store::find(db, u"procedure"_s, request.parameter(u"id"_s));
    return row ? http::json(store::bodyOf(*row)) : http::problem(404, u"no_record"_s);
}

//! Where a dossier can be filed: the agencies that have a desk.
Response agencies(Centre& centre, Db& db)
{
    std::map<QString, domain::Official> desks;
    for (const store::OfficialRow& row : store::allOfficials(db)) {
        const domain::Official& official = row.official;
        if (!row.disabled && !official.agency.isEmpty() && official.holds(u"agency:"_s + official.agency))
            desks.emplace(official.agency, official);
    }
    QJsonArray items;
    for (auto& [code, official] : desks) {
        official.agencyHeads = store::agencyHeads(db, code);
        const domain::AgencyHead head = official.agencyHeadOn(domain::toLocal(centre.now()).date());
        QJsonObject item{{u"code"_s, code}, {u"name"_s, head.name}};
        if (!head.address.isEmpty())
            item.insert(u"address"_s, head.address);
        if (!head.phone.isEmpty())
            item.insert(u"phone"_s, head.phone);
        items.append(item);
    }
    return http::json({{u"items"_s, items}});
}

//! What anybody with the code may know: how far it is. No name, no paper, no official, no words of anybody.
Response lookUp(Db& db, const Request& request)
{
    const QString code = request.queryValue(u"code"_s).trimmed().toUpper();
    if (code.isEmpty() || code.size() > kLongestQuery)
        return http::problem(400, u"bad_field"_s, u"code"_s);
    const auto rows = store::findByRef(db, u"dossier"_s, code);
    const auto dossier = rows.empty() ? fail(ErrorKind::NotFound, u"no_record"_s) : domain::dossierFromJson(store::bodyOf(rows.front()));
    if (!dossier)
        return http::problem(404, u"no_record"_s);
    const auto moment = [](const QDateTime& at) { return at.isValid() ? at.toUTC().toString(Qt::ISODateWithMs) : QString(); };
    QJsonArray steps;
    for (const domain::DossierEvent& event : dossier->timeline) {
        if (event.from != event.to)
            steps.append(QJsonObject{{u"at"_s, moment(event.at)}, {u"status"_s, event.to}});
    }
    return http::json({{u"code"_s, dossier->code},
                       {u"agency"_s, dossier->agency},
                       {u"procedureName"_s, dossier->procedureName},
                       {u"status"_s, domain::number(dossier->status)},
                       {u"submittedAt"_s, moment(dossier->submittedAt)},
                       {u"receivedAt"_s, moment(dossier->receivedAt)},
                       {u"dueAt"_s, moment(dossier->dueAt)},
                       {u"finishedAt"_s, moment(dossier->finishedAt)},
                       {u"steps"_s, steps}});
}

} // namespace

void addCatalogue(http::Router& router, Centre& centre)
{
    router.add({Method::Get, u"/v1/procedures"_s, Access::everyone(), reading(centre, procedures)});
    router.add({Method::Get, u"/v1/procedures/{id}"_s, Access::everyone(), reading(centre, procedure)});
    router.add({Method::Get, u"/v1/agencies"_s, Access::everyone(), reading(centre, [&centre](Db& db, const Request&) { return agencies(centre, db); })});
    router.add({Method::Get, u"/v1/calendar"_s, Access::everyone(), reading(centre, [&centre](Db& db, const Request&) {
                    Response response;
                    response.contentType = "application/json";
                    response.body = centre.rules(db)->calendar;
                    return response;
                })});
    router.add({Method::Get, u"/v1/dossier-status"_s, Access::everyone(), reading(centre, lookUp)});
}

} // namespace motcua::backend::routes
