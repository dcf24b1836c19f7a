#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QFuture>
#include <QString>

namespace motcua::services {

//! Argon2id (libsodium, "interactive": 64 MiB, about 0.1 s), reckoned on a pool thread. The verifier is libsodium's text form
//! with its own salt; the password cannot be had back from it.
[[nodiscard]] QFuture<Result<QByteArray>> makeVerifier(const QString& password);
[[nodiscard]] QFuture<Result<bool>> verifyPassword(const QByteArray& verifier, const QString& password);

} // namespace motcua::services
