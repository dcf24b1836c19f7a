#include "domain/calendar.h"

#include "domain/json_read.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

constexpr int zoneSeconds = 7 * 3600;

constexpr std::array<json::Row<DayKind>, 5> kinds{{
    {DayKind::Working, "working"_L1},
    {DayKind::WeeklyOff, "weekly_off"_L1},
    {DayKind::Holiday, "holiday"_L1},
    {DayKind::CompensatoryOff, "compensatory_off"_L1},
    {DayKind::MakeUpWorking, "make_up_working"_L1},
}};

[[nodiscard]] Session readSession(json::Reader& row)
{
    const auto time = [&row](QLatin1StringView key) {
        const QTime value = QTime::fromString(row.text(key, json::Need::Required), u"HH:mm"_s);
        if (!value.isValid()) {
            row.refuse({}, key);
        }
        return value;
    };
    Session session;
    session.from = time("from"_L1);
    session.to = time("to"_L1);
    if (session.from >= session.to) {
        row.refuse({}, "to"_L1);
    }
    return session;
}

//! A row that is switched off ("enabled": false) stays in the data without effect.
void readDay(json::Reader& row, WorkCalendar& calendar)
{
    CalendarRow day;
    day.date = row.date("date"_L1);
    day.kind = row.choice("kind"_L1, kinds, DayKind::Holiday, json::Need::Required);
    day.name = row.text("name"_L1);
    if (!day.date.isValid()) {
        row.refuse({}, "date"_L1);
    }
    if (!row.flag("enabled"_L1, true)) {
        return;
    }
    if (calendar.days.contains(day.date)) {
        row.refuse({}, "date"_L1);
    }
    calendar.days.insert(day.date, day);
}

} // namespace

QDateTime toLocal(const QDateTime& utc)
{
    return utc.toOffsetFromUtc(zoneSeconds);
}

QDateTime fromLocal(QDate date, QTime time)
{
    return QDateTime(date, time, Qt::OffsetFromUTC, zoneSeconds).toUTC();
}

DayKind WorkCalendar::kindOf(QDate date) const
{
    const auto row = days.constFind(date);
    if (row != days.constEnd()) {
        return row->kind;
    }
    return date.dayOfWeek() >= Qt::Saturday ? DayKind::WeeklyOff : DayKind::Working;
}

bool WorkCalendar::isWorking(QDate date) const
{
    const DayKind kind = kindOf(date);
    return kind == DayKind::Working || kind == DayKind::MakeUpWorking;
}

bool reachesAsFar(const WorkCalendar& given, const WorkCalendar& own)
{
    const auto last = [](const WorkCalendar& calendar) {
        return calendar.years.empty() ? 0 : *std::max_element(calendar.years.begin(), calendar.years.end());
    };
    return last(given) >= last(own);
}

Result<WorkCalendar> parseCalendar(const QByteArray& bytes)
{
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject()) {
        return fail(ErrorKind::Contract, u"calendar_json"_s);
    }
    const QJsonObject object = document.object();
    json::Reader reader(object, "calendar"_L1);
    WorkCalendar calendar;
    calendar.id = reader.text("id"_L1, json::Need::Required);
    calendar.sessions = reader.list<Session>("sessions"_L1, readSession, json::Need::Required);
    const bool ordered = std::is_sorted(calendar.sessions.begin(), calendar.sessions.end(),
                                        [](const Session& a, const Session& b) { return a.from < b.to; });
    if (calendar.sessions.empty() || !ordered) {
        reader.refuse({}, "sessions"_L1);
    }
    calendar.years = reader.list<int>(
        "years"_L1,
        [&calendar](json::Reader& year) {
            std::ignore = year.list<int>("days"_L1, [&calendar](json::Reader& row) {
                readDay(row, calendar);
                return 0;
            });
            return static_cast<int>(year.integer("year"_L1, 1900, 9999, json::Need::Required));
        },
        json::Need::Required);
    Result<WorkCalendar> result = reader.done(std::move(calendar));
    if (!result) {
        const bool whole = result.error().code == "calendar_json"_L1;
        return fail(ErrorKind::Contract, whole ? u"calendar_json"_s : u"calendar_row"_s, result.error().detail);
    }
    return result;
}

} // namespace motcua::domain
