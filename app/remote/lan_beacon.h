#pragma once

#include "remote/gate_key_api.h"

#include <optional>

namespace motcua::remote {

//! How a gate says that it is there: a datagram of 34 bytes to a multicast group. Who has no key of the hall learns nothing from it and
//! cannot make one. Layout: "MCG1" | day 2 (since 2020-01-01) | TCP port 2 | tag 10 | HMAC-SHA-256 of all that, first 16 bytes.
struct LanBeacon
{
    quint16 port = 0;
    QByteArray tag; //!< 10 bytes: one gate on one day, not readable as the device's name

    bool operator==(const LanBeacon&) const = default;
};

//! A gate's name on that day.
[[nodiscard]] QByteArray lanTag(const GateKey& key, const QString& device);
[[nodiscard]] QByteArray beaconBytes(const GateKey& key, const LanBeacon& beacon);
//! Nothing where none of the keys made it.
[[nodiscard]] std::optional<LanBeacon> readBeacon(const std::vector<GateKey>& keys, const QByteArray& bytes);

} // namespace motcua::remote
