#include "remote/claim_api.h"

#include "domain/json_write.h"
#include "remote/json_answer.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace motcua::remote {

QFuture<Result<domain::Claim>> takeClaim(ApiClient& api, QObject* context, domain::ClaimKind kind, const domain::Id& target, const QDateTime& until)
{
    QJsonObject body{{u"kind"_s, domain::code(kind)}, {u"target"_s, target}};
    if (until.isValid())
        domain::json::put(body, "until"_L1, until);
    Request request;
    request.verb = "POST";
    request.path = u"/v1/claims"_s;
    request.contentType = "application/json";
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return decoded<domain::Claim>(api.send(context, request), [kind, target](const Answer& answer) -> Result<domain::Claim> {
        const auto json = parseObject(answer.body);
        if (!json.has_value())
            return tl::unexpected(json.error());
        auto claim = domain::claimFromJson(*json);
        if (claim.has_value() && (claim->id != target || claim->kind != kind))
            return fail(ErrorKind::Contract, u"claim_other"_s);
        return claim;
    });
}

QFuture<Result<bool>> releaseClaim(ApiClient& api, QObject* context, domain::ClaimKind kind, const domain::Id& target)
{
    Request request;
    request.verb = "DELETE";
    request.path = u"/v1/claims/"_s + domain::code(kind) + u'/' + QString::fromLatin1(QUrl::toPercentEncoding(target));
    request.expect = Expect::Empty;
    return api.send(context, request).then([](const Result<Answer>& answer) -> Result<bool> {
        if (answer.has_value() || answer.error().kind == ErrorKind::NotFound)
            return true;
        return tl::unexpected(answer.error());
    });
}

} // namespace motcua::remote
