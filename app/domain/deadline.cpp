#include "domain/deadline.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

constexpr int dayMinutes = 8 * 60;
constexpr int sameDayHour = 15;
constexpr int longestSpan = 3'660; //!< days that workingMinutes looks at; more is as good as endless

[[nodiscard]] bool known(const WorkCalendar& calendar, QDate date)
{
    return std::find(calendar.years.begin(), calendar.years.end(), date.year()) != calendar.years.end();
}

[[nodiscard]] int minutes(QTime from, QTime to)
{
    return from < to ? from.secsTo(to) / 60 : 0;
}

[[nodiscard]] DueDay describe(const WorkCalendar& calendar, QDate date)
{
    DueDay day;
    day.date = date;
    day.kind = calendar.kindOf(date);
    day.name = calendar.days.value(date).name;
    return day;
}

[[nodiscard]] Failure tooShort(QDate date)
{
    return fail(ErrorKind::Invalid, u"calendar_short"_s, QString::number(date.year()));
}

//! The local moment as the rules see it: whole minutes.
struct Moment
{
    QDate date;
    QTime time;
};

[[nodiscard]] Moment moment(const QDateTime& utc)
{
    const QDateTime local = toLocal(utc);
    return {local.date(), QTime(local.time().hour(), local.time().minute())};
}

//! Spends `left` minutes on the sessions of a working day from `from` on; returns when they were used up, else invalid.
[[nodiscard]] QTime spend(const WorkCalendar& calendar, QTime from, int& left, DueDay& day)
{
    for (const Session& session : calendar.sessions) {
        const QTime start = std::max(session.from, from);
        const int here = std::min(minutes(start, session.to), left);
        if (here <= 0) {
            continue;
        }
        const QTime end = start.addSecs(here * 60);
        day.counting.push_back({start, end});
        day.countedMinutes += here;
        left -= here;
        if (left == 0) {
            return end;
        }
    }
    return {};
}

[[nodiscard]] Result<DueDate> byHours(const Moment& received, int days, const WorkCalendar& calendar)
{
    DueDate due;
    int left = days * dayMinutes;
    for (QDate date = received.date;; date = date.addDays(1)) {
        if (!known(calendar, date)) {
            return tooShort(date);
        }
        DueDay day = describe(calendar, date);
        QTime end;
        if (calendar.isWorking(date)) {
            end = spend(calendar, date == received.date ? received.time : QTime(0, 0), left, day);
        }
        due.days.push_back(std::move(day));
        if (end.isValid()) {
            due.due = fromLocal(date, end);
            return due;
        }
    }
}

//! Same-day: the close of the day on which the desk had it in hand before 15:00.
[[nodiscard]] Result<DueDate> bySameDay(const Moment& received, const WorkCalendar& calendar)
{
    DueDate due;
    for (QDate date = received.date;; date = date.addDays(1)) {
        if (!known(calendar, date)) {
            return tooShort(date);
        }
        DueDay day = describe(calendar, date);
        const bool inTime = date != received.date || received.time <= QTime(sameDayHour, 0);
        if (calendar.isWorking(date) && inTime) {
            int all = dayMinutes * 3; // more than any day holds: the whole rest of it counts
            std::ignore = spend(calendar, date == received.date ? received.time : QTime(0, 0), all, day);
            day.counted = true;
            due.days.push_back(std::move(day));
            due.due = fromLocal(date, calendar.sessions.back().to);
            return due;
        }
        due.days.push_back(std::move(day));
    }
}

[[nodiscard]] Result<DueDate> byDates(const Moment& received, int days, const WorkCalendar& calendar)
{
    DueDate due;
    for (QDate date = received.date;; date = date.addDays(1)) {
        if (!known(calendar, date)) {
            return tooShort(date);
        }
        DueDay day = describe(calendar, date);
        const qint64 number = received.date.daysTo(date);
        day.counted = number >= 1 && number <= days;
        due.days.push_back(std::move(day));
        if (number >= days && calendar.isWorking(date)) {
            due.due = fromLocal(date, calendar.sessions.back().to);
            return due;
        }
    }
}

//! Working minutes of the days in [from, to).
[[nodiscard]] qint64 wholeDays(QDate from, QDate to, const WorkCalendar& calendar)
{
    int perDay = 0;
    for (const Session& session : calendar.sessions) {
        perDay += minutes(session.from, session.to);
    }
    qint64 total = 0;
    for (QDate date = from; date < to; date = date.addDays(1)) {
        total += calendar.isWorking(date) ? perDay : 0;
    }
    return total;
}

//! Working minutes of a day before a time.
[[nodiscard]] qint64 until(QDate date, QTime time, const WorkCalendar& calendar)
{
    qint64 total = 0;
    if (calendar.isWorking(date)) {
        for (const Session& session : calendar.sessions) {
            total += minutes(session.from, std::min(session.to, time));
        }
    }
    return total;
}

} // namespace

Result<DueDate> computeDue(const QDateTime& receivedAt, const TimeLimit& limit, const WorkCalendar& calendar)
{
    const Moment received = moment(receivedAt);
    if (!receivedAt.isValid() || calendar.sessions.empty()) {
        return tooShort(received.date);
    }
    const bool sameDay = limit.sameDay || limit.days <= 0;
    // No calendar reaches that far; the product would overflow.
    if (limit.days > longestSpan) {
        return tooShort(received.date);
    }
    Result<DueDate> due = sameDay                            ? bySameDay(received, calendar)
                          : limit.engine == DueEngine::Hours ? byHours(received, limit.days, calendar)
                                                             : byDates(received, limit.days, calendar);
    if (due) {
        due->rule = (limit.engine == DueEngine::Hours ? u"hours/"_s : u"dates/"_s) + calendar.id;
    }
    return due;
}

Result<QDateTime> dueAfterWait(const QDateTime& due, const QString& rule, const QDateTime& from, const QDateTime& until, const WorkCalendar& calendar)
{
    if (!from.isValid() || !until.isValid() || until <= from || from >= due || calendar.sessions.empty()) {
        return due;
    }
    const Moment end = moment(due);
    const Moment resumed = moment(until);
    if (rule.startsWith("dates/"_L1)) {
        // The day on which the wait began is used up, the one on which it ended is not.
        QDate date = end.date.addDays(moment(from).date.daysTo(resumed.date));
        while (known(calendar, date) && !calendar.isWorking(date)) {
            date = date.addDays(1);
        }
        return known(calendar, date) ? Result<QDateTime>(fromLocal(date, end.time)) : tooShort(date);
    }
    qint64 left = workingMinutes(from, due, calendar);
    for (QDate date = resumed.date; left > 0; date = date.addDays(1)) {
        if (!known(calendar, date)) {
            return tooShort(date);
        }
        if (!calendar.isWorking(date)) {
            continue;
        }
        DueDay day;
        int rest = static_cast<int>(left);
        const QTime spent = spend(calendar, date == resumed.date ? resumed.time : QTime(0, 0), rest, day);
        left = rest;
        if (spent.isValid()) {
            return std::max(due, fromLocal(date, spent));
        }
    }
    return due;
}

qint64 countedDue(DossierStatus status, int supplements, qint64 receivedAt, qint64 dueAt)
{
    if (status != DossierStatus::SupplementRequested)
        return dueAt;
    return supplements > 1 && dueAt > 0 ? receivedAt : 0;
}

qint64 workingMinutes(const QDateTime& from, const QDateTime& to, const WorkCalendar& calendar)
{
    if (!from.isValid() || !to.isValid()) {
        return 0;
    }
    if (to < from) {
        return -workingMinutes(to, from, calendar);
    }
    const Moment begin = moment(from);
    Moment end = moment(to);
    if (begin.date.daysTo(end.date) > longestSpan) {
        end.date = begin.date.addDays(longestSpan);
    }
    return wholeDays(begin.date, end.date, calendar) + until(end.date, end.time, calendar) -
           until(begin.date, begin.time, calendar);
}

} // namespace motcua::domain
