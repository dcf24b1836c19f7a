#include "remote/http_error.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace motcua::remote {

namespace {

ErrorKind kindOf(int status)
{
    switch (status) {
    case 400:
    case 405:
    case 415:
    case 422: return ErrorKind::Invalid;
    case 401: return ErrorKind::Unauthorized;
    case 403: return ErrorKind::Forbidden;
    case 404: return ErrorKind::NotFound;
    case 408: return ErrorKind::Timeout;
    case 409:
    case 412: return ErrorKind::Conflict;
    case 410: return ErrorKind::Gone;
    case 413: return ErrorKind::TooLarge;
    case 426: return ErrorKind::UpgradeRequired;
    case 429: return ErrorKind::RateLimited;
    default: break;
    }
    return status >= 500 ? ErrorKind::Server : ErrorKind::Contract;
}

bool isCode(const QString& text)
{
    static const QRegularExpression shape(u"^[a-z][a-z0-9_]{1,63}$"_s);
    return shape.match(text).hasMatch();
}

} // namespace

QString redacted(const QString& text)
{
    static const QRegularExpression bearer(u"(?i)bearer\\s+\\S+"_s);
    static const QRegularExpression secret(u"[A-Za-z0-9_\\-+/=.]{24,}"_s);
    static const QRegularExpression digits(u"\\d{6,}"_s);
    QString out = text.left(2'000);
    out.replace(bearer, u"bearer …"_s).replace(secret, u"…"_s).replace(digits, u"…"_s);
    return out.left(300);
}

Error errorFromStatus(int status, const QByteArray& contentType, const QByteArray& body)
{
    Error error{kindOf(status), u"http_%1"_s.arg(status), {}, status};
    if (!contentType.startsWith("application/problem+json") || body.size() > (256 << 10))
        return error;
    const QJsonObject problem = QJsonDocument::fromJson(body).object();
    if (const QString code = problem.value("code"_L1).toString(); isCode(code))
        error.code = code;
    error.detail = redacted(problem.value("detail"_L1).toString());
    return error;
}

Error errorFromSocket(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError: return {ErrorKind::Timeout, u"timeout"_s};
    case QNetworkReply::ConnectionRefusedError: return {ErrorKind::Network, u"network_refused"_s};
    case QNetworkReply::HostNotFoundError: return {ErrorKind::Network, u"network_host"_s};
    case QNetworkReply::SslHandshakeFailedError: return {ErrorKind::Network, u"network_tls"_s};
    case QNetworkReply::RemoteHostClosedError: return {ErrorKind::Network, u"network_cut"_s};
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolFailure:
        return {ErrorKind::Contract, u"not_http"_s}; // whoever answered there does not speak HTTP
    default: return {ErrorKind::Network, u"network"_s, u"qt %1"_s.arg(static_cast<int>(error))};
    }
}

} // namespace motcua::remote
