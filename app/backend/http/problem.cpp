#include "backend/http/problem.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace motcua::backend::http {

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 202:
        return "Accepted";
    case 204:
        return "No Content";
    case 206:
        return "Partial Content";
    case 304:
        return "Not Modified";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 409:
        return "Conflict";
    case 410:
        return "Gone";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 416:
        return "Range Not Satisfiable";
    case 422:
        return "Unprocessable Content";
    case 426:
        return "Upgrade Required";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 503:
        return "Service Unavailable";
    default:
        return "Status";
    }
}

Response problem(int status, const QString& code, const QString& detail, const QJsonObject& more)
{
    QJsonObject body = more;
    body["type"_L1] = QString(u"urn:motcua:problem:"_s + code);
    body["title"_L1] = QString::fromLatin1(reasonPhrase(status));
    body["status"_L1] = status;
    body["code"_L1] = code;
    body["detail"_L1] = detail;
    Response response = json(body, status);
    response.contentType = "application/problem+json";
    return response;
}

Response json(const QJsonObject& object, int status)
{
    Response response;
    response.status = status;
    response.contentType = "application/json";
    response.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return response;
}

} // namespace motcua::backend::http
