#pragma once

#include <QtGlobal>

#include <limits>
#include <string_view>

namespace motcua::domain::timeText {

//! Dates and moments of a record, straight from their UTF-8: what QDateTime makes of them costs more than the rest of the record.
//! Any thread.
inline constexpr qint64 noTime = std::numeric_limits<qint64>::min();

//! Days since 1970 of `yyyy-MM-dd`, noTime for no date of the Gregorian calendar.
[[nodiscard]] qint64 daysOf(std::string_view text);

//! Milliseconds since 1970 of `yyyy-MM-ddThh:mm:ss[.fff…]Z`, noTime for what json::readMoment() refuses.
[[nodiscard]] qint64 momentOf(std::string_view text);

} // namespace motcua::domain::timeText
