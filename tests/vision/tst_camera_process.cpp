#include "vision/camera_process.h"

#include <QFile>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace motcua;
using namespace motcua::vision;
using namespace Qt::StringLiterals;

namespace {

QByteArray octal(const QByteArray& bytes)
{
    QByteArray text;
    for (const char byte : bytes)
        text += '\\' + QByteArray::number(uint(uchar(byte)), 8).rightJustified(3, '0');
    return text;
}

CameraNews listedNews(const QStringList& cameras)
{
    CameraNews news;
    news.cameras = cameras;
    return news;
}

CameraNews failedNews(CameraProblem problem)
{
    CameraNews news;
    news.kind = CameraNews::Kind::Failed;
    news.problem = problem;
    return news;
}

} // namespace

//! The client's side of the camera's process, against processes that say what a test wants.
class TestCameraProcess : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    QString script(const QByteArray& body)
    {
        const QString path = m_dir.filePath(u"camera"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            return {};
        file.write("#!/bin/sh\n" + body);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path;
    }
    // Lists a camera, then `answer` to whoever opens it, then waits for the end.
    QString answering(const QByteArray& answer)
    {
        return script("printf '" + octal(encode(listedNews({u"Cửa 1"_s}))) + "'\nhead -c 4 >/dev/null\n" + answer + "\nexec cat >/dev/null\n");
    }

private Q_SLOTS:
    void picturesComeThroughMemory()
    {
        for (const auto format : {QVideoFrameFormat::Format_YUV420P, QVideoFrameFormat::Format_NV12, QVideoFrameFormat::Format_YUYV, QVideoFrameFormat::Format_BGRX8888}) {
            QVideoFrame frame(QVideoFrameFormat(QSize(322, 180), format));
            QVERIFY(frame.map(QVideoFrame::WriteOnly));
            for (int plane = 0; plane < frame.planeCount(); ++plane)
                for (int i = 0; i < frame.mappedBytes(plane); ++i)
                    frame.bits(plane)[i] = uchar(i * 7 + plane * 31);
            frame.unmap();
            QByteArray memory(1 << 20, 0);
            const auto put = putPicture(frame, memory.data(), memory.size());
            QVERIFY(put);
            CameraNews news;
            news.kind = CameraNews::Kind::Picture;
            news.picture = *put;
            const auto read = decodeCameraNews(encode(news).mid(4));
            QVERIFY(read);
            const QVideoFrame back = takePicture(read->picture, memory.constData(), memory.size());
            QVERIFY(back.isValid());
            QCOMPARE(lumaOf(back).bytes, lumaOf(frame).bytes);
            QVERIFY(!putPicture(frame, memory.data(), 1000)); // no room for it
            QVERIFY(!takePicture(read->picture, memory.constData(), 1000).isValid());
            auto lie = read->picture;
            lie.planes.front().bytes = 10; // a whole picture in ten bytes
            QVERIFY(!takePicture(lie, memory.constData(), memory.size()).isValid());
        }
    }

    void messagesOfChanceAreNone()
    {
        CameraNews news;
        news.kind = CameraNews::Kind::Picture;
        news.picture = {1, QVideoFrameFormat::Format_NV12, {1280, 720}, {{1280, 1280 * 720}, {1280, 1280 * 360}}};
        const QByteArray good = encode(news).mid(4);
        QVERIFY(decodeCameraNews(good));
        for (qsizetype cut = 0; cut < good.size(); ++cut)
            QVERIFY(!decodeCameraNews(good.first(cut)));
        QVERIFY(!decodeCameraNews(good + '\0'));
        for (qsizetype at = 0; at < good.size(); ++at) { // what still is a message never reads beside its memory
            QByteArray bent = good;
            bent[at] = char(bent[at] ^ 0x80);
            const QByteArray memory(4096, 'x');
            if (const auto read = decodeCameraNews(bent))
                QVERIFY(!takePicture(read->picture, memory.constData(), memory.size()).isValid());
        }
    }

    void refusalsHaveTheirWord_data()
    {
        QTest::addColumn<CameraProblem>("problem");
        QTest::newRow("busy") << CameraProblem::Busy;
        QTest::newRow("denied") << CameraProblem::Denied;
        QTest::newRow("unsupported") << CameraProblem::Unsupported;
    }

    void refusalsHaveTheirWord()
    {
        QFETCH(CameraProblem, problem);
        CameraFeed feed(std::make_unique<CameraProcess>(answering("printf '" + octal(encode(failedNews(problem))) + "'")));
        feed.open(u"Cửa 1"_s);
        QTRY_COMPARE(feed.problem(), problem);
        QCOMPARE(feed.cameras(), QStringList{u"Cửa 1"_s});
        QVERIFY(feed.isOpen()); // and tries again by itself
    }

    // What is wished of a camera goes to its process before the first picture and at each change.
    void lampFocusAndBrightness()
    {
        const QString heard = m_dir.filePath(u"heard"_s);
        CameraFeed feed(std::make_unique<CameraProcess>(script("printf '" + octal(encode(listedNews({u"Cửa 1"_s}))) + "'\nexec cat >" + heard.toLocal8Bit() + "\n")));
        const auto told = [&](const domain::CameraWishes& wishes) {
            QFile file(heard);
            return file.open(QIODevice::ReadOnly) ? file.readAll().count(encode(CameraOrder{CameraOrder::Kind::Wish, {}, 0, wishes})) : 0;
        };
        feed.setWishes({false, true, -2});
        feed.open(u"Cửa 1"_s);
        QTRY_COMPARE(told({false, true, -2}), 1);
        feed.setWishes({true, true, 4});
        QTRY_COMPARE(told({true, true, 4}), 1);
    }

    void offersComeAndGoWithTheCamera()
    {
        CameraNews offered;
        offered.kind = CameraNews::Kind::Offered;
        offered.offers = {true, false, true, true};
        CameraFeed feed(std::make_unique<CameraProcess>(answering("printf '" + octal(encode(offered)) + "'")));
        QSignalSpy changed(&feed, &CameraFeed::offersChanged);
        feed.open({});
        QTRY_COMPARE(feed.offers(), offered.offers);
        feed.close();
        QCOMPARE(feed.offers(), domain::CameraOffers());
        QCOMPARE(changed.size(), 2);
    }

    void wishesOfChanceAreNone()
    {
        const QByteArray good = encode(CameraOrder{CameraOrder::Kind::Wish, {}, 0, {true, true, 4}}).mid(4);
        QVERIFY(decodeCameraOrder(good));
        QCOMPARE(decodeCameraOrder(good)->wishes, (domain::CameraWishes{true, true, 4}));
        for (qsizetype cut = 0; cut < good.size(); ++cut)
            QVERIFY(!decodeCameraOrder(good.first(cut)));
        QVERIFY(!decodeCameraOrder(encode(CameraOrder{CameraOrder::Kind::Wish, {}, 0, {true, true, 5}}).mid(4)));
    }

    void aSilentCameraIsLost()
    {
        CameraFeed feed(std::make_unique<CameraProcess>(answering({})));
        feed.setWatchdogInterval(50);
        feed.open({});
        QTRY_COMPARE(feed.problem(), CameraProblem::Lost);
    }

    void nonsenseAndAnEndAreALostCamera_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("end") << QByteArray("exit 1");
        QTest::newRow("noise") << QByteArray("printf '\\000\\000\\000\\003abc'");
        QTest::newRow("enormous") << QByteArray("printf '\\377\\377\\377\\377'");
    }

    void nonsenseAndAnEndAreALostCamera()
    {
        QFETCH(QByteArray, answer);
        CameraFeed feed(std::make_unique<CameraProcess>(answering(answer)));
        feed.open({});
        QTRY_COMPARE(feed.problem(), CameraProblem::Lost);
    }

    void noCameraAndNoProgram()
    {
        CameraFeed feed(std::make_unique<CameraProcess>(script("printf '" + octal(encode(listedNews({}))) + "'\nexec cat >/dev/null\n")));
        feed.open({});
        QTRY_COMPARE(feed.problem(), CameraProblem::NoCamera);
        CameraFeed none(std::make_unique<CameraProcess>(u"/nowhere/motcua-camera"_s));
        QSignalSpy listed(&none, &CameraFeed::camerasChanged);
        none.open({});
        QTest::qWait(0);
        QVERIFY(none.isOpen());
        none.close();
    }

    void forbiddenDevices()
    {
        QVERIFY(!camerasAreForbidden(m_dir.path()));
        QFile device(m_dir.filePath(u"video0"_s));
        QVERIFY(device.open(QIODevice::WriteOnly));
        QVERIFY(!camerasAreForbidden(m_dir.path()));
        QVERIFY(device.setPermissions(QFile::ReadOwner));
        if (QFile::exists(u"/proc/self"_s) && QFileInfo(device).isWritable())
            QSKIP("root may do everything");
        QVERIFY(camerasAreForbidden(m_dir.path()));
    }
};

QTEST_GUILESS_MAIN(TestCameraProcess)
#include "tst_camera_process.moc"
