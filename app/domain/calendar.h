#pragma once

#include "domain/result.h"

#include <QDate>
#include <QDateTime>
#include <QHash>
#include <QTime>

#include <vector>

namespace motcua::domain {

//! Vietnam has one zone, UTC+7, no summer time. Stored times are UTC; days and hours of work are reckoned here.
[[nodiscard]] QDateTime toLocal(const QDateTime& utc);
[[nodiscard]] QDateTime fromLocal(QDate date, QTime time);

enum class DayKind { Working, WeeklyOff, Holiday, CompensatoryOff, MakeUpWorking };

struct CalendarRow
{
    QDate date;
    DayKind kind = DayKind::Holiday;
    QString name;

    bool operator==(const CalendarRow&) const = default;
};

struct Session
{
    QTime from;
    QTime to;
};

//! Office hours and the yearly days off, as data (resources/rules/calendar.json). Never computed from the statute.
struct WorkCalendar
{
    QString id;                     //!< e.g. "2026.1", frozen on the dossier with its due date
    std::vector<Session> sessions;  //!< of one working day, in order
    QHash<QDate, CalendarRow> days; //!< exceptions; Saturday and Sunday are off otherwise
    std::vector<int> years;         //!< those with data: a due date in another year is not reckoned

    [[nodiscard]] DayKind kindOf(QDate date) const;
    [[nodiscard]] bool isWorking(QDate date) const;
};

//! Whether `given` holds for the years that `own` holds for, at the end: a calendar that somebody gave stands in for the program's own
//! unless a later version of the program brought one that goes on longer.
[[nodiscard]] bool reachesAsFar(const WorkCalendar& given, const WorkCalendar& own);

//! From the JSON of resources/rules/calendar.json. Errors: calendar_json, calendar_row.
[[nodiscard]] Result<WorkCalendar> parseCalendar(const QByteArray& bytes);

} // namespace motcua::domain
