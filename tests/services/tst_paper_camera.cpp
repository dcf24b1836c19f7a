#include "services/paper_camera.h"
#include "vision/camera_wire.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace motcua;
using namespace Qt::StringLiterals;

namespace {

QByteArray octal(const QByteArray& bytes)
{
    QByteArray text;
    for (const char byte : bytes)
        text += '\\' + QByteArray::number(uint(uchar(byte)), 8).rightJustified(3, '0');
    return text;
}

} // namespace

//! Papers by camera, against a process that stands in for the one that holds it.
class TestPaperCamera : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

private Q_SLOTS:
    //! Lists a camera that has a lamp, tells so when it is opened, and writes down what it is told.
    void initTestCase()
    {
        vision::CameraNews listed;
        listed.cameras = {u"Cửa 1"_s};
        vision::CameraNews offered;
        offered.kind = vision::CameraNews::Kind::Offered;
        offered.offers = {true, true, false, true};
        QFile file(m_dir.filePath(u"camera"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\nprintf '" + octal(encode(listed)) + octal(encode(offered)) + "'\nexec cat >>" + m_dir.filePath(u"heard"_s).toLocal8Bit() + "\n");
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        qputenv("MOTCUA_CAMERA_HELPER", file.fileName().toLocal8Bit());
    }
    void cleanupTestCase() { qunsetenv("MOTCUA_CAMERA_HELPER"); }

    //! What was wished at the gate, on the same machine, holds for the papers of the desk, and what is wished here for the gate.
    void oneCamerasWishesForAll()
    {
        const auto told = [&](const domain::CameraWishes& wishes) {
            QFile file(m_dir.filePath(u"heard"_s));
            return file.open(QIODevice::ReadOnly) ? file.readAll().count(encode(vision::CameraOrder{vision::CameraOrder::Kind::Wish, {}, 0, wishes})) : 0;
        };
        services::ScanStation station;
        station.setWishes({false, false, -2});
        services::PaperCamera camera(station);
        QSignalSpy offered(&camera, &services::PaperCamera::offersChanged);
        camera.start();
        QVERIFY(camera.isActive());
        QVERIFY(!station.isActive());
        QTRY_COMPARE(told({false, false, -2}), 1);
        QTRY_VERIFY(camera.offers().torch && camera.offers().nearFocus && !camera.offers().brightness);
        QVERIFY(!offered.isEmpty());
        QSignalSpy wished(&station, &services::ScanStation::wishesChanged);
        station.setWishes({true, true, 1});
        QTRY_COMPARE(told({true, true, 1}), 1);
        QCOMPARE(wished.size(), 1);
        station.setWishes({true, true, 1});
        QCOMPARE(wished.size(), 1); // nothing new
        camera.stop();
        QCOMPARE(camera.offers(), domain::CameraOffers());
    }
};

QTEST_GUILESS_MAIN(TestPaperCamera)
#include "tst_paper_camera.moc"
