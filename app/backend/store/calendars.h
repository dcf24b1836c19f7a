#pragma once

#include "backend/store/db.h"
#include "domain/calendar.h"

namespace motcua::backend::store {

struct StoredCalendar
{
    QString id;
    QByteArray body; //!< JSON as in resources/rules/calendar.json
};

//! The one given last.
[[nodiscard]] std::optional<StoredCalendar> latestCalendar(Db& db);
//! Only its id: to see whether it is another one.
[[nodiscard]] QString latestCalendarId(Db& db);
//! False: there is another one of this id. An id is frozen on dossiers with their due date, so what it stands for never changes.
[[nodiscard]] bool putCalendar(Db& db, const StoredCalendar& calendar, qint64 nowMs);

} // namespace motcua::backend::store
