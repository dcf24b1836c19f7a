#pragma once

#include "domain/calendar.h"
#include "domain/dossier.h"
#include "domain/procedure.h"

namespace motcua::domain {

//! One day of the strip that explains a due date.
struct DueDay
{
    QDate date;
    DayKind kind = DayKind::Working;
    QString name;            //!< holiday's name
    int countedMinutes = 0;  //!< hours engine
    bool counted = false;    //!< dates engine: this day counts as one
    std::vector<Session> counting; //!< the counted pieces of the day
};

//! A due date with its reason. `rule` is frozen on the dossier: "hours/2026.1" or "dates/2026.1".
struct DueDate
{
    QDateTime due; //!< UTC
    QString rule;
    std::vector<DueDay> days;
};

//! Both engines of domain.md §1 (Deadline). `receivedAt` UTC. Hours: 1 day = 8 working hours, received outside hours counts
//! from the next opening. Dates: counting starts the next day, an end on a day off moves to the next working day's close.
//! Same-day procedures received after 15:00 are due the next working day. Error: calendar_short (no data for that year).
[[nodiscard]] Result<DueDate> computeDue(const QDateTime& receivedAt, const TimeLimit& limit, const WorkCalendar& calendar);

//! The due date after a wait for papers: what was left of the time when the wait began is left when it ends (domain.md §1, "time
//! waiting for a supplement is subtracted"). `rule` is the dossier's own ("hours/…": working minutes; "dates/…": calendar days,
//! an end on a day off moves on). A wait that began after `due`, or is no wait, moves nothing. Never earlier than `due`. Error:
//! calendar_short.
[[nodiscard]] Result<QDateTime> dueAfterWait(const QDateTime& due, const QString& rule, const QDateTime& from, const QDateTime& until,
                                             const WorkCalendar& calendar);

//! What a list and a report count a dossier late by, in ms UTC, 0 = nothing runs. The due date, but for one that waits for papers:
//! the first time nobody's clock runs, the second time it counts as late since it was received (domain.md §1).
[[nodiscard]] qint64 countedDue(DossierStatus status, int supplements, qint64 receivedAt, qint64 dueAt);

//! Working minutes between two moments (negative when `to` is before `from`): for "còn 2 giờ", "quá hạn 1 ngày".
[[nodiscard]] qint64 workingMinutes(const QDateTime& from, const QDateTime& to, const WorkCalendar& calendar);

} // namespace motcua::domain
