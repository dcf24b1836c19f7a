#include "tests/support/places.h"
#include "tests/vision/pictures.h"
#include "vision/barcode_scanner.h"
#include "vision/camera_access.h"
#include "vision/camera_feed.h"
#include "vision/camera_process.h"
#include "vision/in_process_decoder.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace motcua;
using namespace motcua::vision;
using namespace Qt::StringLiterals;

//! A webcam of PipeWire's that shows one picture: from plugging in to pulling out. Through the system's own camera path.
class VirtualCamera
{
public:
    explicit VirtualCamera(const QString& picture)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedChannels);
        m_process.start(u"gst-launch-1.0"_s,
                        {u"-q"_s, u"multifilesrc"_s, "location="_L1 + picture, u"loop=true"_s, u"caps=image/png,framerate=15/1"_s, u"!"_s, u"pngdec"_s,
                         u"!"_s, u"videoconvert"_s, u"!"_s, u"videoscale"_s, u"!"_s, u"videorate"_s, u"!"_s,
                         u"video/x-raw,format=YUY2,width=1280,height=720,framerate=15/1"_s, u"!"_s, u"identity"_s, u"sync=true"_s, u"!"_s,
                         u"pipewiresink"_s, u"mode=provide"_s,
                         u"stream-properties=p,media.class=Video/Source,node.name=vcam,node.description=VirtualCam,media.role=Camera"_s});
    }
    ~VirtualCamera()
    {
        m_process.kill();
        m_process.waitForFinished(5000);
    }

private:
    QProcess m_process;
};

class TestVirtualCamera : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pulledOutAndPluggedInAgain()
    {
        if (qEnvironmentVariableIsEmpty("MOTCUA_CAMERA_ROOM"))
            QSKIP("to be started by with_camera.sh");
        QTemporaryDir dir;
        const QString picture = dir.filePath(u"pass.png"_s);
        QVERIFY(test::codePicture({paper::BarcodeKind::Qr, u"MC-2026-000123"_s}).convertToFormat(QImage::Format_RGB32).save(picture));

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
        feed.open(u"VirtualCam"_s);
        QTRY_COMPARE_WITH_TIMEOUT(feed.problem(), CameraProblem::NoCamera, 20'000);

        auto camera = std::make_unique<VirtualCamera>(picture);
        QTRY_VERIFY2_WITH_TIMEOUT(!seen.isEmpty(), qPrintable(u"%1 frames, cameras: %2, problem %3"_s.arg(arrived.size()).arg(feed.cameras().join(u',')).arg(int(feed.problem()))), 15000);
        QCOMPARE(seen, QStringList{u"MC-2026-000123"_s});
        QCOMPARE(feed.problem(), CameraProblem::None);
        QCOMPARE(feed.cameras(), QStringList{u"VirtualCam"_s});

        camera.reset();
        QTRY_COMPARE_WITH_TIMEOUT(feed.problem(), CameraProblem::Lost, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(feed.cameras().isEmpty(), 20'000);

        scanner.rearm(); // somebody comes with the same pass
        arrived.clear();
        camera = std::make_unique<VirtualCamera>(picture);
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
