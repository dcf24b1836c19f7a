// Hostile pictures through the reader's process: refused in words or read, within a bound of time and memory, and the next card is read.
#include "tests/support/places.h"
#include "tests/vision/hostile_pictures.h"
#include "vision/ocr_reader.h"
#include "vision/worker_decoder.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace motcua;
using namespace motcua::vision;
using namespace Qt::StringLiterals;

namespace {

constexpr int mostMiB = 450;          // the largest picture that is allowed, decoded and turned grey, and the engine
constexpr int mostMilliseconds = 30'000; // WorkerDecoder's own bound

QImage card()
{
    return paper::renderPartyCard({u"07318642"_s, u"PHẠM THỊ NGỌC HẠNH"_s, QDate(1984, 3, 12), u"X. Hòa Thắng, Đắk Lắk"_s,
                                   QDate(2011, 5, 19), QDate(2012, 5, 19), u"Đảng ủy phường An Hòa"_s});
}

} // namespace

class TestHostilePictures : public QObject
{
    Q_OBJECT

    WorkerDecoder* m_worker = nullptr;
    std::unique_ptr<OcrReader> m_reader;

    Result<CardReading> read(const QByteArray& bytes)
    {
        const auto future = m_reader->readPartyCard(Picture::fromBytes(bytes));
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 2 * mostMilliseconds))
            return fail(ErrorKind::Timeout, u"test_waited"_s);
        return future.result();
    }

    int peakMiB() const
    {
        QFile status(u"/proc/%1/status"_s.arg(m_worker->processId()));
        if (!status.open(QIODevice::ReadOnly))
            return 0;
        const auto found = QRegularExpression(u"VmHWM:\\s+(\\d+)"_s).match(QString::fromLatin1(status.readAll()));
        return found.hasMatch() ? found.captured(1).toInt() / 1024 : 0;
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto worker = std::make_unique<WorkerDecoder>(test::programPath("motcua-vision"));
        m_worker = worker.get();
        m_reader = std::make_unique<OcrReader>(std::move(worker));
        const auto first = read(test::encoded(card(), "PNG"));
        if (!first && first.error().code == "engine_missing"_L1)
            QSKIP("built without the text engine");
        QVERIFY(first.has_value());
    }

    // As a telephone gives it, some 20 and 40 megapixels: read in little memory, and the boxes lie where the fields stand.
    void aLargePhotoIsRead()
    {
        const QImage small = paper::photographCard(card(), {});
        const auto before = read(test::encoded(small, "JPEG", 90));
        QVERIFY(before.has_value());
        const QImage large = small.scaledToWidth(5400, Qt::SmoothTransformation);
        const auto reading = read(test::encoded(large, "JPEG", 90));
        QVERIFY(reading.has_value());
        QCOMPARE(reading->fields.cardNumber.text, u"07318642"_s);
        QCOMPARE(reading->fields.dateOfBirth.text, u"1984-03-12"_s);
        QCOMPARE(reading->page.size.width(), large.width());
        const double larger = double(large.width()) / small.width();
        const QPointF wanted = QRectF(before->fields.cardNumber.box).center() * larger;
        const QPointF off = QRectF(reading->fields.cardNumber.box).center() - wanted;
        QVERIFY2(off.manhattanLength() < 60, qPrintable(u"%1, %2"_s.arg(off.x()).arg(off.y())));
#if !defined(__SANITIZE_ADDRESS__)
        qInfo("the reader's peak: %d MiB", peakMiB());
        QVERIFY2(peakMiB() < 150, qPrintable(u"%1 MiB"_s.arg(peakMiB())));
#endif
    }

    void boundedAndTheNextCardIsRead_data()
    {
        QTest::addColumn<test::HostilePicture>("picture");
        // Two of the long ones make the engine work as hard as it can: in full by tst_hostile_pictures_long.
        for (const auto& picture : test::hostilePictures(card()))
            if (!picture.isHardest || qEnvironmentVariableIsSet("MOTCUA_HOSTILE_ALL"))
                QTest::newRow(picture.name) << picture;
    }
    void boundedAndTheNextCardIsRead()
    {
        QFETCH(test::HostilePicture, picture);
        QElapsedTimer watch;
        watch.start();
        const auto reading = read(picture.bytes);
        const QString said = reading ? u"read"_s : reading.error().code;
        QVERIFY2(picture.said.split(u'|').contains(said), qPrintable(said));
        QVERIFY(watch.elapsed() < mostMilliseconds);
#if !defined(__SANITIZE_ADDRESS__)
        QVERIFY2(peakMiB() < mostMiB, qPrintable(u"%1 MiB"_s.arg(peakMiB())));
#endif
    }

    void afterAllOfThemACardIsRead()
    {
        const auto reading = read(test::encoded(paper::photographCard(card(), {}), "JPEG", 85));
        QVERIFY(reading.has_value());
        QCOMPARE(reading->fields.cardNumber.text, u"07318642"_s);
        qInfo("the reader's peak: %d MiB", peakMiB());
    }

    void cleanupTestCase() { m_reader.reset(); }
};

QTEST_MAIN(TestHostilePictures)
#include "tst_hostile_pictures.moc"
