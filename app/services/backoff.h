#pragma once

#include <QtGlobal>

#include <algorithm>

namespace motcua::services {

//! Milliseconds to wait after the n-th failure in a row (n ≥ 1): min(5 min, 2ⁿ⁻¹ units), of which a random half is taken off, so
//! that a hundred desks do not come back in the same second. Never more than five minutes, never less than half a unit.
[[nodiscard]] constexpr qint64 backoff(int failures, quint32 random, qint64 unit = 1'000)
{
    constexpr qint64 longest = 5 * 60 * 1'000;
    const qint64 full = std::min(longest, unit << std::clamp(failures - 1, 0, 20));
    return full / 2 + static_cast<qint64>(random) * (full - full / 2) / 0xffffffffLL;
}

} // namespace motcua::services
