#pragma once

#include "remote/api_client.h"

namespace motcua::remote {

//! HEAD /v1/blobs/{sha256}: does the centre have it?
[[nodiscard]] QFuture<Result<bool>> hasBlob(ApiClient& api, QObject* context, const QString& sha256);
//! GET: the bytes, checked against their name. NotFound; Contract blob_hash when they are others.
[[nodiscard]] QFuture<Result<QByteArray>> getBlob(ApiClient& api, QObject* context, const QString& sha256);
//! How much of a blob lies at the centre.
struct BlobState
{
    bool whole = false;
    qint64 received = 0; //!< bytes of an upload that was broken off
};
//! HEAD, with how far an earlier upload came.
[[nodiscard]] QFuture<Result<BlobState>> blobState(ApiClient& api, QObject* context, const QString& sha256);
//! PUT of the `length` bytes from `offset`. Where the centre stands elsewhere it says so: then `received` is not the piece's end.
//! Errors as putBlob's.
[[nodiscard]] QFuture<Result<BlobState>> putBlobPiece(ApiClient& api, QObject* context, const QString& sha256, const QByteArray& bytes,
                                                      qint64 offset, qint64 length);
//! PUT. Errors: TooLarge (above 20 MiB: not sent), blob_type, blob_hash.
[[nodiscard]] QFuture<Result<bool>> putBlob(ApiClient& api, QObject* context, const QString& sha256, const QByteArray& bytes);

//! image/jpeg, image/png, application/pdf by their first bytes, else empty: the centre takes no other.
[[nodiscard]] QByteArray sniffedType(const QByteArray& bytes);

} // namespace motcua::remote
