#include "remote/calendar_api.h"

#include "remote/json_answer.h"

using namespace Qt::StringLiterals;

namespace motcua::remote {

QFuture<Result<QByteArray>> calendar(ApiClient& api, QObject* context)
{
    Request request;
    request.path = u"/v1/calendar"_s;
    request.withToken = false;
    return decoded<QByteArray>(api.send(context, request), [](const Answer& answer) -> Result<QByteArray> { return answer.body; });
}

} // namespace motcua::remote
