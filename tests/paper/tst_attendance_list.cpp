// What stands in the files of an attendance list, read back by other programs than those that wrote it.
#include "paper/attendance_list.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace motcua;
using namespace Qt::StringLiterals;

class TestAttendanceList : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

    static paper::AttendanceList list(int people = 3)
    {
        paper::AttendanceList list;
        list.meeting.title = u"Hội nghị tổng kết & triển khai"_s;
        list.meeting.place = u"Hội trường lớn"_s;
        list.meeting.startsAt = QDateTime(QDate(2026, 11, 20), QTime(1, 30), Qt::UTC);
        list.asOf = QDateTime(QDate(2026, 11, 20), QTime(3, 5), Qt::UTC);
        list.madeBy = u"Trần Mạnh Hùng"_s;
        const QDateTime in(QDate(2026, 11, 20), QTime(1, 2), Qt::UTC);
        list.people.push_back({u"Đặng Thị Hòa"_s, u"Phó \"trưởng\" phòng"_s, u"Sở Y tế, Bệnh viện"_s, u"007/GM"_s, u"A01"_s, in, {}, true, false, false});
        list.people.push_back({u"Lê Văn Tám"_s, {}, u"=HYPERLINK(1)"_s, u"15/GM"_s, {}, in.addSecs(60), in.addSecs(3600), false, true, false});
        list.people.push_back({u"Nguyễn Ước"_s, u"Chuyên viên"_s, u"Sở Nội vụ"_s, u"16/GM"_s, u"0123"_s, in.addSecs(120), {}, true, false, true});
        for (int n = 3; n < people; ++n)
            list.people.push_back({u"Người Thứ %1"_s.arg(n), u"Đại biểu"_s, u"Đơn vị"_s, u"17/GM"_s, {}, {}, {}, false, false, false});
        return list;
    }

    static QByteArray said(const QString& program, const QStringList& words)
    {
        QProcess process;
        process.start(program, words);
        return process.waitForFinished() && process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray();
    }
    //! Texts of the sheet's cells by row, shared strings or inline.
    QList<QStringList> cells(const QString& path)
    {
        const auto part = [&](const QString& name) {
            return said(u"python3"_s, {u"-c"_s, u"import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);sys.stdout.buffer.write(z.read(sys.argv[2]) if sys.argv[2] in z.namelist() else b'<x/>')"_s, path, name});
        };
        QStringList shared;
        QXmlStreamReader strings(part(u"xl/sharedStrings.xml"_s));
        while (strings.readNextStartElement() || !strings.atEnd()) {
            if (strings.isStartElement() && strings.name() == u"t")
                shared << strings.readElementText();
        }
        QList<QStringList> rows;
        QXmlStreamReader sheet(part(u"xl/worksheets/sheet1.xml"_s));
        QString type;
        while (!sheet.atEnd()) {
            if (sheet.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (sheet.name() == u"row")
                rows << QStringList();
            else if (sheet.name() == u"c")
                type = sheet.attributes().value(u"t"_s).toString();
            else if (sheet.name() == u"v" || sheet.name() == u"t") {
                const QString text = sheet.readElementText();
                rows.last() << (type == u"s" ? shared.value(text.toInt()) : text);
            }
        }
        return rows;
    }

private Q_SLOTS:
    void theWorkbookSaysWhoCame()
    {
        const QString path = m_dir.filePath(u"list.xlsx"_s);
        QVERIFY(paper::writeAttendanceXlsx(list(), path).has_value());
        const auto rows = cells(path);
        QString all;
        for (const QStringList& row : rows)
            all += row.join(u'|') + u'\n';
        QVERIFY2(all.contains(u"Hội nghị tổng kết & triển khai"_s), qPrintable(all));
        QVERIFY(all.contains(u"Họ và tên|Chức vụ|Đơn vị|Thư mời số|Chỗ ngồi|Giờ vào|Giờ ra|Tình trạng|Ghi chú"_s));
        const auto rowOf = [&](const QString& name) {
            for (const QStringList& row : rows) {
                if (row.contains(name))
                    return row;
            }
            return QStringList();
        };
        const QStringList hoa = rowOf(u"Đặng Thị Hòa"_s);
        QVERIFY(hoa.contains(u"007/GM"_s) && hoa.contains(u"Phó \"trưởng\" phòng"_s) && hoa.contains(u"Đang trong phòng"_s));
        // 8:02 here on 20/11/2026, as spreadsheets count days.
        const double at = 46346 + (8 * 60 + 2) / 1440.0;
        QVERIFY2(std::any_of(hoa.begin(), hoa.end(), [&](const QString& cell) { return std::abs(cell.toDouble() - at) < 1e-4; }), qPrintable(hoa.join(u'|')));
        QVERIFY(rowOf(u"Lê Văn Tám"_s).contains(u"=HYPERLINK(1)"_s)); // a text, no formula
        QVERIFY(rowOf(u"Lê Văn Tám"_s).contains(u"Đăng ký tại cửa"_s));
        QVERIFY(rowOf(u"Nguyễn Ước"_s).contains(u"0123"_s)); // its zero, too
        QVERIFY(rowOf(u"Nguyễn Ước"_s).contains(u"Vào hai lần"_s));
        QVERIFY(!said(u"python3"_s, {u"-c"_s, u"import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);print(z.testzip(), b'<f>' in z.read('xl/worksheets/sheet1.xml'))"_s, path}).contains("True"));
    }

    void thePlainFileSaysTheSame()
    {
        const QString path = m_dir.filePath(u"list.csv"_s);
        QVERIFY(paper::writeAttendanceCsv(list(), path).has_value());
        // Another reader of RFC 4180.
        const QByteArray rows = said(u"python3"_s, {u"-c"_s, u"import csv,sys;[print('|'.join(r)) for r in csv.reader(open(sys.argv[1],encoding='utf-8-sig',newline=''))]"_s, path});
        const QString text = QString::fromUtf8(rows);
        QVERIFY2(text.contains(u"|Đặng Thị Hòa|Phó \"trưởng\" phòng|Sở Y tế, Bệnh viện|007/GM|A01|"_s), qPrintable(text));
        QVERIFY(!text.contains(u"|=HYPERLINK"_s));
        QVERIFY(text.contains(u"Đăng ký tại cửa"_s) && text.contains(u"Vào hai lần"_s));
    }

    void thePaperSaysTheSame()
    {
        if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
            QSKIP("pdftotext is not here");
        const QString path = m_dir.filePath(u"list.pdf"_s);
        QVERIFY(paper::writeAttendancePdf(list(120), path).has_value());
        const QString text = QString::fromUtf8(said(u"pdftotext"_s, {u"-layout"_s, path, u"-"_s})).normalized(QString::NormalizationForm_C);
        QVERIFY2(text.contains(u"DANH SÁCH ĐIỂM DANH"_s), qPrintable(text.left(500)));
        for (const QString& words : {u"Đặng Thị Hòa"_s, u"Lê Văn Tám"_s, u"Nguyễn Ước"_s, u"Người Thứ 119"_s, u"08:02"_s, u"chưa đến"_s, u"Trang 2"_s, u"Trần Mạnh Hùng"_s})
            QVERIFY2(text.contains(words), qPrintable(words));
    }
};

QTEST_MAIN(TestAttendanceList)
#include "tst_attendance_list.moc"
