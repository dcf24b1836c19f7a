#include "paper/attendance_pass.h"

#include "domain/calendar.h"
#include "paper/barcode_image.h"
#include "paper/sheet.h"

#include <QBuffer>
#include <QPageSize>
#include <QPdfWriter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::paper {

namespace {

constexpr double kMillimetre = 72.0 / 25.4;
const QSizeF kA5(148 * kMillimetre, 210 * kMillimetre);
const QSizeF kPhone(90 * kMillimetre, 160 * kMillimetre);
constexpr int kPhoneDpi = 200;

struct Codes
{
    BarcodeModules square;
    BarcodeModules line;
};

Result<Codes> codesOf(const AttendancePass& data)
{
    auto square = encodeBarcode(BarcodeKind::Qr, data.qrText);
    if (!square)
        return tl::unexpected<Error>(square.error());
    auto line = encodeBarcode(BarcodeKind::Code128, data.pass.serial);
    if (!line)
        return tl::unexpected<Error>(line.error());
    return Codes{std::move(*square), std::move(*line)};
}

QString moment(const QDateTime& utc)
{
    return domain::toLocal(utc).toString(u"HH:mm 'ngày' dd/MM/yyyy"_s);
}

//! A serial is read aloud in two halves.
QString spoken(const QString& serial)
{
    return serial.size() == 10 ? serial.first(5) + u' ' + serial.last(5) : serial;
}

void paint(Sheet& sheet, const AttendancePass& data, const Codes& codes)
{
    const domain::Pass& pass = data.pass;
    const domain::Meeting& meeting = data.meeting;
    sheet.paragraph(u"MÃ THAM DỰ HỌP"_s, formFont(14, true), Qt::AlignHCenter, 0, 6);
    sheet.paragraph(pass.fullName, formFont(13, true), Qt::AlignHCenter, 0, 1);
    QStringList who;
    for (const QString& text : {pass.position, pass.unit}) {
        if (!text.isEmpty())
            who.append(text);
    }
    if (!who.isEmpty())
        sheet.paragraph(who.join(u", "_s), formFont(10), Qt::AlignHCenter, 0, 6);

    const double square = std::min(sheet.width() * 0.86, 62 * kMillimetre);
    paintBarcode(sheet.painter(), QRectF(sheet.left() + (sheet.width() - square) / 2, sheet.y() + 4, square, square), codes.square);
    sheet.skip(square + 12);
    const double line = std::min(sheet.width() - 28, codes.line.width * 0.9);
    paintBarcode(sheet.painter(), QRectF(sheet.left() + (sheet.width() - line) / 2, sheet.y(), line, 34), codes.line);
    sheet.skip(37);
    sheet.paragraph(spoken(pass.serial), formFont(11, true), Qt::AlignHCenter, 0, 6);

    const QFont font = formFont(9.5);
    sheet.paragraph(meeting.title, formFont(10.5, true), Qt::AlignHCenter, 0, 2);
    if (!meeting.place.isEmpty())
        sheet.paragraph(meeting.place, font, Qt::AlignHCenter, 0, 1);
    sheet.paragraph(u"Bắt đầu %1, mở cửa từ %2"_s.arg(moment(meeting.startsAt), domain::toLocal(meeting.opensAt).toString(u"HH:mm"_s)), font,
                    Qt::AlignHCenter, 0, 1);
    if (!pass.invitation.isEmpty())
        sheet.paragraph(u"Thư mời số %1"_s.arg(pass.invitation), font, Qt::AlignHCenter, 0, 6);
    sheet.paragraph(u"Mã dành riêng cho người có tên trên đây, xuất trình cho bảo vệ khi vào và khi ra. Không chuyển cho người khác."_s,
                    formFont(8.5, false, true), Qt::AlignHCenter, 0, 0);
}

} // namespace

Result<QByteArray> attendancePassPdf(const AttendancePass& data)
{
    const auto codes = codesOf(data);
    if (!codes)
        return tl::unexpected<Error>(codes.error());
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(1200);
    writer.setPageSize(QPageSize(QPageSize::A5));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setTitle(u"Mã tham dự họp"_s);
    writer.setCreator(u"Một Cửa"_s);
    QPainter painter;
    if (!painter.begin(&writer))
        return fail(ErrorKind::Internal, u"pass_write"_s);
    bool good = true;
    Sheet sheet(kA5, 14 * kMillimetre,
                [&](int page) {
                    good = (page == 1 || writer.newPage()) && good;
                    painter.resetTransform();
                    painter.scale(writer.resolution() / 72.0, writer.resolution() / 72.0);
                    return &painter;
                },
                {});
    sheet.newPage();
    paint(sheet, data, *codes);
    if (!painter.end() || !good)
        return fail(ErrorKind::Internal, u"pass_write"_s);
    return bytes;
}

Result<QImage> attendancePassImage(const AttendancePass& data)
{
    const auto codes = codesOf(data);
    if (!codes)
        return tl::unexpected<Error>(codes.error());
    QImage image((kPhone * kPhoneDpi / 72.0).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(kPhoneDpi / 72.0, kPhoneDpi / 72.0);
    // One long page: a text too long for the screen runs off its end, and the codes stand above it.
    Sheet sheet(QSizeF(kPhone.width(), 1e5), 5 * kMillimetre, [&painter](int) { return &painter; }, {});
    sheet.newPage();
    paint(sheet, data, *codes);
    painter.end();
    return image;
}

Result<QByteArray> attendancePassPng(const AttendancePass& data)
{
    const auto image = attendancePassImage(data);
    if (!image)
        return tl::unexpected<Error>(image.error());
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image->convertToFormat(QImage::Format_Grayscale8).save(&buffer, "PNG"))
        return fail(ErrorKind::Internal, u"pass_write"_s);
    return bytes;
}

} // namespace motcua::paper
