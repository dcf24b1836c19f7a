#include "remote/quarantine_api.h"

#include "domain/ids.h"
#include "remote/json_answer.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace motcua::remote {

namespace {

constexpr qsizetype keyBytes = 32;

} // namespace

QByteArray sealedWorkJson(const SealedWork& work)
{
    return QJsonDocument(QJsonObject{{u"id"_s, work.id},
                                     {u"scope"_s, work.scope},
                                     {u"kind"_s, work.kind},
                                     {u"target"_s, work.target},
                                     {u"reason"_s, work.reason},
                                     {u"sealed"_s, QString::fromLatin1(work.sealed.toBase64())}})
        .toJson(QJsonDocument::Compact);
}

Result<SealedWork> sealedWorkFromJson(const QByteArray& json)
{
    const auto object = parseObject(json);
    if (!object.has_value())
        return tl::unexpected(object.error());
    const auto sealed = QByteArray::fromBase64Encoding(object->value("sealed"_L1).toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    SealedWork work{object->value("id"_L1).toString(),     object->value("scope"_L1).toString(),  object->value("kind"_L1).toString(),
                    object->value("target"_L1).toString(), object->value("reason"_L1).toString(), sealed ? sealed.decoded : QByteArray()};
    if (!domain::isUuid(work.id) || work.scope.isEmpty() || work.target.isEmpty() || work.sealed.isEmpty())
        return fail(ErrorKind::Contract, u"sealed_work"_s);
    return work;
}

QFuture<Result<QByteArray>> fetchQuarantineKey(ApiClient& api, QObject* context)
{
    Request request;
    request.path = u"/v1/quarantine/key"_s;
    return decoded<QByteArray>(api.send(context, request), [](const Answer& answer) -> Result<QByteArray> {
        const auto json = parseObject(answer.body);
        if (!json.has_value())
            return tl::unexpected(json.error());
        const auto key = QByteArray::fromBase64Encoding(json->value("key"_L1).toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        if (!key || key.decoded.size() != keyBytes)
            return fail(ErrorKind::Contract, u"quarantine_key"_s);
        return key.decoded;
    });
}

QFuture<Result<bool>> handOver(ApiClient& api, QObject* context, const SealedWork& work)
{
    Request request;
    request.verb = "POST";
    request.path = u"/v1/quarantine"_s;
    request.contentType = "application/json";
    request.body = sealedWorkJson(work);
    return decoded<bool>(api.send(context, request), [](const Answer&) -> Result<bool> { return true; });
}

} // namespace motcua::remote
