#include "paper/report_sheet.h"

#include "domain/calendar.h"
#include "paper/csv_field.h"
#include "paper/workbook.h"

#include <QFileInfo>
#include <QPageSize>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>

#include <vector>

using namespace Qt::StringLiterals;

namespace motcua::paper {

namespace {

using domain::DeskReport;
using domain::ReportCounts;

struct Cell
{
    QString text;
    double number = 0;
    enum class Kind { Text, Count, Share } kind = Kind::Text;
};
using Line = std::vector<Cell>;

//! A block of lines under a title; the first is its head.
struct Block
{
    QString title;
    std::vector<Line> lines;
};

Cell text(const QString& words) { return {words, 0, Cell::Kind::Text}; }
Cell count(int number) { return {QString::number(number), double(number), Cell::Kind::Count}; }
Cell share(const ReportCounts& counts)
{
    if (counts.resolved == 0)
        return text({});
    const double of = counts.share();
    return {QString::number(100 * of, 'f', 1).replace(u'.', u',') + u" %"_s, of, Cell::Kind::Share};
}

QString day(QDate date) { return date.toString(u"dd/MM/yyyy"_s); }

std::vector<Block> blocksOf(const ReportSheet& sheet)
{
    const DeskReport& report = sheet.report;
    std::vector<Block> blocks;
    const ReportCounts& all = report.all;
    blocks.push_back({u"Tổng hợp"_s,
                      {{text(u"Chỉ tiêu"_s), text(u"Số hồ sơ"_s)},
                       {text(u"Kỳ trước chuyển sang"_s), count(report.carriedIn)},
                       {text(u"Tiếp nhận trong kỳ"_s), count(all.received)},
                       {text(u"Đã giải quyết"_s), count(all.resolved)},
                       {text(u"– đúng hạn"_s), count(all.onTime)},
                       {text(u"– quá hạn"_s), count(all.late)},
                       {text(u"Tỷ lệ đúng hạn"_s), share(all)},
                       {text(u"Chuyển kỳ sau"_s), count(report.carriedOut)},
                       {text(u"– trong đó quá hạn"_s), count(report.carriedOutLate)}}});
    const auto table = [&blocks](const QString& title, const QString& head, const std::vector<ReportCounts>& rows) {
        Block block{title, {{text(head), text(u"Kỳ trước chuyển sang"_s), text(u"Tiếp nhận"_s), text(u"Đã giải quyết"_s), text(u"Chuyển kỳ sau"_s), text(u"Đúng hạn"_s), text(u"Quá hạn"_s),
                             text(u"Tỷ lệ đúng hạn"_s)}}};
        for (const ReportCounts& row : rows) {
            block.lines.push_back({text(row.name.isEmpty() ? u"Bộ phận tiếp nhận"_s : row.name), count(row.carriedIn), count(row.received), count(row.resolved), count(row.carriedOut), count(row.onTime),
                                   count(row.late), share(row)});
        }
        blocks.push_back(std::move(block));
    };
    table(u"Theo thủ tục"_s, u"Thủ tục"_s, report.procedures);
    table(u"Theo nơi giải quyết"_s, u"Nơi giải quyết"_s, report.holders);
    if (!sheet.officers.empty()) {
        Block officers{u"Theo cán bộ"_s, {{text(u"Cán bộ"_s), text(u"Tiếp nhận"_s), text(u"Đã giải quyết"_s), text(u"Đúng hạn"_s), text(u"Quá hạn"_s), text(u"Tỷ lệ đúng hạn"_s)}}};
        for (const ReportCounts& row : sheet.officers) {
            officers.lines.push_back({text(row.name.isEmpty() ? u"Nộp trực tuyến, hoặc không rõ"_s : row.name), count(row.received), count(row.resolved), count(row.onTime), count(row.late), share(row)});
        }
        blocks.push_back(std::move(officers));
    }
    Block days{u"Theo ngày"_s, {{text(u"Ngày"_s), text(u"Tiếp nhận"_s), text(u"Đã giải quyết"_s)}}};
    for (const DeskReport::Day& each : report.days)
        days.lines.push_back({text(day(each.date)), count(each.received), count(each.resolved)});
    blocks.push_back(std::move(days));
    return blocks;
}

QStringList headOf(const ReportSheet& sheet)
{
    const QDateTime at = domain::toLocal(sheet.asOf);
    return {u"BÁO CÁO TIẾP NHẬN VÀ GIẢI QUYẾT HỒ SƠ"_s, sheet.agency,
            u"Từ ngày %1 đến ngày %2"_s.arg(day(sheet.report.period.first), day(sheet.report.period.last)),
            u"Lập lúc %1, người lập: %2"_s.arg(at.toString(u"HH:mm dd/MM/yyyy"_s), sheet.madeBy)};
}

Result<void> writeXlsx(const ReportSheet& sheet, const QString& path)
{
    using Look = Workbook::Look;
    Workbook book(path, "Báo cáo");
    book.setWidth(0, 0, 52);
    book.setWidth(1, 7, 15);
    quint32 row = 0;
    for (const QString& line : headOf(sheet)) {
        book.text(row, 0, line, row == 0 ? Look::Bold : Look::Plain);
        ++row;
    }
    for (const Block& block : blocksOf(sheet)) {
        book.text(++row, 0, block.title, Look::Bold);
        ++row;
        for (size_t i = 0; i < block.lines.size(); ++i, ++row) {
            for (int column = 0; column < int(block.lines[i].size()); ++column) {
                const Cell& cell = block.lines[i][size_t(column)];
                const Look look = i == 0 ? Look::Bold : cell.kind == Cell::Kind::Share ? Look::Percent : Look::Plain;
                if (cell.kind == Cell::Kind::Text)
                    book.text(row, column, cell.text, look);
                else
                    book.number(row, column, cell.number, look);
            }
        }
    }
    return book.finish();
}

QByteArray csvOf(const ReportSheet& sheet)
{
    QByteArray out("\xEF\xBB\xBF");
    for (const QString& line : headOf(sheet))
        out += csvField(line) + "\r\n";
    for (const Block& block : blocksOf(sheet)) {
        out += "\r\n" + csvField(block.title) + "\r\n";
        for (const Line& line : block.lines) {
            QByteArrayList fields;
            for (const Cell& cell : line)
                fields += csvField(cell.text);
            out += fields.join(',') + "\r\n";
        }
    }
    return out;
}

void writePdf(const ReportSheet& sheet, QIODevice& device)
{
    QPdfWriter writer(&device);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(15, 15, 15, 15), QPageLayout::Millimeter);
    writer.setTitle(u"Báo cáo"_s);
    writer.setCreator(u"Một Cửa"_s);
    writer.setResolution(300);
    const QStringList head = headOf(sheet);
    QString html = u"<body style=\"font-family:'Liberation Serif';font-size:11pt\"><h2 align=\"center\">%1</h2><p align=\"center\">%2<br>%3<br><i>%4</i></p>"_s
                       .arg(head[0].toHtmlEscaped(), head[1].toHtmlEscaped(), head[2].toHtmlEscaped(), head[3].toHtmlEscaped());
    for (const Block& block : blocksOf(sheet)) {
        html += u"<h3>%1</h3><table width=\"100%\" border=\"1\" cellspacing=\"0\" cellpadding=\"3\" style=\"border-collapse:collapse\">"_s.arg(block.title.toHtmlEscaped());
        for (size_t i = 0; i < block.lines.size(); ++i) {
            html += i == 0 ? u"<thead><tr>"_s : u"<tr>"_s;
            for (size_t column = 0; column < block.lines[i].size(); ++column) {
                const QString words = block.lines[i][column].text.toHtmlEscaped();
                html += (i == 0 ? u"<th align=\"%1\">%2</th>"_s : u"<td align=\"%1\">%2</td>"_s).arg(column == 0 ? u"left"_s : u"right"_s, words);
            }
            html += i == 0 ? u"</tr></thead>"_s : u"</tr>"_s;
        }
        html += u"</table>"_s;
    }
    QTextDocument document;
    document.setHtml(html + u"</body>"_s);
    document.print(&writer);
}

} // namespace

Result<void> writeReport(const ReportSheet& sheet, const QString& path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending != "csv"_L1 && ending != "pdf"_L1)
        return writeXlsx(sheet, path);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return tl::unexpected(listNotWritten(file.errorString()));
    if (ending == "csv"_L1) {
        const QByteArray bytes = csvOf(sheet);
        if (file.write(bytes) != bytes.size())
            return tl::unexpected(listNotWritten(file.errorString()));
    } else {
        writePdf(sheet, file);
    }
    if (!file.commit())
        return tl::unexpected(listNotWritten(file.errorString()));
    return {};
}

} // namespace motcua::paper
