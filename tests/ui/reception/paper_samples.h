#pragma once

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>

//! Papers that nobody wrote, for tests and pictures.
namespace motcua::test::papers {

using namespace Qt::StringLiterals;

//! A page of writing on a dark table, a little askew.
inline QImage onTheTable()
{
    QImage image(1'600, 1'200, QImage::Format_RGB32);
    image.fill(QColor(58, 46, 38));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(800, 600);
    painter.rotate(5);
    painter.fillRect(-360, -509, 720, 1'018, QColor(238, 236, 230));
    painter.setPen(Qt::black);
    QFont face(u"Liberation Serif"_s);
    face.setPixelSize(19);
    painter.setFont(face);
    for (int line = 0; line < 34; ++line)
        painter.drawText(-300, -430 + line * 26, u"Đơn đề nghị cấp giấy phép, dòng %1, phường An Hòa"_s.arg(line + 1));
    return image;
}

inline QByteArray pdf(int pages)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(100);
    QPainter painter(&writer);
    for (int i = 0; i < pages; ++i) {
        if (i > 0)
            writer.newPage();
        for (int line = 0; line < 20; ++line)
            painter.drawText(60, 90 + line * 26, u"Trang %1: bản sao giấy khai sinh, dòng %2"_s.arg(i + 1).arg(line + 1));
    }
    painter.end();
    return bytes;
}

} // namespace motcua::test::papers
