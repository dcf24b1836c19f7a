#include "backend/http/address.h"
#include "backend/routes/routes.h"
#include "backend/store/migrations.h"

using namespace Qt::StringLiterals;

namespace motcua::backend::routes {

using http::Access;
using http::Answer;
using http::Method;
using http::Request;
using http::Response;
using store::Db;

namespace {

constexpr std::chrono::seconds kPatience{2};

http::Response notReady(const QString& why)
{
    return http::problem(503, u"not_ready"_s, why);
}

//! Answers when the last copy dies and nobody has: a dropped job must not look like a fault of ours.
std::shared_ptr<void> otherwise(const Answer& answer, Response response)
{
    return std::shared_ptr<void>(nullptr, [answer, response = std::move(response)](void*) { answer(response); });
}

//! May this process be given work: not told to end, its database there and of its version.
void ready(Centre& centre, const Answer& answer)
{
    if (centre.isStopping())
        return answer(notReady(u"stopping"_s));
    centre.after(kPatience, [answer] { answer(notReady(u"database_slow"_s)); });
    centre.workers().read([answer, last = otherwise(answer, notReady(u"database_away"_s))](Db& db) {
        const int schema = store::schemaVersion(db);
        if (db.takeError())
            return;
        answer(schema == store::newestSchema() ? http::json({{u"status"_s, u"ready"_s}, {u"schema"_s, schema}})
                                               : notReady(u"schema_%1"_s.arg(schema)));
    });
}

bool mayReadMetrics(const Centre& centre, const Request& request)
{
    const QByteArray token = centre.options().metricsToken;
    if (!token.isEmpty())
        return store::sameSecret(request.header("authorization"), "Bearer " + token);
    return request.direct && http::isLoopback(request.peer); // what a proxy on this machine passes on is not from here
}

void metrics(Centre& centre, const Request& request, const Answer& answer)
{
    if (!mayReadMetrics(centre, request))
        return answer(http::problem(403, u"not_allowed"_s));
    centre.countNow();
    const auto text = [&centre, answer] {
        Response response;
        response.contentType = "text/plain; version=0.0.4; charset=utf-8";
        response.body = centre.metrics().text();
        answer(std::move(response));
    };
    centre.after(kPatience, text); // without the database's numbers
    centre.workers().read([&centre, text](Db& db) {
        for (const QString& channel : {u"sms"_s, u"email"_s}) {
            const auto waiting = db.one("SELECT count(*) FROM message WHERE channel = ? AND done_at = 0"_L1, {channel});
            if (waiting)
                centre.metrics().set("motcua_messages_waiting_" + channel.toLatin1(), "Not sent yet", waiting->at(0).toDouble());
        }
        (void)db.takeError();
        text();
    });
}

} // namespace

void addHealth(http::Router& router, Centre& centre)
{
    const auto alive = [&centre](const Request&, const Answer& answer) {
        answer(http::json({{u"status"_s, u"ok"_s}, {u"contract"_s, centre.options().contract}, {u"serverTime"_s, serverTime(centre)}}));
    };
    router.add({Method::Get, u"/v1/health"_s, Access::everyone(), alive});
    router.add({Method::Get, u"/health"_s, Access::everyone(), alive});
    router.add({Method::Get, u"/ready"_s, Access::everyone(), [&centre](const Request&, const Answer& answer) { ready(centre, answer); }});
    router.add({Method::Get, u"/metrics"_s, Access::everyone(),
                [&centre](const Request& request, const Answer& answer) { metrics(centre, request, answer); }});
}

} // namespace motcua::backend::routes
