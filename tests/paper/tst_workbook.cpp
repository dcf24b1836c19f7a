// Lists that go out: what a spreadsheet finds in them, and that a list that was not finished leaves what was there before.
#include "paper/csv_field.h"
#include "paper/sheet_reader.h"
#include "paper/workbook.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace motcua;
using namespace Qt::StringLiterals;
using paper::Workbook;

class TestWorkbook : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

    static QByteArray bytesOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void cellsComeBack()
    {
        const QString path = m_dir.filePath(u"sổ.xlsx"_s);
        Workbook book(path, "Sổ");
        book.text(0, 0, u"Hoàng Thị Én"_s, Workbook::Look::Bold);
        book.text(0, 1, u"0012"_s);
        book.number(0, 2, 0.5, Workbook::Look::Percent);
        book.moment(0, 3, QDateTime({2026, 1, 1}, {17, 30}, Qt::UTC)); // 00:30 of the second, by the office's clock
        book.moment(0, 4, {});
        book.text(1, 0, QString(40'000, u'a'));
        QVERIFY(book.finish());
        const auto rows = paper::readSheet(path);
        QVERIFY(rows);
        QCOMPARE(rows->at(0).at(0), u"Hoàng Thị Én"_s);
        QCOMPARE(rows->at(0).at(1), u"0012"_s);
        QCOMPARE(rows->at(0).at(2), u"0.5"_s);
        const double day = rows->at(0).at(3).toDouble();
        QCOMPARE(QDate(1899, 12, 30).addDays(qint64(day)), QDate(2026, 1, 2));
        QCOMPARE(qRound((day - qint64(day)) * 24 * 60), 30);
        QCOMPARE(rows->at(0).value(4), QString());
        QCOMPARE(rows->at(1).at(0).size(), 32'767);
    }

    void whatIsNotFinishedLeavesTheListBefore_data()
    {
        QTest::addColumn<int>("memory");
        QTest::newRow("whole") << int(Workbook::Memory::Whole);
        QTest::newRow("row by row") << int(Workbook::Memory::RowByRow);
    }
    void whatIsNotFinishedLeavesTheListBefore()
    {
        QFETCH(int, memory);
        QDir dir(m_dir.path());
        QVERIFY(dir.mkdir(u"before%1"_s.arg(memory)) && dir.cd(u"before%1"_s.arg(memory)));
        const QString path = dir.filePath(u"list.xlsx"_s);
        QFile old(path);
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("before") == 6);
        old.close();
        {
            Workbook book(path, "a", Workbook::Memory(memory));
            book.text(0, 0, u"half"_s);
        }
        QCOMPARE(bytesOf(path), "before");
        QCOMPARE(dir.entryList(QDir::Files), QStringList{u"list.xlsx"_s});

        Workbook whole(path, "a", Workbook::Memory(memory));
        whole.text(0, 0, u"whole"_s);
        QVERIFY(whole.finish());
        QVERIFY(bytesOf(path).startsWith("PK"));
        QCOMPARE(dir.entryList(QDir::Files), QStringList{u"list.xlsx"_s});
    }

    // A row above one that was written already cannot be written row by row: the list is refused, not short.
    void aRowOutOfOrderIsAnError()
    {
        const QString path = m_dir.filePath(u"order.xlsx"_s);
        Workbook book(path, "a", Workbook::Memory::RowByRow);
        book.text(5, 0, u"later"_s);
        book.text(1, 0, u"earlier"_s);
        const auto done = book.finish();
        QVERIFY(!done);
        QCOMPARE(done.error().code, u"list_write"_s);
        QVERIFY(!QFile::exists(path));
    }

    void aFolderThatIsNotThereIsAnError()
    {
        Workbook book(m_dir.filePath(u"nowhere/list.xlsx"_s), "a");
        book.text(0, 0, u"a"_s);
        const auto done = book.finish();
        QVERIFY(!done);
        QCOMPARE(done.error().code, u"list_write"_s);
    }

    void fieldsOfACsv_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("field");
        QTest::newRow("plain") << u"Nguyễn Văn Ất"_s << QByteArray("Nguyễn Văn Ất");
        QTest::newRow("comma") << u"Ấp 3, xã Tân"_s << QByteArray("\"Ấp 3, xã Tân\"");
        QTest::newRow("semicolon") << u"a;b"_s << QByteArray("\"a;b\"");
        QTest::newRow("quote") << u"\"Én\""_s << QByteArray("\"\"\"Én\"\"\"");
        QTest::newRow("lines") << u"a\nb"_s << QByteArray("\"a\nb\"");
        QTest::newRow("formula") << u"=1+1"_s << QByteArray("'=1+1");
        QTest::newRow("formula behind a sign") << u"@SUM(A1,B1)"_s << QByteArray("\"'@SUM(A1,B1)\"");
        QTest::newRow("empty") << QString() << QByteArray();
    }
    void fieldsOfACsv()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, field);
        QCOMPARE(paper::csvField(text), field);
    }
};

QTEST_GUILESS_MAIN(TestWorkbook)
#include "tst_workbook.moc"
