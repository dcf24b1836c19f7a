#pragma once

#include "remote/api_client.h"

namespace motcua::remote {

//! HEAD /v1/blobs/{sha256}: does the centre have it?
[[nodiscard]] QFuture<Result<bool>> hasBlob(ApiClient& api, QObject* context, const QString& sha256);
//! GET: the bytes, checked against their name. NotFound; Contract blob_hash when they are others.
[[nodiscard]] QFuture<Result<QByteArray>> getBlob(ApiClient& api, QObject* context, const QString& sha256);
//! PUT. Errors: TooLarge (above 20 MiB: not sent), blob_type, blob_hash.
[[nodiscard]] QFuture<Result<bool>> putBlob(ApiClient& api, QObject* context, const QString& sha256, const QByteArray& bytes);

//! image/jpeg, image/png, application/pdf by their first bytes, else empty: the centre takes no other.
[[nodiscard]] QByteArray sniffedType(const QByteArray& bytes);

} // namespace motcua::remote
