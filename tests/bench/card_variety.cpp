#include "card_variety.h"

#include <QBuffer>
#include <QFontMetrics>
#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>
#include <QRadialGradient>
#include <QRandomGenerator>
#include <QTransform>

#include <cmath>

using namespace Qt::StringLiterals;

namespace motcua::bench {

namespace {

double between(QRandomGenerator& random, double low, double high)
{
    return low + (high - low) * random.generateDouble();
}

QString one(QRandomGenerator& random, const QStringList& list)
{
    return list[random.bounded(int(list.size()))];
}

bool chance(QRandomGenerator& random, double share)
{
    return random.generateDouble() < share;
}

struct Make
{
    QString family;
    QString labelFamily;
    bool bold = true;
    bool italicLabels = false;
    bool above = false;
    bool capitals = false;
    QString colon;
    QColor ink;
    QColor labelInk;
    int labelSize = 24;
    int valueSize = 32;
    int left = 60;
    int valueLeft = 300;
    int step = 66;
};

QFont face(const QString& family, int pixels, bool bold, bool italic = false)
{
    QFont font(family);
    font.setPixelSize(pixels);
    font.setBold(bold);
    font.setItalic(italic);
    return font;
}

QString dateAs(QRandomGenerator& random, QDate date)
{
    return date.toString(one(random, {u"dd/MM/yyyy"_s, u"dd-MM-yyyy"_s, u"dd.MM.yyyy"_s, u"dd - MM - yyyy"_s, u"dd/MM/yyyy"_s,
                                      u"dd 'tháng' MM 'năm' yyyy"_s}));
}

QString numberAs(QRandomGenerator& random, const QString& number)
{
    const int form = random.bounded(6);
    if (form == 0)
        return number;
    if (form == 1)
        return number.left(2) + u' ' + number.mid(2);
    return number.left(2) + u'.' + number.mid(2);
}

//! The ground: nothing, strokes, waves, dots or a large pale emblem.
void ground(QPainter& p, QRandomGenerator& random, const QColor& paper, QSize size)
{
    const QColor tint = paper.darker(random.bounded(103, 110));
    p.setPen(QPen(tint, 2));
    switch (random.bounded(5)) {
    case 0:
        break;
    case 1:
        for (int x = -size.height(); x < size.width(); x += random.bounded(18, 34))
            p.drawLine(x, size.height(), x + size.height(), 0);
        break;
    case 2:
        for (int y = 90; y < size.height() + 20; y += 20) {
            QPainterPath wave(QPointF(0, y));
            for (int x = 0; x < size.width(); x += 240)
                wave.cubicTo(x + 80, y - 12, x + 160, y + 12, x + 240, y);
            p.drawPath(wave);
        }
        break;
    case 3:
        for (int y = 100; y < size.height(); y += 18)
            for (int x = y % 36; x < size.width(); x += 36)
                p.drawEllipse(x, y, 2, 2);
        break;
    default: {
        QPolygonF star;
        for (int i = 0; i < 10; ++i) {
            const double r = i % 2 ? 84 : 220;
            star << QPointF(size.width() / 2.0 + r * std::sin(M_PI / 5 * i), size.height() / 2.0 + 40 - r * std::cos(M_PI / 5 * i));
        }
        p.setPen(Qt::NoPen);
        p.setBrush(tint);
        p.drawPolygon(star);
    }
    }
}

// `faults` has its own stream, so that a fault more leaves the cards as they are.
QImage draw(QRandomGenerator& random, QRandomGenerator& faults, paper::PartyCardText& text)
{
    static const QStringList faces{u"Noto Sans"_s, u"Noto Serif"_s, u"DejaVu Sans"_s, u"DejaVu Serif"_s, u"Liberation Sans"_s,
                                   u"Liberation Serif"_s, u"Liberation Serif"_s, u"DejaVu Sans Condensed"_s};
    static const QList<QRgb> papers{0xfffdf6, 0xf4ead6, 0xfbe9d8, 0xe9eef2, 0xf7dfd6, 0xd9d4c8, 0xf6f0c8, 0xffffff};
    Make make;
    make.family = one(random, faces);
    make.labelFamily = chance(random, 0.7) ? make.family : one(random, faces);
    make.bold = chance(random, 0.7);
    make.italicLabels = chance(random, 0.15);
    make.above = chance(random, 0.4);
    make.capitals = chance(random, 0.5);
    make.colon = one(random, {u""_s, u":"_s, u":"_s, u" :"_s});
    make.ink = QColor(one(random, {u"#141414"_s, u"#241c18"_s, u"#10204a"_s, u"#1c1c2c"_s}));
    make.labelInk = QColor(one(random, {u"#141414"_s, u"#4a443c"_s, u"#8c1a1a"_s, u"#3c4654"_s}));
    make.valueSize = random.bounded(27, 36);
    make.labelSize = std::min(make.valueSize, random.bounded(21, 29));
    const bool portraitLeft = !make.above && chance(random, 0.5);
    const bool portrait = chance(random, 0.85);
    make.left = portrait && portraitLeft ? 300 : random.bounded(36, 80);

    const QSize size(1000, random.bounded(600, 690));
    const QColor paper(papers[random.bounded(int(papers.size()))]);
    QImage image(size, QImage::Format_RGB32);
    image.fill(paper);
    QPainter p(&image);
    p.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    ground(p, random, paper, size);

    const int head = random.bounded(60, 100);
    const bool band = chance(random, 0.7);
    if (band)
        p.fillRect(0, 0, size.width(), head, QColor(one(random, {u"#a8161e"_s, u"#c8202a"_s, u"#7c1420"_s})));
    p.setPen(band ? QColor(0xf6, 0xe0, 0x9c) : QColor(0xa0, 0x18, 0x20));
    p.setFont(face(make.family, head * 4 / 10, true));
    p.drawText(QRect(20, 0, size.width() - 40, head), Qt::AlignCenter, u"ĐẢNG CỘNG SẢN VIỆT NAM"_s);
    int y = head + 8;
    if (chance(random, 0.8)) {
        p.setPen(QColor(0xa8, 0x16, 0x1e));
        p.setFont(face(make.family, 38, true));
        p.drawText(QRect(make.left, y, size.width() - 60 - make.left, 50), chance(random, 0.5) ? Qt::AlignCenter : Qt::AlignLeft, u"THẺ ĐẢNG VIÊN"_s);
        y += 58;
    }

    const QString number = numberAs(random, text.cardNumber);
    const QString born = dateAs(random, text.birthDate);
    const QString joined = dateAs(random, text.admitted);
    if (make.capitals)
        text.fullName = text.fullName.toUpper();
    struct Field { QString label; QString value; };
    std::vector<Field> fields{{one(random, {u"Số"_s, u"Số thẻ"_s, u"Số thẻ đảng viên"_s, u"Số thẻ"_s}), number},
                              {one(random, {u"Họ và tên"_s, u"Họ và tên"_s, u"Họ, tên"_s, u"Họ và tên khai sinh"_s}), text.fullName},
                              {one(random, {u"Ngày sinh"_s, u"Sinh ngày"_s, u"Ngày, tháng, năm sinh"_s}), born},
                              {one(random, {u"Quê quán"_s, u"Quê quán"_s, u"Quê quán"_s, u"Nguyên quán"_s}), text.homeTown},
                              {one(random, {u"Ngày vào Đảng"_s, u"Vào Đảng ngày"_s, u"Ngày vào ĐCSVN"_s}), joined}};
    if (chance(random, 0.5))
        fields.push_back({u"Ngày chính thức"_s, dateAs(random, text.official)});
    fields.push_back({one(random, {u"Nơi cấp thẻ"_s, u"Nơi cấp"_s, u"Đảng bộ"_s}), text.issuedBy});
    if (chance(random, 0.25))
        std::swap(fields[2], fields[3]);

    int widest = 0;
    for (const auto& field : fields)
        widest = std::max(widest, QFontMetrics(face(make.labelFamily, make.labelSize, false, make.italicLabels)).horizontalAdvance(field.label + make.colon));
    make.valueLeft = chance(random, 0.5) ? make.left + widest + 24 : 0; // 0: right behind its own label
    make.step = std::min(76, (size.height() - y - 6) / int(fields.size()));
    if (make.above)
        make.step = std::max(make.step, 74);
    const bool dotted = !make.above && chance(random, 0.3);
    const bool leaders = chance(faults, 0.15);  // dots from the value to the edge
    const bool twoLines = chance(faults, 0.2);  // a home town that goes on under its beginning
    const bool stamped = chance(faults, 0.15);  // a ring over labels
    QRect labels;
    for (const auto& field : fields) {
        if (y + make.step > size.height())
            break;
        p.setPen(make.labelInk);
        const QFont labelFace = face(make.labelFamily, make.labelSize, false, make.italicLabels);
        p.setFont(labelFace);
        const QString label = field.label + make.colon;
        const int labelWide = QFontMetrics(labelFace).horizontalAdvance(label);
        const int valueX = make.above ? make.left : (make.valueLeft ? make.valueLeft : make.left + labelWide + 14);
        const int most = (portrait && !portraitLeft ? 730 : size.width() - 24) - valueX;
        int pixels = make.valueSize;
        while (pixels > 21 && QFontMetrics(face(make.family, pixels, make.bold)).horizontalAdvance(field.value) > most)
            --pixels;
        const int base = y + (make.above ? 60 : make.step - 18);
        p.drawText(make.left, make.above ? y + 24 : base, label);
        labels |= QRect(make.left, base - 30, labelWide, 30);
        p.setPen(make.ink);
        const QFont valueFace = face(make.family, pixels, make.bold);
        p.setFont(valueFace);
        const qsizetype comma = field.value.lastIndexOf(u", "_s);
        const int next = base + pixels * 6 / 5;
        const bool split = twoLines && field.value == text.homeTown && comma > 0 && next + 8 < size.height();
        const QString first = split ? field.value.left(comma + 1) : field.value;
        p.drawText(valueX, base, first);
        if (split) {
            p.drawText(valueX, next, field.value.mid(comma + 2));
            y += pixels * 6 / 5;
        }
        if (leaders)
            for (int x = valueX + QFontMetrics(valueFace).horizontalAdvance(first) + 12; x < valueX + most; x += 11)
                p.fillRect(x, base - 3, 3, 3, make.labelInk);
        if (dotted) {
            p.setPen(QPen(make.labelInk, 1, Qt::DotLine));
            p.drawLine(valueX, base + 9, valueX + most - 10, base + 9);
        }
        y += make.step;
    }
    if (portrait) {
        const QRect box(portraitLeft ? 40 : 760, 150, 200, 262);
        p.setPen(QPen(QColor(0x9c, 0x90, 0x84), 2));
        p.setBrush(QColor(0xc6, 0xba, 0xac));
        p.drawRect(box);
        p.setPen(Qt::NoPen);
        p.setBrush(QColor(0x80, 0x76, 0x6a));
        p.setClipRect(box.adjusted(2, 2, -2, -2));
        p.drawEllipse(QPoint(box.center().x(), box.top() + 96), 54, 64);
        p.drawEllipse(QPoint(box.center().x(), box.bottom() + 20), 94, 110);
        p.setClipping(false);
    }
    if (chance(random, 0.4)) { // a stamp, off the text
        p.setPen(QPen(QColor(0xc8, 0x30, 0x38, 150), 4));
        p.setBrush(Qt::NoBrush);
        p.drawEllipse(QPoint(portraitLeft ? 170 : 860, size.height() - 110), 78, 78);
    }
    if (stamped) {
        p.setPen(QPen(QColor(0xc8, 0x30, 0x38, 140), 4));
        p.setBrush(Qt::NoBrush);
        const QPoint middle(labels.left() + int(faults.bounded(30, 90)), labels.center().y() + int(faults.bounded(-60, 100)));
        p.drawEllipse(middle, 84, 84);
        p.drawEllipse(middle, 50, 50);
    }
    return image;
}

//! Where it lies: any table, nearer or farther, turned; `onItsSide` by a phone that forgot how it was held.
QImage lay(const QImage& card, QRandomGenerator& random, CardLevel level, QSize size, bool onItsSide)
{
    static const QList<QRgb> tables{0x6b5a48, 0x3c3c40, 0x8a8f94, 0x4a5c48, 0xa88a64, 0xd8d2c6, 0x202428};
    QImage photo(size, QImage::Format_RGB32);
    const bool scan = level == CardLevel::Scan;
    const QColor table(tables[random.bounded(int(tables.size()))]);
    photo.fill(scan && chance(random, 0.7) ? QColor(Qt::white) : table);
    const double most = level == CardLevel::Scan ? 1 : level == CardLevel::Photo ? 5 : level == CardLevel::Webcam ? 9 : 15;
    const double squeeze = level == CardLevel::Scan ? 0 : between(random, 0, level == CardLevel::Photo ? 0.03 : 0.05);
    const double room = scan ? 0.98 : 0.94;
    const double degrees = between(random, -most, most) + (onItsSide ? 90 : 0);
    QTransform turn;
    turn.rotate(degrees);
    const QRectF turned = turn.mapRect(QRectF(QPointF(0, 0), QSizeF(card.size())));
    const double fit = std::min(size.width() * room / turned.width(), size.height() * room / turned.height());
    const double scale = fit * between(random, scan ? 0.9 : 0.86, 1.0);
    const double w = card.width() * scale / 2;
    const double h = card.height() * scale / 2;
    QPolygonF corners{QPointF(-w, -h), QPointF(w, -h), QPointF(w, h), QPointF(-w, h)};
    const int side = random.bounded(4);
    const QPointF in = side % 2 ? QPointF(0, 2 * h * squeeze) : QPointF(2 * w * squeeze, 0);
    corners[side] += side % 2 ? QPointF(0, corners[side].y() > 0 ? -in.y() : in.y()) : QPointF(corners[side].x() > 0 ? -in.x() : in.x(), 0);
    QTransform place;
    place.translate(size.width() / 2.0, size.height() / 2.0);
    place.rotate(degrees);
    QTransform all;
    if (!QTransform::quadToQuad(QPolygonF{QPointF(0, 0), QPointF(card.width(), 0), QPointF(card.width(), card.height()), QPointF(0, card.height())},
                                place.map(corners), all))
        return photo;
    QPainter p(&photo);
    p.setRenderHints(QPainter::SmoothPixmapTransform | QPainter::Antialiasing);
    p.setTransform(all);
    p.drawImage(0, 0, card);
    return photo;
}

void soften(QImage& image, double sigma)
{
    if (sigma <= 0.1)
        return;
    // Down and up again: as cheap as it is close to what a lens out of focus does.
    const double share = 1 / (1 + sigma);
    const QSize size = image.size();
    const QImage small = image.scaled(QSize(int(size.width() * share), int(size.height() * share)), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    image = small.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).convertToFormat(QImage::Format_RGB32);
}

void light(QImage& photo, QRandomGenerator& random, double shade, bool glare)
{
    QPainter p(&photo);
    QLinearGradient fall(0, 0, chance(random, 0.5) ? photo.width() : 0, photo.height());
    fall.setColorAt(0, QColor(0, 0, 0, chance(random, 0.5) ? int(255 * shade) : 0));
    fall.setColorAt(1, QColor(0, 0, 0, int(255 * shade * 0.5)));
    p.fillRect(photo.rect(), fall);
    if (!glare)
        return;
    const QPointF at(photo.width() * between(random, 0.1, 0.9), photo.height() * between(random, 0.1, 0.9));
    QRadialGradient spot(at, photo.width() * between(random, 0.08, 0.16));
    spot.setColorAt(0, QColor(255, 255, 255, 120));
    spot.setColorAt(1, QColor(255, 255, 255, 0));
    p.fillRect(photo.rect(), spot);
}

void grain(QImage& photo, QRandomGenerator& random, int noise)
{
    for (int y = 0; y < photo.height() && noise > 0; ++y) {
        auto* line = reinterpret_cast<QRgb*>(photo.scanLine(y));
        for (int x = 0; x < photo.width(); ++x) {
            const int n = int(random.bounded(2 * noise + 1)) - noise;
            line[x] = qRgb(std::clamp(qRed(line[x]) + n, 0, 255), std::clamp(qGreen(line[x]) + n, 0, 255), std::clamp(qBlue(line[x]) + n, 0, 255));
        }
    }
}

} // namespace

CardPhoto variedCardPhoto(CardLevel level, quint32 seed)
{
    QRandomGenerator random(seed * 16 + quint32(level) + 7'000'003);
    CardPhoto card{inventedMember(random), {}};
    QRandomGenerator faults(seed * 16 + quint32(level) + 9'000'011);
    const QImage flat = draw(random, faults, card.text);
    QSize size(1600, 1100);
    int quality = 92;
    double blur = 0;
    int noise = 2;
    double shade = 0;
    switch (level) {
    case CardLevel::Scan:
        break;
    case CardLevel::Photo:
        blur = between(random, 0, 0.5);
        noise = 4;
        shade = between(random, 0, 0.25);
        size = {1600, 1200};
        quality = 85;
        break;
    case CardLevel::Webcam:
        blur = between(random, 0, 0.7);
        noise = 8;
        shade = between(random, 0.1, 0.3);
        size = {1280, 960};
        quality = 70;
        break;
    case CardLevel::PoorWebcam:
        blur = between(random, 0.3, 1);
        noise = 12;
        shade = between(random, 0.15, 0.4);
        size = {1280, 960};
        quality = 50;
        break;
    }
    QImage photo = lay(flat, random, level, size, level == CardLevel::Photo && chance(faults, 0.15));
    light(photo, random, shade, level == CardLevel::PoorWebcam);
    soften(photo, blur);
    grain(photo, random, noise);
    QBuffer buffer(&card.jpeg);
    photo.save(&buffer, "JPEG", quality);
    return card;
}

} // namespace motcua::bench
