#include "paper/party_card_image.h"
#include "tests/vision/pictures.h"
#include "vision/card_outline.h"
#include "vision/card_text.h"
#include "vision/figure_cuts.h"
#include "vision/leaders.h"
#include "vision/line_strip.h"
#include "vision/luma_ops.h"
#include "vision/mrz_reader.h"
#include "vision/ocr_b.h"
#include "vision/paper_light.h"
#include "vision/picture.h"
#include "vision/red_stamps.h"
#include "vision/still_reader.h"
#include "vision/strip_light.h"
#include "vision/text_area.h"
#include "vision/text_lines.h"

#include <QBuffer>
#include <QGuiApplication>

#include <cstdio>

// Damaged pictures of every format go the way of a picture in the reader's process: decoded, turned grey, searched for a card, flattened,
// searched for lines, figures and zones; now and then read to the end, letters and barcodes. A crash, a hang or a sanitizer's word is a failure; so is an
// error without a code. Arguments: rounds, and a seed.
using namespace motcua;
using namespace motcua::vision;
using namespace Qt::StringLiterals;

namespace {

QByteArray encoded(const QImage& image, const char* format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, format);
    return bytes;
}

//! A few bytes flipped, cut, doubled or made extreme; more of them in the head, where sizes and tables stand.
QByteArray mutated(QByteArray bytes, QRandomGenerator& random)
{
    static const QByteArrayList planted{QByteArray(4, '\xff'), QByteArray(4, '\0'), QByteArray("\x7f\xff\xff\xff", 4), QByteArray("\0\0\xea\x60", 4), QByteArray("\x80\0\0\0", 4)};
    for (quint32 i = 0, changes = 1 + random.bounded(6U); i < changes && bytes.size() > 4; ++i) {
        const auto reach = random.bounded(2U) ? qMin<qsizetype>(bytes.size(), 700) : bytes.size();
        const auto at = qsizetype(random.bounded(quint32(reach)));
        switch (random.bounded(6U)) {
        case 0: bytes[at] = char(random.bounded(256U)); break;
        case 1: bytes.remove(at, 1 + qsizetype(random.bounded(64U))); break;
        case 2: bytes.insert(at, bytes.mid(at, qsizetype(random.bounded(200U)))); break;
        case 3: bytes.replace(at, qMin<qsizetype>(4, bytes.size() - at), planted.at(qsizetype(random.bounded(quint32(planted.size()))))); break;
        case 4: bytes.truncate(qMax<qsizetype>(at, 16)); break;
        default: bytes[at] = char(bytes[at] ^ (1 << random.bounded(8U)));
        }
    }
    return bytes;
}

//! A picture that no camera makes: any size, ink anywhere.
QImage strange(QRandomGenerator& random)
{
    const QSize size(1 + int(random.bounded(random.bounded(3U) ? 900U : 4000U)), 1 + int(random.bounded(random.bounded(3U) ? 700U : 60U)));
    QImage image(size, QImage::Format_Grayscale8);
    image.fill(uint(random.bounded(256U)));
    QPainter painter(&image);
    for (quint32 i = 0, pieces = random.bounded(400U); i < pieces; ++i) {
        const int grey = int(random.bounded(256U));
        painter.fillRect(int(random.bounded(quint32(size.width()))), int(random.bounded(quint32(size.height()))), 1 + int(random.bounded(60U)),
                         1 + int(random.bounded(40U)), QColor(grey, grey, grey));
    }
    return image;
}

bool lookedAt(const QImage& picture, bool toTheEnd)
{
    const QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
    const auto outline = findCard(grey);
    std::ignore = findTextArea(grey);
    if (grey.width() >= 8 && grey.height() >= 8) {
        FlatCard flat = flattenCard(grey, outline, 600, 0);
        // Anything may be the red part: the picture's own, or another's of that size.
        clearRedStamps(flat.image, picture.isGrayscale() ? grey.mirrored(true, true) : redPart(picture), flat.toPhoto);
        evenPaper(flat.image);
        eraseDots(flat.image, leaderDots(inkPieces(flat.image)));
        const TextLines found = findTextLines(flat.image);
        for (const TextLine& line : found.lines) {
            const Strip strip = cutStrip(flat.image, line.box, found.slopeAt(line.box.center().y()), 0.3);
            const QImage lit = largerStrip(evenlyLit(smoothedStrip(strip.image)));
            if (const auto figures = cutFigures(lit))
                std::ignore = spacedOut(*figures);
            if (ZoneLine zone(lit, (lit.width() - line.box.width()) / 2); toTheEnd && zone.isValid())
                for (int cell = 0; cell < 30; ++cell)
                    std::ignore = zone.next(ZoneLetters::Any);
        }
    }
    if (!toTheEnd)
        return true;
    std::ignore = readAll(LumaPlane::fromImage(grey.scaled(grey.size().boundedTo({640, 640}))), stillFormats & ~linearFormats);
    if (const auto zone = readMrzText(grey); zone && !zone->empty())
        return false; // there is no such zone in any of these
    const auto read = readCardText(grey, redPart(picture));
    return read || !read.error().code.isEmpty();
}

} // namespace

int main(int argc, char** argv)
{
    const int rounds = argc > 1 ? QByteArray(argv[1]).toInt() : 300;
    QRandomGenerator random(argc > 2 ? QByteArray(argv[2]).toUInt() : 20261121U); // one run is like another
    QGuiApplication app(argc, argv);
    const QImage card = paper::renderPartyCard({u"07318642"_s, u"PHẠM THỊ NGỌC HẠNH"_s, QDate(1984, 3, 12), u"X. Hòa Thắng, Đắk Lắk"_s,
                                                QDate(2011, 5, 19), QDate(2012, 5, 19), u"Đảng ủy phường An Hòa"_s})
                            .scaledToWidth(480, Qt::SmoothTransformation);
    QByteArrayList seeds;
    for (const char* format : {"JPEG", "PNG", "BMP", "PPM", "PGM", "TIFF", "WEBP", "GIF"}) {
        const QByteArray bytes = encoded(card, format);
        if (!bytes.isEmpty()) // not every build of Qt writes all of them
            seeds += bytes;
    }
    int decoded = 0;
    for (int i = 0; i < rounds; ++i) {
        const bool toTheEnd = i % 40 == 0; // letters are what costs
        if (i % 4 == 3) {
            if (!lookedAt(strange(random), toTheEnd))
                return 1;
            continue;
        }
        const QByteArray bytes = mutated(seeds.at(i % seeds.size()), random);
        const auto picture = decodePicture(Picture::fromBytes(bytes));
        if (!picture) {
            if (!picture.error().code.isEmpty())
                continue;
            std::fprintf(stderr, "round %d: refused without a word\n", i);
            return 1;
        }
        ++decoded;
        const QImage small = picture->size().boundedTo({900, 900}) == picture->size() ? *picture : picture->scaled(picture->size().boundedTo({900, 900}));
        if (!lookedAt(small, toTheEnd)) {
            std::fprintf(stderr, "round %d: an error without a word\n", i);
            return 1;
        }
    }
    std::printf("%d rounds, %d still pictures\n", rounds, decoded);
    return decoded > 0 ? 0 : 1;
}
