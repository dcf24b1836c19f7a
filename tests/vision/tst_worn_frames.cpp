#include "tests/support/worn_frames.h"
#include "vision/code_regions.h"
#include "vision/ladder.h"
#include "vision/still_reader.h"

#include <QTest>

using namespace motcua;
using namespace motcua::vision;
using namespace Qt::StringLiterals;
using paper::BarcodeKind;

//! Codes as webcams see them: how many are read, and that none is read wrong. motcua-bench (decode_rate) has the figures
//! beside those of the libraries. MOTCUA_FRAMES = frames of each kind; without it one,
//! and smaller ones.
class TestWornFrames : public QObject
{
    Q_OBJECT

    static int frames()
    {
        const int asked = qEnvironmentVariableIntValue("MOTCUA_FRAMES");
        return asked > 0 ? asked : 1;
    }

    static QSize size() { return qEnvironmentVariableIsSet("MOTCUA_FRAMES") ? QSize(1280, 720) : QSize(720, 480); }
    static quint32 firstSeed() { return qEnvironmentVariableIsSet("MOTCUA_FRAMES_HELD_BACK") ? test::heldBackSeeds : 1; }

private Q_SLOTS:
    void everyWear_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<CodeFormats>("formats");
        QTest::addColumn<double>("least"); // of all frames of all wears
        QTest::newRow("QR") << int(BarcodeKind::Qr) << usualFormats << 0.6;
        QTest::newRow("Code128") << int(BarcodeKind::Code128) << usualFormats << 0.4;
        QTest::newRow("Aztec") << int(BarcodeKind::Aztec) << CodeFormats(usualFormats | CodeFormat::Aztec) << 0.2;
        QTest::newRow("PDF417") << int(BarcodeKind::Pdf417) << CodeFormats(usualFormats | CodeFormat::Pdf417) << 0.5;
        QTest::newRow("DataMatrix") << int(BarcodeKind::DataMatrix) << CodeFormats(usualFormats | CodeFormat::DataMatrix) << 0.45;
    }

    void everyWear()
    {
        QFETCH(int, kind);
        QFETCH(CodeFormats, formats);
        QFETCH(double, least);
        int read = 0;
        int all = 0;
        for (int wear = 0; wear < test::wearCount; ++wear) {
            for (int i = 0; i < frames(); ++i) {
                const auto worn = test::wornFrame(BarcodeKind(kind), test::Wear(wear), firstSeed() + quint32(i), size());
                const auto plane = LumaPlane::fromImage(worn.picture);
                ++all;
                for (int rung = 0; rung < rungCount; ++rung) {
                    const auto codes = readRung(plane, formats, Rung(rung), {});
                    for (const auto& code : codes)
                        QVERIFY2(code.text == worn.text, "a wrong text");
                    if (!codes.empty()) {
                        ++read;
                        break;
                    }
                }
            }
        }
        qInfo("%s: %d of %d", QTest::currentDataTag(), read, all);
        QVERIFY2(read >= least * all, qPrintable(u"%1 of %2"_s.arg(read).arg(all)));
    }

    void nothingIsReadWhereNothingIs()
    {
        for (int i = 0; i < 2 * frames(); ++i) {
            const auto plane = LumaPlane::fromImage(test::codelessFrame(firstSeed() + quint32(i), size()));
            for (int rung = 0; rung < rungCount; ++rung)
                QVERIFY(readRung(plane, allFormats & ~CodeFormats(CodeFormat::DataBar), Rung(rung), {}).empty());
        }
        const auto small = LumaPlane::fromImage(test::codelessFrame(99, {480, 360}));
        QVERIFY(readAll(small, stillFormats).empty());
    }

    // Small, turned, in a corner of a large picture: beyond the plain passes.
    void aThoroughLookFindsMore()
    {
        int plain = 0;
        int thorough = 0;
        for (quint32 seed = 1; seed <= 2; ++seed) {
            const auto worn = test::wornFrame(BarcodeKind::Aztec, test::Wear::Plain, seed, size());
            const auto plane = LumaPlane::fromImage(worn.picture);
            plain += readRung(plane, CodeFormat::Aztec, Rung::Normal, {}).empty() ? 0 : 1;
            const auto codes = readAll(plane, stillFormats);
            QVERIFY(codes.size() <= 1);
            thorough += codes.empty() ? 0 : 1;
            if (!codes.empty())
                QCOMPARE(codes.front().text, worn.text);
        }
        QVERIFY2(thorough > plain, qPrintable(u"%1 and %2"_s.arg(thorough).arg(plain)));
    }

    void regionsLieOnTheCode()
    {
        QImage hall(1280, 720, QImage::Format_Grayscale8);
        hall.fill(120);
        QPainter painter(&hall);
        const QImage symbol = paper::barcodeImage(*paper::encodeBarcode(BarcodeKind::DataMatrix, u"MC-2026-000123"_s), 6);
        painter.drawImage(QPoint(900, 480), symbol);
        painter.end();
        const auto regions = likelyRegions(LumaPlane::fromImage(hall), 3);
        QVERIFY(!regions.empty());
        QVERIFY(regions.front().box.contains(QRect(QPoint(900, 480), symbol.size()).center()));
        QVERIFY(regions.front().box.width() < symbol.width() * 2);
        hall.fill(120);
        QVERIFY(likelyRegions(LumaPlane::fromImage(hall), 3).empty());
        QVERIFY(likelyRegions({}, 3).empty());
    }
};

QTEST_GUILESS_MAIN(TestWornFrames)
#include "tst_worn_frames.moc"
