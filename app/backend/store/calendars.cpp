#include "backend/store/calendars.h"

using namespace Qt::StringLiterals;

namespace motcua::backend::store {

std::optional<StoredCalendar> latestCalendar(Db& db)
{
    std::optional<StoredCalendar> latest;
    db.each("SELECT id, body FROM calendar ORDER BY put_at DESC, id DESC LIMIT 1"_L1, {}, [&latest](const auto& row) {
        latest = {row.value(0).toString(), row.value(1).toString().toUtf8()};
        return false;
    });
    return latest;
}

QString latestCalendarId(Db& db)
{
    QString id;
    db.each("SELECT id FROM calendar ORDER BY put_at DESC, id DESC LIMIT 1"_L1, {}, [&id](const auto& row) {
        id = row.value(0).toString();
        return false;
    });
    return id;
}

bool putCalendar(Db& db, const StoredCalendar& calendar, qint64 nowMs)
{
    bool other = false;
    db.each("SELECT body FROM calendar WHERE id = ?"_L1, {calendar.id}, [&](const auto& row) {
        other = row.value(0).toString().toUtf8() != calendar.body;
        return false;
    });
    if (other)
        return false;
    db.run("INSERT INTO calendar (id, body, put_at) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET put_at = excluded.put_at"_L1,
           {calendar.id, QString::fromUtf8(calendar.body), nowMs});
    return true;
}

} // namespace motcua::backend::store
