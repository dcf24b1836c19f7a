#include "tests/support/places.h"
#include "tests/support/virtual_webcam.h"
#include "tests/vision/pictures.h"
#include "vision/barcode_scanner.h"
#include "vision/camera_access.h"
#include "vision/camera_feed.h"
#include "vision/camera_process.h"
#include "vision/in_process_decoder.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace motcua;
using namespace motcua::vision;
using namespace Qt::StringLiterals;

//! From plugging in to pulling out, through the system's own camera path.
class TestVirtualCamera : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pulledOutAndPluggedInAgain()
    {
        if (!test::VirtualWebcam::isPossible())
            QSKIP("to be started by with_camera.sh");
        test::VirtualWebcam camera;
        camera.show(test::codePicture({paper::BarcodeKind::Qr, u"MC-2026-000123"_s}));
        auto owned = std::make_unique<CameraProcess>(test::programPath("motcua-camera"));
        CameraProcess& process = *owned;
        CameraFeed feed(std::move(owned));
        BarcodeScanner scanner(std::make_unique<InProcessDecoder>());
        connect(&feed, &CameraFeed::frameArrived, &scanner, &BarcodeScanner::push);
        QStringList seen;
        connect(&scanner, &BarcodeScanner::codeSeen, this, [&](const ScannedCode& code) { seen << code.text; });
        QSignalSpy cameras(&feed, &CameraFeed::camerasChanged);
        QSignalSpy arrived(&feed, &CameraFeed::frameArrived);

        feed.setWatchdogInterval(1500);
        feed.open(test::VirtualWebcam::name());
        QTRY_COMPARE_WITH_TIMEOUT(feed.problem(), CameraProblem::NoCamera, 20'000);

        camera.plug();
        QTRY_VERIFY2_WITH_TIMEOUT(!seen.isEmpty(), qPrintable(u"%1 frames, cameras: %2, problem %3"_s.arg(arrived.size()).arg(feed.cameras().join(u',')).arg(int(feed.problem()))), 15000);
        QCOMPARE(seen, QStringList{u"MC-2026-000123"_s});
        QCOMPARE(feed.problem(), CameraProblem::None);
        QCOMPARE(feed.cameras(), QStringList{test::VirtualWebcam::name()});
        QTRY_VERIFY(feed.offers().selfView); // and neither lamp nor focus: nothing of that is on the screen
        QCOMPARE(feed.offers(), (domain::CameraOffers{false, false, false, true}));

        camera.pull();
        QTRY_COMPARE_WITH_TIMEOUT(feed.problem(), CameraProblem::Lost, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(feed.cameras().isEmpty(), 20'000);

        scanner.rearm(); // somebody comes with the same pass
        arrived.clear();
        camera.plug();
        QTRY_COMPARE_WITH_TIMEOUT(seen.size(), 2, 30'000);
        QCOMPARE(feed.problem(), CameraProblem::None);
        QVERIFY(feed.isOpen());

        if (qEnvironmentVariableIsEmpty("MOTCUA_CAMERA_LONG"))
            return feed.close();
        // What a driver may do to the process that holds the camera: end it, or let it hang.
        for (const int deed : {SIGKILL, SIGSTOP}) {
            const auto held = pid_t(process.processId());
            QCOMPARE(::kill(held, deed), 0);
            QTRY_COMPARE_WITH_TIMEOUT(feed.problem(), CameraProblem::Lost, 20'000);
            QTRY_COMPARE_WITH_TIMEOUT(feed.problem(), CameraProblem::None, 30'000);
            QVERIFY(process.processId() != held);
        }
        feed.close();
    }
};

QTEST_MAIN(TestVirtualCamera)
#include "tst_virtual_camera.moc"
