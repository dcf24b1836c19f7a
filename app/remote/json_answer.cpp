#include "remote/json_answer.h"

#include "remote/json_scan.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace motcua::remote {

Result<QJsonObject> parseObject(const QByteArray& json)
{
    if (nestsDeeperThan(json, 64))
        return fail(ErrorKind::Contract, u"too_deep"_s);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return fail(ErrorKind::Contract, u"bad_json"_s, u"at byte %1"_s.arg(error.offset));
    return document.object();
}

} // namespace motcua::remote
