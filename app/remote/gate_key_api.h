#pragma once

#include "remote/api_client.h"

#include <QDate>

#include <vector>

namespace motcua::remote {

//! What the gates of one hall know each other by on one day (UTC).
struct GateKey
{
    QDate day;
    QByteArray key; //!< 32 bytes

    bool operator==(const GateKey&) const = default;
};

//! GET /v1/halls/{hall}/gate-keys. Errors: scope; gate_keys (Contract).
[[nodiscard]] QFuture<Result<std::vector<GateKey>>> fetchGateKeys(ApiClient& api, QObject* context, const QString& hall);

} // namespace motcua::remote
