#include "tests/vision/pictures.h"
#include "vision/job_runner.h"
#include "vision/ladder.h"
#include "vision/still_reader.h"

#include <QBuffer>
#include <QTest>

using namespace motcua;
using namespace motcua::vision;
using namespace Qt::StringLiterals;
using paper::BarcodeKind;
using test::Scene;

Q_DECLARE_METATYPE(motcua::test::Scene)

class TestReaders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindInEveryState_data()
    {
        QTest::addColumn<Scene>("scene");
        QTest::addColumn<CodeFormat>("format");
        const auto add = [](const char* name, Scene scene, CodeFormat format) { QTest::newRow(name) << scene << format; };
        const QString code = u"MC-2026-000123"_s;
        const QString vietnamese = u"Nguyễn Thị Trâm Đặng – phường Yên Hoà"_s;
        add("qr", {BarcodeKind::Qr, code}, CodeFormat::QrCode);
        add("qr vietnamese", {BarcodeKind::Qr, vietnamese}, CodeFormat::QrCode);
        add("qr turned", {BarcodeKind::Qr, code, 5, 33}, CodeFormat::QrCode);
        add("qr upside down", {BarcodeKind::Qr, code, 5, 180}, CodeFormat::QrCode);
        add("qr blurred", {BarcodeKind::Qr, code, 5, 4, 4, 6}, CodeFormat::QrCode);
        add("qr noisy", {BarcodeKind::Qr, code, 5, 2, 1, 50}, CodeFormat::QrCode);
        add("qr dark mode", {BarcodeKind::Qr, code, 5, 3, 1, 5, true}, CodeFormat::QrCode);
        add("qr small", {BarcodeKind::Qr, code, 2, 0, 0, 5}, CodeFormat::QrCode);
        add("code128", {BarcodeKind::Code128, code, 3}, CodeFormat::Code128);
        add("code128 turned", {BarcodeKind::Code128, code, 3, 90}, CodeFormat::Code128);
        add("code128 tilted, noisy", {BarcodeKind::Code128, code, 3, 4, 1, 12}, CodeFormat::Code128);
        add("aztec", {BarcodeKind::Aztec, code, 5, 2, 1, 6}, CodeFormat::Aztec);
        add("pdf417", {BarcodeKind::Pdf417, code, 3, 3, 0, 6}, CodeFormat::Pdf417);
        add("data matrix", {BarcodeKind::DataMatrix, code, 5, 12, 1, 6}, CodeFormat::DataMatrix);
    }

    void everyKindInEveryState()
    {
        QFETCH(Scene, scene);
        QFETCH(CodeFormat, format);
        const QImage picture = test::codePicture(scene);
        QVERIFY(!picture.isNull());
        const auto codes = readAll(LumaPlane::fromImage(picture), stillFormats);
        QCOMPARE(codes.size(), size_t(1));
        QCOMPARE(codes.front().text, scene.text);
        QCOMPARE(codes.front().format, format);
        // The outline lies on the code, in the middle of the picture.
        const QRectF box = codes.front().corners.boundingRect();
        QCOMPARE(codes.front().corners.size(), 4);
        QVERIFY2(QLineF(box.center(), QRectF(picture.rect()).center()).length() < 60,
                 qPrintable(u"%1 %2"_s.arg(box.center().x()).arg(box.center().y())));
    }

    void rungsReadWhatTheyAreFor()
    {
        const auto plane = [](const Scene& scene) { return LumaPlane::fromImage(test::codePicture(scene)); };
        const LumaPlane dark = plane({BarcodeKind::Qr, u"dark"_s, 5, 0, 0, 0, true});
        QVERIFY(readRung(dark, usualFormats, Rung::Normal, {}).empty());
        QCOMPARE(readRung(dark, usualFormats, Rung::Inverted, {}).size(), size_t(1));
        const LumaPlane plain = plane({BarcodeKind::Qr, u"plain"_s});
        for (int rung = 0; rung < rungCount; ++rung)
            if (Rung(rung) != Rung::Inverted)
                QCOMPARE(readRung(plain, usualFormats, Rung(rung), {}).size(), size_t(1));
        // Formats that were not asked for are not read.
        QVERIFY(readRung(plain, CodeFormat::Code128, Rung::Normal, {}).empty());
    }

    // Some webcams and drivers deliver the picture as a mirror would show it.
    void mirroredByTheCamera_data()
    {
        QTest::addColumn<Scene>("scene");
        const auto add = [](const char* name, Scene scene) { QTest::newRow(name) << scene; };
        const QString code = u"MC-2026-000123"_s;
        add("qr", {BarcodeKind::Qr, code});
        add("qr of a token", {BarcodeKind::Qr, QString(120, u'K'), 5, 12, 1, 6});
        add("qr dark mode", {BarcodeKind::Qr, code, 5, 3, 1, 5, true});
        add("code128", {BarcodeKind::Code128, code, 3, 4, 1, 6});
        add("aztec", {BarcodeKind::Aztec, code, 5, 2, 1, 6});
        add("pdf417", {BarcodeKind::Pdf417, code, 3, 3, 0, 6});
        add("data matrix", {BarcodeKind::DataMatrix, code, 5, 12, 1, 6});
    }

    void mirroredByTheCamera()
    {
        QFETCH(Scene, scene);
        const LumaPlane plane = LumaPlane::fromImage(test::codePicture(scene).mirrored(true, false));
        QStringList live; // rung after rung, as of a camera's pictures
        for (int rung = 0; rung < rungCount && live.empty(); ++rung)
            for (const auto& code : readRung(plane, stillFormats, Rung(rung), {}))
                live << code.text;
        QCOMPARE(live, QStringList{scene.text});
        const auto codes = readAll(plane, stillFormats);
        QCOMPARE(codes.size(), size_t(1));
        QCOMPARE(codes.front().text, scene.text);
    }

    void severalCodesOnOnePicture()
    {
        QImage page(1000, 1400, QImage::Format_RGB32);
        page.fill(Qt::white);
        QPainter painter(&page);
        const auto draw = [&](BarcodeKind kind, const QString& text, QPoint at) {
            painter.drawImage(at, paper::barcodeImage(*paper::encodeBarcode(kind, text), 4, 90));
        };
        draw(BarcodeKind::Qr, u"first"_s, {60, 60});
        draw(BarcodeKind::Qr, u"second"_s, {600, 70});
        draw(BarcodeKind::Code128, u"H31.01-261110-0042"_s, {100, 700});
        painter.end();
        QStringList texts;
        for (const auto& code : readAll(LumaPlane::fromImage(page), stillFormats))
            texts << code.text;
        texts.sort();
        QCOMPARE(texts, QStringList({u"H31.01-261110-0042"_s, u"first"_s, u"second"_s}));
    }

    void nothingIsNotSomething()
    {
        QVERIFY(readAll(LumaPlane::fromImage(test::emptyPicture()), stillFormats).empty());
        QVERIFY(readAll(LumaPlane::fromImage(test::emptyPicture({1, 1})), stillFormats).empty());
        QVERIFY(readAll(LumaPlane::fromImage(test::emptyPicture({2000, 3})), stillFormats).empty());
        QVERIFY(readAll(LumaPlane(), stillFormats).empty());
    }

    void foreignFiles_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("code");
        QByteArray pdf = "%PDF-1.7\n";
        for (int page = 0; page < 500; ++page)
            pdf += "1 0 obj<</Type/Page/Contents 2 0 R>>endobj\n";
        QTest::newRow("pdf of 500 pages") << pdf << u"not_an_image"_s;
        QTest::newRow("empty") << QByteArray() << u"not_an_image"_s;
        QTest::newRow("text") << QByteArray("hello") << u"not_an_image"_s;
        QTest::newRow("svg") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>") << u"not_an_image"_s;
        QTest::newRow("broken jpeg") << (QByteArray("\xFF\xD8\xFF\xE0") + QByteArray(900, 'x')) << u"picture_broken"_s;
        QTest::newRow("broken png") << (QByteArray("\x89PNG\r\n\x1A\n") + QByteArray(900, '\1')) << u"picture_broken"_s;
        // 900 megapixels in 40 bytes: refused by its header.
        QTest::newRow("bomb") << (QByteArray("P5\n30000 30000\n255\n") + QByteArray(20, '\0')) << u"picture_too_large"_s;
    }

    void foreignFiles()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, code);
        for (const auto kind : {Job::Kind::Still, Job::Kind::Text, Job::Kind::Card}) {
            Job job;
            job.kind = kind;
            job.picture = Picture::fromBytes(bytes);
            const auto reply = runJob(job, {});
            QVERIFY(!reply);
            QCOMPARE(reply.error().code, code);
        }
    }

    void exifTurnsThePicture()
    {
        // A landscape picture whose EXIF mark says "turned by a quarter": it must come out upright, in portrait.
        QImage wide(40, 20, QImage::Format_RGB32);
        wide.fill(Qt::white);
        QByteArray jpeg;
        QBuffer buffer(&jpeg);
        buffer.open(QIODevice::WriteOnly);
        QVERIFY(wide.save(&buffer, "JPEG"));
        static constexpr char exif[] = "\xFF\xE1\x00\x22"
                                       "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        const QByteArray turned = jpeg.first(2) + QByteArray(exif, sizeof exif - 1) + jpeg.sliced(2);
        const auto image = decodePicture(Picture::fromBytes(turned));
        QVERIFY(image.has_value());
        QCOMPARE(image->size(), QSize(20, 40));
    }

    void longTextIsRefused()
    {
        QVERIFY(checkedCodeText(QString(4096, u'a')).has_value());
        QCOMPARE(checkedCodeText(QString(4097, u'a')).error().code, u"code_too_long"_s);
        QCOMPARE(checkedCodeText(QString(2000, u'ế')).error().code, u"code_too_long"_s); // 6,000 bytes
        QCOMPARE(checkedCodeText(QString(10 * 1024 * 1024, u'7')).error().code, u"code_too_long"_s);
    }
};

QTEST_GUILESS_MAIN(TestReaders)
#include "tst_readers.moc"
