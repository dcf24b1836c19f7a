#include "remote/incident_api.h"

#include "remote/json_answer.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace motcua::remote {

QFuture<Result<bool>> settleIncident(ApiClient& api, QObject* context, const QString& id, const QString& note)
{
    Request request;
    request.verb = "POST";
    request.path = u"/v1/incidents/%1/settle"_s.arg(id);
    request.contentType = "application/json";
    request.body = QJsonDocument(QJsonObject{{u"note"_s, note}}).toJson(QJsonDocument::Compact);
    return decoded<bool>(api.send(context, request), [](const Answer&) -> Result<bool> { return true; });
}

} // namespace motcua::remote
