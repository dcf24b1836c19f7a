#include "remote/command_api.h"

#include "remote/json_answer.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace motcua::remote {

QByteArray commandsBody(const std::vector<domain::Command>& commands)
{
    QJsonArray list;
    for (const domain::Command& command : commands)
        list.append(domain::toJson(command));
    return QJsonDocument(QJsonObject{{u"commands"_s, list}}).toJson(QJsonDocument::Compact);
}

QFuture<Result<QByteArray>> sendCommands(ApiClient& api, QObject* context, const QByteArray& body)
{
    Request request;
    request.verb = "POST";
    request.path = u"/v1/commands"_s;
    request.body = body;
    request.contentType = "application/json";
    return decoded<QByteArray>(api.send(context, request), [](const Answer& a) -> Result<QByteArray> { return a.body; });
}

Result<std::vector<domain::CommandResult>> readCommandResults(const QByteArray& json, const std::vector<domain::Id>& asked)
{
    const auto object = parseObject(json);
    if (!object.has_value())
        return tl::unexpected(object.error());
    const QJsonArray list = object->value("results"_L1).toArray();
    if (static_cast<size_t>(list.size()) != asked.size())
        return fail(ErrorKind::Contract, u"results_shape"_s, u"%1 of %2"_s.arg(list.size()).arg(asked.size()));
    std::vector<domain::CommandResult> results;
    results.reserve(asked.size());
    for (qsizetype i = 0; i < list.size(); ++i) {
        auto result = domain::commandResultFromJson(list.at(i).toObject());
        if (!result.has_value())
            return tl::unexpected(result.error());
        if (result->id != asked[static_cast<size_t>(i)])
            return fail(ErrorKind::Contract, u"results_shape"_s, u"order"_s);
        results.push_back(std::move(*result));
    }
    return results;
}

} // namespace motcua::remote
