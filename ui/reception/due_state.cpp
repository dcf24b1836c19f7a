#include "ui/reception/due_state.h"

#include "ui/kit/format.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using motcua::domain::DossierStatus;

namespace motcua::ui::reception {

namespace {

struct Due
{
    Q_DECLARE_TR_FUNCTIONS(Due)
};

QString hours(int minutes)
{
    return minutes % 60 == 0 ? Due::tr("%n hour(s)", nullptr, minutes / 60) : format::duration(qint64(minutes));
}

} // namespace

DueState dueState(DossierStatus status, const QDateTime& dueAt, const QDateTime& finishedAt, const QDateTime& now, const domain::WorkCalendar& calendar)
{
    if (status == DossierStatus::SupplementRequested)
        return {dueAt.isValid() ? DueKind::LateWaiting : DueKind::Paused, 0};
    if (!dueAt.isValid())
        return {};
    if (status == DossierStatus::Resolved || domain::isEnd(status)) {
        const QDateTime end = finishedAt.isValid() ? finishedAt : now;
        const qint64 minutes = qAbs(domain::workingMinutes(end, dueAt, calendar));
        return {end <= dueAt ? DueKind::DoneEarly : DueKind::DoneLate, minutes};
    }
    const qint64 minutes = domain::workingMinutes(now, dueAt, calendar);
    if (now > dueAt)
        return {DueKind::Late, qAbs(minutes)};
    // "Due soon" is up to two working days: 480 minutes each.
    return {minutes < 2 * 480 ? DueKind::Soon : DueKind::Normal, minutes};
}

QString dueSecondLine(const services::DossierRow& row, const QDateTime& now)
{
    const QDateTime today = domain::toLocal(now);
    if (row.status == DossierStatus::SupplementRequested)
        return row.dueAt.isValid() ? Due::tr("waits a second time") : Due::tr("waits for the applicant");
    if ((row.status == DossierStatus::Resolved || domain::isEnd(row.status)) && row.finishedAt.isValid())
        return Due::tr("since %1").arg(format::dateTimeShort(domain::toLocal(row.finishedAt), today));
    if (!row.dueAt.isValid())
        return row.status == DossierStatus::Registered ? Due::tr("not received yet") : QString();
    return format::dateTimeShort(domain::toLocal(row.dueAt), today);
}

DueExplained explainDue(const domain::DueDate& due, const domain::TimeLimit& limit, const domain::WorkCalendar& calendar)
{
    DueExplained out;
    QStringList parts;
    const QDateTime end = domain::toLocal(due.due);
    for (const domain::DueDay& day : due.days) {
        DueDay column;
        column.date = day.date;
        const bool off = day.kind != domain::DayKind::Working && day.kind != domain::DayKind::MakeUpWorking;
        if (!off) {
            for (const domain::Session& session : calendar.sessions) {
                DueSpan span{session.from, session.to, {}, {}};
                for (const domain::Session& counted : day.counting) {
                    if (counted.from < session.to && counted.to > session.from) {
                        span.countedFrom = counted.from;
                        span.countedTo = counted.to;
                    }
                }
                if (day.counted) {
                    span.countedFrom = session.from;
                    span.countedTo = session.to;
                }
                column.spans.append(span);
            }
        }
        const bool last = day.date == end.date();
        if (last)
            column.due = end.time();
        if (off && !(day.counted && day.name.isEmpty())) {
            column.words = day.name.isEmpty() ? Due::tr("Off") : day.name;
        } else if (last) {
            column.words = Due::tr("Until %1").arg(format::time(end.time()));
        } else if (limit.engine == domain::DueEngine::Hours && day.countedMinutes > 0) {
            column.words = day.countedMinutes == 480 || day.counting.empty() ? hours(day.countedMinutes) : Due::tr("From %1").arg(format::time(day.counting.front().from));
        } else if (day.counted) {
            column.words = Due::tr("Day %1").arg(parts.size() + 1);
        }
        if (limit.engine == domain::DueEngine::Hours && day.countedMinutes > 0)
            parts.append(Due::tr("%1 on %2", "2:30 on Thursday").arg(format::duration(day.countedMinutes), format::weekday(day.date)));
        else if (limit.engine == domain::DueEngine::Dates && day.counted)
            parts.append(format::weekday(day.date));
        out.days.append(column);
    }
    // A long way is shown by its beginning and its end; the dates over the columns tell the jump.
    constexpr qsizetype shownAtBegin = 3;
    constexpr qsizetype shownAtEnd = 4;
    if (out.days.size() > shownAtBegin + shownAtEnd + 1)
        out.days.remove(shownAtBegin, out.days.size() - shownAtBegin - shownAtEnd);
    if (limit.sameDay)
        out.sum = Due::tr("Result on the same day; received after 15:00, on the next working day");
    else if (limit.engine == domain::DueEngine::Hours && parts.size() <= 6)
        out.sum = Due::tr("%n working day(s) × 8 hours = %1", nullptr, limit.days).arg(parts.join(u" + "_s));
    else if (limit.engine == domain::DueEngine::Hours)
        out.sum = Due::tr("%n working day(s) × 8 hours, days off not counted", nullptr, limit.days);
    else
        out.sum = Due::tr("%n day(s), counted from the next day; an end on a day off moves to the next working day", nullptr, limit.days);
    return out;
}

} // namespace motcua::ui::reception
