// What the dashboard says of a period: cases by hand, and sums that must come out for any dossiers.
#include "domain/calendar.h"
#include "domain/desk_report.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua::domain;
using Kind = ReportPeriod::Kind;

class TestDeskReport : public QObject
{
    Q_OBJECT

    static qint64 at(int month, int day, int hour = 10, int minute = 0) { return fromLocal(QDate(2026, month, day), QTime(hour, minute)).toMSecsSinceEpoch(); }
    static ReportLine line(qint64 received, qint64 due, qint64 finished, DossierStatus status = DossierStatus::Processing)
    {
        return {finished > 0 ? DossierStatus::Returned : status, received, due, finished, u"Đăng ký khai sinh"_s, u"Tư pháp"_s};
    }
    static DeskReport october(const std::vector<ReportLine>& lines, qint64 now = at(11, 11))
    {
        ReportCounter counter(ReportPeriod::around(Kind::Month, QDate(2026, 10, 7)), QDateTime::fromMSecsSinceEpoch(now, Qt::UTC));
        for (const ReportLine& one : lines)
            counter.add(one);
        return counter.report();
    }

private Q_SLOTS:
    void periods()
    {
        const QDate wednesday(2026, 11, 11);
        QCOMPARE(ReportPeriod::around(Kind::Week, wednesday), (ReportPeriod{Kind::Week, QDate(2026, 11, 9), QDate(2026, 11, 15)}));
        QCOMPARE(ReportPeriod::around(Kind::Month, wednesday), (ReportPeriod{Kind::Month, QDate(2026, 11, 1), QDate(2026, 11, 30)}));
        QCOMPARE(ReportPeriod::around(Kind::Quarter, wednesday), (ReportPeriod{Kind::Quarter, QDate(2026, 10, 1), QDate(2026, 12, 31)}));
        QCOMPARE(ReportPeriod::around(Kind::Month, QDate(2026, 1, 31)).before(), (ReportPeriod{Kind::Month, QDate(2025, 12, 1), QDate(2025, 12, 31)}));
        for (const Kind kind : {Kind::Week, Kind::Month, Kind::Quarter}) {
            ReportPeriod one = ReportPeriod::around(kind, QDate(2024, 2, 29));
            for (int i = 0; i < 60; ++i) { // no day between, none twice
                const ReportPeriod next = one.after();
                QCOMPARE(next.first, one.last.addDays(1));
                QCOMPARE(next.before(), one);
                one = next;
            }
        }
    }

    void eachKindOfDossier()
    {
        const DeskReport report = october({
            line(at(10, 2), at(10, 5), at(10, 5)),                            // received and resolved in time, to the minute
            line(at(10, 2), at(10, 5), at(10, 5, 10, 1)),                     // a minute late
            line(at(9, 28), at(10, 5), at(10, 3)),                            // carried in, done
            line(at(9, 28), at(12, 1), 0),                                    // carried in and out
            line(at(10, 30), at(11, 5), 0),                                   // carried out, overdue only later
            line(at(10, 20), at(10, 25), 0),                                  // carried out, overdue
            line(at(10, 30), at(11, 9), at(11, 2)),                           // ended after the period: carried out all the same
            line(at(9, 1), at(9, 4), at(9, 4)),                               // before it altogether
            line(at(11, 2), at(11, 4), 0),                                    // after it
            line(at(10, 6), 0, at(10, 7)),                                    // no due date: in time
            line(at(10, 6), at(10, 8), 0, DossierStatus::Registered),         // not received yet
            line(at(10, 6), at(10, 8), 0, DossierStatus::Refused),            // never received
        });
        QCOMPARE(report.all.received, 6);
        QCOMPARE(report.all.resolved, 4);
        QCOMPARE(report.all.onTime, 3);
        QCOMPARE(report.all.late, 1);
        QCOMPARE(report.carriedIn, 2);
        QCOMPARE(report.carriedInDone, 1);
        QCOMPARE(report.carriedOut, 4);
        QCOMPARE(report.carriedOutLate, 1);
        QCOMPARE(report.receivedBefore, 3);
        QCOMPARE(report.days.size(), size_t(31));
        QCOMPARE(report.days[1].received, 2);
        QCOMPARE(report.days[4].resolved, 2);
        QCOMPARE(report.procedures.size(), size_t(1));
        QCOMPARE(report.procedures.front().late, 1);
    }

    // The day is the office's, not the machine's: 23:30 UTC on 30/9 is 6:30 on 1/10 here.
    void midnightIsLocal()
    {
        const auto utc = [](int month, int day, int hour, int minute) { return QDateTime(QDate(2026, month, day), QTime(hour, minute), Qt::UTC).toMSecsSinceEpoch(); };
        QCOMPARE(october({line(utc(9, 30, 23, 30), 0, 0)}).all.received, 1);
        QCOMPARE(october({line(utc(9, 30, 16, 59), 0, 0)}).all.received, 0);
        QCOMPARE(october({line(utc(10, 31, 16, 59), 0, 0)}).days.back().received, 1);
        QCOMPARE(october({line(utc(10, 31, 17, 0), 0, 0)}).all.received, 0);
    }

    // Today's report: what is not due yet is not late, though the month goes on.
    void theRunningMonth()
    {
        const DeskReport report = october({line(at(10, 5), at(10, 9), 0), line(at(10, 5), at(10, 12), 0)}, at(10, 10));
        QCOMPARE(report.carriedOut, 2);
        QCOMPARE(report.carriedOutLate, 1);
    }

    void sumsComeOut()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 200; ++round) {
            std::vector<ReportLine> lines;
            for (int i = 0, n = int(random.bounded(60)); i < n; ++i) {
                const qint64 received = at(8, 1) + qint64(random.bounded(120)) * 86'400'000 + qint64(random.bounded(86'400'000));
                const qint64 finished = random.bounded(3) == 0 ? 0 : received + qint64(random.bounded(40)) * 86'400'000;
                ReportLine one = line(received, random.bounded(9) == 0 ? 0 : received + qint64(random.bounded(30)) * 86'400'000, finished,
                                      DossierStatus(1 + random.bounded(8)));
                one.procedure = u"P%1"_s.arg(random.bounded(5));
                one.holder = u"H%1"_s.arg(random.bounded(3));
                lines.push_back(one);
            }
            const DeskReport report = october(lines);
            QCOMPARE(report.carriedIn + report.all.received, report.all.resolved + report.carriedOut);
            QCOMPARE(report.all.onTime + report.all.late, report.all.resolved);
            QVERIFY(report.carriedInDone <= report.carriedIn && report.carriedOutLate <= report.carriedOut);
            ReportCounts byProcedure, byHolder;
            int received = 0, resolved = 0;
            for (const auto& each : report.procedures)
                byProcedure.received += each.received, byProcedure.late += each.late;
            for (const auto& each : report.holders)
                byHolder.received += each.received, byHolder.late += each.late;
            for (const auto& day : report.days)
                received += day.received, resolved += day.resolved;
            for (const auto* rows : {&report.procedures, &report.holders}) {
                int over = 0;
                for (const ReportCounts& each : *rows) {
                    QCOMPARE(each.carriedIn + each.received, each.resolved + each.carriedOut);
                    over += each.carriedOut;
                }
                QCOMPARE(over, report.carriedOut);
            }
            QCOMPARE(byProcedure.received, report.all.received);
            QCOMPARE(byHolder.late, report.all.late);
            QCOMPARE(received, report.all.received);
            QCOMPARE(resolved, report.all.resolved);
        }
    }

    //! Who took it in and who ended it; a note, a correction and a rework are neither.
    void byOfficer()
    {
        const auto moment = [](qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC); };
        Dossier d;
        d.status = DossierStatus::Returned;
        d.receivedAt = moment(at(10, 5));
        d.dueAt = moment(at(10, 9));
        d.finishedAt = moment(at(10, 8));
        const auto step = [&d](const QString& who, int from, int to) {
            DossierEvent one;
            one.actor = who;
            one.from = from;
            one.to = to;
            d.timeline.push_back(one);
        };
        step(u"Công dân"_s, 0, 1);
        step(u"Nguyễn Thị Lan"_s, 1, 2);
        step(u"Lê Thị Hà"_s, 2, 2); // a correction
        step(u"Lê Thị Hà"_s, 2, 4);
        step(u"Phạm Văn Cư"_s, 4, 9);
        step(u"Nguyễn Thị Lan"_s, 9, 4); // rework
        step(u"Lê Thị Hà"_s, 4, 9);
        step(u"Nguyễn Thị Lan"_s, 9, 10);
        QCOMPARE(officersOf(d).received, u"Nguyễn Thị Lan"_s);
        QCOMPARE(officersOf(d).ended, u"Lê Thị Hà"_s);
        OfficerCounter counter(ReportPeriod::around(Kind::Month, QDate(2026, 10, 7)));
        counter.add(officersOf(d));
        d.receivedAt = moment(at(9, 30)); // taken in before
        d.dueAt = moment(at(10, 7));
        counter.add(officersOf(d));
        d.status = DossierStatus::Registered;
        counter.add(officersOf(d)); // nobody's yet
        const auto report = counter.report();
        const auto& rows = report.rows;
        QCOMPARE(rows.size(), size_t(2));
        QCOMPARE(rows[0].name, u"Nguyễn Thị Lan"_s);
        QCOMPARE(rows[0].received, 1);
        QCOMPARE(rows[0].resolved, 0);
        QCOMPARE(rows[1].name, u"Lê Thị Hà"_s);
        QCOMPARE(rows[1].resolved, 2);
        QCOMPARE(rows[1].onTime, 1);
        QCOMPARE(rows[1].late, 1);
        QCOMPARE(report.dossiers.value(u"Nguyễn Thị Lan"_s), QStringList{d.id}); // taken in before: that one is not hers
        QCOMPARE(report.dossiers.value(u"Lê Thị Hà"_s), QStringList({d.id, d.id}));
        // Who takes in and ends the same dossier has it in the list once.
        d.status = DossierStatus::Returned;
        d.timeline.clear();
        step(u"Lê Thị Hà"_s, 1, 2);
        step(u"Lê Thị Hà"_s, 2, 10);
        d.receivedAt = d.finishedAt;
        OfficerCounter alone(ReportPeriod::around(Kind::Month, QDate(2026, 10, 7)));
        alone.add(officersOf(d));
        QCOMPARE(alone.report().dossiers.value(u"Lê Thị Hà"_s), QStringList{d.id});
        QCOMPARE(alone.report().rows[0].received + alone.report().rows[0].resolved, 2);
    }
};

QTEST_APPLESS_MAIN(TestDeskReport)
#include "tst_desk_report.moc"
