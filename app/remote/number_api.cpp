#include "remote/number_api.h"

#include "remote/json_answer.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace motcua::remote {

QFuture<Result<NumberBlock>> leaseNumbers(ApiClient& api, QObject* context, const QString& agency, QDate date, int count)
{
    Request request;
    request.verb = "POST";
    request.path = u"/v1/number-blocks"_s;
    request.contentType = "application/json";
    request.body = QJsonDocument(QJsonObject{{u"agency"_s, agency}, {u"date"_s, date.toString(Qt::ISODate)}, {u"count"_s, count}})
                       .toJson(QJsonDocument::Compact);
    return decoded<NumberBlock>(api.send(context, request), [agency, date](const Answer& answer) -> Result<NumberBlock> {
        const auto json = parseObject(answer.body);
        if (!json.has_value())
            return tl::unexpected(json.error());
        const NumberBlock block{json->value("agency"_L1).toString(),
                                QDate::fromString(json->value("date"_L1).toString(), Qt::ISODate),
                                json->value("first"_L1).toInt(), json->value("last"_L1).toInt()};
        if (block.agency != agency || block.date != date || block.first < 1 || block.last < block.first ||
            block.last - block.first >= 1'000)
            return fail(ErrorKind::Contract, u"number_block"_s);
        return block;
    });
}

QFuture<Result<bool>> returnNumbers(ApiClient& api, QObject* context, const NumberBlock& unused)
{
    Request request;
    request.verb = "POST";
    request.path = u"/v1/number-blocks/return"_s;
    request.contentType = "application/json";
    request.body = QJsonDocument(QJsonObject{{u"agency"_s, unused.agency},
                                             {u"date"_s, unused.date.toString(Qt::ISODate)},
                                             {u"first"_s, unused.first},
                                             {u"last"_s, unused.last}})
                       .toJson(QJsonDocument::Compact);
    return decoded<bool>(api.send(context, request), [](const Answer&) -> Result<bool> { return true; });
}

} // namespace motcua::remote
