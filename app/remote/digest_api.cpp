#include "remote/digest_api.h"

#include "remote/json_answer.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace motcua::remote {

namespace {

Result<ScopeDigest> digestFrom(const Answer& answer)
{
    const auto json = parseObject(answer.body);
    if (!json.has_value())
        return tl::unexpected(json.error());
    ScopeDigest found;
    found.next = json->value("next"_L1).toString().toUtf8();
    found.digest.count = json->value("count"_L1).toInteger(-1);
    const QJsonArray sums = json->value("sums"_L1).toArray();
    if (found.next.isEmpty() || found.digest.count < 0 || sums.size() != domain::Digest::buckets)
        return fail(ErrorKind::Contract, u"digest_json"_s);
    for (int i = 0; i < domain::Digest::buckets; ++i) {
        bool ok = false;
        found.digest.sums[size_t(i)] = sums[i].toString().toULongLong(&ok, 16);
        if (!ok)
            return fail(ErrorKind::Contract, u"digest_json"_s, u"sums"_s);
    }
    return found;
}

} // namespace

QFuture<Result<ScopeDigest>> fetchDigest(ApiClient& api, QObject* context, const QString& scope)
{
    Request request;
    request.path = u"/v1/digest"_s;
    request.query.addQueryItem(u"scope"_s, scope);
    return decoded<ScopeDigest>(api.send(context, request), digestFrom);
}

QFuture<Result<QByteArray>> fetchBucket(ApiClient& api, QObject* context, const QString& scope, int bucket)
{
    Request request;
    request.path = u"/v1/digest"_s;
    request.query.addQueryItem(u"scope"_s, scope);
    request.query.addQueryItem(u"bucket"_s, QString::number(bucket));
    request.query.addQueryItem(u"bodies"_s, u"true"_s);
    request.expect = Expect::Feed;
    return decoded<QByteArray>(api.send(context, request), [](const Answer& answer) -> Result<QByteArray> { return answer.body; });
}

} // namespace motcua::remote
