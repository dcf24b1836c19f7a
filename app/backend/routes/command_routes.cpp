#include "backend/routes/fields.h"
#include "backend/routes/routes.h"
#include "backend/settle.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::backend::routes {

using domain::CommandResult;
using domain::Outcome;
using http::Request;
using http::Response;
using store::Db;

namespace {

constexpr int kMostCommands = 50;
constexpr int kMostScans = 200; //!< facts of a gate, each settled in a moment: a gate that was offline has thousands

//! Nothing in it but scans of a gate.
bool onlyScans(const QJsonArray& commands)
{
    const QString scan = domain::code(domain::CommandType::CheckInRecord);
    return std::all_of(commands.begin(), commands.end(), [&scan](const QJsonValue& command) { return command["type"_L1].toString() == scan; });
}

Settlement unreadable(const QJsonObject& json, const Error& error)
{
    CommandResult result;
    result.id = json["id"_L1].toString().left(64);
    result.outcome = Outcome::Refused;
    result.code = error.code;
    if (!error.detail.isEmpty())
        result.fields = {error.detail};
    return {result, resultJson(result)};
}

Settlement settleOne(Centre& centre, const domain::Rules& rules, Db& db, const store::Caller& caller, const QJsonObject& json, QSet<QString>& stuck,
                     QHash<QString, qint64>& touched)
{
    const QString lane = json["lane"_L1].toString();
    const auto command = domain::commandFromJson(json);
    if (!command) {
        stuck.insert(lane);
        return unreadable(json, command.error());
    }
    if (stuck.contains(lane)) {
        CommandResult result;
        result.id = command->id;
        result.outcome = Outcome::Retry;
        result.code = u"lane_blocked"_s;
        result.retryAfter = 1;
        return {result, resultJson(result)};
    }
    const SettleContext context{rules, centre.secrets(), centre.now(), centre.deliversMessages()};
    Settlement settlement = settle(db, caller, *command, context, touched);
    const Outcome outcome = settlement.result.outcome;
    if (outcome != Outcome::Applied && outcome != Outcome::Duplicate)
        stuck.insert(lane);
    return settlement;
}

Response takeCommands(Centre& centre, Db& db, const store::Caller& caller, const Request& request)
{
    const auto body = jsonBody(request);
    if (!body)
        return body.error();
    Fields fields(*body, {"commands"_L1});
    const QJsonValue list = body->value("commands"_L1);
    if (!list.isArray())
        fields.refuse("commands"_L1);
    if (!fields.ok())
        return fields.problem();
    const QJsonArray commands = list.toArray();
    if (commands.size() > kMostCommands && (commands.size() > kMostScans || !onlyScans(commands)))
        return http::problem(400, u"too_many_commands"_s, u"at most %1, or %2 scans"_s.arg(kMostCommands).arg(kMostScans));
    QByteArray results;
    QSet<QString> stuck;
    QHash<QString, qint64> touched;
    const auto rules = centre.rules(db);
    for (const QJsonValue& command : commands) {
        const Settlement settlement = settleOne(centre, rules->rules, db, caller, command.toObject(), stuck, touched);
        centre.metrics().command(domain::code(settlement.result.outcome));
        results += (results.isEmpty() ? "" : ",") + settlement.json;
    }
    if (!touched.isEmpty())
        centre.deliverLater();
    Response response;
    response.contentType = "application/json";
    response.body = "{\"results\":[" + results + "],\"serverTime\":\"" + serverTime(centre).toLatin1() + "\"}";
    return response;
}

} // namespace

void addCommands(http::Router& router, Centre& centre)
{
    router.add({http::Method::Post, u"/v1/commands"_s, http::Access::officials(),
                settling(centre, [&centre](Db& db, const store::Caller& caller, const Request& request) {
                    return takeCommands(centre, db, caller, request);
                })});
    router.add({http::Method::Get, u"/v1/commands/{commandId}"_s, http::Access::officials(),
                signedIn(centre, Lane::Read, [](Db& db, const store::Caller& caller, const Request& request) {
                    const auto kept = keptResult(db, request.parameter(u"commandId"_s));
                    if (!kept || (kept->official != caller.official.id && !caller.official.has(domain::Role::Administrator)))
                        return http::problem(404, u"no_command"_s);
                    return http::json(domain::toJson(kept->result));
                })});
}

} // namespace motcua::backend::routes
