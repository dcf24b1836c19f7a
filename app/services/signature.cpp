#include "services/signature.h"

#include <sodium.h>

namespace motcua::services {

bool verifySignature(const QByteArray& message, const QByteArray& signature, const QByteArray& key)
{
    if (sodium_init() < 0 || signature.size() != crypto_sign_BYTES || key.size() != crypto_sign_PUBLICKEYBYTES)
        return false;
    const auto bytes = [](const QByteArray& b) { return reinterpret_cast<const unsigned char*>(b.constData()); };
    return crypto_sign_verify_detached(bytes(signature), bytes(message), static_cast<unsigned long long>(message.size()), bytes(key)) == 0;
}

} // namespace motcua::services
