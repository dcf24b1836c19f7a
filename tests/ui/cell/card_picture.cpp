#include "card_picture.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace motcua::test {

CardPicture drawCard(const QString& name, const QString& number, const QString& born, const QString& town)
{
    CardPicture card;
    card.image = QImage(1248, 790, QImage::Format_RGB32);
    card.image.fill(QColor(0xd8, 0xd2, 0xc6));
    QPainter painter(&card.image);
    painter.fillRect(0, 0, 1248, 126, QColor(0x98, 0x18, 0x2a));
    QFont type(u"Noto Serif"_s);
    const auto write = [&](const QRect& rect, const QString& text, int pixels, bool bold, const QColor& ink) {
        type.setPixelSize(pixels);
        type.setBold(bold);
        painter.setFont(type);
        painter.setPen(ink);
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, text);
    };
    write({320, 0, 900, 126}, u"ĐẢNG CỘNG SẢN VIỆT NAM"_s, 46, true, QColor(0xf0, 0xe0, 0xc0));
    write({600, 140, 600, 80}, u"THẺ ĐẢNG VIÊN"_s, 52, true, QColor(0x98, 0x18, 0x2a));
    painter.fillRect(66, 180, 300, 390, QColor(0xc2, 0xb6, 0xa6));
    const auto line = [&](const QString& key, int top, const QString& label, const QString& value) {
        write({424, top, 240, 56}, label, 32, false, Qt::black);
        const QRect box(660, top, 560, 56);
        write(box, value, 38, true, Qt::black);
        card.boxes.insert(key, box.adjusted(-8, 0, 8, 0));
    };
    line(u"cardNumber"_s, 220, u"Số"_s, number);
    line(u"fullName"_s, 300, u"Họ và tên"_s, name);
    line(u"birthDate"_s, 380, u"Ngày sinh"_s, born);
    line(u"homeTown"_s, 460, u"Quê quán"_s, town);
    return card;
}

} // namespace motcua::test
