#include "backend/routes/routes.h"
#include "backend/store/feed.h"
#include "domain/digest.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace motcua::backend::routes {

using http::Request;
using http::Response;
using store::Db;

namespace {

struct Row
{
    QByteArray kind;
    QByteArray id;
    qint64 rev = 0;
};

//! Every row of the scope in one snapshot, and the seq it stands at.
template<class Take>
Result<qint64> walk(Db& db, const QString& scope, Take take)
{
    store::Transaction snapshot(db, store::Transaction::Kind::Read);
    const auto counter = db.one("SELECT value FROM counter WHERE name = 'seq'"_L1);
    db.each("SELECT kind, id, rev FROM record WHERE scope = ?"_L1, {scope}, [&take](const store::Row& row) {
        take(Row{row.value(0).toString().toUtf8(), row.value(1).toString().toUtf8(), row.value(2).toLongLong()});
        return true;
    });
    if (auto error = snapshot.commit())
        return tl::unexpected<Error>(std::move(*error));
    return counter ? counter->first().toLongLong() : 0;
}

Response whole(Centre& centre, Db& db, const QString& scope)
{
    domain::Digest digest;
    const auto seq = walk(db, scope, [&digest](const Row& row) { digest.add(row.kind, row.id, row.rev); });
    if (!seq)
        return toResponse(seq.error());
    QJsonArray sums;
    for (const quint64 sum : digest.sums)
        sums.append(domain::digestText(sum));
    return http::json({{u"scope"_s, scope},
                       {u"count"_s, digest.count},
                       {u"sums"_s, sums},
                       {u"next"_s, store::cursorText(centre.secrets(), scope, *seq)},
                       {u"serverTime"_s, serverTime(centre)}});
}

Response bucketRows(Centre& centre, Db& db, const QString& scope, int bucket)
{
    QJsonArray rows;
    const auto seq = walk(db, scope, [&rows, bucket](const Row& row) {
        if (domain::digestBucket(row.kind, row.id) == bucket)
            rows.append(QJsonObject{{u"kind"_s, QString::fromUtf8(row.kind)}, {u"id"_s, QString::fromUtf8(row.id)}, {u"rev"_s, row.rev}});
    });
    if (!seq)
        return toResponse(seq.error());
    return http::json({{u"scope"_s, scope},
                       {u"bucket"_s, bucket},
                       {u"rows"_s, rows},
                       {u"next"_s, store::cursorText(centre.secrets(), scope, *seq)},
                       {u"serverTime"_s, serverTime(centre)}});
}

//! The bucket's rows as the feed would bring them: a desk whose bucket differs makes it like this.
Response bucketBodies(Centre& centre, Db& db, const store::Caller& caller, const QString& scope, int bucket)
{
    Response response;
    response.contentType = "application/x-ndjson";
    std::vector<std::pair<QString, QString>> names;
    store::Transaction snapshot(db, store::Transaction::Kind::Read);
    const auto counter = db.one("SELECT value FROM counter WHERE name = 'seq'"_L1);
    db.each("SELECT kind, id FROM record WHERE scope = ?"_L1, {scope}, [&](const store::Row& row) {
        const QString kind = row.value(0).toString();
        const QString id = row.value(1).toString();
        if (domain::digestBucket(kind.toUtf8(), id.toUtf8()) == bucket)
            names.emplace_back(kind, id);
        return true;
    });
    for (const auto& [kind, id] : names) {
        db.each("SELECT seq, rev, body FROM record WHERE kind = ? AND id = ? AND scope = ?"_L1, {kind, id, scope}, [&](const store::Row& row) {
            response.body += "{\"seq\":" + QByteArray::number(row.value(0).toLongLong()) + ",\"kind\":" + store::quoted(kind) + ",\"id\":" +
                             store::quoted(id) + ",\"rev\":" + QByteArray::number(row.value(1).toLongLong()) + ",\"op\":\"upsert\",\"body\":" +
                             row.value(2).toByteArray() + "}\n";
            return true;
        });
    }
    if (auto error = snapshot.commit())
        return toResponse(*error);
    response.body += "{\"next\":" + store::quoted(store::cursorText(centre.secrets(), scope, counter ? counter->first().toLongLong() : 0)) +
                     ",\"more\":false,\"serverTime\":" + store::quoted(serverTime(centre)) + "}\n";
    if (!names.empty() && scope != "ref"_L1)
        centre.auditLater({caller.actor(), u"feed"_s, u"scope"_s, scope, {}, {}});
    return response;
}

} // namespace

void addDigest(http::Router& router, Centre& centre)
{
    router.add({http::Method::Get, u"/v1/digest"_s, http::Access::officials(),
                signedIn(centre, Lane::Read, [&centre](Db& db, const store::Caller& caller, const Request& request) {
                    const QString scope = request.queryValue(u"scope"_s);
                    if (!caller.official.holds(scope))
                        return http::problem(403, u"scope"_s);
                    if (!request.query.hasQueryItem(u"bucket"_s))
                        return whole(centre, db, scope);
                    bool ok = false;
                    const int bucket = request.queryValue(u"bucket"_s).toInt(&ok);
                    if (!ok || bucket < 0 || bucket >= domain::Digest::buckets)
                        return http::problem(400, u"bad_field"_s, u"bucket"_s);
                    const QString bodies = request.queryValue(u"bodies"_s);
                    if (!bodies.isEmpty() && bodies != "true"_L1 && bodies != "false"_L1)
                        return http::problem(400, u"bad_field"_s, u"bodies"_s);
                    return bodies == "true"_L1 ? bucketBodies(centre, db, caller, scope, bucket) : bucketRows(centre, db, scope, bucket);
                })});
}

} // namespace motcua::backend::routes
