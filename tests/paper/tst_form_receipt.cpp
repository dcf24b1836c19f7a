#include "paper/form_receipt.h"

#include "domain/calendar.h"
#include "tests/support/golden.h"
#include "tests/support/places.h"
#include "vision/decoder.h"
#include "vision/in_process_decoder.h"

#include <QFutureWatcher>
#include <QGuiApplication>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace motcua;

class TestFormReceipt : public QObject
{
    Q_OBJECT

    static paper::ReceiptData sample()
    {
        paper::ReceiptData data;
        domain::Dossier& d = data.dossier;
        d.code = u"H15.50.05.13-261121-0007"_s;
        d.owner.fullName = u"Nguyễn Thị Quỳnh Như"_s;
        d.owner.address = u"Số 18, tổ 4, phường An Hòa, Đắk Lắk"_s;
        d.owner.phone = u"0941447208"_s;
        d.procedureName = u"Đăng ký thành lập hộ kinh doanh"_s;
        d.receivedAt = domain::fromLocal(QDate(2026, 11, 20), QTime(14, 30));
        d.dueAt = domain::fromLocal(QDate(2026, 11, 25), QTime(14, 30));
        d.fee = 100000;
        d.components = {{u"a"_s, u"Giấy đề nghị đăng ký hộ kinh doanh"_s, 1, 0, true, true, false, {}},
                        {u"b"_s, u"Căn cước công dân của chủ hộ"_s, 0, 1, true, false, true, {}},
                        {u"c"_s, u"Văn bản ủy quyền"_s, 1, 0, false, false, false, {}}};
        data.agencyParent = u"UBND TỈNH ĐẮK LẮK"_s;
        data.agencyName = u"Bộ phận Một cửa phường An Hòa"_s;
        data.place = u"An Hòa"_s;
        data.limitText = u"3 ngày làm việc"_s;
        data.clerk = u"Nguyễn Thị Lan"_s;
        return data;
    }

    static std::vector<QImage> pdfPages(const QByteArray& pdf, int dpi)
    {
        QTemporaryDir dir;
        QFile file(dir.filePath(u"r.pdf"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(pdf) != pdf.size())
            return {};
        file.close();
        if (QProcess::execute(u"pdftoppm"_s, {u"-r"_s, QString::number(dpi), u"-png"_s, file.fileName(), dir.filePath(u"p"_s)}) != 0)
            return {};
        std::vector<QImage> pages;
        const QStringList names = QDir(dir.path()).entryList({u"p*.png"_s}, QDir::Files, QDir::Name);
        for (const QString& name : names)
            pages.emplace_back(dir.filePath(name));
        return pages;
    }

    static QStringList codesOn(const QImage& page)
    {
        vision::InProcessDecoder decoder;
        QFutureWatcher<Result<vision::StillReading>> watcher;
        QSignalSpy done(&watcher, &QFutureWatcherBase::finished);
        watcher.setFuture(vision::readStill(decoder, vision::Picture::fromImage(page)));
        if (done.isEmpty() && !done.wait(30000))
            return {};
        const auto reading = watcher.result();
        QStringList texts;
        if (reading) {
            for (const vision::FoundCode& code : reading->codes)
                texts << code.text;
        }
        return texts;
    }

private Q_SLOTS:
    void bothCodesOfEachCopyReadBackAsTheDossiersCode()
    {
        const auto pdf = paper::receiptPdf(sample());
        QVERIFY(pdf);
        const auto pages = pdfPages(*pdf, 200);
        QCOMPARE(pages.size(), size_t(2));
        for (const QImage& page : pages) {
            const QStringList codes = codesOn(page);
            QVERIFY2(codes.size() >= 2, qPrintable(codes.join(u' ')));
            for (const QString& code : codes)
                QCOMPARE(code, u"H15.50.05.13-261121-0007"_s);
        }
    }

    void lookIsGolden()
    {
        const auto pages = paper::receiptPages(sample(), 150);
        QVERIFY(pages);
        QCOMPARE(pages->size(), size_t(2));
        const QString why = test::compareWithGolden((*pages)[1], motcua::test::sourcePath("tests/paper/golden/form01.png"));
        QVERIFY2(why.isEmpty(), qPrintable(why));
    }

    void previewIsThePrintedPage()
    {
        const auto pdf = paper::receiptPdf(sample());
        const auto preview = paper::receiptPages(sample(), 150);
        const auto printed = pdfPages(*pdf, 150);
        QCOMPARE(printed.size(), preview->size());
        QTemporaryDir dir;
        const QString file = dir.filePath(u"p.png"_s);
        const QSize size = (*preview)[0].size();
        QVERIFY(std::abs(printed[0].width() - size.width()) <= 1 && std::abs(printed[0].height() - size.height()) <= 1);
        QVERIFY(printed[0].copy(QRect(QPoint(0, 0), size)).save(file));
        // Two rasterizers shade the edges of letters differently; the placement of everything must agree.
        const QString why = test::compareWithGolden((*preview)[0], file, 0.05);
        QVERIFY2(why.isEmpty(), qPrintable(why));
    }

    void longContentFlowsToFurtherPagesWithItsHead()
    {
        paper::ReceiptData data = sample();
        data.dossier.components.clear();
        for (int i = 0; i < 60; ++i)
            data.dossier.components.push_back({u"k"_s, u"Giấy tờ thứ %1"_s.arg(i), 1, 0, true, true, false, {}});
        const auto pages = paper::receiptPages(data, 72);
        QVERIFY(pages);
        QVERIFY(pages->size() >= 4);
        QCOMPARE(pages->size() % 2, size_t(0));
        for (const QImage& page : *pages) { // nothing touches the paper's edge
            for (int x = 0; x < page.width(); ++x) {
                QCOMPARE(qGray(page.pixel(x, 0)), 255);
                QCOMPARE(qGray(page.pixel(x, page.height() - 1)), 255);
            }
        }
    }

    void aNameOf400CharactersStaysOnThePage()
    {
        paper::ReceiptData data = sample();
        data.dossier.owner.fullName = u"Nguyễn"_s.repeated(66);
        const auto pages = paper::receiptPages(data, 72);
        QVERIFY(pages);
        for (const QImage& page : *pages) {
            for (int y = 0; y < page.height(); ++y)
                QCOMPARE(qGray(page.pixel(page.width() - 12, y)), 255);
        }
    }

    void emptyOptionalFieldsAndReprint()
    {
        paper::ReceiptData data;
        data.dossier.code = u"TẠM-1A2B3C4D"_s;
        data.reprint = true;
        QCOMPARE(paper::receiptBarcodeText(data.dossier), u"TAM-1A2B3C4D"_s);
        QVERIFY(paper::receiptPdf(data));
    }

    void withoutACodeThereIsNoReceipt()
    {
        paper::ReceiptData data = sample();
        data.dossier.code.clear();
        QCOMPARE(paper::receiptPdf(data).error().code, u"receipt_code"_s);
    }
};

QTEST_MAIN(TestFormReceipt)
#include "tst_form_receipt.moc"
