// The list as a file: every row, what spreadsheets make of it, and a stop at any moment.
#include "desk_kit.h"

#include "services/dossier_book_p.h"
#include "paper/dossier_list.h"
#include "services/dossier_export.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>

#include <ctime>

using namespace motcua;
using namespace motcua::services;
using namespace Qt::StringLiterals;
using domain::Area;
namespace samples = domain::samples;

namespace {

QueueFilter everything(const QString& text = {}) { return {QueueTab::All, QueueSort::Due, text}; }

} // namespace

class TestDossierExport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        dir = std::make_unique<QTemporaryDir>();
        file = std::make_unique<kit::DeskFile>(Area::Dossiers, samples::official());
        auto parts = std::make_unique<DossierBook::Private>();
        parts->desk = file->desk();
        book = std::make_unique<DossierBook>(std::move(parts));
    }
    void cleanup()
    {
        book.reset();
        file.reset();
    }

    void everyRowOnce_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("rows");
        for (const int rows : {0, 1, 1'999, 2'000, 4'321})
            QTest::addRow("%d", rows) << u"list.csv"_s << rows;
        QTest::addRow("xlsx") << u"list.xlsx"_s << 2'345;
    }
    void everyRowOnce()
    {
        QFETCH(QString, name);
        QFETCH(int, rows);
        fill(rows);
        const QString path = dir->filePath(name);
        const auto written = exported(everything(), path);
        QVERIFY2(written.has_value(), qPrintable(written ? QString() : written.error().code + written.error().detail));
        QCOMPARE(*written, qint64(rows));
        const QByteArray text = textOf(path);
        QSet<QByteArray> codes;
        qsizetype at = 0;
        for (qsizetype found = text.indexOf("H15.50.05.13-261119-", at); found >= 0; found = text.indexOf("H15.50.05.13-261119-", at)) {
            codes.insert(text.mid(found, 24));
            at = found + 24;
        }
        QCOMPARE(codes.size(), rows);
        QCOMPARE(QDir(dir->path()).entryList(QDir::Files).size(), 1); // nothing else is left
    }

    void aSpreadsheetReadsWhatIsMeant()
    {
        domain::Dossier d = kit::received(1);
        d.code = u"H15.50.05.13-261119-0001"_s;
        d.owner.fullName = u"=HYPERLINK(\"x\"), Nguyễn"_s;
        d.owner.phone = u"0941258947"_s;
        d.owner.idNumber = u"001190000017"_s;
        feed({kit::upsert(d)});
        QVERIFY(exported(everything(), dir->filePath(u"a.csv"_s)).has_value());
        const QByteArray csv = textOf(dir->filePath(u"a.csv"_s));
        QVERIFY(csv.startsWith("\xEF\xBB\xBFMã hồ sơ,"));
        QVERIFY2(csv.contains(",\"'=HYPERLINK(\"\"x\"\"), Nguyễn\",0941258947,001190000017,"), csv);
        QVERIFY(exported(everything(), dir->filePath(u"a.xlsx"_s)).has_value());
        const QByteArray xml = textOf(dir->filePath(u"a.xlsx"_s));
        QVERIFY2(xml.contains("t=\"inlineStr\"><is><t>0941258947</t>"), xml); // text, its zero kept
        QVERIFY(xml.contains("<t>001190000017</t>"));
        QVERIFY(!xml.contains("<f>"));
    }

    void theSearchOnTheScreen()
    {
        fill(50);
        const auto some = exported(everything(u"0007"_s), dir->filePath(u"s.csv"_s));
        QCOMPARE(*some, 1);
        QVERIFY(textOf(dir->filePath(u"s.csv"_s)).contains("-0007"));
    }

    void stoppedAtOnceAndNothingIsLeft_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("xlsx") << u"l.xlsx"_s;
        QTest::newRow("csv") << u"l.csv"_s;
    }
    void stoppedAtOnceAndNothingIsLeft()
    {
        QFETCH(QString, name);
        fill(6'000);
        const QString path = dir->filePath(name);
        QPointer<DossierExport> running = DossierExport::start(*book, everything(), path, this);
        QSignalSpy finished(running, &DossierExport::finished);
        qint64 took = -1;
        connect(running, &DossierExport::progress, this, [&] { // in the middle of it, whatever the machine does meanwhile
            QElapsedTimer timer;
            timer.start();
            running->cancel();
            took = timer.elapsed();
        });
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(finished[0][0].value<Result<qint64>>().error().kind, ErrorKind::Cancelled);
        QVERIFY2(took >= 0 && took < 100, qPrintable(QString::number(took)));
        QTRY_VERIFY(running.isNull());
        QTRY_VERIFY(QDir(dir->path()).isEmpty());
    }

    // A sheet is packed row by row, so that no part of it is a long one: of all that is left to do after a stop, wherever it comes, the
    // thread does at most two hundred rows. Measured as work, because the machine may be busy.
    void noLongPackingAtTheEnd()
    {
        auto list = std::move(*paper::DossierList::begin(dir->filePath(u"big.xlsx"_s)));
        const std::vector<paper::DossierLine> lines(200, {"H15.50.05.13-261119-0001", "Nguyễn Thị Quỳnh Như", "0941258947", "066192008314", "", "Đăng ký thành lập hộ kinh doanh",
                                                         "Kinh tế", 4, 1'790'000'000'000, 1'790'500'000'000, 0});
        double longest = 0;
        const auto worked = [] {
            timespec now{};
            clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
            return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
        };
        for (int part = 0; part < 150; ++part) { // 30,000 rows
            const double before = worked();
            QVERIFY(list->add(lines).has_value());
            longest = std::max(longest, worked() - before);
        }
        const double before = worked();
        QVERIFY(list->finish().has_value());
        longest = std::max(longest, worked() - before);
        qInfo("longest piece of work: %.1f ms", longest);
        QVERIFY2(longest < 100, qPrintable(QString::number(longest)));
        // Dropped between two rows, nothing of it is left.
        list = std::move(*paper::DossierList::begin(dir->filePath(u"dropped.xlsx"_s)));
        QVERIFY(list->add(lines).has_value());
        const double dropping = worked();
        list.reset();
        QVERIFY(worked() - dropping < 100);
        QCOMPARE(QDir(dir->path()).entryList(QDir::Files), QStringList{u"big.xlsx"_s});
    }

    // The package is one that other programs open: every part whole, well-formed, and what a person typed stays text.
    void lettersThatXmlDoesNotTake()
    {
        auto list = std::move(*paper::DossierList::begin(dir->filePath(u"odd.xlsx"_s)));
        const QByteArray odd = " <b>&\"'_x0041_\x01\ttab ";
        QVERIFY(list->add({{odd, QByteArray(40'000, 'a'), "", "", "", "", "", 99, 0, 0, 0}}).has_value());
        QVERIFY(list->finish().has_value());
        QProcess check;
        check.start(u"python3"_s, {u"-c"_s, u"import sys,zipfile,xml.dom.minidom as m\nz=zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\n"
                                            "for n in z.namelist(): m.parseString(z.read(n))\nprint(len(z.namelist()))"_s, dir->filePath(u"odd.xlsx"_s)});
        QVERIFY(check.waitForFinished());
        QCOMPARE(check.readAllStandardOutput().trimmed(), QByteArray("6"));
        const QByteArray xml = textOf(dir->filePath(u"odd.xlsx"_s));
        QVERIFY2(xml.contains("<t xml:space=\"preserve\"> &lt;b&gt;&amp;&quot;'_x005F_x0041__x0001_\ttab </t>"), xml.left(2'000));
        QVERIFY(xml.contains("<autoFilter ref=\"A1:K2\"/>"));
    }

    void aFolderThatCannotBeWritten()
    {
        fill(1);
        const auto failed = exported(everything(), dir->filePath(u"not/there/l.csv"_s));
        QCOMPARE(failed.error().code, u"list_write"_s);
        const auto sheet = exported(everything(), dir->filePath(u"not/there/l.xlsx"_s));
        QCOMPARE(sheet.error().code, u"list_write"_s);
    }

private:
    void feed(const std::vector<FeedChange>& changes)
    {
        const auto done = file->db->write([p = file->projection, changes](storage::Db& db) { return p->applyFeed(db, u"agency:H15.50.05.13"_s, changes); }).result();
        QVERIFY(done.has_value());
    }
    void fill(int rows)
    {
        std::vector<FeedChange> changes;
        for (int n = 1; n <= rows; ++n) {
            domain::Dossier d = kit::received(n);
            d.code = u"H15.50.05.13-261119-%1"_s.arg(n, 4, 10, QLatin1Char('0'));
            changes.push_back(kit::upsert(d));
        }
        feed(changes);
    }
    Result<qint64> exported(const QueueFilter& filter, const QString& path)
    {
        auto* running = DossierExport::start(*book, filter, path, this);
        Result<qint64> answer = fail(ErrorKind::Timeout, u"never"_s);
        bool over = false;
        connect(running, &DossierExport::finished, this, [&](const Result<qint64>& rows) {
            answer = rows;
            over = true;
        });
        (void)QTest::qWaitFor([&] { return over; }, 20'000);
        return answer;
    }
    //! Of a sheet its XML.
    static QByteArray textOf(const QString& path)
    {
        if (path.endsWith(".csv"_L1)) {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        }
        QProcess unpack;
        unpack.start(u"python3"_s, {u"-c"_s, u"import sys,zipfile;sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read('xl/worksheets/sheet1.xml'))"_s, path});
        unpack.waitForFinished();
        return unpack.readAllStandardOutput();
    }

    std::unique_ptr<QTemporaryDir> dir;
    std::unique_ptr<kit::DeskFile> file;
    std::unique_ptr<DossierBook> book;
};

QTEST_GUILESS_MAIN(TestDossierExport)
#include "tst_dossier_export.moc"
