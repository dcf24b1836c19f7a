#pragma once

#include <QByteArray>

namespace motcua::services {

//! True when `signature` (64 bytes) over `message` was made with the key whose public half is `key` (32 bytes): Ed25519, libsodium.
[[nodiscard]] bool verifySignature(const QByteArray& message, const QByteArray& signature, const QByteArray& key);

} // namespace motcua::services
