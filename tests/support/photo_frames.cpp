#include "tests/support/photo_frames.h"

#include "tests/support/photo_surface.h"
#include "tests/support/worn_optics.h"

#include <QBuffer>

#include <algorithm>
#include <cmath>

namespace motcua::test {

using namespace Qt::StringLiterals;
using paper::BarcodeKind;

namespace {

QString photoText(BarcodeKind kind, Dice& dice)
{
    const auto letters = [&](int length, QLatin1StringView from) {
        QString text;
        for (int i = 0; i < length; ++i)
            text += QChar(from.at(qsizetype(dice.below(quint32(from.size())))));
        return text;
    };
    if (kind == BarcodeKind::Code128)
        return dice.below(2) ? letters(8 + int(dice.below(8)), "0123456789"_L1) : letters(5 + int(dice.below(9)), "ABCDEFGHKMNPRSTUVXYZ0123456789-"_L1);
    switch (dice.below(kind == BarcodeKind::Qr ? 3 : 2)) { // Vietnamese in QR only, as offices print it
    case 0: return u"https://vidu.example/"_s + letters(4 + int(dice.below(20)), "abcdefghijklmnopqrstuvwxyz0123456789"_L1);
    case 1: return letters(10, "0123456789"_L1);
    default: return u"Hồ sơ "_s + letters(12, "0123456789-"_L1) + u", "_s + letters(int(20 + dice.below(40)), "abcdefghij klmno pqrstu"_L1).trimmed();
    }
}

// Black on white with a margin of `quiet` modules, `unit` dots a module.
QImage drawn(BarcodeKind kind, const QString& text, int unit, int quiet, Dice& dice)
{
    const auto modules = paper::encodeBarcode(kind, text);
    if (!modules)
        return {};
    const bool bars = kind == BarcodeKind::Code128;
    const int rowHeight = bars ? int(modules->width * dice.between(0.18, 0.5)) : kind == BarcodeKind::Pdf417 ? 3 : 1;
    QImage image((modules->width + 2 * quiet) * unit, (modules->height * rowHeight + 2 * quiet) * unit, QImage::Format_Grayscale8);
    image.fill(255);
    for (int y = 0; y < modules->height * rowHeight * unit; ++y) {
        uchar* line = image.scanLine(quiet * unit + y) + quiet * unit;
        for (int x = 0; x < modules->width * unit; ++x)
            if (modules->at(x / unit, y / unit / rowHeight))
                line[x] = 0;
    }
    return image;
}

QByteArray written(const QImage& image, const char* format, int quality = -1)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format, quality);
    return bytes;
}

// "Rotate by 90° clockwise to see it" as a phone writes it: an APP1 segment with one entry, right after the start mark.
QByteArray withOrientation(const QByteArray& jpeg)
{
    static constexpr char segment[] = "\xFF\xE1\x00\x22" "Exif\0\0" "MM\0*\0\0\0\x08" "\0\x01" "\x01\x12\0\x03\0\0\0\x01\0\x06\0\0" "\0\0\0\0";
    return jpeg.first(2) + QByteArray(segment, sizeof segment - 1) + jpeg.sliced(2);
}

Photo drawnFile(BarcodeKind kind, Dice& dice)
{
    const QString text = photoText(kind, dice);
    QImage image = drawn(kind, text, 1 + int(dice.below(4)), 1 + int(dice.below(2)), dice);
    if (kind == BarcodeKind::Pdf417 || kind == BarcodeKind::Code128) // whoever draws those leaves a margin
        image = drawn(kind, text, 1 + int(dice.below(4)), 4 + int(dice.below(8)), dice);
    const quint32 how = dice.below(4);
    if (how == 0) {
        QImage clear = image.convertToFormat(QImage::Format_ARGB32);
        for (int y = 0; y < clear.height(); ++y)
            for (auto *dot = reinterpret_cast<QRgb*>(clear.scanLine(y)), *end = dot + clear.width(); dot != end; ++dot)
                *dot = qRed(*dot) ? qRgba(0, 0, 0, 0) : qRgba(0, 0, 0, 255);
        image = clear;
    } else if (how == 1) {
        image = image.convertToFormat(QImage::Format_Mono);
    }
    if (dice.below(3) == 0)
        image = image.transformed(QTransform().rotate(90 * int(1 + dice.below(3))));
    return {written(image, "PNG"), {text}};
}

struct Shot
{
    QSize size;
    double share = 0; //!< of the picture's width that the code takes
};

Shot shotOf(Fault fault, Dice& dice)
{
    if (fault == Fault::Large)
        return {{4000, 3000}, std::exp(dice.between(std::log(0.03), std::log(0.4)))};
    const int wide = int(dice.between(800, 1600));
    const QSize size(wide, int(wide * dice.between(0.6, 0.8)));
    if (fault == Fault::Close)
        return {size, 0.62};
    return {size, dice.between(0.15, 0.5)};
}

} // namespace

const char* faultName(Fault fault)
{
    static constexpr const char* names[faultCount] = {"nominal", "curved",  "perspective", "lowcontrast", "damaged", "several",
                                                      "large",   "shadow",  "glare",       "blurred",     "close",   "small",
                                                      "inverted", "poor",   "monitor",     "exif",        "file"};
    return names[int(fault)];
}

Photo photograph(BarcodeKind kind, Fault fault, quint32 seed)
{
    Dice dice(seed * 128 + quint32(fault) * 7 + quint32(kind) + 77);
    if (fault == Fault::File)
        return drawnFile(kind, dice);
    const bool wide = kind == BarcodeKind::Code128 || kind == BarcodeKind::Pdf417;
    Photo photo;
    const Shot shot = shotOf(fault, dice);
    QSize size = shot.size;
    QStringList& texts = photo.texts;
    const int count = fault == Fault::Several ? 2 + int(dice.below(5)) : 1;
    // Cells of a grid, so that no code hides another.
    const int columns = count == 1 ? 1 : count <= 4 ? 2 : 3;
    const int rows = (count + columns - 1) / columns;
    std::vector<Sheet> sheets;
    double leastModule = 1e9;
    for (int i = 0; i < count; ++i) {
        Sheet sheet;
        texts << photoText(kind, dice);
        const auto modules = paper::encodeBarcode(kind, texts.back());
        if (!modules)
            return {};
        double module = size.width() * shot.share * (wide ? 1.4 : 1) / modules->width;
        if (fault == Fault::Small) {
            module = dice.between(1.5, 3);
            const int side = int(modules->width * module * dice.between(1.3, 2.2));
            size = QSize(side, wide ? side : int(side * dice.between(0.8, 1.2)));
        }
        if (fault == Fault::Several)
            module = std::min(0.55 * size.width() / columns, 0.55 * size.height() / rows) / modules->width * (wide ? 1.25 : 1);
        // What no reader could make out is no test: a sensor needs two pixels a module.
        module = std::max(module, fault == Fault::Small ? 1.5 : fault == Fault::Perspective || fault == Fault::Curved ? 3.0 : 2.0);
        leastModule = std::min(leastModule, module);
        const int quiet = fault == Fault::Close ? 2 : 4;
        sheet.paper = drawn(kind, texts.back(), 8, wide ? 10 : quiet, dice);
        sheet.scale = module / 8;
        sheet.turn = dice.below(3) == 0 ? 90.0 * int(dice.below(4)) + dice.between(-6, 6) : dice.between(0, 360);
        if (wide && (fault == Fault::Close || fault == Fault::Small))
            sheet.turn = dice.between(-8, 8);
        sheet.axis = dice.between(0, 180);
        sheet.lean = fault == Fault::Perspective ? dice.between(40, 60) : dice.between(0, 20);
        if (fault == Fault::Curved) {
            sheet.bend = dice.between(15, 50);
            sheet.sag = dice.between(-0.2, 0.2);
            sheet.alongHeight = wide || dice.below(2) == 0;
        }
        sheet.light = dice.between(0.6, 1.0);
        sheet.dark = dice.between(0.02, 0.12);
        if (fault == Fault::LowContrast) {
            sheet.dark = dice.between(0.2, 0.6);
            sheet.light = sheet.dark + dice.between(0.1, 0.25);
        }
        if (fault == Fault::Inverted)
            sheet.paper.invertPixels();
        if (fault == Fault::Damaged)
            damage(sheet.paper, dice.between(0.01, 0.05), dice);
        const QSizeF box(double(size.width()) / columns, double(size.height()) / rows);
        const QPointF jitter = count > 1 || fault == Fault::Close || fault == Fault::Small
                                   ? QPointF(dice.between(-0.03, 0.03) * box.width(), dice.between(-0.03, 0.03) * box.height())
                                   : QPointF(dice.between(-0.22, 0.22) * box.width(), dice.between(-0.2, 0.2) * box.height());
        sheet.middle = QPointF((i % columns + 0.5) * box.width(), (i / columns + 0.5) * box.height()) + jitter;
        keepInside(sheet, QRectF(QPointF(), size), fault == Fault::Close ? -0.01 : 0.02);
        sheets.push_back(std::move(sheet));
    }
    QImage picture = surface(dice, size);
    QRectF where;
    for (const Sheet& sheet : sheets)
        where = where.united(lay(picture, sheet));
    if (fault == Fault::Shadow)
        shade(picture, where, dice.between(0.25, 0.5), dice);
    Optics optics(picture, where, dice);
    if (fault == Fault::Blurred)
        optics.blur(leastModule * dice.between(0.25, 0.55));
    if (fault == Fault::Glare)
        optics.wear(Wear::Glare);
    if (fault == Fault::Monitor)
        optics.wear(Wear::Moire);
    if (fault == Fault::Poor)
        optics.grain(10);
    picture = optics.raw();
    if (fault == Fault::Exif) {
        photo.file = withOrientation(written(picture.transformed(QTransform().rotate(-90)), "JPEG", 85));
        return photo;
    }
    photo.file = written(picture, "JPEG", int(fault == Fault::Poor ? dice.between(20, 40) : dice.between(40, 95)));
    return photo;
}

QByteArray codelessPhoto(quint32 seed)
{
    Dice dice(seed ^ 0xc0de);
    const QSize size = dice.below(6) == 0 ? QSize(3000, 2250) : QSize(int(dice.between(500, 1600)), int(dice.between(400, 1200)));
    QImage picture = dice.below(2) ? surface(dice, size) : codelessFrame(seed, size);
    drawTraps(picture, dice);
    Optics optics(picture, QRectF(picture.rect()), dice);
    if (dice.below(3) == 0)
        optics.blur(dice.between(0.5, 1.5));
    if (dice.below(4) == 0)
        optics.grain(dice.between(4, 14));
    return written(optics.raw(), "JPEG", int(dice.between(35, 95)));
}

} // namespace motcua::test
