// A gate that was without a line for hours: its scans go up, each once, over a line of 100 ms there and back.
// MOTCUA_SCANS=5000 is the whole of it.
#include "services/check_in_desk.h"
#include "tests/services/sync_desk.h"
#include "tests/support/backend_process.h"
#include "tests/support/cutting_proxy.h"

using namespace motcua;
using namespace Qt::StringLiterals;
using test::SyncDesk;
using test::waited;

class TestGateUpload : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void queuedScansGoUpInBatches()
    {
        const int scans = std::max(1, qEnvironmentVariableIntValue("MOTCUA_SCANS") > 0 ? qEnvironmentVariableIntValue("MOTCUA_SCANS") : 100);
        test::BackendProcess backend;
        test::SeedSize size;
        size.dossiers = 0;
        size.registrations = 0;
        QVERIFY2(backend.seed(size), qPrintable(backend.problem()));
        QVERIFY2(backend.start(), qPrintable(backend.problem()));
        test::CuttingProxy line(backend.url());
        const QTemporaryDir dir;
        SyncDesk gate(line.url(), dir.path(), u"gate-1"_s);
        QVERIFY(gate.signInAndStart(u"hung.tran"_s));
        services::CheckInDesk* desk = gate.office->checkIns();
        const auto meetings = waited(desk->meetings());
        QVERIFY(meetings.has_value() && !meetings->empty());
        QVERIFY(waited(desk->setGate(meetings->front().id, u"Cửa 1"_s)).has_value());

        gate.office->setOnline(false);
        for (int n = 0; n < scans; ++n)
            QVERIFY(waited(desk->walkIn({u"Khách %1"_s.arg(n), u"Đơn vị"_s, {}})).has_value());
        QCOMPARE(waited(desk->counts())->waiting, scans);

        line.setDelay(50);
        line.forget();
        QElapsedTimer timer;
        timer.start();
        gate.office->setOnline(true);
        gate.office->sendNow();
        QTRY_COMPARE_WITH_TIMEOUT(gate.office->syncStatus().waiting, 0, 120'000);
        const auto pushes = std::count_if(line.lines().begin(), line.lines().end(), [](const QByteArray& one) { return one.startsWith("POST /v1/commands"); });
        qInfo("%d scans in %.1f s, %d requests", scans, double(timer.elapsed()) / 1000, int(pushes));
        QVERIFY(pushes <= 3 + scans / 200 + 1); // 50, 100, then 200 at a time
        // Each once at the centre.
        const QString token = backend.signIn(u"mai.do"_s);
        const auto there = backend.get(u"/v1/meetings/%1/attendance"_s.arg(meetings->front().id), token).json();
        QCOMPARE(there["counts"_L1]["walkIns"_L1].toInt(), scans);
    }
};

QTEST_MAIN(TestGateUpload)
#include "tst_gate_upload.moc"
