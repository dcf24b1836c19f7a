#include "paper/attendance_list.h"

#include "domain/calendar.h"
#include "paper/csv_field.h"
#include "paper/sheet.h"
#include "paper/workbook.h"

#include <QPageSize>
#include <QPdfWriter>
#include <QSaveFile>

#include <array>
#include <memory>

using namespace Qt::StringLiterals;

namespace motcua::paper {

namespace {

constexpr double kMillimetre = 72.0 / 25.4;
const QSizeF kA4(210 * kMillimetre, 297 * kMillimetre);
constexpr qsizetype kLook = 256;

const std::array<QString, 10> kHeadings{u"STT"_s,      u"Họ và tên"_s, u"Chức vụ"_s, u"Đơn vị"_s,    u"Thư mời số"_s,
                                        u"Chỗ ngồi"_s, u"Giờ vào"_s,   u"Giờ ra"_s,  u"Tình trạng"_s, u"Ghi chú"_s};

QString stateOf(const AttendanceLine& line)
{
    return !line.firstIn.isValid() ? u"Chưa đến"_s : line.inside ? u"Đang trong phòng"_s : u"Đã ra"_s;
}

QString noteOf(const AttendanceLine& line)
{
    QStringList notes;
    if (line.walkIn)
        notes << u"Đăng ký tại cửa"_s;
    if (line.incident)
        notes << u"Vào hai lần"_s;
    return notes.join(u", "_s);
}

QString moment(const QDateTime& utc, const QString& format = u"HH:mm dd/MM/yyyy"_s)
{
    return utc.isValid() ? domain::toLocal(utc).toString(format) : QString();
}

struct Sums
{
    qsizetype invited = 0, came = 0, walkIns = 0;
};

Sums sumsOf(const AttendanceList& list)
{
    Sums sums;
    for (const AttendanceLine& line : list.people) {
        sums.invited += line.walkIn ? 0 : 1;
        sums.came += line.firstIn.isValid() && !line.walkIn ? 1 : 0;
        sums.walkIns += line.walkIn ? 1 : 0;
    }
    return sums;
}

QString summary(const AttendanceList& list)
{
    const Sums sums = sumsOf(list);
    return u"Mời %1, đã đến %2, đăng ký tại cửa %3. Lập lúc %4, người lập: %5."_s.arg(sums.invited).arg(sums.came).arg(sums.walkIns).arg(moment(list.asOf), list.madeBy);
}

Error cancelled() { return {ErrorKind::Cancelled, u"cancelled"_s}; }

bool goesOn(const KeepGoing& keepGoing, qsizetype written)
{
    return !keepGoing || written % kLook != 0 || keepGoing(written);
}

//! Columns of the printed list, in points.
struct Column
{
    double x;
    double width;
    Qt::Alignment align;
};

} // namespace

Result<void> writeAttendanceXlsx(const AttendanceList& list, const QString& path, const KeepGoing& keepGoing)
{
    using Look = Workbook::Look;
    Workbook book(path, "Điểm danh", Workbook::Memory::RowByRow);
    constexpr std::array<double, 10> widths{6, 28, 28, 34, 16, 10, 18, 18, 18, 22};
    for (int column = 0; column < int(widths.size()); ++column)
        book.setWidth(column, column, widths[size_t(column)]);
    book.text(0, 0, list.meeting.title, Look::Bold);
    book.text(1, 0, u"%1, %2"_s.arg(list.meeting.place, moment(list.meeting.startsAt)));
    book.text(2, 0, summary(list));
    constexpr quint32 headRow = 4;
    for (int column = 0; column < int(kHeadings.size()); ++column)
        book.text(headRow, column, kHeadings[size_t(column)], Look::Head);
    quint32 row = headRow;
    for (const AttendanceLine& line : list.people) {
        if (!goesOn(keepGoing, qsizetype(row - headRow)))
            return tl::unexpected(cancelled());
        ++row;
        book.number(row, 0, row - headRow);
        book.text(row, 1, line.name);
        book.text(row, 2, line.position);
        book.text(row, 3, line.unit);
        book.text(row, 4, line.invitation);
        book.text(row, 5, line.seat);
        book.moment(row, 6, line.firstIn);
        book.moment(row, 7, line.lastOut);
        book.text(row, 8, stateOf(line));
        book.text(row, 9, noteOf(line));
    }
    book.head(headRow, int(kHeadings.size()), 2, row);
    return book.finish();
}

Result<void> writeAttendanceCsv(const AttendanceList& list, const QString& path, const KeepGoing& keepGoing)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return tl::unexpected(listNotWritten(file.errorString()));
    QByteArray bytes = "\xEF\xBB\xBF";
    for (std::size_t column = 0; column < kHeadings.size(); ++column)
        bytes += (column ? "," : "") + csvField(kHeadings[column]);
    bytes += "\r\n";
    qsizetype number = 0;
    for (const AttendanceLine& line : list.people) {
        if (!goesOn(keepGoing, number)) {
            file.cancelWriting();
            return tl::unexpected(cancelled());
        }
        bytes += QByteArray::number(++number);
        for (const QString& field : {line.name, line.position, line.unit, line.invitation, line.seat, moment(line.firstIn), moment(line.lastOut), stateOf(line), noteOf(line)})
            bytes += ',' + csvField(field);
        bytes += "\r\n";
        if (bytes.size() > 1 << 16) {
            if (file.write(bytes) != bytes.size())
                return tl::unexpected(listNotWritten(file.errorString()));
            bytes.clear();
        }
    }
    if (file.write(bytes) != bytes.size() || !file.commit())
        return tl::unexpected(listNotWritten(file.errorString()));
    return {};
}

Result<void> printAttendance(const AttendanceList& list, QPagedPaintDevice& device, const KeepGoing& keepGoing)
{
    QPainter painter;
    if (!painter.begin(&device))
        return tl::unexpected(listNotWritten(u"begin"_s));
    constexpr double margin = 15 * kMillimetre;
    bool good = true;
    const QFont small = formFont(9);
    const QFont smallBold = formFont(9, true);
    const double left = margin;
    const double width = kA4.width() - 2 * margin;
    const std::array<Column, 6> columns{{{left, 24, Qt::AlignHCenter},
                                         {left + 28, 130, Qt::AlignLeft},
                                         {left + 162, 170, Qt::AlignLeft},
                                         {left + 336, 52, Qt::AlignHCenter},
                                         {left + 390, 52, Qt::AlignHCenter},
                                         {left + 444, width - 444, Qt::AlignLeft}}};
    const std::array<QString, 6> titles{u"STT"_s, u"Họ và tên"_s, u"Chức vụ, đơn vị"_s, u"Giờ vào"_s, u"Giờ ra"_s, u"Ghi chú"_s};
    const auto line = [&](Sheet& sheet) {
        sheet.painter().save();
        sheet.painter().setPen(QPen(Qt::black, 0.4));
        sheet.painter().drawLine(QPointF(left, sheet.y()), QPointF(left + width, sheet.y()));
        sheet.painter().restore();
    };
    Sheet sheet(kA4, margin,
                [&](int page) {
                    good = (page == 1 || device.newPage()) && good;
                    painter.resetTransform();
                    painter.scale(device.logicalDpiX() / 72.0, device.logicalDpiY() / 72.0);
                    return &painter;
                },
                [&](Sheet& page) {
                    if (page.page() == 1) {
                        page.paragraph(u"DANH SÁCH ĐIỂM DANH"_s, formFont(14, true), Qt::AlignHCenter, 0, 2);
                        page.paragraph(list.meeting.title, formFont(12, true), Qt::AlignHCenter, 0, 2);
                        page.paragraph(u"%1, %2"_s.arg(list.meeting.place, moment(list.meeting.startsAt)), formFont(10), Qt::AlignHCenter, 0, 2);
                        page.paragraph(summary(list), formFont(9.5, false, true), Qt::AlignHCenter, 0, 8);
                    }
                    double height = 0;
                    for (std::size_t i = 0; i < columns.size(); ++i)
                        height = std::max(height, page.column(titles[i], smallBold, columns[i].x, page.y() + 2, columns[i].width, Qt::AlignHCenter));
                    page.skip(height + 4);
                    line(page);
                    const QString foot = u"Trang %1"_s.arg(page.page());
                    page.column(foot, formFont(8), left, kA4.height() - margin + 4, width, Qt::AlignRight);
                });
    sheet.newPage();
    qsizetype number = 0;
    for (const AttendanceLine& person : list.people) {
        if (!goesOn(keepGoing, number)) {
            painter.end();
            return tl::unexpected(cancelled());
        }
        ++number;
        sheet.need(34);
        const QString post = person.position.isEmpty() || person.unit.isEmpty() ? person.position + person.unit : person.position + u", "_s + person.unit;
        const QString note = person.firstIn.isValid() ? noteOf(person) : u"chưa đến"_s;
        const std::array<QString, 6> fields{QString::number(number), person.name, post, moment(person.firstIn, u"HH:mm"_s), moment(person.lastOut, u"HH:mm"_s), note};
        double height = 0;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (!fields[i].isEmpty())
                height = std::max(height, sheet.column(fields[i], small, columns[i].x, sheet.y() + 2, columns[i].width, columns[i].align));
        }
        sheet.skip(height + 4);
        line(sheet);
    }
    return painter.end() && good ? Result<void>() : tl::unexpected(listNotWritten(u"end"_s));
}

Result<void> writeAttendancePdf(const AttendanceList& list, const QString& path, const KeepGoing& keepGoing)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return tl::unexpected(listNotWritten(file.errorString()));
    {
        QPdfWriter writer(&file);
        writer.setResolution(600);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        writer.setTitle(u"Danh sách điểm danh"_s);
        writer.setCreator(u"Một Cửa"_s);
        if (auto printed = printAttendance(list, writer, keepGoing); !printed) {
            file.cancelWriting();
            return printed;
        }
    }
    if (!file.commit())
        return tl::unexpected(listNotWritten(file.errorString()));
    return {};
}

} // namespace motcua::paper
