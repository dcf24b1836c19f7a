#pragma once

#include <QByteArray>
#include <QString>

#include <array>

namespace motcua::domain {

//! What a scope holds, in short: desk and centre make it each from its own rows, and where they differ a bucket is read again
//! (protocol.md, Down: feed). Finds what was lost or left over; it is no defence against somebody who forges rows.
//!
//! A row is the bytes `kind/id`, its hash FNV-1a with 64 bits. The bucket is the hash's lowest byte; the row adds to its bucket
//! the FNV-1a of `kind/id/rev`, with rev in decimal, modulo 2^64.
struct Digest
{
    static constexpr int buckets = 256;

    qint64 count = 0;
    std::array<quint64, buckets> sums{};

    //! `id` in UTF-8.
    void add(QByteArrayView kind, QByteArrayView id, qint64 rev);

    bool operator==(const Digest&) const = default;
};

[[nodiscard]] int digestBucket(QByteArrayView kind, QByteArrayView id);
[[nodiscard]] QString digestText(quint64 sum); //!< 16 hex digits: JSON numbers do not hold 64 bits

} // namespace motcua::domain
