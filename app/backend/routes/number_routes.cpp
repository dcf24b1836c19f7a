#include "backend/routes/routes.h"
#include "backend/store/numbers.h"
#include "domain/calendar.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace motcua::backend::routes {

using http::Response;
using store::Db;

namespace {

constexpr int kMostNumbers = 100;
constexpr int kDaysAhead = 31;

Response lease(Centre& centre, Db& db, const store::Caller& caller, const QJsonObject& body)
{
    const QString agency = body["agency"_L1].toString();
    const QDate date = QDate::fromString(body["date"_L1].toString(), Qt::ISODate);
    const int count = body["count"_L1].toInt(-1);
    if (agency.isEmpty() || !caller.official.holds(u"agency:"_s + agency))
        return http::problem(403, u"scope"_s);
    const auto bad = [](const QString& field) { return http::problem(400, u"bad_field"_s, field, {{u"fields"_s, QJsonArray{field}}}); };
    const qint64 ahead = date.isValid() ? domain::toLocal(centre.now()).date().daysTo(date) : -2;
    if (ahead < -1 || ahead > kDaysAhead)
        return bad(u"date"_s);
    if (count < 1 || count > kMostNumbers)
        return bad(u"count"_s);
    const auto block = store::write(db, [&](Db& d) {
        const int first = store::drawNumbers(d, agency, date, count);
        store::NumberBlock leased{agency, date, first, first + count - 1};
        store::keepBlock(d, leased, caller.device, caller.official.id, serverTime(centre));
        store::appendAudit(d, centre.secrets(), centre.now(),
                           {caller.actor(), u"number_block"_s, u"agency"_s, u"%1 %2-%3"_s.arg(agency).arg(leased.first).arg(leased.last), {}, {}});
        return leased;
    });
    if (!block)
        return toResponse(block.error());
    return http::json({{u"agency"_s, agency}, {u"date"_s, date.toString(Qt::ISODate)}, {u"first"_s, block->first}, {u"last"_s, block->last}});
}

} // namespace

void addNumbers(http::Router& router, Centre& centre)
{
    router.add({http::Method::Post, u"/v1/number-blocks"_s,
                http::Access::officials({domain::Role::ReceptionClerk, domain::Role::Supervisor}),
                signedIn(centre, Lane::Write, [&centre](Db& db, const store::Caller& caller, const http::Request& request) {
                    const auto body = jsonBody(request);
                    return body ? lease(centre, db, caller, *body) : body.error();
                })});
}

} // namespace motcua::backend::routes
