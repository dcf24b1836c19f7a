#include "tests/vision/pictures.h"
#include "vision/barcode_scanner.h"
#include "vision/in_process_decoder.h"

#include <QSignalSpy>
#include <QTest>

#include <deque>

using namespace motcua;
using namespace motcua::vision;
using namespace Qt::StringLiterals;

namespace {

// Says what the test tells it to have seen, when the test lets it.
class ScriptedDecoder : public Decoder
{
public:
    void submit(Job job, Answer answer) override
    {
        jobs.push_back(std::move(job));
        m_answer = std::move(answer);
    }
    bool isBusy() const override { return bool(m_answer); }

    void answer(Result<Reply> reply)
    {
        const Answer told = std::exchange(m_answer, {});
        told(std::move(reply));
    }

    std::vector<Job> jobs;

private:
    Answer m_answer;
};

FoundCode code(const QString& text, CodeFormat format = CodeFormat::QrCode)
{
    return {text, text.toUtf8(), format, QPolygonF(QRectF(100, 100, 80, 80)).mid(0, 4)};
}

Frame frameAt(qint64 milliseconds)
{
    static const LumaPlane plane = LumaPlane::fromImage(test::emptyPicture({8, 8}));
    return Frame(plane, quint64(milliseconds), milliseconds * 1000);
}

} // namespace

class TestScanner : public QObject
{
    Q_OBJECT

    ScriptedDecoder* m_decoder = nullptr;
    std::unique_ptr<BarcodeScanner> m_scanner;
    QStringList m_seen;
    QStringList m_moved;
    QStringList m_lost;
    QStringList m_refused;
    qint64 m_now = 0;

    static Reply reply(std::vector<FoundCode> codes, QSize size)
    {
        Reply out;
        out.codes = std::move(codes);
        out.size = size;
        out.milliseconds = 1;
        return out;
    }

    // One frame, 100 ms after the last, in which these codes are seen.
    void show(std::vector<FoundCode> codes)
    {
        m_scanner->push(frameAt(m_now += 100));
        m_decoder->answer(reply(std::move(codes), QSize(1280, 720)));
    }
    void showNothing(int frames)
    {
        for (int i = 0; i < frames; ++i)
            show({});
    }

private Q_SLOTS:
    void init()
    {
        m_now = 0;
        m_seen.clear();
        m_moved.clear();
        m_lost.clear();
        m_refused.clear();
        auto decoder = std::make_unique<ScriptedDecoder>();
        m_decoder = decoder.get();
        m_scanner = std::make_unique<BarcodeScanner>(std::move(decoder));
        connect(m_scanner.get(), &BarcodeScanner::codeSeen, this, [this](const ScannedCode& c) { m_seen << c.text; });
        connect(m_scanner.get(), &BarcodeScanner::codeMoved, this, [this](const ScannedCode& c) { m_moved << c.text; });
        connect(m_scanner.get(), &BarcodeScanner::codeLost, this, [this](const QString& t) { m_lost << t; });
        connect(m_scanner.get(), &BarcodeScanner::refused, this, [this](const Error& e) { m_refused << e.code; });
    }

    void heldCodeIsOneScan()
    {
        for (int i = 0; i < 50; ++i)
            show({code(u"A"_s)});
        QCOMPARE(m_seen, QStringList{u"A"_s});
        QCOMPARE(m_moved.size(), 49);
        QVERIFY(m_lost.isEmpty());
    }

    void glareIsNotLeaving()
    {
        show({code(u"A"_s)});
        showNothing(14); // 1.4 s
        show({code(u"A"_s)});
        QCOMPARE(m_seen, QStringList{u"A"_s});
    }

    void armedAgainAfterLeaving()
    {
        show({code(u"A"_s)});
        showNothing(15);
        QCOMPARE(m_lost, QStringList{u"A"_s});
        show({code(u"A"_s)});
        QCOMPARE(m_seen, QStringList({u"A"_s, u"A"_s}));
    }

    // Two seconds in which the camera gave two pictures prove nothing.
    void fewFramesAreNotLeaving()
    {
        show({code(u"A"_s)});
        m_now += 1000;
        show({});
        m_now += 1000;
        show({});
        show({code(u"A"_s)});
        QCOMPARE(m_seen, QStringList{u"A"_s});
    }

    void codesByTurnsAreOneScanEach()
    {
        for (int i = 0; i < 10; ++i) {
            show({code(u"A"_s)});
            show({code(u"B"_s)});
        }
        QCOMPARE(m_seen, QStringList({u"A"_s, u"B"_s}));
    }

    void sameTextInAnotherFormatIsAnotherCode()
    {
        show({code(u"A"_s)});
        show({code(u"A"_s, CodeFormat::Aztec)});
        QCOMPARE(m_seen.size(), 2);
    }

    void linearCodesAreReadTwice()
    {
        show({code(u"H31"_s, CodeFormat::Code128)});
        QVERIFY(m_seen.isEmpty());
        show({code(u"H37"_s, CodeFormat::Code128)}); // a misreading
        QVERIFY(m_seen.isEmpty());
        show({code(u"H31"_s, CodeFormat::Code128)});
        QCOMPARE(m_seen, QStringList{u"H31"_s});
    }

    void checkCharacterSparesTheSecondReading()
    {
        m_scanner->setValidator([](const QString& text) { return text == "good"_L1; });
        show({code(u"good"_s, CodeFormat::Code128)});
        show({code(u"bad"_s, CodeFormat::Code128)});
        QCOMPARE(m_seen, QStringList{u"good"_s});
    }

    void twoPassesAtOnceAreNeither()
    {
        m_scanner->setIdentity([](const QString& text) { return text.startsWith(u'P') ? text.left(2) : QString(); });
        QSignalSpy several(m_scanner.get(), &BarcodeScanner::severalCodes);
        show({code(u"P1"_s), code(u"P2"_s)});
        QCOMPARE(several.size(), 1);
        QCOMPARE(several.front().front().toStringList(), QStringList({u"P1"_s, u"P2"_s}));
        show({code(u"P1"_s)}); // the other one in a glare
        show({code(u"P1"_s), code(u"P2"_s)});
        QVERIFY(m_seen.isEmpty());
        QCOMPARE(several.size(), 1);
        for (int i = 0; i < 20; ++i)
            show({code(u"P1"_s)}); // one was taken away
        QCOMPARE(m_seen, QStringList{u"P1"_s});
        QVERIFY(m_decoder->jobs.back().several);
    }

    void symbolsOfOnePassAndForeignCodesAreNoRivals()
    {
        m_scanner->setIdentity([](const QString& text) { return text.startsWith(u'P') ? text.left(2) : QString(); });
        QSignalSpy several(m_scanner.get(), &BarcodeScanner::severalCodes);
        show({code(u"P1-token"_s), code(u"P1-serial"_s, CodeFormat::QrCode), code(u"https://example"_s)});
        show({code(u"P2"_s), code(u"P1-token"_s)}); // the next one steps up while the last still holds theirs
        QCOMPARE(m_seen, QStringList({u"P1-token"_s, u"P1-serial"_s, u"https://example"_s, u"P2"_s}));
        QCOMPARE(several.size(), 0);
    }

    void oneFrameInFlight()
    {
        QSignalSpy ready(m_scanner.get(), &BarcodeScanner::ready);
        for (int i = 0; i < 5; ++i)
            m_scanner->push(frameAt(i));
        QCOMPARE(m_decoder->jobs.size(), size_t(1));
        QCOMPARE(ready.size(), 0);
        m_decoder->answer(Reply{});
        QCOMPARE(ready.size(), 1);
        m_scanner->push(frameAt(9));
        QCOMPARE(m_decoder->jobs.size(), size_t(2));
        const auto statistics = m_scanner->statistics();
        QCOMPARE(statistics.arrived, quint64(6));
        QCOMPARE(statistics.dropped, quint64(4));
        QCOMPARE(statistics.read, quint64(1));
    }

    void ladderClimbsOnMissesAndStaysOnSuccess()
    {
        showNothing(3);
        show({code(u"A"_s)});
        show({code(u"A"_s)});
        std::vector<Rung> rungs;
        for (const auto& job : m_decoder->jobs)
            rungs.push_back(job.rung);
        QCOMPARE(rungs, (std::vector{Rung::Normal, Rung::Inverted, Rung::GlobalHistogram, Rung::Sharpened, Rung::Sharpened}));
        QVERIFY(!m_decoder->jobs.back().region.isEmpty()); // where it was
    }

    void enormousTextIsRefusedOnce()
    {
        const FoundCode enormous = code(QString(10 * 1024 * 1024, u'7'));
        for (int i = 0; i < 5; ++i)
            show({enormous});
        QVERIFY(m_seen.isEmpty());
        QCOMPARE(m_refused, QStringList{u"code_too_long"_s});
        show({code(u"A"_s)});
        QCOMPARE(m_seen, QStringList{u"A"_s});
        show({enormous});
        QCOMPARE(m_refused.size(), 2);
    }

    void lostWorkerIsToldOnceAndWorkGoesOn()
    {
        for (int i = 0; i < 3; ++i) {
            m_scanner->push(frameAt(m_now += 100));
            m_decoder->answer(fail(ErrorKind::Device, u"vision_worker_lost"_s));
        }
        QCOMPARE(m_refused, QStringList{u"vision_worker_lost"_s});
        QCOMPARE(m_scanner->statistics().failed, quint64(3));
        show({code(u"A"_s)});
        QCOMPARE(m_seen, QStringList{u"A"_s});
    }

    void stoppedScannerForgets()
    {
        show({code(u"A"_s)});
        m_scanner->push(frameAt(m_now += 100));
        m_scanner->setActive(false);
        m_decoder->answer(reply({code(u"late"_s)}, QSize(8, 8)));
        m_scanner->push(frameAt(m_now += 100)); // ignored
        QCOMPARE(m_decoder->jobs.size(), size_t(2));
        m_scanner->setActive(true);
        show({code(u"A"_s)});
        QCOMPARE(m_seen, QStringList({u"A"_s, u"A"_s}));
    }

    void twoRealPassesInOnePicture()
    {
        BarcodeScanner scanner(std::make_unique<InProcessDecoder>());
        scanner.setIdentity([](const QString& text) { return text; });
        QSignalSpy seen(&scanner, &BarcodeScanner::codeSeen);
        QSignalSpy several(&scanner, &BarcodeScanner::severalCodes);
        QImage picture(1280, 720, QImage::Format_Grayscale8);
        picture.fill(150);
        QPainter painter(&picture);
        painter.drawImage(60, 160, paper::barcodeImage(*paper::encodeBarcode(paper::BarcodeKind::Qr, u"MOT"_s), 7));
        painter.drawImage(700, 220, paper::barcodeImage(*paper::encodeBarcode(paper::BarcodeKind::Qr, u"HAI"_s), 8));
        painter.end();
        scanner.push(Frame(LumaPlane::fromImage(picture), 1, 33'000));
        QTRY_COMPARE(several.size(), 1);
        QStringList texts = several.front().front().toStringList();
        texts.sort();
        QCOMPARE(texts, QStringList({u"HAI"_s, u"MOT"_s}));
        QCOMPARE(seen.size(), 0);
    }

    void realFramesThroughTheThread()
    {
        BarcodeScanner scanner(std::make_unique<InProcessDecoder>());
        QSignalSpy seen(&scanner, &BarcodeScanner::codeSeen);
        QSignalSpy ready(&scanner, &BarcodeScanner::ready);
        const QImage picture = test::codePicture({paper::BarcodeKind::Qr, u"thật"_s, 5, 7, 1, 8});
        for (int i = 0; i < 3; ++i) {
            scanner.push(Frame(LumaPlane::fromImage(picture), quint64(i), i * 33'000));
            QVERIFY(ready.wait());
        }
        QCOMPARE(seen.size(), 1);
        const auto scanned = seen.front().front().value<ScannedCode>();
        QCOMPARE(scanned.text, u"thật"_s);
        QCOMPARE(scanned.frameSize, QSize(1280, 720));
        QCOMPARE(scanned.format, CodeFormat::QrCode);
        QVERIFY(scanned.milliseconds > 0);
    }
};

QTEST_GUILESS_MAIN(TestScanner)
#include "tst_scanner.moc"
