#pragma once

#include <QByteArray>
#include <QDateTime>

#include <functional>

namespace motcua::services {

//! Time and randomness are passed in, so that tests own them. `now` is UTC.
struct Clock
{
    std::function<QDateTime()> now;
    std::function<QByteArray(int)> randomBytes;
};

//! The machine's clock and random source.
[[nodiscard]] Clock systemClock();

} // namespace motcua::services
