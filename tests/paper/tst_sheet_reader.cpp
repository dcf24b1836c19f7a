#include "paper/sheet_reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <xlsxwriter.h>

#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

using namespace motcua;
using namespace Qt::StringLiterals;

namespace {

using Cells = std::vector<QStringList>;

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! A package of our own: what no honest program writes.
QByteArray package(const QList<std::pair<QByteArray, QByteArray>>& parts)
{
    QByteArray bytes(1 << 20, '\0');
    std::size_t used = 0;
    archive* writer = archive_write_new();
    archive_write_set_format_zip(writer);
    archive_write_open_memory(writer, bytes.data(), std::size_t(bytes.size()), &used);
    for (const auto& [name, content] : parts) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.constData());
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, content.size());
        archive_write_header(writer, entry);
        archive_write_data(writer, content.constData(), std::size_t(content.size()));
        archive_entry_free(entry);
    }
    archive_write_close(writer);
    archive_write_free(writer);
    return bytes.left(qsizetype(used));
}

const QByteArray book = "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"a\" r:id=\"rId1\"/></sheets></workbook>";

QByteArray sheetOf(const QByteArray& rows) { return package({{"xl/workbook.xml", book}, {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}}); }

QString codeOf(const Result<Cells>& read) { return read ? QString() : read.error().code; }

} // namespace

class TestSheetReader : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

    QByteArray written()
    {
        const QString path = m_dir.filePath(u"list.xlsx"_s);
        lxw_workbook* file = workbook_new(path.toUtf8().constData());
        lxw_worksheet* sheet = workbook_add_worksheet(file, "Chi bộ 4");
        lxw_worksheet* second = workbook_add_worksheet(file, "khác");
        worksheet_write_string(second, 0, 0, "không đọc", nullptr);
        worksheet_write_string(sheet, 1, 0, "Họ và tên", nullptr);
        worksheet_write_string(sheet, 1, 2, "Số thẻ", nullptr);
        worksheet_write_string(sheet, 2, 0, "Phạm Thị Ngọc Hạnh & <con>", nullptr);
        worksheet_write_number(sheet, 2, 1, 30753, nullptr);
        worksheet_write_string(sheet, 2, 2, "07.318642", nullptr);
        worksheet_write_number(sheet, 3, 2, 5251965, nullptr);
        worksheet_write_formula_num(sheet, 3, 27, "=1+1", nullptr, 2);
        workbook_close(file);
        return bytesOf(path);
    }

private Q_SLOTS:
    void xlsxAsProgramsWriteIt()
    {
        const auto cells = paper::readSheet(written());
        QVERIFY2(cells.has_value(), cells ? "" : qPrintable(cells.error().detail));
        QCOMPARE(cells->size(), size_t(4));
        QCOMPARE((*cells)[0], QStringList());
        QCOMPARE((*cells)[1], (QStringList{u"Họ và tên"_s, {}, u"Số thẻ"_s}));
        QCOMPARE((*cells)[2], (QStringList{u"Phạm Thị Ngọc Hạnh & <con>"_s, u"30753"_s, u"07.318642"_s}));
        QCOMPARE((*cells)[3][2], u"5251965"_s);
        QCOMPARE((*cells)[3][27], u"2"_s);
        // What it is, its contents say.
        QFile other(m_dir.filePath(u"anh.jpg"_s));
        QVERIFY(other.open(QIODevice::WriteOnly) && other.write(written()) > 0);
        other.close();
        QVERIFY(paper::readSheet(other.fileName()).has_value());
        QCOMPARE(codeOf(paper::readSheet(m_dir.filePath(u"absent.xlsx"_s))), u"sheet_open"_s);
    }

    void csv()
    {
        QCOMPARE(paper::readSheet(QByteArray("a;b\r\n\"x;\"\"y\"\"\";2\r\n")).value(), (Cells{{u"a"_s, u"b"_s}, {u"x;\"y\""_s, u"2"_s}}));
        QCOMPARE(paper::readSheet(QByteArray("\xef\xbb\xbfHọ tên,Số thẻ\nÉn,1")).value(), (Cells{{u"Họ tên"_s, u"Số thẻ"_s}, {u"Én"_s, u"1"_s}}));
        const QString wide = QChar(0xFEFF) + u"Họ tên\tSố thẻ\nÉn\t1"_s;
        QCOMPARE(paper::readSheet(QByteArray(reinterpret_cast<const char*>(wide.utf16()), wide.size() * 2)).value().at(1), (QStringList{u"Én"_s, u"1"_s}));
        QCOMPARE(paper::readSheet(QByteArray("DANH SÁCH\nTên;Quê;Số\nÉn;Xã A, tỉnh B, nước C;1\n")).value().at(2), (QStringList{u"Én"_s, u"Xã A, tỉnh B, nước C"_s, u"1"_s}));
        QCOMPARE(paper::readSheet(QByteArray()).value().size(), size_t(0));
        QCOMPARE(paper::readSheet(QByteArray("a,\"never closed\nb")).value().size(), size_t(1));
        QCOMPARE(codeOf(paper::readSheet(QByteArray("\xff\xd8\xff\xe0 a picture"))), u"sheet_shape"_s);
    }

    void whatIsNoList()
    {
        QCOMPARE(codeOf(paper::readSheet(QByteArray("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") + QByteArray(600, 'x'))), u"sheet_old"_s);
        QCOMPARE(codeOf(paper::readSheet(QByteArray(9 << 20, 'x'))), u"sheet_too_large"_s);
        QCOMPARE(codeOf(paper::readSheet(package({{"word/document.xml", "<w/>"}}))), u"sheet_shape"_s);
        QCOMPARE(codeOf(paper::readSheet(sheetOf("<row r=\"1\"><c r=\"A1\"><v>1</row>"))), u"sheet_shape"_s);
        QCOMPARE(codeOf(paper::readSheet(sheetOf("<row r=\"900000\"><c r=\"A900000\"><v>1</v></c></row>"))), u"sheet_too_large"_s);
        QCOMPARE(codeOf(paper::readSheet(QByteArray(50'000, '\n'))), u"sheet_too_large"_s);
        // A cell far out is left out, not filled up to.
        QCOMPARE(paper::readSheet(sheetOf("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>")).value(), (Cells{{u"2"_s}}));
        // One that unpacks to more than it may, whatever it says of itself.
        const QByteArray bomb = package({{"xl/workbook.xml", book}, {"xl/worksheets/sheet1.xml", QByteArray(80 << 20, ' ')}});
        QVERIFY(bomb.size() < (1 << 20));
        QCOMPARE(codeOf(paper::readSheet(bomb)), u"sheet_too_large"_s);
        // XML that blows itself up by entities.
        QByteArray laughs = "<?xml version=\"1.0\"?><!DOCTYPE s [<!ENTITY a \"ha\">";
        for (char c = 'b'; c < 'z'; ++c)
            laughs += QByteArray("<!ENTITY ") + c + " \"&" + char(c - 1) + ";&" + char(c - 1) + ";&" + char(c - 1) + ";&" + char(c - 1) + ";\">";
        laughs += "]><sst><si><t>&y;</t></si></sst>";
        QCOMPARE(codeOf(paper::readSheet(package({{"xl/workbook.xml", book}, {"xl/sharedStrings.xml", laughs}, {"xl/worksheets/sheet1.xml", "<worksheet/>"}}))), u"sheet_shape"_s);
    }

    //! Cut anywhere, or with bytes that are others: an answer, never a crash.
    void damaged()
    {
        const QByteArray whole = written();
        for (qsizetype cut = 0; cut < whole.size(); cut += 37)
            (void)paper::readSheet(whole.left(cut));
        QRandomGenerator random(7);
        for (int i = 0; i < 400; ++i) {
            QByteArray spoilt = whole;
            for (int n = 0; n < 1 + i % 5; ++n)
                spoilt[random.bounded(spoilt.size())] = char(random.bounded(256));
            (void)paper::readSheet(spoilt);
        }
        QVERIFY(paper::readSheet(whole).has_value());
    }
};

QTEST_APPLESS_MAIN(TestSheetReader)
#include "tst_sheet_reader.moc"
