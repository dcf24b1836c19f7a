#include "services/shift.h"

#include <algorithm>

namespace motcua::services {

QDateTime shiftEnd(const domain::WorkCalendar& calendar, const QDateTime& now)
{
    const QDate today = domain::toLocal(now).date();
    const QDateTime most = now.addSecs(12 * 3'600 - 60);
    if (calendar.isWorking(today) && !calendar.sessions.empty()) {
        const QDateTime close = domain::fromLocal(today, calendar.sessions.back().to);
        if (now.secsTo(close) > 15 * 60)
            return std::min(close, most);
    }
    return now.addSecs(4 * 3'600);
}

} // namespace motcua::services
