#include "paper/barcode_image.h"

#include <QGuiApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace motcua;

class TestBarcodeImage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusesWhatNoSymbolHolds()
    {
        QCOMPARE(paper::encodeBarcode(paper::BarcodeKind::Qr, QString()).error().code, u"barcode_empty"_s);
        QCOMPARE(paper::encodeBarcode(paper::BarcodeKind::Qr, QString(10 * 1024 * 1024, u'A')).error().code, u"barcode_too_long"_s);
        QCOMPARE(paper::encodeBarcode(paper::BarcodeKind::Code128, u"TẠM-1"_s).error().code, u"barcode_encode"_s);
    }

    void qrIsSquareWithFinders()
    {
        const auto modules = paper::encodeBarcode(paper::BarcodeKind::Qr, u"H15.50.05.13-261121-0007"_s);
        QVERIFY(modules);
        QCOMPARE(modules->width, modules->height);
        for (const QPoint corner : {QPoint(0, 0), QPoint(modules->width - 7, 0), QPoint(0, modules->height - 7)}) {
            QVERIFY(modules->at(corner.x(), corner.y()));
            QVERIFY(!modules->at(corner.x() + 1, corner.y() + 1));
            QVERIFY(modules->at(corner.x() + 3, corner.y() + 3));
        }
    }

    void code128IsOneRowWithStopPattern()
    {
        const auto modules = paper::encodeBarcode(paper::BarcodeKind::Code128, u"K7P2-9XB"_s);
        QVERIFY(modules);
        QCOMPARE(modules->height, 1);
        QVERIFY(modules->at(0, 0));
        QVERIFY(modules->at(modules->width - 1, 0) && modules->at(modules->width - 2, 0)); // the stop ends with a bar of two
    }

    void pictureHasItsQuietZone()
    {
        const auto modules = paper::encodeBarcode(paper::BarcodeKind::Qr, u"1"_s);
        const QImage image = paper::barcodeImage(*modules, 3);
        QCOMPARE(image.width(), (modules->width + 8) * 3);
        for (int i = 0; i < 12; ++i)
            QCOMPARE(qGray(image.pixel(i, image.height() / 2)), 255);
        QCOMPARE(qGray(image.pixel(12, 12)), 0);
    }
};

QTEST_MAIN(TestBarcodeImage)
#include "tst_barcode_image.moc"
