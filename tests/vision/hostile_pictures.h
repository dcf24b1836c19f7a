#pragma once

#include "paper/party_card_image.h"
#include "tests/vision/pictures.h"

#include <QBuffer>
#include <QMetaType>

#include <vector>

namespace motcua::test {

//! A picture that somebody may send to hurt, and what is said to it: codes, one of which it must be; `read` = read as the harmless
//! picture that it is, with or without fields.
struct HostilePicture
{
    const char* name = "";
    QByteArray bytes;
    QString said;
    bool isLong = false; //!< takes seconds
    bool isRead = false; //!< goes the whole way through the engine
    bool isHardest = false; //!< … and gives it as much work as a picture can
};

inline QByteArray encoded(const QImage& image, const char* format, int quality = -1)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, format, quality);
    return bytes;
}

inline std::vector<HostilePicture> hostilePictures(const QImage& card)
{
    using namespace Qt::StringLiterals;
    const QByteArray jpeg = encoded(paper::photographCard(card, {}), "JPEG");
    const QByteArray png = encoded(card, "PNG");
    QByteArray gif("GIF89a\x02\0\x02\0\x80\0\0\0\0\0\xFF\xFF\xFF", 19);
    for (int frame = 0; frame < 3; ++frame)
        gif += QByteArray("\x21\xF9\x04\0\x0A\0\0\0\x2C\0\0\0\0\x02\0\x02\0\0\x02\x03\x44\x02\x05\0", 24);
    gif += ';';
    QImage flat(6200, 6200, QImage::Format_Mono); // 38 megapixels in a few kilobytes: allowed, and all of it one colour
    flat.fill(1);
    QImage dark(1000, 700, QImage::Format_RGB32);
    dark.fill(QColor(14, 12, 10));
    const QImage blurred = paper::photographCard(card, {}).scaledToWidth(60, Qt::SmoothTransformation).scaledToWidth(1280, Qt::SmoothTransformation);
    QImage noise(1600, 1200, QImage::Format_Grayscale8);
    QRandomGenerator random(7);
    for (int y = 0; y < noise.height(); ++y)
        random.fillRange(reinterpret_cast<quint32*>(noise.scanLine(y)), noise.width() / 4);
    QImage grid(2000, 1400, QImage::Format_Grayscale8); // every stroke a letter's size: as much ink as a text engine can be given
    grid.fill(255);
    {
        QPainter painter(&grid);
        for (int y = 0; y < grid.height(); y += 22)
            for (int x = (y / 22 % 2) * 9; x < grid.width(); x += 18)
                painter.fillRect(x, y, 9, 14, Qt::black);
    }
    return {
        {"bomb", png.left(16) + QByteArray::fromHex("0000ea600000ea60") + png.mid(24), u"picture_broken|picture_too_large"_s}, // 60,000 × 60,000 by its head
        {"bomb that is allowed", encoded(flat, "PNG"), u"read|text_too_small|picture_no_card|picture_glare|picture_blurred"_s, true},
        {"bomb as PNM", QByteArray("P5\n30000 30000\n255\n") + QByteArray(20, '\0'), u"picture_too_large|picture_broken"_s},
        {"cut JPEG", jpeg.left(jpeg.size() / 3), u"picture_broken"_s},
        {"cut PNG", png.left(png.size() / 3), u"picture_broken"_s},
        {"head only", jpeg.left(12), u"picture_broken"_s},
        {"1 x 1", encoded(QImage(1, 1, QImage::Format_RGB32), "PNG"), u"text_too_small"_s},
        {"30000 x 10", encoded(QImage(30000, 10, QImage::Format_RGB32), "PNG"), u"text_too_small"_s},
        {"10 x 30000", encoded(QImage(10, 30000, QImage::Format_RGB32), "PNG"), u"text_too_small"_s},
        {"3000 x 100", encoded(emptyPicture({3000, 100}), "PNG"), u"picture_no_card"_s},
        {"animated", gif, u"picture_animated|picture_broken"_s},
        {"HEIC", QByteArray("\0\0\0\x18" "ftypheic\0\0\0\0mif1heic", 24), u"picture_heic"_s},
        {"script called picture", QByteArray("<svg xmlns='x'><script>alert(1)</script></svg>"), u"not_an_image"_s},
        {"PDF and picture in one", "%PDF-1.7\n" + jpeg, u"not_an_image"_s},
        {"archive behind a picture", jpeg + QByteArray("PK\x03\x04") + QByteArray(5000, 'z'), u"read"_s, false, true},
        {"PNG with the name of a JPEG", png, u"read"_s, false, true},
        {"dark", encoded(dark, "JPEG"), u"picture_dark"_s, false, true},
        {"blurred", encoded(blurred, "JPEG"), u"picture_blurred|text_too_small"_s, false, true},
        {"noise", encoded(noise, "JPEG"), u"read|text_too_small|picture_no_card|picture_blurred|picture_dark"_s, true, true, true},
        {"a thousand letters that are none", encoded(grid, "PNG"), u"read|text_too_small|picture_no_card|picture_blurred|ocr_timeout|picture_glare"_s, true, true, true},
        {"nothing", {}, u"not_an_image"_s},
    };
}

} // namespace motcua::test

Q_DECLARE_METATYPE(motcua::test::HostilePicture)
