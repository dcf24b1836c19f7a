#include "backend/routes/fields.h"
#include "backend/routes/routes.h"
#include "backend/store/numbers.h"
#include "backend/store/records.h"
#include "domain/calendar.h"
#include "domain/dossier_code.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace motcua::backend::routes {

using http::Request;
using http::Response;
using store::Db;
using store::NumberBlock;

namespace {

constexpr qsizetype kLongestField = 50;
constexpr int kMostNumbers = 100;
constexpr int kMostReturned = 1000; // a block is never longer
constexpr int kDaysAhead = 31;
constexpr int kLastNumber = 9'999'999;

QJsonObject toJson(const NumberBlock& block)
{
    return {{u"agency"_s, block.agency}, {u"date"_s, block.date.toString(Qt::ISODate)}, {u"first"_s, block.first}, {u"last"_s, block.last}};
}

Response foreign()
{
    return http::problem(403, u"scope"_s);
}

bool holds(const store::Caller& caller, const QString& agency)
{
    return !agency.isEmpty() && caller.official.holds(u"agency:"_s + agency);
}

void audit(Centre& centre, Db& db, const store::Caller& caller, const QString& action, const NumberBlock& block)
{
    store::appendAudit(db, centre.secrets(), centre.now(),
                       {caller.actor(), action, u"agency"_s, u"%1 %2-%3"_s.arg(block.agency).arg(block.first).arg(block.last), {}, {}});
}

Response lease(Centre& centre, Db& db, const store::Caller& caller, const Request& request)
{
    const auto body = jsonBody(request);
    if (!body)
        return body.error();
    Fields fields(*body, {"agency"_L1, "date"_L1, "count"_L1});
    const QString agency = fields.text("agency"_L1, kLongestField);
    if (fields.ok() && !holds(caller, agency))
        return foreign();
    const QDate date = fields.date("date"_L1);
    const qint64 ahead = fields.ok() ? domain::toLocal(centre.now()).date().daysTo(date) : 0;
    if (ahead < -1 || ahead > kDaysAhead)
        fields.refuse("date"_L1);
    const int count = static_cast<int>(fields.integer("count"_L1, 1, kMostNumbers));
    if (!fields.ok())
        return fields.problem();
    const auto block = store::write(db, [&](Db& d) {
        const int first = store::drawNumbers(d, agency, date, count);
        NumberBlock leased{agency, date, first, first + count - 1};
        store::keepBlock(d, leased, caller.device, caller.official.id, serverTime(centre));
        audit(centre, d, caller, u"number_block"_s, leased);
        return leased;
    });
    return block ? http::json(toJson(*block)) : toResponse(block.error());
}

//! Said again (the answer was lost): the numbers lie there already and nobody has them since.
bool lieThere(Db& db, const NumberBlock& unused)
{
    for (const NumberBlock& range : store::returnedOf(db, unused.agency, unused.date)) {
        if (range.first <= unused.first && range.last >= unused.last)
            return true;
    }
    return false;
}

Response giveBack(Centre& centre, Db& db, const store::Caller& caller, const NumberBlock& unused)
{
    if (lieThere(db, unused))
        return http::json(toJson(unused));
    for (int number = unused.first; number <= unused.last; ++number) {
        if (!store::findByRef(db, u"dossier"_s, domain::makeDossierCode(unused.agency, unused.date, number)).empty())
            return http::problem(409, u"number_used"_s, QString::number(number));
    }
    if (!store::giveBack(db, unused, caller.device, caller.official.id, serverTime(centre)))
        return http::problem(409, u"code_not_leased"_s);
    audit(centre, db, caller, u"number_block.return"_s, unused);
    return http::json(toJson(unused));
}

Response takeBack(Centre& centre, Db& db, const store::Caller& caller, const Request& request)
{
    const auto body = jsonBody(request);
    if (!body)
        return body.error();
    Fields fields(*body, {"agency"_L1, "date"_L1, "first"_L1, "last"_L1});
    NumberBlock unused;
    unused.agency = fields.text("agency"_L1, kLongestField);
    if (fields.ok() && !holds(caller, unused.agency))
        return foreign();
    unused.date = fields.date("date"_L1);
    unused.first = static_cast<int>(fields.integer("first"_L1, 1, kLastNumber));
    unused.last = static_cast<int>(fields.integer("last"_L1, 1, kLastNumber));
    if (fields.ok() && (unused.last < unused.first || unused.last - unused.first >= kMostReturned))
        fields.refuse("last"_L1);
    if (!fields.ok())
        return fields.problem();
    return writing(centre, db, [&](Db& d, auto&) { return giveBack(centre, d, caller, unused); });
}

Response list(Db& db, const store::Caller& caller, const Request& request)
{
    const QString agency = request.queryValue(u"agency"_s);
    if (!holds(caller, agency))
        return foreign();
    const QDate date = QDate::fromString(request.queryValue(u"date"_s), Qt::ISODate);
    if (!date.isValid())
        return http::problem(400, u"bad_field"_s, u"date"_s, {{u"fields"_s, QJsonArray{u"date"_s}}});
    QJsonArray blocks;
    for (const store::LeasedBlock& leased : store::blocksOf(db, agency, date)) {
        QJsonObject item = toJson(leased.block);
        item["device"_L1] = leased.device;
        item["official"_L1] = leased.official;
        item["at"_L1] = leased.at;
        blocks.append(item);
    }
    QJsonArray returned;
    for (const NumberBlock& range : store::returnedOf(db, agency, date))
        returned.append(toJson(range));
    return http::json({{u"blocks"_s, blocks}, {u"returned"_s, returned}});
}

} // namespace

void addNumbers(http::Router& router, Centre& centre)
{
    using domain::Role;
    using http::Access;
    using http::Method;
    using store::Caller;
    router.add({Method::Post, u"/v1/number-blocks"_s, Access::officials({Role::ReceptionClerk, Role::Supervisor}),
                signedIn(centre, Lane::Write, [&centre](Db& db, const Caller& caller, const Request& request) {
                    return lease(centre, db, caller, request);
                })});
    router.add({Method::Get, u"/v1/number-blocks"_s, Access::officials({Role::ReceptionClerk, Role::Supervisor}),
                signedIn(centre, Lane::Read, [](Db& db, const Caller& caller, const Request& request) { return list(db, caller, request); })});
    router.add({Method::Post, u"/v1/number-blocks/return"_s, Access::officials({Role::ReceptionClerk, Role::Supervisor}),
                signedIn(centre, Lane::Write, [&centre](Db& db, const Caller& caller, const Request& request) {
                    return takeBack(centre, db, caller, request);
                })});
}

} // namespace motcua::backend::routes
