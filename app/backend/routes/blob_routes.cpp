#include "backend/routes/account_parts.h"
#include "backend/routes/routes.h"
#include "backend/store/blob_parts.h"
#include "backend/store/blobs.h"
#include "backend/store/own_dossiers.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryFile>

using namespace Qt::StringLiterals;

namespace motcua::backend::routes {

using http::Request;
using http::Response;
using store::Db;

namespace {

constexpr qint64 kLargestBlob = 20 * 1024 * 1024;
constexpr int kMostParts = 32; // uploads under way of one sender
constexpr int kTooManyRetrySeconds = 60;
constexpr int kQuotaRetrySeconds = 3600;

bool isCitizen(const store::Caller& caller)
{
    return caller.realm != Realm::Official;
}

//! Brought by this caller, or part of a dossier of one's own.
bool isOwn(Db& db, const QString& sha256, const store::Caller& caller)
{
    return isCitizen(caller) ? store::mayAccountSeeBlob(db, sha256, caller.subject) : store::hasBrought(db, sha256, caller.subject);
}

Response blobAnswer(const store::BlobRow& blob, int status)
{
    return http::json({{u"sha256"_s, blob.sha256}, {u"size"_s, blob.size}, {u"type"_s, blob.type}}, status);
}

Response withOffset(Response response, qint64 offset)
{
    response.headers.append({"Upload-Offset", QByteArray::number(offset)});
    return response;
}

//! Keeps a whole file that has the right hash: looks at its contents, moves it to its place, writes it down.
Response keep(Centre& centre, Db& db, const store::Caller& caller, const Request& request, const QString& file, qint64 size)
{
    const QString sha256 = request.parameter(u"sha256"_s);
    const QString type = store::sniffFile(file);
    const QString said = QString::fromLatin1(request.header("content-type")).section(u';', 0, 0).trimmed();
    if (type.isEmpty() || (!said.isEmpty() && said != type && said != "application/octet-stream"_L1))
        return http::problem(415, u"blob_type"_s, type);
    if (isCitizen(caller) && store::broughtBytes(db, caller.subject, centre.nowMs()) + size > store::kMostBroughtBytes)
        return tooSoon(kQuotaRetrySeconds);
    const bool known = store::findBlob(db, sha256).has_value();
    const QString path = store::blobPath(centre.options().database, sha256);
    QDir().mkpath(QFileInfo(path).path());
    if (!QFile::exists(path) && !QFile::rename(file, path) && !QFile::exists(path))
        return http::problem(503, u"storage"_s, u"the file could not be kept"_s);
    store::putBlob(db, {sha256, size, type}, caller.subject, serverTime(centre));
    if (isCitizen(caller))
        store::noteBrought(db, sha256, size, caller.subject, centre.nowMs());
    return blobAnswer({sha256, size, type}, known && !isCitizen(caller) ? 200 : 201);
}

Response putWhole(Centre& centre, Db& db, const store::Caller& caller, const Request& request)
{
    if (QString::fromLatin1(request.spooledSha256) != request.parameter(u"sha256"_s))
        return http::problem(422, u"blob_hash"_s, u"the body has another SHA-256"_s);
    return keep(centre, db, caller, request, request.spooled->fileName(), request.bodySize);
}

struct Piece
{
    qint64 first = 0;
    qint64 last = 0;
    qint64 size = 0;
};

//! `bytes a-b/size` of a Content-Range.
std::optional<Piece> pieceOf(const QByteArray& header, qint64 bodySize)
{
    static const QRegularExpression shape(u"^bytes (\\d{1,12})-(\\d{1,12})/(\\d{1,12})$"_s);
    const auto match = shape.match(QString::fromLatin1(header));
    const Piece piece{match.captured(1).toLongLong(), match.captured(2).toLongLong(), match.captured(3).toLongLong()};
    if (!match.hasMatch() || piece.last < piece.first || piece.last >= piece.size || piece.last - piece.first + 1 != bodySize)
        return std::nullopt;
    return piece;
}

QByteArray hashOfFile(const QString& path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? hash.result().toHex() : QByteArray();
}

//! A piece where the last one ended (HEAD told, or 409 tells). The last one makes it whole: then it is looked at as any other.
Response putPiece(Centre& centre, Db& db, const store::Caller& caller, const Request& request)
{
    const QString sha256 = request.parameter(u"sha256"_s);
    const QString& database = centre.options().database;
    if (const auto known = store::findBlob(db, sha256); known && isOwn(db, sha256, caller))
        return blobAnswer(*known, 200);
    auto part = store::findPart(db, sha256, caller.subject);
    const auto piece = pieceOf(request.header("content-range"), request.bodySize);
    if (!piece || (part && part->size != piece->size))
        return withOffset(http::problem(416, u"range"_s, u"Content-Range"_s), part ? part->received : 0);
    if (piece->size > kLargestBlob)
        return http::problem(413, u"body_too_large"_s, u"limit %1"_s.arg(kLargestBlob));
    if (!part && store::partsOf(db, caller.subject) >= kMostParts)
        return tooSoon(kTooManyRetrySeconds);
    const store::BlobPart before = part.value_or(store::BlobPart{piece->size, 0});
    if (piece->first != before.received)
        return withOffset(http::problem(409, u"offset"_s), before.received);
    const auto after = store::addPiece(db, database, sha256, caller.subject, before, request.spooled->fileName(), centre.nowMs());
    if (!after) { // the file is not what the table says: from the start
        store::dropPart(db, database, sha256, caller.subject);
        return withOffset(http::problem(409, u"offset"_s), 0);
    }
    if (after->received < after->size)
        return withOffset(http::json({{u"sha256"_s, sha256}, {u"size"_s, after->size}, {u"received"_s, after->received}}, 202), after->received);
    const QString file = store::partPath(database, sha256, caller.subject);
    Response done = hashOfFile(file) == sha256.toLatin1() ? keep(centre, db, caller, request, file, after->size)
                                                           : http::problem(422, u"blob_hash"_s, u"the body has another SHA-256"_s);
    if (done.status != 503)
        store::dropPart(db, database, sha256, caller.subject);
    return done;
}

Response put(Centre& centre, Db& db, const store::Caller& caller, const Request& request)
{
    if (!store::isSha256(request.parameter(u"sha256"_s)) || !request.spooled)
        return http::problem(422, u"blob_hash"_s, u"not a SHA-256 in lower-case hex, or no body"_s);
    const bool whole = request.header("content-range").isEmpty();
    return writing(centre, db, [&](Db& d, auto&) {
        return whole ? putWhole(centre, d, caller, request) : putPiece(centre, d, caller, request);
    });
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
    auto blob = store::isSha256(sha256) ? store::findBlob(db, sha256) : std::nullopt;
    if (blob && isCitizen(caller) && !isOwn(db, sha256, caller)) // what a stranger has is nobody's business, not even that it is here
        blob.reset();
    if (!blob) {
        const auto part = store::findPart(db, sha256, caller.subject);
        return part ? withOffset(http::problem(404, u"no_blob"_s), part->received) : http::problem(404, u"no_blob"_s);
    }
    if (request.method == http::Method::Head) { // "must I send it?" tells nothing of its contents
        Response response;
        response.contentType = blob->type.toLatin1();
        response.length = blob->size;
        return response;
    }
    if (!isCitizen(caller) && !store::maySeeBlob(db, sha256, caller))
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
    const auto who = http::Access::sessions({Realm::Official, Realm::Citizen});
    router.add({http::Method::Get, u"/v1/blobs/{sha256}"_s, who,
                signedIn(centre, Lane::Read, [&centre](Db& db, const store::Caller& caller, const Request& request) {
                    return get(centre, db, caller, request);
                })});
    router.add({http::Method::Put, u"/v1/blobs/{sha256}"_s, who,
                signedIn(centre, Lane::Write, [&centre](Db& db, const store::Caller& caller, const Request& request) {
                    return put(centre, db, caller, request);
                }),
                kLargestBlob, true});
}

} // namespace motcua::backend::routes
