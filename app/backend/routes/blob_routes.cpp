#include "backend/routes/account_parts.h"
#include "backend/store/blobs.h"
#include "backend/store/own_dossiers.h"

#include <QDir>
#include <QFile>
#include <QTemporaryFile>

using namespace Qt::StringLiterals;

namespace motcua::backend::routes {

using http::Request;
using http::Response;
using store::Db;

namespace {

constexpr qint64 kLargestBlob = 20 * 1024 * 1024;
constexpr qint64 kSniffBytes = 16;
constexpr int kQuotaRetrySeconds = 3600;

Response put(Centre& centre, Db& db, const store::Caller& caller, const Request& request)
{
    const QString sha256 = request.parameter(u"sha256"_s);
    if (!store::isSha256(sha256) || !request.spooled)
        return http::problem(422, u"blob_hash"_s, u"not a SHA-256 in lower-case hex, or no body"_s);
    if (QString::fromLatin1(request.spooledSha256) != sha256)
        return http::problem(422, u"blob_hash"_s, u"the body has another SHA-256"_s);
    QFile file(request.spooled->fileName());
    if (!file.open(QIODevice::ReadOnly))
        return http::problem(503, u"storage"_s);
    const QString type = store::sniff(file.read(kSniffBytes));
    file.close();
    const QString said = QString::fromLatin1(request.header("content-type")).section(u';', 0, 0).trimmed();
    if (type.isEmpty() || (!said.isEmpty() && said != type && said != "application/octet-stream"_L1))
        return http::problem(415, u"blob_type"_s, type);

    const bool citizen = caller.realm != Realm::Official;
    if (citizen && store::broughtBytes(db, caller.subject, centre.nowMs()) + request.bodySize > store::kMostBroughtBytes)
        return tooSoon(kQuotaRetrySeconds);
    const bool known = store::findBlob(db, sha256).has_value();
    const QString path = store::blobPath(centre.options().database, sha256);
    QDir().mkpath(QFileInfo(path).path());
    if (!QFile::exists(path) && !QFile::rename(request.spooled->fileName(), path) && !QFile::exists(path))
        return http::problem(503, u"storage"_s, u"the file could not be kept"_s);
    const auto kept = store::write(db, [&](Db& d) {
        store::putBlob(d, {sha256, request.bodySize, type}, caller.subject, serverTime(centre));
        if (citizen)
            store::noteBrought(d, sha256, request.bodySize, caller.subject, centre.nowMs());
        return true;
    });
    if (!kept)
        return toResponse(kept.error());
    return http::json({{u"sha256"_s, sha256}, {u"size"_s, request.bodySize}, {u"type"_s, type}}, known && !citizen ? 200 : 201);
}

struct Range
{
    qint64 first = 0;
    qint64 last = 0;
};

//! `bytes=a-b`, `bytes=a-`, `bytes=-n`; anything else is no range and the whole goes out.
std::optional<Range> rangeOf(const QByteArray& header, qint64 size)
{
    if (!header.startsWith("bytes=") || header.contains(','))
        return std::nullopt;
    const QByteArrayList ends = header.sliced(6).split('-');
    if (ends.size() != 2)
        return std::nullopt;
    bool okFirst = false;
    bool okLast = false;
    const qint64 first = ends[0].toLongLong(&okFirst);
    const qint64 last = ends[1].toLongLong(&okLast);
    if (!okFirst && okLast && ends[0].isEmpty())
        return Range{std::max<qint64>(0, size - last), size - 1};
    if (!okFirst || (!okLast && !ends[1].isEmpty()))
        return std::nullopt;
    return Range{first, okLast ? std::min(last, size - 1) : size - 1};
}

Response get(const Centre& centre, Db& db, const store::Caller& caller, const Request& request)
{
    const QString sha256 = request.parameter(u"sha256"_s);
    const auto blob = store::isSha256(sha256) ? store::findBlob(db, sha256) : std::nullopt;
    const bool citizen = caller.realm != Realm::Official;
    // What a stranger has is nobody's business, not even that it is here.
    if (!blob || (citizen && !store::mayAccountSeeBlob(db, sha256, caller.subject)))
        return http::problem(404, u"no_blob"_s);
    if (request.method == http::Method::Head) { // "must I send it?" tells nothing of its contents
        Response response;
        response.contentType = blob->type.toLatin1();
        response.length = blob->size;
        return response;
    }
    if (!citizen && !store::maySeeBlob(db, sha256, caller.official))
        return http::problem(403, u"scope"_s);
    Response response;
    response.contentType = blob->type.toLatin1();
    response.mayCompress = false;
    const QByteArray tag = '"' + sha256.toLatin1() + '"';
    response.headers = {{"ETag", tag}, {"Accept-Ranges", "bytes"}};
    if (request.header("if-none-match") == tag) {
        response.status = 304;
        return response;
    }
    QFile file(store::blobPath(centre.options().database, sha256));
    if (!file.open(QIODevice::ReadOnly))
        return http::problem(500, u"storage"_s, u"the file is gone"_s);
    if (const auto range = rangeOf(request.header("range"), blob->size)) {
        if (range->first > range->last || range->first >= blob->size) {
            Response refused = http::problem(416, u"range"_s);
            refused.headers.append({"Content-Range", "bytes */" + QByteArray::number(blob->size)});
            return refused;
        }
        file.seek(range->first);
        response.status = 206;
        response.body = file.read(range->last - range->first + 1);
        response.headers.append({"Content-Range", "bytes " + QByteArray::number(range->first) + '-' + QByteArray::number(range->last) +
                                                      '/' + QByteArray::number(blob->size)});
        return response;
    }
    response.body = file.readAll();
    return response;
}

} // namespace

void addBlobs(http::Router& router, Centre& centre)
{
    router.add({http::Method::Get, u"/v1/blobs/{sha256}"_s, http::Access::sessions({Realm::Official, Realm::Citizen}),
                signedIn(centre, Lane::Read, [&centre](Db& db, const store::Caller& caller, const Request& request) {
                    return get(centre, db, caller, request);
                })});
    router.add({http::Method::Put, u"/v1/blobs/{sha256}"_s, http::Access::sessions({Realm::Official, Realm::Citizen}),
                signedIn(centre, Lane::Write, [&centre](Db& db, const store::Caller& caller, const Request& request) {
                    return put(centre, db, caller, request);
                }),
                kLargestBlob, true});
}

} // namespace motcua::backend::routes
