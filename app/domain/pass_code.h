#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QDateTime>

namespace motcua::domain {

//! Short serial for Code 128 and keyboard-wedge scanners: nine characters and a check character out of
//! `0-9 BCFGHJKLMNPQRSTVXZ` (28 symbols, nothing that Telex or VNI composes). number < 2^40.
[[nodiscard]] QString serialText(quint64 number);
//! Lower case, spaces and dashes are forgiven. Errors: serial_shape (not a serial at all), serial_damaged (check fails).
[[nodiscard]] Result<quint64> parseSerial(const QString& text);

//! What a signed QR says. 16 bytes of claims, then 64 of Ed25519, written in base 45 (RFC 9285): 120 characters of the QR
//! alphanumeric set. Layout: version 1 | key id 1 | meeting number 4 | serial 5 | not-before 3 | duration 2, big-endian;
//! times in quarters of an hour since 2020-01-01T00:00Z.
struct PassToken
{
    int keyId = 0;
    quint32 meetingNumber = 0;
    quint64 serial = 0;
    QDateTime notBefore;
    QDateTime notAfter;

    bool operator==(const PassToken&) const = default;
};

struct ScannedToken
{
    PassToken token;
    QByteArray claims;    //!< the signed bytes
    QByteArray signature; //!< 64 bytes; checking it is the caller's (libsodium)
};

[[nodiscard]] QByteArray tokenClaims(const PassToken& token);
[[nodiscard]] QString tokenText(const QByteArray& claims, const QByteArray& signature);
//! Errors: token_shape (not a token), token_version, token_damaged (right length, wrong characters).
[[nodiscard]] Result<ScannedToken> parseToken(const QString& text);

} // namespace motcua::domain
