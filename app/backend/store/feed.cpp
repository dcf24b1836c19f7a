#include "backend/store/feed.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace motcua::backend::store {

namespace {

constexpr auto kBase64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr qsizetype kMacBytes = 16;

QByteArray macOf(const Secrets& secrets, const QByteArray& payload)
{
    return hmacSha256(secrets.cursor, payload).first(kMacBytes);
}

} // namespace

QByteArray quoted(const QString& text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}

QString cursorText(const Secrets& secrets, const QString& scope, qint64 seq)
{
    const QByteArray payload = QByteArray::number(kFeedSchema) + '|' + secrets.epoch.toHex() + '|' + QByteArray::number(seq) + '|' +
                               scope.toUtf8();
    return QString::fromLatin1(payload.toBase64(kBase64) + '.' + macOf(secrets, payload).toBase64(kBase64));
}

Result<qint64> parseCursor(const Secrets& secrets, const QString& text, const QString& scope)
{
    const QByteArrayList parts = text.toLatin1().split('.');
    const auto invalid = [] { return fail(ErrorKind::Invalid, u"cursor_invalid"_s); };
    if (parts.size() != 2 || text.size() > 1024)
        return invalid();
    const QByteArray payload = QByteArray::fromBase64(parts[0], kBase64);
    const QByteArrayList fields = payload.split('|');
    if (fields.size() != 4)
        return invalid();
    if (fields[1] != secrets.epoch.toHex()) // of a database that was replaced: its signature cannot be checked any more
        return fail(ErrorKind::Gone, u"expired"_s);
    if (!sameSecret(QByteArray::fromBase64(parts[1], kBase64), macOf(secrets, payload)))
        return invalid();
    if (fields[0].toInt() != kFeedSchema)
        return fail(ErrorKind::Gone, u"schema"_s);
    if (QString::fromUtf8(fields[3]) != scope)
        return fail(ErrorKind::Gone, u"scope_changed"_s);
    return fields[2].toLongLong();
}

Result<FeedPage> readFeed(Db& db, const QString& scope, qint64 after, int limit, bool withTotal)
{
    FeedPage page;
    Transaction snapshot(db, Transaction::Kind::Read);
    const auto counters = db.one("SELECT (SELECT value FROM counter WHERE name = 'seq'), (SELECT value FROM counter WHERE name = 'feed_floor')"_L1);
    page.seen = counters ? counters->at(0).toLongLong() : 0;
    const qint64 floor = counters ? counters->at(1).toLongLong() : 0;
    if (after > page.seen || (after > 0 && after < floor))
        return fail(ErrorKind::Gone, u"expired"_s);
    if (withTotal) {
        const auto total = db.one("SELECT count(*) FROM record WHERE scope = ?"_L1, {scope});
        page.total = total ? total->first().toLongLong() : 0;
    }
    page.next = page.seen;
    const auto sql = "SELECT seq, kind, id, rev, '' AS reason, body FROM record WHERE scope = ? AND seq > ? "
                     "UNION ALL SELECT seq, kind, id, rev, reason, NULL FROM removal WHERE scope = ? AND seq > ? "
                     "ORDER BY 1 LIMIT ?"_L1;
    db.each(sql, {scope, after, scope, after, limit + 1}, [&](const Row& row) {
        if (page.rows == limit || page.lines.size() > kFeedBytes) {
            page.more = true;
            return false;
        }
        const qint64 seq = row.value(0).toLongLong();
        const QString reason = row.value(4).toString();
        page.lines += "{\"seq\":" + QByteArray::number(seq) + ",\"kind\":\"" + row.value(1).toString().toLatin1() + "\",\"id\":" +
                      quoted(row.value(2).toString()) + ",\"rev\":" + QByteArray::number(row.value(3).toLongLong());
        if (reason.isEmpty())
            page.lines += ",\"op\":\"upsert\",\"body\":" + row.value(5).toByteArray() + "}\n";
        else
            page.lines += ",\"op\":\"remove\",\"reason\":\"" + reason.toLatin1() + "\"}\n";
        ++page.rows;
        page.next = seq;
        return true;
    });
    if (!page.more)
        page.next = page.seen;
    if (auto error = snapshot.commit())
        return tl::unexpected<Error>(std::move(*error));
    return page;
}

} // namespace motcua::backend::store
