#include "paper/badge_sheet.h"

#include "domain/calendar.h"
#include "paper/barcode_image.h"
#include "paper/sheet.h"

#include <QBuffer>
#include <QPageSize>
#include <QPdfWriter>

using namespace Qt::StringLiterals;

namespace motcua::paper {

namespace {

constexpr double kMillimetre = 72.0 / 25.4;
constexpr double kWidth = 95 * kMillimetre;
constexpr double kHeight = 65 * kMillimetre;
constexpr double kLeft = (210 * kMillimetre - 2 * kWidth) / 2;
constexpr double kTop = (297 * kMillimetre - 4 * kHeight) / 2;

Result<void> paintBadge(QPainter& painter, const QRectF& box, const AttendancePass& data)
{
    auto square = encodeBarcode(BarcodeKind::Qr, data.qrText);
    if (!square)
        return tl::unexpected<Error>(square.error());
    auto line = encodeBarcode(BarcodeKind::Code128, data.pass.serial);
    if (!line)
        return tl::unexpected<Error>(line.error());
    painter.save();
    painter.setPen(QPen(QColor(0xb0, 0xb0, 0xb0), 0.3, Qt::DashLine));
    painter.drawRect(box);
    painter.restore();
    // The codes at the right, the words beside them: a badge is read by a person and by a lens.
    constexpr double pad = 4 * kMillimetre;
    constexpr double code = 36 * kMillimetre;
    paintBarcode(painter, QRectF(box.right() - pad - code, box.top() + 14 * kMillimetre, code, code), *square);
    const double lineWidth = std::min(box.width() - 2 * pad, line->width * 0.9);
    paintBarcode(painter, QRectF(box.left() + pad, box.bottom() - 13 * kMillimetre, lineWidth, 8 * kMillimetre), *line);
    Sheet words(QSizeF(box.right(), box.bottom()), 0, [&painter](int) { return &painter; }, {});
    words.newPage();
    const double textWidth = box.width() - code - 3 * pad;
    double y = box.top() + pad;
    y += words.column(data.meeting.title, formFont(9, true), box.left() + pad, y, box.width() - 2 * pad, Qt::AlignLeft) + 8;
    y = std::max(y, box.top() + 15 * kMillimetre);
    y += words.column(data.pass.fullName, formFont(14, true), box.left() + pad, y, textWidth, Qt::AlignLeft) + 3;
    if (!data.pass.position.isEmpty())
        y += words.column(data.pass.position, formFont(9.5), box.left() + pad, y, textWidth, Qt::AlignLeft) + 1;
    if (!data.pass.unit.isEmpty())
        y += words.column(data.pass.unit, formFont(9.5), box.left() + pad, y, textWidth, Qt::AlignLeft) + 3;
    if (!data.pass.seat.isEmpty())
        words.column(u"Chỗ ngồi %1"_s.arg(data.pass.seat), formFont(10, true), box.left() + pad, y, textWidth, Qt::AlignLeft);
    words.column(data.pass.serial.first(5) + u' ' + data.pass.serial.sliced(5), formFont(8), box.left() + pad, box.bottom() - 4.5 * kMillimetre,
                 lineWidth, Qt::AlignHCenter);
    return {};
}

} // namespace

Result<QByteArray> badgeSheetPdf(const std::vector<AttendancePass>& passes, const std::function<bool(qsizetype)>& keepGoing)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(600);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setTitle(u"Mã tham dự họp"_s);
    writer.setCreator(u"Một Cửa"_s);
    QPainter painter;
    if (!painter.begin(&writer))
        return fail(ErrorKind::Internal, u"pass_write"_s);
    painter.scale(writer.resolution() / 72.0, writer.resolution() / 72.0);
    int place = 0;
    qsizetype done = 0;
    for (const AttendancePass& pass : passes) {
        if (keepGoing && !keepGoing(done)) {
            painter.end();
            return fail(ErrorKind::Cancelled, u"cancelled"_s);
        }
        if (place == kBadgesPerSheet) {
            if (!writer.newPage())
                return fail(ErrorKind::Internal, u"pass_write"_s);
            place = 0;
        }
        const QRectF box(kLeft + (place % 2) * kWidth, kTop + (place / 2) * kHeight, kWidth, kHeight);
        if (auto painted = paintBadge(painter, box, pass); !painted) {
            painter.end();
            return tl::unexpected(painted.error());
        }
        ++place;
        ++done;
    }
    if (!painter.end())
        return fail(ErrorKind::Internal, u"pass_write"_s);
    return bytes;
}

} // namespace motcua::paper
