#pragma once

#include "remote/api_client.h"

namespace motcua::remote {

//! Unsent work that this desk may not hold any more, sealed with the centre's key.
struct SealedWork
{
    QString id;
    QString scope;
    QString kind;
    QString target;
    QString reason; //!< moved | revoked | retention | other
    QByteArray sealed;
};

[[nodiscard]] QByteArray sealedWorkJson(const SealedWork& work);
[[nodiscard]] Result<SealedWork> sealedWorkFromJson(const QByteArray& json); //!< Errors (Contract): bad_json, sealed_work

//! GET /v1/quarantine/key: the public half (32 bytes). Errors: quarantine_key (Contract).
[[nodiscard]] QFuture<Result<QByteArray>> fetchQuarantineKey(ApiClient& api, QObject* context);
//! POST /v1/quarantine: the same item again is no error. Errors: not_sealed (Invalid): sealed for another centre; id_reused (Conflict).
[[nodiscard]] QFuture<Result<bool>> handOver(ApiClient& api, QObject* context, const SealedWork& work);

} // namespace motcua::remote
