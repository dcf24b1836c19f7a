#include "domain/deadline.h"

#include "samples.h"
#include "tests/support/places.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QtTest>

using namespace motcua::domain;
using namespace Qt::StringLiterals;

namespace {

QDateTime local(const QString& text)
{
    const QDateTime given = QDateTime::fromString(text, u"yyyy-MM-dd HH:mm"_s);
    return fromLocal(given.date(), given.time());
}

QString shown(const QDateTime& utc)
{
    return toLocal(utc).toString(u"yyyy-MM-dd HH:mm"_s);
}

} // namespace

class TestDeadline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_calendar = samples::rules().calendar; }

    void localTime()
    {
        QCOMPARE(fromLocal(QDate(2026, 11, 21), QTime(7, 30)), QDateTime(QDate(2026, 11, 21), QTime(0, 30), Qt::UTC));
        QCOMPARE(toLocal(QDateTime(QDate(2026, 11, 20), QTime(18, 0), Qt::UTC)).date(), QDate(2026, 11, 21));
    }

    void days_data()
    {
        QTest::addColumn<QDate>("date");
        QTest::addColumn<DayKind>("kind");
        QTest::newRow("Friday") << QDate(2026, 11, 20) << DayKind::Working;
        QTest::newRow("Saturday") << QDate(2026, 11, 21) << DayKind::WeeklyOff;
        QTest::newRow("Sunday") << QDate(2026, 11, 22) << DayKind::WeeklyOff;
        QTest::newRow("24/11 is switched off") << QDate(2026, 11, 24) << DayKind::Working;
        QTest::newRow("Tết") << QDate(2026, 2, 17) << DayKind::Holiday;
        QTest::newRow("make-up Saturday") << QDate(2026, 8, 22) << DayKind::MakeUpWorking;
        QTest::newRow("off for it") << QDate(2026, 8, 31) << DayKind::CompensatoryOff;
        QTest::newRow("2/9") << QDate(2026, 9, 2) << DayKind::Holiday;
        QTest::newRow("10/3 on a Sunday") << QDate(2026, 4, 26) << DayKind::Holiday;
        QTest::newRow("given back") << QDate(2026, 4, 27) << DayKind::CompensatoryOff;
    }
    void days()
    {
        QFETCH(QDate, date);
        QFETCH(DayKind, kind);
        QCOMPARE(m_calendar.kindOf(date), kind);
        QCOMPARE(m_calendar.isWorking(date), kind == DayKind::Working || kind == DayKind::MakeUpWorking);
    }

    void due_data()
    {
        QTest::addColumn<QString>("received");
        QTest::addColumn<TimeLimit>("limit");
        QTest::addColumn<QString>("due");
        const auto hours = [](const char* name, const char* received, int days, const char* due) {
            QTest::newRow(name) << QString::fromLatin1(received) << TimeLimit{DueEngine::Hours, days, false}
                                << QString::fromLatin1(due);
        };
        hours("one day", "2026-11-17 10:00", 1, "2026-11-18 10:00");
        hours("at opening", "2026-11-17 07:30", 1, "2026-11-17 17:00");
        hours("before opening", "2026-11-17 05:12", 1, "2026-11-17 17:00");
        hours("midnight", "2026-11-17 00:00", 1, "2026-11-17 17:00");
        hours("in the lunch break", "2026-11-17 12:10", 1, "2026-11-18 11:30");
        hours("at lunch", "2026-11-17 11:30", 1, "2026-11-18 11:30");
        hours("end of lunch", "2026-11-17 13:00", 1, "2026-11-18 11:30");
        hours("at close", "2026-11-17 17:00", 1, "2026-11-18 17:00");
        hours("after close", "2026-11-17 21:45", 1, "2026-11-18 17:00");
        hours("last minute", "2026-11-17 16:59", 1, "2026-11-18 16:59");
        hours("three days", "2026-11-17 14:30", 3, "2026-11-20 14:30");
        hours("over the weekend", "2026-11-20 14:30", 1, "2026-11-23 14:30");
        hours("on Saturday", "2026-11-21 09:00", 1, "2026-11-23 17:00");
        hours("over Tết", "2026-02-13 15:00", 2, "2026-02-24 15:00");
        hours("on Tết's first day", "2026-02-17 08:00", 1, "2026-02-23 17:00");
        hours("make-up Saturday works", "2026-08-21 16:00", 1, "2026-08-22 16:00");
        hours("2/9 with its days", "2026-08-28 16:00", 1, "2026-09-03 16:00");
        hours("30/4 and 1/5", "2026-04-29 09:00", 1, "2026-05-04 09:00");
        hours("10/3 given back on Monday", "2026-04-24 09:00", 1, "2026-04-28 09:00");
        hours("over new year", "2026-12-31 09:00", 1, "2027-01-04 09:00");

        const auto dates = [](const char* name, const char* received, int days, const char* due) {
            QTest::newRow(name) << QString::fromLatin1(received) << TimeLimit{DueEngine::Dates, days, false}
                                << QString::fromLatin1(due);
        };
        dates("dates: next day first", "2026-11-17 10:00", 3, "2026-11-20 17:00");
        dates("dates: early or late the same", "2026-11-17 23:30", 3, "2026-11-20 17:00");
        dates("dates: ends on Saturday", "2026-11-18 10:00", 3, "2026-11-23 17:00");
        dates("dates: ends in Tết", "2026-02-11 10:00", 7, "2026-02-23 17:00");
        dates("dates: ends on make-up Saturday", "2026-08-19 10:00", 3, "2026-08-22 17:00");
        dates("dates: received on a Sunday", "2026-11-15 10:00", 1, "2026-11-16 17:00");

        const auto same = [](const char* name, const char* received, const char* due) {
            QTest::newRow(name) << QString::fromLatin1(received) << TimeLimit{DueEngine::Hours, 5, true}
                                << QString::fromLatin1(due);
        };
        same("same day", "2026-11-17 09:00", "2026-11-17 17:00");
        same("same day at 15:00", "2026-11-17 15:00", "2026-11-17 17:00");
        same("same day after 15:00", "2026-11-17 15:01", "2026-11-18 17:00");
        same("same day after close", "2026-11-17 18:00", "2026-11-18 17:00");
        same("same day, Friday afternoon", "2026-11-20 16:00", "2026-11-23 17:00");
        same("same day, Saturday", "2026-11-21 08:00", "2026-11-23 17:00");
        same("same day, before Tết", "2026-02-13 15:30", "2026-02-23 17:00");
        QTest::newRow("no days at all is the same day")
            << u"2026-11-17 09:00"_s << TimeLimit{DueEngine::Hours, 0, false} << u"2026-11-17 17:00"_s;
    }
    void due()
    {
        QFETCH(QString, received);
        QFETCH(TimeLimit, limit);
        QFETCH(QString, due);
        const DueDate result = computeDue(local(received), limit, m_calendar).value();
        QCOMPARE(shown(result.due), due);
        QCOMPARE(result.rule, (limit.engine == DueEngine::Hours ? u"hours/2026.1"_s : u"dates/2026.1"_s));
        QCOMPARE(result.days.front().date, toLocal(local(received)).date());
        QCOMPARE(result.days.back().date, toLocal(result.due).date());
        int minutes = 0;
        int counted = 0;
        for (const DueDay& day : result.days) {
            minutes += day.countedMinutes;
            counted += day.counted ? 1 : 0;
            QCOMPARE(day.kind, m_calendar.kindOf(day.date));
            int pieces = 0;
            for (const Session& piece : day.counting) {
                pieces += piece.from.secsTo(piece.to) / 60;
            }
            QCOMPARE(pieces, day.countedMinutes);
        }
        if (limit.days > 0 && !limit.sameDay) {
            QCOMPARE(limit.engine == DueEngine::Hours ? minutes / 480 : counted, limit.days);
        }
    }

    //! Each row of due_cases.csv, which make_due_cases.py reckons in another way.
    void table_data()
    {
        QTest::addColumn<QStringList>("row");
        QFile file(motcua::test::sourcePath("tests/domain/due_cases.csv"));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
        QVERIFY(lines.size() > 300);
        for (qsizetype i = 1; i < lines.size(); ++i) {
            QTest::newRow(qPrintable(lines[i])) << lines[i].split(u',');
        }
    }
    void table()
    {
        QFETCH(QStringList, row);
        QCOMPARE(row.size(), 8);
        const bool dates = row[1] == "dates"_L1;
        const TimeLimit limit{dates ? DueEngine::Dates : DueEngine::Hours, row[2].toInt(), row[1] == "same"_L1};
        const DueDate due = computeDue(local(row[3]), limit, m_calendar).value();
        QCOMPARE(shown(due.due), row[4]);
        if (!row[5].isEmpty()) {
            QCOMPARE(shown(dueAfterWait(due.due, due.rule, local(row[5]), local(row[6]), m_calendar).value()), row[7]);
        }
    }

    //! A longer wait is never due earlier, nor is one due on a day off, nor before what was promised; what was left of the hours
    //! when it began is left when it ends.
    void waits()
    {
        QRandomGenerator random(5);
        for (int i = 0; i < 3'000; ++i) {
            const QDateTime received = local(u"2025-01-02 00:00"_s).addSecs(60 * qint64{random.bounded(1'400'000)});
            const TimeLimit limit{i % 2 == 0 ? DueEngine::Hours : DueEngine::Dates, 1 + static_cast<int>(random.bounded(10U)), i % 7 == 0};
            const auto due = computeDue(received, limit, m_calendar);
            const QDateTime began = received.addSecs(60 * qint64{random.bounded(20'000)});
            const QDateTime ended = began.addSecs(60 * qint64{random.bounded(20'000)});
            const QDateTime later = ended.addSecs(60 * qint64{random.bounded(10'000)});
            if (!due) {
                continue;
            }
            const auto moved = dueAfterWait(due->due, due->rule, began, ended, m_calendar);
            const auto more = dueAfterWait(due->due, due->rule, began, later, m_calendar);
            if (!moved || !more) {
                continue;
            }
            QVERIFY(*moved >= due->due);
            QVERIFY(*more >= *moved);
            QVERIFY(m_calendar.isWorking(toLocal(*moved).date()));
            if (began >= due->due) {
                QCOMPARE(*moved, due->due);
            } else if (limit.engine == DueEngine::Hours && *moved > due->due) {
                QCOMPARE(workingMinutes(ended, *moved, m_calendar), workingMinutes(began, due->due, m_calendar));
            }
        }
        const QDateTime due = local(u"2026-11-20 10:00"_s);
        QCOMPARE(dueAfterWait(due, u"hours/2026.1"_s, {}, due, m_calendar).value(), due);
        QCOMPARE(dueAfterWait(due, u"hours/2026.1"_s, due.addDays(-1), due.addDays(-2), m_calendar).value(), due);
        const auto lost = dueAfterWait(local(u"2027-12-30 10:00"_s), u"hours/2026.1"_s, local(u"2027-12-29 10:00"_s), local(u"2027-12-31 16:00"_s), m_calendar);
        QCOMPARE(lost.error().code, u"calendar_short"_s);
    }

    void stripNamesHolidays()
    {
        const DueDate due = computeDue(local(u"2026-08-28 16:00"_s), {DueEngine::Hours, 1, false}, m_calendar).value();
        QCOMPARE(due.days.size(), 7U);
        QCOMPARE(due.days[0].countedMinutes, 60);
        QCOMPARE(due.days[1].kind, DayKind::WeeklyOff);
        QCOMPARE(due.days[3].kind, DayKind::CompensatoryOff);
        QCOMPARE(due.days[5].name, u"Quốc khánh 2/9"_s);
        QCOMPARE(due.days[6].countedMinutes, 420);
    }

    void outsideTheData()
    {
        const auto code = [this](const QString& received, TimeLimit limit) {
            const auto due = computeDue(local(received), limit, m_calendar);
            return due ? QString() : due.error().code;
        };
        QCOMPARE(code(u"2024-12-30 09:00"_s, {DueEngine::Hours, 1, false}), u"calendar_short"_s);
        QCOMPARE(code(u"2027-12-31 09:00"_s, {DueEngine::Hours, 1, false}), u"calendar_short"_s);
        QCOMPARE(code(u"2027-12-31 09:00"_s, {DueEngine::Dates, 1, false}), u"calendar_short"_s);
        QCOMPARE(code(u"2027-12-31 16:00"_s, {DueEngine::Hours, 0, true}), u"calendar_short"_s);
        QCOMPARE(code(u"2026-01-05 09:00"_s, {DueEngine::Hours, 2'000'000'000, false}), u"calendar_short"_s);
        QCOMPARE(code(u"2026-01-05 09:00"_s, {DueEngine::Dates, 2'000'000'000, false}), u"calendar_short"_s);
        QCOMPARE(computeDue({}, {DueEngine::Hours, 1, false}, m_calendar).error().code, u"calendar_short"_s);
        QCOMPARE(computeDue(local(u"2026-01-05 09:00"_s), {}, WorkCalendar{}).error().code, u"calendar_short"_s);
    }

    //! Received later is never due earlier; a longer limit is never due earlier; the hours engine spends exactly its hours.
    void monotone()
    {
        QRandomGenerator random(31);
        for (int i = 0; i < 3'000; ++i) {
            const QDateTime first = local(u"2025-01-02 00:00"_s).addSecs(60 * qint64{random.bounded(1'400'000)});
            const QDateTime second = first.addSecs(60 * qint64{random.bounded(10'000)});
            const int days = 1 + static_cast<int>(random.bounded(15U));
            for (const TimeLimit limit : {TimeLimit{DueEngine::Hours, days, false}, TimeLimit{DueEngine::Dates, days, false},
                                          TimeLimit{DueEngine::Hours, days, true}}) {
                const auto early = computeDue(first, limit, m_calendar);
                const auto late = computeDue(second, limit, m_calendar);
                if (!early || !late) {
                    continue;
                }
                QVERIFY(early->due > first);
                QVERIFY(early->due <= late->due);
                QVERIFY(m_calendar.isWorking(toLocal(early->due).date()));
                TimeLimit longer = limit;
                longer.days += 1;
                const auto more = computeDue(first, longer, m_calendar);
                QVERIFY(!more || more->due >= early->due);
                if (limit.engine == DueEngine::Hours && !limit.sameDay) {
                    QCOMPARE(workingMinutes(first, early->due, m_calendar), qint64{480} * days);
                }
            }
        }
    }

    void minutes()
    {
        const auto between = [this](const QString& a, const QString& b) {
            return workingMinutes(local(a), local(b), m_calendar);
        };
        QCOMPARE(between(u"2026-11-17 09:00"_s, u"2026-11-17 10:30"_s), 90);
        QCOMPARE(between(u"2026-11-17 11:00"_s, u"2026-11-17 14:00"_s), 90);
        QCOMPARE(between(u"2026-11-20 16:00"_s, u"2026-11-23 08:30"_s), 120);
        QCOMPARE(between(u"2026-11-21 08:00"_s, u"2026-11-22 20:00"_s), 0);
        QCOMPARE(between(u"2026-02-13 17:00"_s, u"2026-02-23 07:30"_s), 0);
        QCOMPARE(between(u"2026-08-22 07:00"_s, u"2026-08-22 18:00"_s), 480);
        QCOMPARE(between(u"2026-11-17 10:30"_s, u"2026-11-17 09:00"_s), -90);
        QCOMPARE(workingMinutes({}, local(u"2026-11-17 10:30"_s), m_calendar), 0);
        QVERIFY(workingMinutes(local(u"1000-01-01 00:00"_s), local(u"9000-01-01 00:00"_s), m_calendar) > 0);
        QRandomGenerator random(8);
        for (int i = 0; i < 1'000; ++i) { // additive
            const QDateTime a = local(u"2026-01-01 00:00"_s).addSecs(60 * qint64{random.bounded(300'000)});
            const QDateTime b = a.addSecs(60 * qint64{random.bounded(50'000)});
            const QDateTime c = b.addSecs(60 * qint64{random.bounded(50'000)});
            QCOMPARE(workingMinutes(a, b, m_calendar) + workingMinutes(b, c, m_calendar), workingMinutes(a, c, m_calendar));
        }
    }

    void shippedData()
    {
        QCOMPARE(m_calendar.id, u"2026.1"_s);
        QCOMPARE(m_calendar.years, (std::vector<int>{2025, 2026, 2027}));
        QCOMPARE(m_calendar.sessions.size(), 2U);
        for (const int year : m_calendar.years) { // 11 days by law, weekend days given back, each swap in pairs
            int holidays = 0;
            int compensated = 0;
            int weekend = 0;
            int madeUp = 0;
            for (const CalendarRow& row : m_calendar.days) {
                if (row.date.year() != year) {
                    continue;
                }
                QVERIFY(!row.name.isEmpty());
                holidays += row.kind == DayKind::Holiday ? 1 : 0;
                weekend += row.kind == DayKind::Holiday && row.date.dayOfWeek() >= 6 ? 1 : 0;
                compensated += row.kind == DayKind::CompensatoryOff ? 1 : 0;
                madeUp += row.kind == DayKind::MakeUpWorking ? 1 : 0;
                QVERIFY(row.kind != DayKind::MakeUpWorking || row.date.dayOfWeek() == 6);
            }
            QCOMPARE(holidays, 11);
            QCOMPARE(compensated, weekend + madeUp);
        }
    }

    void badCalendars_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("code");
        const auto row = [](const char* name, const QByteArray& json, const QString& code) {
            QTest::newRow(name) << json << code;
        };
        const QByteArray head = R"({"id":"x","sessions":[{"from":"07:30","to":"11:30"}],"years":[{"year":2026,"days":[)";
        row("empty", "", u"calendar_json"_s);
        row("broken", "{", u"calendar_json"_s);
        row("array", "[]", u"calendar_json"_s);
        row("empty object", "{}", u"calendar_json"_s);
        row("no years", R"({"id":"x","sessions":[{"from":"07:30","to":"11:30"}]})", u"calendar_row"_s);
        row("no sessions", R"({"id":"x","sessions":[],"years":[]})", u"calendar_row"_s);
        row("session backwards", R"({"id":"x","sessions":[{"from":"11:30","to":"07:30"}],"years":[]})", u"calendar_row"_s);
        row("sessions overlap", R"({"id":"x","sessions":[{"from":"07:30","to":"11:30"},{"from":"11:00","to":"17:00"}],"years":[]})", u"calendar_row"_s);
        row("31/02", head + R"({"date":"2026-02-31","kind":"holiday"}]}]})", u"calendar_row"_s);
        row("kind", head + R"({"date":"2026-02-03","kind":"party"}]}]})", u"calendar_row"_s);
        row("twice", head + R"({"date":"2026-02-03","kind":"holiday"},{"date":"2026-02-03","kind":"working"}]}]})", u"calendar_row"_s);
        row("year", R"({"id":"x","sessions":[{"from":"07:30","to":"11:30"}],"years":[{"year":"2026"}]})", u"calendar_row"_s);
    }
    void badCalendars()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, code);
        const auto calendar = parseCalendar(json);
        QVERIFY(!calendar);
        QCOMPARE(calendar.error().code, code);
    }

    //! 24/11 becomes a day off by changing one word of the data.
    void aSwitch()
    {
        QByteArray json = samples::resource(u"calendar.json"_s);
        json.replace("\"enabled\": false", "\"enabled\": true");
        QCOMPARE(parseCalendar(json).value().kindOf(QDate(2026, 11, 24)), DayKind::Holiday);
    }

private:
    WorkCalendar m_calendar;
};

QTEST_APPLESS_MAIN(TestDeadline)
#include "tst_deadline.moc"
