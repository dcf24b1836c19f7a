#include "backend/http/message.h"

namespace motcua::backend::http {

QByteArray name(Method method)
{
    switch (method) {
    case Method::Get:
        return "GET";
    case Method::Head:
        return "HEAD";
    case Method::Post:
        return "POST";
    case Method::Put:
        return "PUT";
    case Method::Delete:
        return "DELETE";
    case Method::Other:
        break;
    }
    return "OTHER";
}

QByteArray Request::header(const char* lowerCaseName) const
{
    for (const auto& [key, value] : headers) {
        if (key == lowerCaseName)
            return value;
    }
    return {};
}

QString Request::queryValue(const QString& name) const
{
    return query.queryItemValue(name, QUrl::FullyDecoded);
}

} // namespace motcua::backend::http
