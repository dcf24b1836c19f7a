// Papers by scanner, through SANE's own test driver and the real scanimage; and files that come into a watched folder.
#include "services/paper_folder.h"
#include "services/paper_scanner.h"

#include <QElapsedTimer>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace motcua;
using namespace motcua::services;
using namespace Qt::StringLiterals;

class TestPaperScanner : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_sane;
    QTemporaryDir m_runtime; //!< where pages lie on their way
    void scannersAre(const QByteArray& drivers)
    {
        QFile list(m_sane.filePath(u"dll.conf"_s));
        QVERIFY(list.open(QIODevice::WriteOnly) && list.write(drivers) == drivers.size());
    }
    Result<int> scanned(PaperScanner& scanner, const ScanWish& wish, QList<QImage>* pages = nullptr)
    {
        QSignalSpy finished(&scanner, &PaperScanner::finished);
        const auto taken = connect(&scanner, &PaperScanner::pageScanned, this, [pages](const QImage& page) {
            if (pages)
                pages->append(page);
        });
        scanner.scan(u"test:0"_s, wish);
        if (!finished.wait(30'000))
            return fail(ErrorKind::Timeout, u"never"_s);
        disconnect(taken);
        return finished[0][0].value<Result<int>>();
    }
    void nothingIsLeft()
    {
        QTRY_VERIFY2(QDir(m_runtime.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).isEmpty(), "pages lie about");
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!PaperScanner::isAvailable())
            QSKIP("scanimage is not installed");
        qRegisterMetaType<Result<int>>();
        qRegisterMetaType<QList<ScannerDevice>>();
        qputenv("SANE_CONFIG_DIR", m_sane.path().toUtf8());
        QVERIFY(QFile::setPermissions(m_runtime.path(), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
        qputenv("XDG_RUNTIME_DIR", m_runtime.path().toUtf8());
        QFile settings(m_sane.filePath(u"test.conf"_s));
        QVERIFY(settings.open(QIODevice::WriteOnly) && settings.write("number_of_devices 1\nmode Gray\nresolution 50\n") > 0);
        settings.close();
        scannersAre("test\n");
    }

    void scannersOfThisMachine()
    {
        PaperScanner scanner;
        QSignalSpy listed(&scanner, &PaperScanner::listed);
        scanner.list();
        QVERIFY(listed.wait(30'000));
        const auto devices = listed[0][0].value<QList<ScannerDevice>>();
        QCOMPARE(devices.size(), 1);
        QCOMPARE(devices[0].name, u"test:0"_s);
        QVERIFY(devices[0].label.contains(u"frontend-tester"_s));
        scannersAre("");
        scanner.list();
        QVERIFY(listed.wait(30'000));
        QVERIFY(listed[1][0].value<QList<ScannerDevice>>().isEmpty());
        scannersAre("test\n");
    }

    void onePageFromTheGlass()
    {
        PaperScanner scanner(nullptr, {u"--test-picture"_s, u"Color pattern"_s});
        QList<QImage> pages;
        QSignalSpy progress(&scanner, &PaperScanner::progress);
        QCOMPARE(scanned(scanner, {false, true, 100}, &pages).value(), 1);
        QCOMPARE(pages.size(), 1);
        QCOMPARE(pages[0].width(), 80 * 100 / 25.4 > 314 ? 314 : 315); // 80 mm, the test device's page
        QVERIFY(!pages[0].isGrayscale());
        QVERIFY(!progress.isEmpty());
        QCOMPARE(progress[0][0].toInt(), 1);
        nothingIsLeft();
        QCOMPARE(scanned(scanner, {false, false, 50}, &pages).value(), 1); // and again, in grey
        QVERIFY(pages[1].isGrayscale());
    }

    void aStackOfPages()
    {
        PaperScanner scanner;
        QList<QImage> pages;
        QCOMPARE(scanned(scanner, {true, false, 50}, &pages).value(), 10); // the test device's feeder holds ten
        QCOMPARE(pages.size(), 10);
        nothingIsLeft();
    }

    void whatGoesWrong_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("code");
        QTest::newRow("busy") << u"SANE_STATUS_DEVICE_BUSY"_s << u"scanner_busy"_s;
        QTest::newRow("jammed") << u"SANE_STATUS_JAMMED"_s << u"scanner_jammed"_s;
        QTest::newRow("empty") << u"SANE_STATUS_NO_DOCS"_s << u"scanner_empty"_s;
        QTest::newRow("cover") << u"SANE_STATUS_COVER_OPEN"_s << u"scanner_cover"_s;
        QTest::newRow("denied") << u"SANE_STATUS_ACCESS_DENIED"_s << u"scanner_denied"_s;
        QTest::newRow("cable") << u"SANE_STATUS_IO_ERROR"_s << u"scanner_failed"_s;
    }
    void whatGoesWrong()
    {
        QFETCH(QString, status);
        QFETCH(QString, code);
        PaperScanner scanner(nullptr, {u"--read-return-value"_s, status});
        const auto result = scanned(scanner, {});
        QVERIFY(!result);
        QCOMPARE(result.error().code, code);
        QVERIFY(!scanner.isScanning());
        nothingIsLeft();
    }

    //! SANE's library locks itself up now and then while it lets go of a device that failed: what was said is the answer.
    void failedAndHangs()
    {
        const QTemporaryDir programs;
        QFile script(programs.filePath(u"scanimage"_s));
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\ncase \"$*\" in *\" -A\") exit 0;; esac\nprintf 'Scanning page 1\\nProgress: 0.0%%\\rscanimage: sane_read: Document feeder jammed\\n' >&2\nexec sleep 300\n");
        script.close();
        QVERIFY(script.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", programs.path().toUtf8() + ':' + path);
        const auto restored = qScopeGuard([&path] { qputenv("PATH", path); });
        PaperScanner scanner;
        const auto result = scanned(scanner, {});
        QVERIFY(!result);
        QVERIFY2(result.error().code == u"scanner_jammed"_s, qPrintable(result.error().detail));
        QVERIFY(!scanner.isScanning());
        nothingIsLeft();
    }

    void noSuchScanner()
    {
        PaperScanner scanner;
        QSignalSpy finished(&scanner, &PaperScanner::finished);
        scanner.scan(u"epson:nowhere"_s, {});
        QVERIFY(finished.wait(30'000));
        QVERIFY(!finished[0][0].value<Result<int>>());
    }

    void stoppedInTheMiddle()
    {
        PaperScanner scanner(nullptr, {u"--read-delay=yes"_s, u"--read-delay-duration"_s, u"200000"_s});
        QSignalSpy finished(&scanner, &PaperScanner::finished);
        QSignalSpy pages(&scanner, &PaperScanner::pageScanned);
        QSignalSpy progress(&scanner, &PaperScanner::progress);
        scanner.scan(u"test:0"_s, {true, true, 300});
        QVERIFY(progress.wait(30'000));
        QElapsedTimer clock;
        clock.start();
        scanner.cancel();
        QCOMPARE(finished.count(), 1);
        QVERIFY(clock.elapsed() < 100);
        QCOMPARE(finished[0][0].value<Result<int>>().error().kind, ErrorKind::Cancelled);
        nothingIsLeft();
        QVERIFY(finished.count() == 1 && pages.isEmpty());
    }

    void optionsOfOtherDrivers()
    {
        const QString brother = u"    --mode Black & White|Gray[Error Diffusion]|True Gray|24bit Color[Fast] [24bit Color[Fast]]\n"
                                "    --resolution 100|150|200|300|400|600|1200dpi [200]\n"
                                "    --source FlatBed|Automatic Document Feeder(left aligned)|Automatic Document Feeder(left aligned,Duplex) [FlatBed]\n"_s;
        QCOMPARE(scanOptions(brother, {true, true, 250}), (QStringList{u"--source"_s, u"Automatic Document Feeder(left aligned)"_s, u"--mode"_s, u"24bit Color[Fast]"_s,
                                                                       u"--resolution"_s, u"200"_s}));
        QCOMPARE(scanOptions(u"    --resolution 50..600dpi [75]\n    --mode Lineart|Gray [inactive]\n"_s, {true, true, 1'200}), (QStringList{u"--resolution"_s, u"600"_s}));
        QCOMPARE(scanOptions(u"nothing"_s, {}), QStringList());
    }

    // --- a watched folder ---

    void filesThatCome()
    {
        const QTemporaryDir folder;
        const auto write = [&folder](const QString& name, const QByteArray& bytes, QIODevice::OpenMode mode = QIODevice::WriteOnly) {
            QFile file(folder.filePath(name));
            return file.open(mode) && file.write(bytes) == bytes.size();
        };
        QVERIFY(write(u"old.pdf"_s, "%PDF-old"));
        PaperFolder watched;
        watched.setSettleMilliseconds(60);
        QSignalSpy arrived(&watched, &PaperFolder::arrived);
        QVERIFY(watched.watch(folder.path()));
        QVERIFY(write(u"scan1.pdf"_s, "%PDF-"));
        QVERIFY(write(u"notes.txt"_s, "not a paper"));
        QVERIFY(write(u"scan1.pdf"_s, " more of it", QIODevice::Append));
        QTRY_COMPARE(arrived.count(), 1);
        QCOMPARE(arrived[0][0].toString(), QFileInfo(folder.filePath(u"scan1.pdf"_s)).absoluteFilePath());
        QVERIFY(write(u"scan2.JPG"_s, "jpeg"));
        QVERIFY(write(u"scan3.png"_s, "png"));
        QTRY_COMPARE(arrived.count(), 3);
        QVERIFY(write(u"scan2.JPG"_s, "touched again"));
        QVERIFY(write(u"scan4.tif"_s, "tiff"));
        QTRY_COMPARE(arrived.count(), 4); // the fourth, and no second scan2
        QVERIFY(arrived[3][0].toString().endsWith(u"scan4.tif"_s));
        watched.stop();
        QVERIFY(write(u"scan5.pdf"_s, "%PDF-"));
        QTest::qWait(0);
        QCOMPARE(arrived.count(), 4);
        QVERIFY(!watched.watch(folder.filePath(u"nowhere"_s)));
    }
};

QTEST_GUILESS_MAIN(TestPaperScanner)
#include "tst_paper_scanner.moc"
