// Lives of a desk as chance wants them: edits, cuts, kills, power cuts, full disks, clocks that jump, a centre that changes and
// restarts. After each one: the store equals the centre, and every command took effect exactly once or lies in the tray.
// MOTCUA_SCHEDULES=n of them from MOTCUA_SCHEDULE_SEED on; a bad one is named and can be done again alone.
#include "tests/faults/world.h"

#include <QElapsedTimer>
#include <QTest>

#include <ctime>

using namespace motcua::test;

class TestRandomSchedules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyScheduleEndsWell()
    {
        const int count = qEnvironmentVariableIsSet("MOTCUA_SCHEDULES") ? qEnvironmentVariableIntValue("MOTCUA_SCHEDULES") : 8;
        const auto first = quint32(qEnvironmentVariableIsSet("MOTCUA_SCHEDULE_SEED") ? qEnvironmentVariableIntValue("MOTCUA_SCHEDULE_SEED") : 4711);
        World world;
        QVERIFY2(world.begin(), qPrintable(world.problem()));
        QElapsedTimer watch;
        watch.start();
        int bad = 0;
        for (int i = 0; i < count; ++i) {
            const Schedule schedule = Schedule::of(first + quint32(i));
            const QString wrong = world.run(schedule);
            if (!wrong.isEmpty()) {
                ++bad;
                qWarning("%s\n    %s", qPrintable(schedule.text()), qPrintable(wrong));
                QVERIFY2(bad < 10, "too many");
            }
            if (i % 500 == 499)
                qInfo("%d schedules, %lld s, %.0f CPU s", i + 1, watch.elapsed() / 1'000, double(std::clock()) / CLOCKS_PER_SEC);
        }
        const auto& t = world.tally();
        qInfo("%d schedules in %lld ms: %d acknowledged, of them %d corrections (%d settled, %d in the tray, %d handed over), %d dropped, %d asked again, "
              "%d chosen between, %d undone, %d refused, %d failed by the disk, %d uncertain, %d records moved, %lld bytes lost in power cuts",
              count, watch.elapsed(), t.acknowledged, t.corrected, t.settled, t.inTray, t.handedOver, t.dropped, t.again, t.resolved, t.undone, t.refused,
              t.diskSaidNo, t.uncertain, t.moved, FaultDisk::install().lost());
        QCOMPARE(bad, 0);
        QVERIFY(t.acknowledged > count / 4);
    }

    void aPlantedFaultIsFound_data()
    {
        QTest::addColumn<int>("plant");
        QTest::newRow("acknowledged work is lost") << int(Plant::Lost);
        if (!qEnvironmentVariableIsSet("MOTCUA_SCHEDULES"))
            return;
        QTest::newRow("undone work goes out") << int(Plant::Undone);
        QTest::newRow("a row never arrives") << int(Plant::Stale);
    }
    void aPlantedFaultIsFound()
    {
        QFETCH(int, plant);
        World world{Plant(plant)};
        QVERIFY2(world.begin(), qPrintable(world.problem()));
        QString wrong;
        int lived = 0;
        for (; lived < 200 && wrong.isEmpty(); ++lived)
            wrong = world.run(Schedule::of(9'008 + quint32(lived)));
        qInfo("found in schedule %d: %s", lived, qPrintable(wrong));
        QVERIFY(!wrong.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestRandomSchedules)
#include "tst_random_schedules.moc"
