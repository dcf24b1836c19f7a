#include "paper/party_card_image.h"

#include <QFontMetrics>
#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>
#include <QRandomGenerator>
#include <QTransform>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace motcua::paper {

namespace {

QFont serif(int pixels, bool bold)
{
    QFont font;
    font.setFamilies({u"Times New Roman"_s, u"Liberation Serif"_s, u"Noto Serif"_s, u"DejaVu Serif"_s});
    font.setPixelSize(pixels);
    font.setBold(bold);
    return font;
}

QPolygonF star(QPointF centre, double radius)
{
    QPolygonF points;
    for (int i = 0; i < 10; ++i) {
        const double r = i % 2 ? radius * 0.382 : radius;
        const double a = M_PI / 5 * i - M_PI / 2;
        points << centre + QPointF(r * std::cos(a), r * std::sin(a));
    }
    return points;
}

void row(QPainter& p, int y, const QString& label, const QString& value)
{
    p.setPen(QColor(0x4a, 0x44, 0x3c));
    p.setFont(serif(27, false));
    p.drawText(QRect(340, y, 200, 44), Qt::AlignLeft | Qt::AlignVCenter, label);
    p.setPen(QColor(0x20, 0x1c, 0x18));
    int pixels = 31; // a long home town is set smaller, never cut
    while (pixels > 20 && QFontMetrics(serif(pixels, true)).horizontalAdvance(value) > 440)
        --pixels;
    p.setFont(serif(pixels, true));
    p.drawText(QRect(540, y, 450, 44), Qt::AlignLeft | Qt::AlignVCenter, value);
    p.setPen(QPen(QColor(0xa0, 0x98, 0x8c), 1, Qt::DotLine));
    p.drawLine(540, y + 44, 960, y + 44);
}

QString dashed(QDate date) { return date.isValid() ? date.toString(u"dd - MM - yyyy"_s) : QString(); }

//! Three box blurs come close to a Gaussian; on each channel, in place.
void boxBlur(QImage& image, int radius)
{
    const int w = image.width();
    const int h = image.height();
    const int size = 2 * radius + 1;
    QByteArray line;
    const auto pass = [&](auto pixel, int count) {
        line.resize(qsizetype(count) * 4);
        for (int c = 0; c < 3; ++c) {
            int sum = 0;
            for (int i = -radius; i <= radius; ++i)
                sum += pixel(std::clamp(i, 0, count - 1))[c];
            for (int i = 0; i < count; ++i) {
                line[i] = char(sum / size);
                sum += pixel(std::min(i + radius + 1, count - 1))[c] - pixel(std::max(i - radius, 0))[c];
            }
            for (int i = 0; i < count; ++i)
                pixel(i)[c] = uchar(line[i]);
        }
    };
    for (int y = 0; y < h; ++y) {
        uchar* bits = image.scanLine(y);
        pass([bits](int i) { return bits + qsizetype(i) * 4; }, w);
    }
    uchar* base = image.bits();
    const qsizetype stride = image.bytesPerLine();
    for (int x = 0; x < w; ++x)
        pass([base, stride, x](int i) { return base + i * stride + qsizetype(x) * 4; }, h);
}

} // namespace

QImage renderPartyCard(const PartyCardText& text)
{
    QImage image(1000, 632, QImage::Format_RGB32);
    image.fill(QColor(0xd6, 0xd0, 0xc4));
    QPainter p(&image);
    p.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    p.setPen(QPen(QColor(0xca, 0xc3, 0xb5), 2));
    for (int y = 110; y < 640; y += 22) { // the guilloche, calm enough to read over
        QPainterPath wave(QPointF(0, y));
        for (int x = 0; x < 1000; x += 250)
            wave.cubicTo(x + 80, y - 14, x + 170, y + 14, x + 250, y);
        p.drawPath(wave);
    }
    p.fillRect(0, 0, 1000, 100, QColor(0x9c, 0x1c, 0x28));
    p.setPen(Qt::NoPen);
    p.setBrush(QColor(0xe2, 0xb8, 0x3c));
    p.drawPolygon(star({62, 50}, 32));
    p.setPen(QColor(0xf2, 0xdf, 0xb8));
    p.setFont(serif(38, true));
    p.drawText(QRect(120, 0, 860, 100), Qt::AlignCenter, u"ĐẢNG CỘNG SẢN VIỆT NAM"_s);
    p.setPen(QColor(0x9c, 0x1c, 0x28));
    p.setFont(serif(44, true));
    p.drawText(QRect(320, 112, 660, 60), Qt::AlignCenter, u"THẺ ĐẢNG VIÊN"_s);
    p.setPen(QColor(0x20, 0x1c, 0x18));
    p.setFont(serif(32, true));
    p.drawText(QRect(320, 172, 660, 46), Qt::AlignCenter,
               u"Số: "_s + (text.cardNumber.size() > 2 ? text.cardNumber.left(2) + u'.' + text.cardNumber.mid(2) : text.cardNumber));
    row(p, 232, u"Họ và tên"_s, text.fullName.toUpper());
    row(p, 296, u"Ngày sinh"_s, dashed(text.birthDate));
    row(p, 360, u"Quê quán"_s, text.homeTown);
    row(p, 424, u"Vào Đảng"_s, dashed(text.admitted));
    row(p, 488, u"Chính thức"_s, dashed(text.official));
    p.setPen(QColor(0x4a, 0x44, 0x3c));
    p.setFont(serif(25, false));
    p.drawText(QRect(340, 560, 640, 44), Qt::AlignCenter, u"Nơi cấp thẻ: "_s + text.issuedBy);
    p.setPen(QPen(QColor(0x8c, 0x84, 0x78), 2));
    p.setBrush(QColor(0xba, 0xb2, 0xa4));
    p.drawRect(56, 150, 230, 306);
    p.setPen(Qt::NoPen);
    p.setBrush(QColor(0x94, 0x8a, 0x7a)); // a figure, nobody's face
    p.setClipRect(57, 151, 228, 304);
    p.drawEllipse(QPoint(171, 262), 62, 72);
    p.drawEllipse(QPoint(171, 470), 104, 120);
    p.setClipping(false);
    p.setPen(QColor(0x4a, 0x44, 0x3c));
    p.setFont(serif(22, false));
    p.drawText(QRect(40, 476, 264, 64), Qt::AlignHCenter | Qt::TextWordWrap, u"Thẻ mẫu, không có giá trị sử dụng"_s);
    return image;
}

QImage photographCard(const QImage& card, const PhotoStyle& style, QSize size)
{
    QRandomGenerator random(style.seed);
    QImage photo(size, QImage::Format_RGB32);
    photo.fill(QColor(0x6b, 0x5a, 0x48));
    const double margin = 0.06;
    const double width = size.width() * (1 - 2 * margin);
    const double height = width * card.height() / card.width();
    QPolygonF corners{QPointF(-width / 2, -height / 2), QPointF(width / 2, -height / 2), QPointF(width / 2, height / 2),
                      QPointF(-width / 2, height / 2)};
    const double squeeze = style.perspective * width;
    corners[1] += QPointF(-squeeze, squeeze / 2);
    corners[2] += QPointF(-squeeze, -squeeze / 2);
    QTransform turn;
    turn.translate(size.width() / 2.0, size.height() / 2.0);
    turn.rotate(style.degrees);
    const QPolygonF target = turn.map(corners);
    QTransform place;
    const QPolygonF source{QPointF(0, 0), QPointF(card.width(), 0), QPointF(card.width(), card.height()), QPointF(0, card.height())};
    if (QTransform::quadToQuad(source, target, place)) {
        QPainter p(&photo);
        p.setRenderHints(QPainter::SmoothPixmapTransform | QPainter::Antialiasing);
        p.setTransform(place);
        p.drawImage(0, 0, card);
        p.resetTransform();
        QLinearGradient shade(0, 0, size.width(), size.height());
        shade.setColorAt(0, QColor(0, 0, 0, 0));
        shade.setColorAt(1, QColor(0, 0, 0, int(255 * style.shade)));
        p.fillRect(photo.rect(), shade);
    }
    if (style.blur > 0) {
        for (int i = 0; i < 3; ++i)
            boxBlur(photo, std::max(1, int(std::lround(style.blur))));
    }
    if (style.noise > 0) {
        for (int y = 0; y < photo.height(); ++y) {
            auto* line = reinterpret_cast<QRgb*>(photo.scanLine(y));
            for (int x = 0; x < photo.width(); ++x) {
                const int n = int(random.bounded(2 * style.noise + 1)) - style.noise;
                line[x] = qRgb(std::clamp(qRed(line[x]) + n, 0, 255), std::clamp(qGreen(line[x]) + n, 0, 255),
                               std::clamp(qBlue(line[x]) + n, 0, 255));
            }
        }
    }
    return photo;
}

} // namespace motcua::paper
