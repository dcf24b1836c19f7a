// Each list that leaves the program as XLSX, opened by a real spreadsheet (LibreOffice, where it is installed) and written out again:
// cell for cell what our CSV of the same list says, leading zeros, dates and what looks like a formula included. And the way back:
// what a spreadsheet saves, the reader of lists takes in.
#include "paper/attendance_list.h"
#include "paper/decision_sheet.h"
#include "paper/dossier_list.h"
#include "paper/report_sheet.h"
#include "paper/sheet_reader.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace motcua;
using namespace Qt::StringLiterals;
using Rows = std::vector<QStringList>;

namespace {

const QDateTime at(QDate(2026, 11, 20), QTime(17, 2), Qt::UTC); // 00:02 of the next day in Việt Nam

} // namespace

class TestSheetsOpened : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString m_office = QStandardPaths::findExecutable(u"soffice"_s);

    //! Everything that lies there, by the spreadsheet, into `folder`: as shown, UTF-8.
    bool opened(const QStringList& files, const QString& as, const QString& folder) const
    {
        QProcess office;
        office.setProcessChannelMode(QProcess::MergedChannels);
        office.start(m_office, QStringList{u"--headless"_s, u"-env:UserInstallation=file://"_s + m_dir.filePath(u"profile"_s), u"--convert-to"_s, as, u"--outdir"_s, m_dir.filePath(folder)} + files);
        return office.waitForFinished(180'000) && office.exitCode() == 0;
    }
    //! Rows of a CSV; the empty ones and the empty ends of rows, which say nothing, left out.
    static Rows rows(const QString& path)
    {
        auto read = paper::readSheet(path);
        if (!read)
            return {{read.error().code}};
        for (QStringList& row : *read) {
            while (!row.isEmpty() && row.last().isEmpty())
                row.removeLast();
            for (QString& cell : row) {
                if (cell.startsWith(u'\'')) // our CSV's mark before what would be a formula there; in the sheet it is a text anyway
                    cell.remove(0, 1);
                static const QRegularExpression share(u"^(\\d+)\\.(\\d)%$"_s); // a number there; told in Vietnamese here
                cell.replace(share, u"\\1,\\2 %"_s);
            }
        }
        std::erase_if(*read, [](const QStringList& row) { return row.isEmpty(); });
        return *read;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (m_office.isEmpty())
            QSKIP("no spreadsheet is installed here");
        auto dossiers = std::move(*paper::DossierList::begin(m_dir.filePath(u"dossiers.xlsx"_s)));
        auto plain = std::move(*paper::DossierList::begin(m_dir.filePath(u"dossiers.csv"_s)));
        std::vector<paper::DossierLine> lines;
        for (int n = 0; n < 2'500; ++n) {
            lines.push_back({"H15.50.05.13-261119-" + QByteArray::number(n).rightJustified(4, '0'), n % 7 ? "Đặng Thị Hòa" : "=HYPERLINK(\"x\"), Nguyễn\nTổ 4", "0941258947", "001190000017",
                             n % 2 ? "" : "Lê \"Tám\"", "Đăng ký, khai tử", "Phòng Tư pháp", n % 10 + 1, at.addDays(-n).toMSecsSinceEpoch(), n % 3 ? at.addDays(9).toMSecsSinceEpoch() : 0,
                             n % 5 ? 0 : at.toMSecsSinceEpoch()});
        }
        QVERIFY(dossiers->add(lines) && dossiers->finish() && plain->add(lines) && plain->finish());

        paper::ReportSheet report;
        report.report.period = domain::ReportPeriod::around(domain::ReportPeriod::Kind::Month, QDate(2026, 11, 20));
        report.report.all = {{}, 1'204, 998, 990, 8, 70, 276};
        report.report.procedures = {{u"Đăng ký khai sinh"_s, 700, 600, 599, 1, 40, 140}, {u"=1+1"_s, 504, 398, 391, 7, 30, 136}};
        report.report.holders = {{QString(), 4, 0, 0, 0, 0, 4}};
        report.officers = {{u"Nguyễn Thị Lan"_s, 1'204, 0, 0, 0, 0, 0}, {u"Lê Thị Hà"_s, 0, 998, 990, 8, 0, 0}, {QString(), 3, 0, 0, 0, 0, 0}};
        report.report.days = {{QDate(2026, 11, 1), 0, 0}, {QDate(2026, 11, 2), 61, 43}};
        report.agency = u"UBND phường An Hòa"_s;
        report.madeBy = u"Nguyễn Thị Lan"_s;
        report.asOf = at;

        paper::AttendanceList attendance;
        attendance.meeting.title = u"Hội nghị tổng kết & triển khai"_s;
        attendance.meeting.startsAt = at;
        attendance.asOf = at;
        attendance.people = {{u"Đặng Thị Hòa"_s, u"Phó \"trưởng\" phòng"_s, u"Sở Y tế, Bệnh viện"_s, u"007/GM"_s, u"0123"_s, at, {}, true, false, false},
                             {u"Lê Văn Tám"_s, {}, u"=HYPERLINK(1)"_s, u"15/GM"_s, {}, at.addSecs(60), at.addSecs(3'600), false, true, true}};

        paper::DecisionSheet decisions;
        domain::RegistrationStep step;
        step.at = at;
        step.by = u"Trần Văn Sáu"_s;
        step.status = domain::RegistrationStatus::Returned;
        step.reason = u"+84 không đọc được"_s;
        decisions.rows = {{u"Đặng Thị Hòa"_s, u"00012345"_s, u"cb-001"_s, step}, {u"@Nguyễn Ước"_s, u"12.345678"_s, u"cb-002"_s, step}};
        decisions.madeBy = u"Trần Văn Sáu"_s;
        decisions.asOf = at;
        for (const QString& end : {u".xlsx"_s, u".csv"_s}) {
            QVERIFY(paper::writeReport(report, m_dir.filePath(u"report"_s + end)).has_value());
            QVERIFY(paper::writeDecisions(decisions, m_dir.filePath(u"decisions"_s + end)).has_value());
        }
        QVERIFY(paper::writeAttendanceXlsx(attendance, m_dir.filePath(u"attendance.xlsx"_s)).has_value());
        QVERIFY(paper::writeAttendanceCsv(attendance, m_dir.filePath(u"attendance.csv"_s)).has_value());
        QStringList sheets;
        for (const QString& name : {u"dossiers"_s, u"report"_s, u"attendance"_s, u"decisions"_s})
            sheets << m_dir.filePath(name + u".xlsx"_s);
        // Commas, quotes, UTF-8, cells as they are shown.
        QVERIFY(opened(sheets, u"csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true"_s, u"shown"_s));
    }

    void saysWhatOurPlainFileSays_data()
    {
        QTest::addColumn<int>("least");
        QTest::newRow("dossiers") << 2'501;
        QTest::newRow("report") << 20;
        QTest::newRow("attendance") << 3;
        QTest::newRow("decisions") << 3;
    }
    void saysWhatOurPlainFileSays()
    {
        QFETCH(int, least);
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        Rows shown = rows(m_dir.filePath(u"shown/"_s + name + u".csv"_s));
        const Rows meant = rows(m_dir.filePath(name + u".csv"_s));
        // A sheet has its title above and its sum below; the plain file is the rows alone.
        if (name == "attendance"_L1 || name == "decisions"_L1)
            std::erase_if(shown, [&meant](const QStringList& row) { return row.size() < meant[1].size() - 1; });
        QVERIFY2(int(shown.size()) >= least, qPrintable(QString::number(shown.size())));
        QCOMPARE(shown.size(), meant.size());
        for (size_t row = 0; row < shown.size(); ++row)
            QCOMPARE(shown[row], meant[row]);
    }

    //! A list of members as an office keeps it: typed into a spreadsheet and saved.
    void whatASpreadsheetSavesIsTakenIn()
    {
        const Rows typed{{u"Số thẻ"_s, u"Họ và tên"_s, u"Điện thoại"_s}, {u"00012345"_s, u"Đặng Thị Hòa"_s, u"0941258947"_s}, {u"12.345678"_s, u"Lê \"Tám\", An"_s, QString()}};
        QFile file(m_dir.filePath(u"members.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (const QStringList& row : typed) {
            QStringList cells = row;
            for (QString& cell : cells)
                cell = u'"' + cell.replace(u'"', u"\"\""_s) + u'"';
            file.write(cells.join(u',').toUtf8() + '\n');
        }
        file.close();
        QProcess office; // each column as text, as who keeps card numbers has them
        office.start(m_office, {u"--headless"_s, u"-env:UserInstallation=file://"_s + m_dir.filePath(u"profile"_s), u"--infilter=Text - txt - csv (StarCalc):44,34,76,1,1/2/2/2/3/2,0,true"_s,
                                u"--convert-to"_s, u"xlsx"_s, u"--outdir"_s, m_dir.filePath(u"saved"_s), m_dir.filePath(u"members.csv"_s)});
        QVERIFY(office.waitForFinished(180'000) && office.exitCode() == 0);
        const auto taken = paper::readSheet(m_dir.filePath(u"saved/members.xlsx"_s));
        QVERIFY2(taken.has_value(), taken ? "" : qPrintable(taken.error().code));
        QCOMPARE(taken->size(), typed.size());
        for (size_t row = 0; row < typed.size(); ++row) {
            for (int column = 0; column < 3; ++column)
                QCOMPARE((*taken)[row].value(column), typed[row][column]);
        }
    }
};

QTEST_GUILESS_MAIN(TestSheetsOpened)
#include "tst_sheets_opened.moc"
