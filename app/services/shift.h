#pragma once

#include "domain/calendar.h"

namespace motcua::services {

//! When the shift that runs at `now` ends (UTC): the close of today's office hours, four hours from now where there are none or they
//! are over, and never more than the twelve that the centre gives.
[[nodiscard]] QDateTime shiftEnd(const domain::WorkCalendar& calendar, const QDateTime& now);

} // namespace motcua::services
