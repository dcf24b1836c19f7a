#include "tests/support/mjpeg_avi.h"
#include "tests/vision/pictures.h"
#include "vision/barcode_scanner.h"
#include "vision/camera_feed.h"
#include "vision/in_process_decoder.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QVideoSink>

using namespace motcua;
using namespace motcua::vision;
using namespace Qt::StringLiterals;

namespace {

QImage pass(const QString& text, double degrees = 0)
{
    return text.isEmpty() ? test::emptyPicture({640, 480})
                          : test::codePicture({paper::BarcodeKind::Qr, text, 5, degrees, 1, 6, false, {640, 480}});
}

// People at a gate: each code for a few frames, then nobody for longer than the scanner needs to forget it.
std::vector<QImage> queueOfPeople(const QStringList& codes, int fps)
{
    std::vector<QImage> frames;
    for (const QString& code : codes) {
        for (int i = 0; i < 3; ++i)
            frames.push_back(pass(code, -6 + 6 * i));
        for (int i = 0; i < fps * 2; ++i)
            frames.push_back(pass({}));
    }
    return frames;
}

} // namespace

class TestCameraFeed : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    QString video(const QString& name, const std::vector<QImage>& frames, int fps)
    {
        const QString path = m_dir.filePath(name);
        return test::writeMjpegAvi(path, frames, fps) ? path : QString();
    }

private Q_SLOTS:
    void stepModeReadsEveryFrame()
    {
        const QStringList codes{u"MC1"_s, u"MC2"_s, u"MC3"_s, u"MC1"_s};
        const auto frames = queueOfPeople(codes, 5);
        const QString path = video(u"gate.avi"_s, frames, 5);
        QVERIFY(!path.isEmpty());
        CameraFeed feed;
        BarcodeScanner scanner(std::make_unique<InProcessDecoder>());
        connect(&feed, &CameraFeed::frameArrived, &scanner, &BarcodeScanner::push);
        connect(&scanner, &BarcodeScanner::ready, &feed, &CameraFeed::requestNext);
        QStringList seen;
        connect(&scanner, &BarcodeScanner::codeSeen, this, [&](const ScannedCode& code) { seen << code.text; });
        QSignalSpy finished(&feed, &CameraFeed::finished);
        feed.open("file:"_L1 + path + "?step"_L1);
        QVERIFY(finished.wait(30'000));
        QCOMPARE(seen, codes); // MC1 came back and counts again
        QCOMPARE(scanner.statistics().read, quint64(frames.size()));
        QCOMPARE(scanner.statistics().dropped, quint64(0));
        QCOMPARE(feed.problem(), CameraProblem::None);
    }

    void stepModeWaitsForTheScanner()
    {
        const QString path = video(u"wait.avi"_s, {pass(u"A"_s), pass(u"B"_s)}, 30);
        CameraFeed feed;
        feed.setWatchdogInterval(20);
        QSignalSpy arrived(&feed, &CameraFeed::frameArrived);
        QSignalSpy problem(&feed, &CameraFeed::problemChanged);
        QSignalSpy finished(&feed, &CameraFeed::finished);
        feed.open("file:"_L1 + path + "?step"_L1);
        QVERIFY(arrived.wait());
        QVERIFY(!arrived.wait(100)); // nobody asked for more, and that is no lost camera
        QCOMPARE(problem.size(), 0);
        feed.requestNext();
        feed.requestNext(); // asking twice gives one
        QVERIFY(arrived.wait());
        QCOMPARE(arrived.size(), 2);
        feed.requestNext();
        QVERIFY(finished.wait());
    }

    void realTimeHasTheClockOfTheFile()
    {
        const QString path = video(u"clock.avi"_s, std::vector<QImage>(6, pass(u"A"_s)), 20);
        CameraFeed feed;
        QVideoSink preview;
        QSignalSpy shown(&preview, &QVideoSink::videoFrameChanged);
        QSignalSpy finished(&feed, &CameraFeed::finished);
        std::vector<Frame> frames;
        connect(&feed, &CameraFeed::frameArrived, this, [&](const Frame& frame) { frames.push_back(frame); });
        feed.setPreviewSink(&preview);
        QElapsedTimer timer;
        timer.start();
        feed.open("file:"_L1 + path);
        QVERIFY(finished.wait());
        QVERIFY(timer.elapsed() >= 250); // 6 frames at 20 a second
        QCOMPARE(frames.size(), size_t(6));
        QCOMPARE(frames.back().sequence(), quint64(5));
        QCOMPARE(frames.back().microseconds(), qint64(250'000));
        QCOMPARE(frames.back().size(), QSize(640, 480));
        QCOMPARE(shown.size(), 6);
    }

    void folderAndSinglePicture()
    {
        const QString folder = m_dir.filePath(u"frames"_s);
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(pass(u"A"_s).save(folder + "/001.png"_L1));
        QVERIFY(pass(u"B"_s).save(folder + "/002.jpg"_L1));
        QFile broken(folder + "/003.png"_L1);
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("\x89PNG\r\n\x1A\n…") > 0);
        broken.close();
        CameraFeed feed;
        QSignalSpy arrived(&feed, &CameraFeed::frameArrived);
        QSignalSpy finished(&feed, &CameraFeed::finished);
        feed.open("file:"_L1 + folder + "?fps=50"_L1);
        QVERIFY(finished.wait());
        QCOMPARE(arrived.size(), 2); // the broken one is left out

        arrived.clear();
        feed.open("file:"_L1 + folder + "/001.png?fps=100"_L1);
        QTRY_VERIFY(arrived.size() >= 5); // held in front of the lens for ever
        QVERIFY(feed.isOpen());
        feed.close();
    }

    void filesThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("contents");
        QTest::newRow("missing") << QByteArray();
        QTest::newRow("text") << QByteArray("not a video");
        QTest::newRow("empty avi") << QByteArray("RIFF\x04\0\0\0AVI ", 12);
        QByteArray endless("RIFF\xff\xff\xff\xff" "AVI LIST\xff\xff\xff\xffmovi00dc\xff\xff\xff\xff", 32);
        QTest::newRow("lying lengths") << endless;
    }

    void filesThatAreNone()
    {
        QFETCH(QByteArray, contents);
        const QString path = m_dir.filePath(QString::fromLatin1(QTest::currentDataTag()));
        if (!contents.isEmpty()) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size());
        }
        CameraFeed feed;
        feed.setWatchdogInterval(500);
        QSignalSpy problem(&feed, &CameraFeed::problemChanged);
        feed.open("file:"_L1 + path);
        QVERIFY(problem.wait(10'000));
        QCOMPARE(problem.front().front().value<CameraProblem>(), CameraProblem::Unsupported);
    }

    void cutOffVideoPlaysUpToThere()
    {
        const QString path = video(u"cut.avi"_s, std::vector<QImage>(4, pass(u"A"_s)), 50);
        QFile file(path);
        QVERIFY(file.resize(file.size() - file.size() / 4));
        CameraFeed feed;
        QSignalSpy arrived(&feed, &CameraFeed::frameArrived);
        QSignalSpy finished(&feed, &CameraFeed::finished);
        feed.open("file:"_L1 + path);
        QVERIFY(finished.wait());
        QVERIFY2(arrived.size() >= 2 && arrived.size() <= 3, qPrintable(QString::number(arrived.size())));
    }

    void noSuchCamera()
    {
        CameraFeed feed;
        QSignalSpy problem(&feed, &CameraFeed::problemChanged);
        feed.open(u"A camera that nobody has"_s);
        QTRY_COMPARE(problem.size(), 1);
        QCOMPARE(feed.problem(), CameraProblem::NoCamera);
        feed.close();
        QCOMPARE(feed.problem(), CameraProblem::None);
    }

    // The same file through the system's player, where it can play one at all.
    void throughTheSystemsPlayer()
    {
        const QString path = video(u"player.avi"_s, std::vector<QImage>(20, pass(u"PLAYED"_s)), 10);
        for (const QString& mode : {u"?player"_s, u"?player&step"_s}) {
            CameraFeed feed;
            BarcodeScanner scanner(std::make_unique<InProcessDecoder>());
            connect(&feed, &CameraFeed::frameArrived, &scanner, &BarcodeScanner::push);
            connect(&scanner, &BarcodeScanner::ready, &feed, &CameraFeed::requestNext);
            QSignalSpy seen(&scanner, &BarcodeScanner::codeSeen);
            QSignalSpy finished(&feed, &CameraFeed::finished);
            QSignalSpy problem(&feed, &CameraFeed::problemChanged);
            feed.setWatchdogInterval(15'000);
            feed.open("file:"_L1 + path + mode);
            QTRY_VERIFY_WITH_TIMEOUT(finished.size() + problem.size() > 0, 20'000);
            if (!problem.isEmpty())
                QSKIP("no player for motion JPEG on this machine");
            QCOMPARE(seen.size(), 1);
            QVERIFY2(scanner.statistics().read >= 10, qPrintable(QString::number(scanner.statistics().read)));
        }
    }
};

QTEST_MAIN(TestCameraFeed)
#include "tst_camera_feed.moc"
