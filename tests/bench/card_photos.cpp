#include "card_photos.h"

#include "card_variety.h"

#include <QBuffer>
#include <QFontMetrics>
#include <QPainter>
#include <QRadialGradient>
#include <QRandomGenerator>

#include <iterator>

using namespace Qt::StringLiterals;

namespace motcua::bench {

namespace {

// All six tones and all vowels with marks; double names; the rarer family names that an engine's lexicon may not know.
const char16_t* const families[] = {u"Nguyễn", u"Trần", u"Lê", u"Phạm", u"Hoàng", u"Huỳnh", u"Phan", u"Vũ", u"Võ", u"Đặng", u"Bùi", u"Đỗ",
                                    u"Hồ", u"Ngô", u"Dương", u"Lý", u"Đinh", u"Trịnh", u"Tạ", u"Lò", u"Giàng", u"Quách", u"Thạch", u"Chử"};
const char16_t* const middles[] = {u"Văn", u"Thị", u"Hữu", u"Đức", u"Minh", u"Ngọc", u"Thanh", u"Quốc", u"Xuân", u"Bảo", u"Đình", u"Công",
                                   u"Phương", u"Tuấn", u"Khánh", u"Thế", u"Mạnh", u"Thúy", u"Mỹ", u"Thị Thu", u"Thị Hồng", u"Văn Đại"};
const char16_t* const givens[] = {u"An",   u"Ánh",  u"Bằng", u"Bích", u"Bình", u"Cảnh", u"Chiến", u"Cường", u"Dũng", u"Duyên", u"Đạt",  u"Đoàn",
                                  u"Giang", u"Hà",   u"Hải",  u"Hạnh", u"Hằng", u"Hậu",  u"Hiển", u"Hiệp", u"Hòa",  u"Hùng", u"Hường", u"Kiên",
                                  u"Lãm",  u"Lợi",  u"Lũy",  u"Mận",  u"Mẫn",  u"Nghĩa", u"Nguyệt", u"Nhẫn", u"Oanh", u"Phúc", u"Quỳnh", u"Sỹ",
                                  u"Tấn",  u"Thắm", u"Thảo", u"Thủy", u"Tiến", u"Toản", u"Trường", u"Tuyết", u"Ước", u"Uyên", u"Vượng", u"Yến"};
const char16_t* const communes[] = {u"Hòa Bình", u"Tân Tiến", u"Quang Trung", u"Đại Đồng", u"Minh Khai", u"Yên Sở", u"Vĩnh Lộc", u"Ia Pa",
                                    u"Cư M'gar", u"Thủy Đường", u"Nghĩa Hưng", u"Xuân Trường", u"Mỹ Lộc", u"Quỳnh Lưu", u"Đắk Hà", u"Trảng Bom",
                                    u"Cẩm Xuyên", u"Triệu Phong", u"Nậm Nhùn", u"Mường Ảng"};
const char16_t* const provinces[] = {u"Hà Nội", u"Hải Phòng", u"Nam Định", u"Nghệ An", u"Thanh Hóa", u"Quảng Ninh", u"Đà Nẵng", u"Cần Thơ",
                                     u"Lâm Đồng", u"Bắc Giang", u"Thái Bình", u"Hưng Yên", u"Đắk Lắk", u"Quảng Ngãi", u"Thừa Thiên Huế", u"Gia Lai",
                                     u"Bà Rịa - Vũng Tàu", u"Tây Ninh", u"Vĩnh Long", u"Điện Biên", u"Lạng Sơn", u"Phú Thọ"};

template<size_t n>
QString pick(QRandomGenerator& random, const char16_t* const (&list)[n])
{
    return QString::fromUtf16(list[random.bounded(int(n))]);
}

double between(QRandomGenerator& random, double low, double high)
{
    return low + (high - low) * random.generateDouble();
}

QFont face(int pixels, bool bold, bool sans)
{
    QFont font;
    font.setFamilies(sans ? QStringList{u"Noto Sans"_s, u"DejaVu Sans"_s} : QStringList{u"Liberation Serif"_s, u"DejaVu Serif"_s});
    font.setPixelSize(pixels);
    font.setBold(bold);
    return font;
}

QImage drawAbove(const paper::PartyCardText& text, bool sans)
{
    QImage image(1000, 630, QImage::Format_RGB32);
    image.fill(QColor(0xee, 0xe2, 0xd4));
    QPainter p(&image);
    p.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    p.setPen(QPen(QColor(0xe4, 0xd0, 0xbe), 2));
    for (int x = -600; x < 1000; x += 26)
        p.drawLine(x, 630, x + 620, 90);
    p.fillRect(0, 0, 1000, 88, QColor(0xa8, 0x16, 0x1e));
    p.setPen(QColor(0xf6, 0xe0, 0x9c));
    p.setFont(face(34, true, sans));
    p.drawText(QRect(40, 0, 920, 88), Qt::AlignVCenter | Qt::AlignLeft, u"ĐẢNG CỘNG SẢN VIỆT NAM"_s);
    p.setPen(QColor(0xa8, 0x16, 0x1e));
    p.setFont(face(40, true, sans));
    p.drawText(QRect(40, 100, 600, 54), Qt::AlignVCenter | Qt::AlignLeft, u"THẺ ĐẢNG VIÊN"_s);
    const auto field = [&](int x, int y, const QString& label, const QString& value) {
        p.setPen(QColor(0x5c, 0x50, 0x46));
        p.setFont(face(23, false, sans));
        p.drawText(QRect(x, y, 600, 32), Qt::AlignVCenter | Qt::AlignLeft, label);
        p.setPen(QColor(0x18, 0x14, 0x12));
        int pixels = 32;
        while (pixels > 20 && QFontMetrics(face(pixels, true, sans)).horizontalAdvance(value) > 650)
            --pixels;
        p.setFont(face(pixels, true, sans));
        p.drawText(QRect(x, y + 30, 660, 44), Qt::AlignVCenter | Qt::AlignLeft, value);
    };
    field(40, 164, u"Số thẻ"_s, text.cardNumber.left(2) + u'.' + text.cardNumber.mid(2));
    field(40, 252, u"Họ và tên"_s, text.fullName);
    field(40, 340, u"Sinh ngày"_s, text.birthDate.toString(u"dd/MM/yyyy"_s));
    field(330, 340, u"Ngày vào Đảng"_s, text.admitted.toString(u"dd/MM/yyyy"_s));
    field(40, 428, u"Quê quán"_s, text.homeTown);
    field(40, 516, u"Nơi cấp thẻ"_s, text.issuedBy);
    p.setPen(QPen(QColor(0x9c, 0x90, 0x84), 2));
    p.setBrush(QColor(0xc6, 0xba, 0xac));
    p.drawRect(720, 120, 230, 306);
    p.setPen(Qt::NoPen);
    p.setBrush(QColor(0x9c, 0x90, 0x80));
    p.setClipRect(721, 121, 228, 304);
    p.drawEllipse(QPoint(835, 232), 62, 72);
    p.drawEllipse(QPoint(835, 440), 104, 120);
    return image;
}

void glare(QImage& photo, QRandomGenerator& random)
{
    QPainter p(&photo);
    const QPointF at(photo.width() * between(random, 0.1, 0.9), photo.height() * between(random, 0.1, 0.9));
    const double radius = photo.width() * between(random, 0.08, 0.16);
    QRadialGradient light(at, radius);
    light.setColorAt(0, QColor(255, 255, 255, 120));
    light.setColorAt(1, QColor(255, 255, 255, 0));
    p.fillRect(photo.rect(), light);
}

} // namespace

paper::PartyCardText inventedMember(QRandomGenerator& random)
{
    paper::PartyCardText text;
    text.cardNumber = u"%1%2"_s.arg(1 + random.bounded(97), 2, 10, QChar(u'0')).arg(random.bounded(1'000'000), 6, 10, QChar(u'0'));
    text.fullName = u"%1 %2 %3"_s.arg(pick(random, families), pick(random, middles), pick(random, givens));
    text.birthDate = QDate(1945, 1, 1).addDays(random.bounded(60 * 365));
    const QString before[] = {u""_s, u"Xã "_s, u"Phường "_s};
    text.homeTown = before[random.bounded(3)] + pick(random, communes) + u", "_s + pick(random, provinces);
    text.admitted = text.birthDate.addYears(20 + random.bounded(15));
    text.official = text.admitted.addYears(1);
    text.issuedBy = u"Tỉnh ủy "_s + pick(random, provinces);
    return text;
}

const char* nameOf(CardLevel level)
{
    switch (level) {
    case CardLevel::Scan: return "scan";
    case CardLevel::Photo: return "photo";
    case CardLevel::Webcam: return "webcam";
    case CardLevel::PoorWebcam: return "poor_webcam";
    }
    return "";
}

CardPhoto cardPhoto(CardLevel level, CardLayout layout, quint32 seed)
{
    if (layout == CardLayout::Varied)
        return variedCardPhoto(level, seed);
    QRandomGenerator random(seed * 8 + quint32(level) * 2 + quint32(layout));
    CardPhoto card{inventedMember(random), {}};
    const bool sans = random.bounded(2) == 1;
    const QImage flat = layout == CardLayout::Beside ? paper::renderPartyCard(card.text) : drawAbove(card.text, sans);
    if (layout == CardLayout::Beside)
        card.text.fullName = card.text.fullName.toUpper();
    paper::PhotoStyle style;
    style.seed = random.generate();
    QSize size(1600, 1050);
    int quality = 92;
    const auto turn = [&](double most) { return between(random, -most, most); };
    switch (level) {
    case CardLevel::Scan:
        style = {turn(0.6), 0, 0, 2, 0, style.seed};
        break;
    case CardLevel::Photo:
        style = {turn(4), between(random, 0, 0.02), between(random, 0, 1), 4, between(random, 0, 0.2), style.seed};
        size = {1600, 1200};
        quality = 85;
        break;
    case CardLevel::Webcam:
        style = {turn(8), between(random, 0, 0.03), between(random, 0, 1), 8, between(random, 0.1, 0.3), style.seed};
        size = {1280, 960};
        quality = 70;
        break;
    case CardLevel::PoorWebcam:
        style = {turn(15), between(random, 0, 0.05), 1, 12, between(random, 0.2, 0.4), style.seed};
        size = {1280, 1000};
        quality = 50;
        break;
    }
    QImage photo = paper::photographCard(flat, style, size);
    if (level == CardLevel::PoorWebcam)
        glare(photo, random);
    QBuffer buffer(&card.jpeg);
    photo.save(&buffer, "JPEG", quality);
    return card;
}

} // namespace motcua::bench
