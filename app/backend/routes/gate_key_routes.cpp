#include "backend/routes/routes.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace motcua::backend::routes {

namespace {

constexpr int kDaysAhead = 4; // a gate's store opens three days without the centre

} // namespace

// What the gates of one hall know each other by while the centre is out of reach: a key for each day and hall, derived, so that nothing
// is kept and every process of the centre says the same.
void addGateKeys(http::Router& router, Centre& centre)
{
    using http::Access;
    using http::Method;
    router.add({Method::Get, u"/v1/halls/{hall}/gate-keys"_s, Access::officials({domain::Role::Guard}),
                signedIn(centre, Lane::Read, [&centre](store::Db&, const store::Caller& caller, const http::Request& request) {
                    const QString scope = u"hall:"_s + request.parameter(u"hall"_s);
                    if (!caller.official.holds(scope))
                        return http::problem(403, u"scope"_s);
                    const QDate today = centre.now().date();
                    QJsonArray keys;
                    for (int day = -1; day <= kDaysAhead; ++day) {
                        const QString date = today.addDays(day).toString(Qt::ISODate);
                        const QByteArray key = store::hmacSha256(centre.secrets().gates, (scope + u'|' + date).toUtf8());
                        keys.append(QJsonObject{{u"day"_s, date}, {u"key"_s, QString::fromLatin1(key.toBase64())}});
                    }
                    return http::json({{u"keys"_s, keys}});
                })});
}

} // namespace motcua::backend::routes
