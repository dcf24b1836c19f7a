#include "paper/form_receipt.h"

#include "domain/calendar.h"
#include "domain/dossier_code.h"
#include "paper/barcode_image.h"
#include "paper/sheet.h"

#include <QBuffer>
#include <QLocale>
#include <QPageSize>
#include <QPdfWriter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::paper {

namespace {

constexpr double kMillimetre = 72.0 / 25.4;
const QSizeF kA5(148 * kMillimetre, 210 * kMillimetre);
constexpr double kMargin = 11 * kMillimetre;
constexpr double kBody = 10;

struct Codes
{
    BarcodeModules line;
    BarcodeModules square;
};

//! Days 01–09 and months 01–02 are padded (NĐ 30/2020); other months stand as they are.
QString officialDate(QDate date)
{
    const QString day = date.toString(u"dd"_s);
    const QString month = date.month() <= 2 ? date.toString(u"MM"_s) : QString::number(date.month());
    return u"ngày %1 tháng %2 năm %3"_s.arg(day, month).arg(date.year());
}

QString moment(const QDateTime& utc)
{
    if (!utc.isValid())
        return u"…"_s;
    return domain::toLocal(utc).toString(u"HH 'giờ' mm 'phút, ngày' dd/MM/yyyy"_s);
}

QString orDots(const QString& text) { return text.isEmpty() ? u"…"_s : text; }

QString money(qint64 dong)
{
    return dong == 0 ? u"không"_s : QLocale(QLocale::Vietnamese, QLocale::Vietnam).toString(dong) + u" đ"_s;
}

QString quantity(const domain::Component& component)
{
    QStringList parts;
    if (component.originals > 0)
        parts << u"%1 bản chính"_s.arg(component.originals);
    if (component.copies > 0)
        parts << u"%1 bản sao"_s.arg(component.copies);
    if (component.reused)
        parts << u"dùng lại dữ liệu đã số hóa"_s;
    return parts.isEmpty() ? u"1 bản"_s : parts.join(u", "_s);
}

void head(Sheet& sheet, const ReceiptData& data, int copy)
{
    const QString copyName = copy == 1 ? u"Liên 1: Lưu"_s : u"Liên 2: Giao người nộp"_s;
    if (sheet.page() > 1) { // a continuation: what belongs to what must be plain on each sheet
        sheet.paragraph(u"Giấy tiếp nhận hồ sơ và hẹn trả kết quả, mã %1 (%2, trang %3)"_s.arg(data.dossier.code, copyName).arg(sheet.page()),
                        formFont(9, false, true), Qt::AlignHCenter, 0, 6);
        return;
    }
    const double top = sheet.y();
    const double leftWidth = sheet.width() * 0.47;
    const double rightX = sheet.left() + leftWidth;
    const double rightWidth = sheet.width() - leftWidth;
    double l = top + sheet.column(data.agencyParent, formFont(8.5), sheet.left(), top, leftWidth, Qt::AlignHCenter);
    l += sheet.column(data.agencyName.toUpper(), formFont(8, true), sheet.left(), l, leftWidth, Qt::AlignHCenter);
    double r = top + sheet.column(u"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"_s, formFont(8, true), rightX, top, rightWidth, Qt::AlignHCenter);
    r += sheet.column(u"Độc lập - Tự do - Hạnh phúc"_s, formFont(9.5, true), rightX, r, rightWidth, Qt::AlignHCenter);
    QPainter& p = sheet.painter();
    p.setPen(QPen(Qt::black, 0.6));
    p.drawLine(QPointF(rightX + rightWidth / 2 - 48, r + 1.5), QPointF(rightX + rightWidth / 2 + 48, r + 1.5));
    p.drawLine(QPointF(sheet.left() + leftWidth / 2 - 22, l + 1.5), QPointF(sheet.left() + leftWidth / 2 + 22, l + 1.5));
    l += 5;
    r += 5;
    l += sheet.column(u"Số: %1/TNHS"_s.arg(data.dossier.code.section(u'-', 1)), formFont(9), sheet.left(), l, leftWidth, Qt::AlignHCenter);
    const QDate day = domain::toLocal(data.dossier.receivedAt).date();
    r += sheet.column(u"%1, %2"_s.arg(data.place, officialDate(day)), formFont(9, false, true), rightX, r, rightWidth, Qt::AlignHCenter);
    sheet.setY(std::max(l, r) + 6);
    sheet.paragraph(copyName + (data.reprint ? u" (bản in lại)"_s : QString()), formFont(8.5, false, true), Qt::AlignRight, 0, 1);
}

void codes(Sheet& sheet, const ReceiptData& data, const Codes& symbols)
{
    const double square = 50;
    const double top = sheet.y();
    paintBarcode(sheet.painter(), QRectF(sheet.right() - square, top, square, square), symbols.square);
    const double module = 0.72; // 0.25 mm: laser printers and webcams both manage
    const double lineWidth = std::min(symbols.line.width * module, sheet.width() - square - 44);
    const double lineX = sheet.left() + 14;
    paintBarcode(sheet.painter(), QRectF(lineX, top + 2, lineWidth, 30), symbols.line);
    const double textTop = top + 34;
    sheet.column(u"Mã hồ sơ: "_s + data.dossier.code, formFont(11, true), lineX, textTop, sheet.width() - square - 30, Qt::AlignLeft);
    sheet.setY(top + square + 6);
}

void signatures(Sheet& sheet, const ReceiptData& data)
{
    sheet.need(76);
    sheet.skip(4);
    const double top = sheet.y();
    const double half = sheet.width() / 2;
    sheet.column(u"NGƯỜI NỘP HỒ SƠ"_s, formFont(9, true), sheet.left(), top, half, Qt::AlignHCenter);
    sheet.column(u"NGƯỜI TIẾP NHẬN HỒ SƠ"_s, formFont(9, true), sheet.left() + half, top, half, Qt::AlignHCenter);
    sheet.column(u"(Ký và ghi rõ họ tên)"_s, formFont(8.5, false, true), sheet.left(), top + 12, half, Qt::AlignHCenter);
    sheet.column(u"(Ký và ghi rõ họ tên)"_s, formFont(8.5, false, true), sheet.left() + half, top + 12, half, Qt::AlignHCenter);
    const QString submitter = data.dossier.submitter.isEmpty() ? data.dossier.owner.fullName : data.dossier.submitter;
    sheet.column(submitter, formFont(9.5, true), sheet.left(), top + 58, half - 6, Qt::AlignHCenter);
    sheet.column(data.clerk, formFont(9.5, true), sheet.left() + half, top + 58, half - 6, Qt::AlignHCenter);
    sheet.setY(top + 72);
}

void body(Sheet& sheet, const ReceiptData& data, const Codes& symbols)
{
    const domain::Dossier& d = data.dossier;
    const QFont font = formFont(kBody);
    sheet.paragraph(u"GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ"_s, formFont(12.5, true), Qt::AlignHCenter, 0, 4);
    if (domain::isProvisionalCode(d.code))
        sheet.paragraph(u"TẠM: số chính thức được cấp khi quầy nối lại mạng, giấy này vẫn có giá trị hẹn trả"_s, formFont(9, true, true), Qt::AlignHCenter, 0, 4);
    codes(sheet, data, symbols);
    sheet.paragraph(u"%1 tiếp nhận hồ sơ của: %2"_s.arg(data.agencyName, d.owner.fullName), font);
    if (!d.submitter.isEmpty())
        sheet.paragraph(u"Người nộp: %1"_s.arg(d.submitter), font);
    sheet.paragraph(u"Địa chỉ: %1"_s.arg(orDots(d.owner.address)), font);
    sheet.paragraph(u"Số điện thoại: %1     Email: %2"_s.arg(orDots(d.owner.phone), orDots(d.owner.email)), font);
    sheet.paragraph(u"Nội dung yêu cầu giải quyết: %1"_s.arg(d.procedureName), font);
    sheet.paragraph(u"1. Thành phần hồ sơ nộp gồm:"_s, font);
    int n = 0;
    for (const domain::Component& component : d.components) {
        if (component.received || component.reused)
            sheet.paragraph(u"%1) %2 (%3)"_s.arg(++n).arg(component.name, quantity(component)), font, Qt::AlignLeft, 12, 1);
    }
    if (n == 0)
        sheet.paragraph(u"…"_s, font, Qt::AlignLeft, 12, 1);
    sheet.paragraph(u"2. Số lượng hồ sơ: 1 (bộ)"_s, font);
    sheet.paragraph(u"3. Thời gian giải quyết hồ sơ theo quy định: %1"_s.arg(orDots(data.limitText)), font);
    sheet.paragraph(u"4. Thời gian nhận hồ sơ: %1"_s.arg(moment(d.receivedAt)), font);
    sheet.paragraph(u"5. Thời gian trả kết quả giải quyết hồ sơ: %1"_s.arg(moment(d.dueAt)), formFont(kBody, true));
    const QString way = d.delivery.way == domain::DeliveryWay::Post
                            ? u"qua bưu chính công ích, địa chỉ %1"_s.arg(orDots(d.delivery.address))
                            : u"tại %1"_s.arg(data.agencyName);
    sheet.paragraph(u"6. Đăng ký nhận kết quả: %1%2"_s.arg(way, d.delivery.electronic ? u", kèm bản điện tử"_s : QString()), font);
    sheet.paragraph(u"Phí, lệ phí: %1"_s.arg(money(d.fee)), font);
    sheet.paragraph(u"Vào Sổ theo dõi hồ sơ, Quyển số: %1     Số thứ tự: %2"_s.arg(
                        domain::toLocal(d.receivedAt).toString(u"yyyy"_s), orDots(d.code.section(u'-', -1))),
                    font);
    if (!data.phone.isEmpty())
        sheet.paragraph(u"Cần hỏi thêm, gọi %1"_s.arg(data.phone), formFont(9, false, true));
    signatures(sheet, data);
}

Result<Codes> makeCodes(const ReceiptData& data)
{
    if (data.dossier.code.isEmpty())
        return fail(ErrorKind::Invalid, u"receipt_code"_s);
    const QString text = receiptBarcodeText(data.dossier);
    auto line = encodeBarcode(BarcodeKind::Code128, text);
    if (!line)
        return tl::unexpected(line.error());
    auto square = encodeBarcode(BarcodeKind::Qr, text);
    if (!square)
        return tl::unexpected(square.error());
    return Codes{std::move(*line), std::move(*square)};
}

void paintCopies(const ReceiptData& data, const Codes& symbols, const std::function<QPainter*()>& nextPage)
{
    for (int copy = 1; copy <= 2; ++copy) {
        Sheet sheet(kA5, kMargin, [&nextPage](int) { return nextPage(); }, [&](Sheet& s) { head(s, data, copy); });
        sheet.newPage();
        body(sheet, data, symbols);
    }
}

} // namespace

QString receiptBarcodeText(const domain::Dossier& dossier)
{
    QString text = dossier.code;
    return text.replace(u"TẠM"_s, u"TAM"_s);
}

Result<QByteArray> receiptPdf(const ReceiptData& data)
{
    const auto symbols = makeCodes(data);
    if (!symbols)
        return tl::unexpected(symbols.error());
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly))
        return fail(ErrorKind::Internal, u"receipt_write"_s);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(1200);
        writer.setPageSize(QPageSize(QPageSize::A5));
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        writer.setTitle(u"Giấy tiếp nhận hồ sơ "_s + data.dossier.code);
        writer.setCreator(u"Một Cửa"_s);
        QPainter painter;
        bool first = true;
        bool good = painter.begin(&writer);
        if (!good)
            return fail(ErrorKind::Internal, u"receipt_write"_s);
        paintCopies(data, *symbols, [&]() {
            if (!first)
                good = writer.newPage() && good;
            first = false;
            painter.resetTransform();
            painter.scale(writer.resolution() / 72.0, writer.resolution() / 72.0);
            return &painter;
        });
        if (!painter.end() || !good)
            return fail(ErrorKind::Internal, u"receipt_write"_s);
    }
    return bytes;
}

Result<std::vector<QImage>> receiptPages(const ReceiptData& data, int dpi)
{
    const auto symbols = makeCodes(data);
    if (!symbols)
        return tl::unexpected(symbols.error());
    std::vector<QImage> pages;
    QPainter painter;
    paintCopies(data, *symbols, [&]() {
        if (painter.isActive())
            painter.end();
        pages.emplace_back((kA5 * dpi / 72.0).toSize(), QImage::Format_RGB32);
        pages.back().fill(Qt::white);
        painter.begin(&pages.back());
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        painter.scale(dpi / 72.0, dpi / 72.0);
        return &painter;
    });
    painter.end();
    return pages;
}

} // namespace motcua::paper
