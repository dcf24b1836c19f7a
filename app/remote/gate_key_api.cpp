#include "remote/gate_key_api.h"

#include "remote/json_answer.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace motcua::remote {

QFuture<Result<std::vector<GateKey>>> fetchGateKeys(ApiClient& api, QObject* context, const QString& hall)
{
    Request request;
    request.path = u"/v1/halls/%1/gate-keys"_s.arg(QString::fromUtf8(QUrl::toPercentEncoding(hall)));
    return decoded<std::vector<GateKey>>(api.send(context, request), [](const Answer& answer) -> Result<std::vector<GateKey>> {
        const auto json = parseObject(answer.body);
        if (!json.has_value())
            return tl::unexpected(json.error());
        std::vector<GateKey> keys;
        for (const QJsonValue& each : json->value("keys"_L1).toArray()) {
            const auto bytes = QByteArray::fromBase64Encoding(each["key"_L1].toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
            const QDate day = QDate::fromString(each["day"_L1].toString(), Qt::ISODate);
            if (!bytes || bytes.decoded.size() != 32 || !day.isValid())
                return fail(ErrorKind::Contract, u"gate_keys"_s);
            keys.push_back({day, bytes.decoded});
        }
        return keys;
    });
}

} // namespace motcua::remote
