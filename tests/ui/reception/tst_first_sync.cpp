// The real window while a desk fetches a province for the first time: rows stand there before it is over, the window goes on
// answering, the tabs count, and it ends. MOTCUA_DOSSIERS of them, else 1,500.
#include "services/sync_status.h"
#include "tests/ui/shell/desk_fixture.h"

#include <QAbstractItemView>
#include <QElapsedTimer>
#include <QTimer>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua;
using test::DeskFixture;
using test::waitUntil;

class TestFirstSync : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theQueueFillsWhileItRuns()
    {
        const int dossiers = qEnvironmentVariableIsSet("MOTCUA_DOSSIERS") ? qEnvironmentVariableIntValue("MOTCUA_DOSSIERS") : 1'500;
        DeskFixture desk(test::SeedSize{dossiers, 2, 1, 6, 7, {}});
        QVERIFY(desk.isReady());
        // The watchdog beats every 5 ms; what it misses is how long the window stood still.
        QElapsedTimer since;
        qint64 worst = 0;
        int beats = 0;
        QTimer beat;
        beat.setTimerType(Qt::PreciseTimer);
        connect(&beat, &QTimer::timeout, &beat, [&] {
            worst = std::max(worst, since.restart());
            ++beats;
        });
        QVERIFY(desk.signIn(u"lan.nguyen"_s));
        auto* list = desk.find<QAbstractItemView>(u"queue.list"_s);
        QVERIFY(list);
        since.start();
        beat.start(5);
        QElapsedTimer all;
        all.start();
        QVERIFY(waitUntil([&] { return list->model()->rowCount() > 0; }, 60'000));
        const qint64 first = all.elapsed();
        QVERIFY(desk.waitForSync());
        QVERIFY(beats > 0);
        qInfo("%d dossiers: first rows after %lld ms, whole after %lld ms, %d beats, the window stood still for at most %lld ms", dossiers, first, all.elapsed(), beats, worst);
        const auto counts = desk.window->office()->syncStatus();
        QCOMPARE(counts.waiting, 0);
        QVERIFY(list->model()->rowCount() > 0);
    }
};

QTEST_MAIN(TestFirstSync)
#include "tst_first_sync.moc"
