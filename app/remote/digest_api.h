#pragma once

#include "domain/digest.h"
#include "remote/api_client.h"

namespace motcua::remote {

//! What the centre holds of a scope, in short, and the cursor of that moment.
struct ScopeDigest
{
    domain::Digest digest;
    QByteArray next;
};

//! GET /v1/digest. Errors: scope, digest_json (Contract).
[[nodiscard]] QFuture<Result<ScopeDigest>> fetchDigest(ApiClient& api, QObject* context, const QString& scope);
//! All rows of one bucket as a page of the feed, unread: readFeedPage() on the thread that stores them.
[[nodiscard]] QFuture<Result<QByteArray>> fetchBucket(ApiClient& api, QObject* context, const QString& scope, int bucket);

} // namespace motcua::remote
