#include "remote/feed_api.h"

#include "remote/feed_lines.h"
#include "remote/json_answer.h"
#include "remote/json_scan.h"
#include "remote/unpack.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cstring>

using namespace Qt::StringLiterals;

namespace motcua::remote {

namespace {

constexpr int maxDepth = 64;
constexpr size_t maxRows = 20'000;

tl::unexpected<Error> badLine(QString code, size_t line, QString what)
{
    return fail(ErrorKind::Contract, std::move(code), u"line %1: %2"_s.arg(line).arg(what));
}

bool isText(QByteArrayView value)
{
    return value.size() >= 2 && value.front() == '"' && value.back() == '"';
}

// Envelope strings are short codes and ids: where one holds an escape, QJson reads it.
QString text(QByteArrayView value)
{
    const QByteArrayView inner = value.sliced(1, value.size() - 2);
    if (!inner.contains('\\'))
        return QString::fromUtf8(inner);
    return QJsonDocument::fromJson("[" + value.toByteArray() + "]").array().at(0).toString();
}

Result<FeedRow> readRow(const std::vector<Member>& line, size_t number)
{
    FeedRow row;
    bool hasSeq = false;
    bool hasRev = false;
    QByteArrayView op;
    for (const auto& [key, value] : line) {
        if (key == "seq")
            row.seq = value.toLongLong(&hasSeq);
        else if (key == "rev")
            row.rev = value.toLongLong(&hasRev);
        else if (key == "kind" && isText(value))
            row.kind = text(value);
        else if (key == "id" && isText(value))
            row.id = text(value);
        else if (key == "op")
            op = value;
        else if (key == "reason" && isText(value))
            row.reason = text(value);
        else if (key == "body")
            row.body = value.toByteArray();
    }
    row.remove = op == "\"remove\"";
    if (!hasSeq || !hasRev || row.kind.isEmpty() || row.kind.size() > 64 || row.id.isEmpty() || row.id.size() > 200)
        return badLine(u"feed_line"_s, number, u"envelope"_s);
    if (!row.remove && op != "\"upsert\"")
        return badLine(u"feed_line"_s, number, u"op"_s);
    if (row.remove)
        return row;
    QJsonParseError error;
    const QJsonDocument body = QJsonDocument::fromJson(row.body, &error);
    if (error.error != QJsonParseError::NoError)
        return badLine(u"bad_json"_s, number, u"body"_s);
    if (!body.isObject())
        return badLine(u"feed_line"_s, number, u"body"_s);
    row.json = body.object();
    return row;
}

bool isLast(const std::vector<Member>& line)
{
    return !line.empty() && std::any_of(line.begin(), line.end(), [](const Member& m) { return m.first == "next"; });
}

Result<bool> readLast(FeedPage& page, QByteArrayView line, size_t number)
{
    const QJsonDocument document = QJsonDocument::fromJson(line.toByteArray());
    const QJsonObject last = document.object();
    if (!last.value("next"_L1).isString() || !last.value("more"_L1).isBool())
        return badLine(u"feed_line"_s, number, u"last"_s);
    page.next = last.value("next"_L1).toString().toUtf8();
    page.more = last.value("more"_L1).toBool();
    page.total = last.value("total"_L1).toInteger(-1);
    if (const QJsonValue also = last.value("also"_L1); also.isArray()) {
        page.also.emplace();
        for (const QJsonValue& scope : also.toArray())
            page.also->append(scope.toString());
    }
    page.serverTime = QDateTime::fromString(last.value("serverTime"_L1).toString(), Qt::ISODateWithMs);
    return true;
}

} // namespace

QFuture<Result<QByteArray>> fetchFeed(ApiClient& api, QObject* context, const FeedQuery& query)
{
    Request request;
    request.path = u"/v1/feed"_s;
    request.query.addQueryItem(u"scope"_s, QString::fromUtf8(QUrl::toPercentEncoding(query.scope)));
    if (!query.after.isEmpty())
        request.query.addQueryItem(u"after"_s, QString::fromUtf8(QUrl::toPercentEncoding(QString::fromUtf8(query.after))));
    request.query.addQueryItem(u"limit"_s, QString::number(query.limit));
    if (query.wait > 0)
        request.query.addQueryItem(u"wait"_s, QString::number(query.wait));
    for (const auto& [scope, cursor] : query.also)
        request.query.addQueryItem(u"also"_s, QString::fromUtf8(QUrl::toPercentEncoding(scope + u':' + QString::fromUtf8(cursor))));
    request.expect = Expect::Feed;
    request.waitSeconds = query.wait;
    return decoded<QByteArray>(api.send(context, request), [](const Answer& a) -> Result<QByteArray> { return a.body; });
}

Result<FeedPage> readFeedPage(const QByteArray& received, const QStringList& unread)
{
    auto unpacked = unpackedPage(received);
    if (!unpacked.has_value())
        return tl::unexpected(unpacked.error());
    const QByteArrayView ndjson(unpacked->constData(), unpacked->size() - linePadding);
    QuickLines quick(unread);
    FeedPage page;
    page.rows.reserve(static_cast<size_t>(std::min<qsizetype>(ndjson.size() / 256, 4'096)));
    bool complete = false;
    size_t number = 0;
    for (qsizetype from = 0; from < ndjson.size();) {
        const auto* newline = static_cast<const char*>(std::memchr(ndjson.data() + from, '\n', size_t(ndjson.size() - from)));
        const qsizetype end = newline ? newline - ndjson.data() : ndjson.size();
        const QByteArrayView line = ndjson.sliced(from, end - from).trimmed();
        from = end + 1;
        if (line.isEmpty())
            continue;
        ++number;
        if (line.size() > Limits().feedLine)
            return badLine(u"line_too_long"_s, number, {});
        if (complete)
            return badLine(u"feed_line"_s, number, u"after the last"_s);
        if (page.rows.size() >= maxRows)
            return badLine(u"feed_rows"_s, number, {});
        if (quick.read(line, page.rows))
            continue;
        if (nestsDeeperThan(line, maxDepth))
            return badLine(u"too_deep"_s, number, {});
        const auto parts = members(line);
        if (!parts)
            // A cut in mid-line is the usual reason, when nothing follows.
            return from >= ndjson.size() && !ndjson.endsWith('\n') ? badLine(u"feed_truncated"_s, number, u"mid-line"_s)
                                                                   : badLine(u"bad_json"_s, number, u"no object"_s);
        if (isLast(*parts)) {
            if (const auto read = readLast(page, line, number); !read.has_value())
                return tl::unexpected(read.error());
            complete = true;
            continue;
        }
        auto row = readRow(*parts, number);
        if (!row.has_value())
            return tl::unexpected(row.error());
        page.rows.push_back(std::move(*row));
    }
    if (!complete)
        return fail(ErrorKind::Contract, u"feed_truncated"_s, u"%1 lines"_s.arg(number));
    return page;
}

} // namespace motcua::remote
