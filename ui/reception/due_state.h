#pragma once

#include "domain/calendar.h"
#include "services/dossier_book.h"
#include "ui/kit/badges.h"
#include "ui/kit/due_strip.h"

namespace motcua::ui::reception {

//! How a dossier stands towards its due date, in working time. Pure; `now` UTC; `dueAt` as domain::countedDue() has it: waiting for
//! a supplement pauses the clock, waiting a second time is late. Finished ones are early or late by their end.
[[nodiscard]] DueState dueState(domain::DossierStatus status, const QDateTime& dueAt, const QDateTime& finishedAt, const QDateTime& now,
                                const domain::WorkCalendar& calendar);

//! The second line under it: "hôm nay, 14:15", "chờ bổ sung", "từ hôm nay, 09:40".
[[nodiscard]] QString dueSecondLine(const services::DossierRow& row, const QDateTime& now);

//! A due date as the strip of days that explains it, and the sum in words.
struct DueExplained
{
    QList<DueDay> days;
    QString sum;
};
[[nodiscard]] DueExplained explainDue(const domain::DueDate& due, const domain::TimeLimit& limit, const domain::WorkCalendar& calendar);

} // namespace motcua::ui::reception
