#include "remote/blob_api.h"

#include "remote/json_answer.h"

#include <QCryptographicHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace motcua::remote {

namespace {

constexpr qint64 largestUpload = 20LL << 20;

QFuture<Result<Answer>> refused(Error error)
{
    QPromise<Result<Answer>> promise;
    promise.start();
    promise.addResult(Result<Answer>(tl::unexpected(std::move(error))));
    promise.finish();
    return promise.future();
}

// The name goes into a path: nothing but 64 hex digits may.
bool isName(const QString& sha256)
{
    static const QRegularExpression shape(u"^[0-9a-f]{64}$"_s);
    return shape.match(sha256).hasMatch();
}

QFuture<Result<Answer>> ask(ApiClient& api, QObject* context, const QByteArray& verb, const QString& sha256, Expect expect,
                            const QByteArray& body = {}, const QByteArray& contentRange = {}, const QList<int>& alsoAnswers = {},
                            const QByteArray& type = {})
{
    if (!isName(sha256))
        return refused({ErrorKind::Invalid, u"blob_name"_s});
    Request request;
    request.verb = verb;
    request.path = u"/v1/blobs/"_s + sha256;
    request.expect = expect;
    request.body = body;
    request.contentRange = contentRange;
    request.alsoAnswers = alsoAnswers;
    if (!body.isEmpty())
        request.contentType = type.isEmpty() ? sniffedType(body) : type;
    return api.send(context, request);
}

} // namespace

QByteArray sniffedType(const QByteArray& bytes)
{
    if (bytes.startsWith("\xff\xd8\xff"))
        return "image/jpeg";
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return "image/png";
    if (bytes.startsWith("%PDF-"))
        return "application/pdf";
    return {};
}

QFuture<Result<bool>> hasBlob(ApiClient& api, QObject* context, const QString& sha256)
{
    return ask(api, context, "HEAD", sha256, Expect::Empty).then([](const Result<Answer>& answer) -> Result<bool> {
        if (answer.has_value())
            return true;
        if (answer.error().kind == ErrorKind::NotFound)
            return false;
        return tl::unexpected(answer.error());
    });
}

QFuture<Result<QByteArray>> getBlob(ApiClient& api, QObject* context, const QString& sha256)
{
    return decoded<QByteArray>(ask(api, context, "GET", sha256, Expect::Blob), [sha256](const Answer& answer) -> Result<QByteArray> {
        if (QCryptographicHash::hash(answer.body, QCryptographicHash::Sha256).toHex() != sha256.toLatin1())
            return fail(ErrorKind::Contract, u"blob_hash"_s);
        return answer.body;
    });
}

QFuture<Result<bool>> putBlob(ApiClient& api, QObject* context, const QString& sha256, const QByteArray& bytes)
{
    const auto done = [](const Answer&) -> Result<bool> { return true; };
    if (bytes.size() > largestUpload)
        return decoded<bool>(refused({ErrorKind::TooLarge, u"blob_too_large"_s}), done);
    if (sniffedType(bytes).isEmpty())
        return decoded<bool>(refused({ErrorKind::Invalid, u"blob_type"_s}), done);
    return decoded<bool>(ask(api, context, "PUT", sha256, Expect::Empty, bytes), done);
}

QFuture<Result<BlobState>> blobState(ApiClient& api, QObject* context, const QString& sha256)
{
    return decoded<BlobState>(ask(api, context, "HEAD", sha256, Expect::Empty, {}, {}, {404}), [](const Answer& answer) -> Result<BlobState> {
        if (answer.status == 404)
            return BlobState{false, std::max<qint64>(0, answer.uploadOffset)};
        return BlobState{true, 0};
    });
}

QFuture<Result<BlobState>> putBlobPiece(ApiClient& api, QObject* context, const QString& sha256, const QByteArray& bytes, qint64 offset, qint64 length)
{
    const QByteArray type = sniffedType(bytes);
    const auto told = [](const Answer& answer) -> Result<BlobState> {
        if (answer.status == 200 || answer.status == 201)
            return BlobState{true, 0};
        if (answer.uploadOffset < 0)
            return fail(ErrorKind::Contract, u"upload_offset"_s, {}, answer.status);
        return BlobState{false, answer.uploadOffset};
    };
    if (bytes.size() > largestUpload)
        return decoded<BlobState>(refused({ErrorKind::TooLarge, u"blob_too_large"_s}), told);
    if (type.isEmpty())
        return decoded<BlobState>(refused({ErrorKind::Invalid, u"blob_type"_s}), told);
    if (offset < 0 || length < 1 || offset + length > bytes.size())
        return decoded<BlobState>(refused({ErrorKind::Internal, u"blob_piece"_s}), told);
    const QByteArray range = "bytes " + QByteArray::number(offset) + '-' + QByteArray::number(offset + length - 1) + '/' + QByteArray::number(bytes.size());
    return decoded<BlobState>(ask(api, context, "PUT", sha256, Expect::Empty, bytes.mid(offset, length), range, {409}, type), told);
}

} // namespace motcua::remote
