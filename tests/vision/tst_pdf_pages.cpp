// Documents through the process that opens them: pages as pictures, pages put together, and what comes from the public.
#include "tests/support/places.h"
#include "vision/pages_wire.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QPainter>
#include <QPdfWriter>
#include <QProcess>
#include <QRandomGenerator>
#include <QtTest>

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

using namespace motcua;
using namespace motcua::vision;
using namespace Qt::StringLiterals;

namespace {

//! Each page is filled in its own colour in the upper half, white below.
QByteArray document(const QList<QColor>& pages)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins({});
    writer.setResolution(72);
    QPainter painter(&writer);
    for (qsizetype i = 0; i < pages.size(); ++i) {
        if (i > 0)
            writer.newPage();
        painter.fillRect(0, 0, writer.width(), writer.height() / 2, pages[i]);
    }
    painter.end();
    return bytes;
}

QByteArray picture(QSize size, const QColor& colour, const char* format)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

QByteArray locked(const QByteArray& pdf)
{
    QPDF source;
    source.processMemoryFile("x", pdf.constData(), size_t(pdf.size()));
    QPDFWriter writer(source);
    writer.setOutputMemory();
    writer.setR6EncryptionParameters("mở", "chủ", true, true, true, true, true, true, qpdf_r3p_full, true);
    writer.write();
    const auto bytes = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(bytes->getBuffer()), qsizetype(bytes->getSize())};
}

bool near(QColor a, QColor b)
{
    return std::abs(a.red() - b.red()) < 12 && std::abs(a.green() - b.green()) < 12 && std::abs(a.blue() - b.blue()) < 12;
}

} // namespace

class TestPdfPages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("MOTCUA_PAGES", test::programPath("motcua-pages").toUtf8()); }

    void pagesAsPictures()
    {
        const QList<QColor> colours{Qt::red, Qt::green, Qt::blue, Qt::black};
        const auto look = lookAtPdf(document(colours), 1, 2, 300);
        QVERIFY2(look.has_value(), qPrintable(look ? QString() : look.error().code + u' ' + look.error().detail));
        QCOMPARE(look->pageCount, 4);
        QCOMPARE(look->pages.size(), 2);
        for (int i = 0; i < 2; ++i) {
            const QImage& page = look->pages[i];
            QCOMPARE(page.height(), 300);
            QVERIFY(std::abs(page.width() - 212) <= 1);
            QVERIFY(near(page.pixelColor(100, 50), colours[i + 1]));
            QVERIFY(near(page.pixelColor(100, 250), Qt::white));
        }
        QVERIFY(lookAtPdf(document({Qt::red}), 7, 3, 300)->pages.isEmpty()); // beyond the end there is nothing
    }

    void pagesPutTogether()
    {
        const QList<QByteArray> files{document({Qt::red, Qt::green}), picture({400, 600}, Qt::blue, "JPEG"), picture({600, 400}, Qt::black, "PNG")};
        const auto joined = joinPages(files, {{0, 1, 0}, {1, 0, 0}, {0, 0, 1}, {2, 0, 0}, {0, 1, 2}});
        QVERIFY2(joined.has_value(), qPrintable(joined ? QString() : joined.error().code + joined.error().detail));
        const auto look = lookAtPdf(*joined, 0, 10, 400);
        QCOMPARE(look->pageCount, 5);
        const auto at = [&look](int page, double x, double y) {
            const QImage& image = look->pages[page];
            return image.pixelColor(int(image.width() * x), int(image.height() * y));
        };
        QVERIFY(near(at(0, 0.5, 0.25), Qt::green));
        QVERIFY(near(at(1, 0.5, 0.5), Qt::blue));
        QVERIFY(look->pages[2].width() > look->pages[2].height()); // turned clockwise: what was above is at the right
        QVERIFY(near(at(2, 0.75, 0.5), Qt::red) && near(at(2, 0.25, 0.5), Qt::white));
        QVERIFY(look->pages[3].width() > look->pages[3].height()); // a wide picture on a wide sheet
        QVERIFY(near(at(3, 0.5, 0.5), Qt::black));
        QVERIFY(near(at(4, 0.5, 0.75), Qt::green) && near(at(4, 0.5, 0.25), Qt::white));
        QVERIFY2(joined->contains(files[1]), "a JPEG goes in as it is");
        QCOMPARE(joinPages(files, {{0, 1, 0}, {1, 0, 0}, {0, 0, 1}, {2, 0, 0}, {0, 1, 2}}).value(), *joined);
        QProcess check; // by another program altogether
        QTemporaryDir dir;
        QFile file(dir.filePath(u"a.pdf"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(*joined) == joined->size());
        file.close();
        check.start(u"pdftoppm"_s, {u"-r"_s, u"20"_s, u"-png"_s, file.fileName(), dir.filePath(u"p"_s)});
        QVERIFY(check.waitForFinished());
        QVERIFY2(check.exitCode() == 0 && check.readAllStandardError().isEmpty(), "poppler reads it, too");
        QCOMPARE(QDir(dir.path()).entryList({u"*.png"_s}).size(), 5);
    }

    void joiningAgainAndAgain()
    {
        QByteArray pdf = document({Qt::red});
        for (int round = 1; round <= 4; ++round) {
            const auto joined = joinPages({pdf, document({Qt::green})}, {{1, 0, 0}, {0, 0, 1}});
            QVERIFY(joined.has_value());
            pdf = *joined;
        }
        QCOMPARE(lookAtPdf(pdf, 0, 9, 50)->pageCount, 2);
    }

    void whatCannotBeOpened()
    {
        const QByteArray fine = document({Qt::red, Qt::green});
        QCOMPARE(lookAtPdf(locked(fine), 0, 1, 100).error().code, u"pdf_locked"_s);
        QCOMPARE(joinPages({locked(fine)}, {{0, 0, 0}}).error().code, u"pdf_locked"_s);
        QCOMPARE(lookAtPdf("%PDF-1.7\nnothing\n%%EOF", 0, 1, 100).error().code, u"pdf_broken"_s);
        QCOMPARE(joinPages({"no picture"}, {{0, 0, 0}}).error().code, u"pdf_broken"_s);
        QCOMPARE(joinPages({fine}, {{0, 2, 0}}).error().code, u"pdf_broken"_s);
        QCOMPARE(joinPages({fine}, {{1, 0, 0}}).error().code, u"pdf_broken"_s);
        QCOMPARE(joinPages({fine}, {}).error().code, u"pdf_pages"_s);
    }

    void withoutTheProgram()
    {
        const QByteArray before = qgetenv("MOTCUA_PAGES");
        qputenv("MOTCUA_PAGES", "/nowhere/motcua-pages");
        QCOMPARE(lookAtPdf(document({Qt::red}), 0, 1, 100).error().code, u"pdf_engine_missing"_s);
        qputenv("MOTCUA_PAGES", "/bin/true");
        QCOMPARE(lookAtPdf(document({Qt::red}), 0, 1, 100).error().code, u"pdf_engine"_s);
        qputenv("MOTCUA_PAGES", before);
    }

    // Whatever is in it: an answer or a code, in time; the desk goes on.
    void hostileDocuments()
    {
        const QByteArray joined = joinPages({document({Qt::red, Qt::green}), picture({300, 300}, Qt::blue, "JPEG")}, {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}}).value();
        const int rounds = qEnvironmentVariableIntValue("MOTCUA_PDFS") > 0 ? qEnvironmentVariableIntValue("MOTCUA_PDFS") : 12;
        QRandomGenerator random(20'261'121);
        int read = 0;
        for (int round = 0; round < rounds; ++round) {
            QByteArray pdf = round % 2 ? joined : document({Qt::red, Qt::green});
            if (round % 4 == 3)
                pdf.truncate(random.bounded(int(pdf.size())));
            for (int hits = random.bounded(40); hits > 0 && !pdf.isEmpty(); --hits)
                pdf[random.bounded(int(pdf.size()))] = char(random.bounded(256));
            QElapsedTimer clock;
            clock.start();
            const auto look = round % 3 ? lookAtPdf(pdf, 0, 4, 200).map([](const PdfLook&) { return QByteArray(); }) : joinPages({pdf}, {{0, 0, 0}});
            read += look.has_value();
            QVERIFY2(look || QStringList({u"pdf_locked"_s, u"pdf_broken"_s, u"pdf_pages"_s, u"pdf_engine"_s, u"vision_timeout"_s}).contains(look.error().code),
                     qPrintable(look ? QString() : look.error().code));
            QVERIFY(clock.elapsed() < 25'000);
        }
        qInfo("%d of %d damaged documents still opened", read, rounds);
    }

    void aBannerOfKilometres()
    {
        QByteArray pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                         "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 20000000 3]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
        const auto look = lookAtPdf(pdf, 0, 1, 100'000);
        if (look) {
            for (const QImage& page : look->pages)
                QVERIFY(page.width() <= longestPageSide && page.height() <= longestPageSide);
        }
    }

    void aProgramThatLies()
    {
        PagesAnswer answer;
        answer.look.pages = {QImage(10, 10, QImage::Format_RGB32)};
        answer.look.pages[0].fill(Qt::red);
        const QByteArray fine = encode(answer);
        QVERIFY(pagesAnswer(fine).has_value());
        for (qsizetype cut = 0; cut < fine.size(); cut += 3)
            QVERIFY(!pagesAnswer(fine.first(cut)));
        QVERIFY(!pagesAnswer(fine + 'x'));
        QRandomGenerator random(3);
        for (int round = 0; round < 5'000; ++round) {
            QByteArray bytes = fine;
            for (int hits = 1 + random.bounded(4); hits > 0; --hits)
                bytes[random.bounded(int(bytes.size()))] = char(random.bounded(256));
            if (const auto read = pagesAnswer(bytes)) {
                for (const QImage& page : read->look.pages)
                    QVERIFY(page.width() <= longestPageSide && page.height() <= longestPageSide);
            }
        }
    }
};

QTEST_MAIN(TestPdfPages)
#include "tst_pdf_pages.moc"
