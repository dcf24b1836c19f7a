#include "tests/support/id_back.h"

#include "paper/party_card_image.h"

#include <QBuffer>
#include <QPainter>
#include <QPainterPath>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace motcua::test {

namespace {

QChar checkOf(const QString& text)
{
    static constexpr int weights[] = {7, 3, 1};
    int sum = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        sum += weights[i % 3] * (c == u'<' ? 0 : c <= u'9' ? c - u'0' : c - u'A' + 10);
    }
    return QChar(u'0' + sum % 10);
}

QImage draw(const QStringList& zone, QRandomGenerator& random)
{
    QImage image(1000, 632, QImage::Format_RGB32);
    image.fill(QColor(0xe6, 0xec, 0xe4));
    QPainter p(&image);
    p.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    p.setPen(QPen(QColor(0xd2, 0xde, 0xd6), 2));
    const int step = random.bounded(16, 28);
    for (int y = -40; y < 640; y += step) {
        QPainterPath wave(QPointF(0, y));
        for (int x = 0; x < 1000; x += 200)
            wave.cubicTo(x + 70, y - 18, x + 130, y + 18, x + 200, y);
        p.drawPath(wave);
    }
    p.setPen(QColor(0x30, 0x30, 0x30));
    QFont small(u"Noto Sans"_s);
    small.setPixelSize(20);
    p.setFont(small);
    p.drawText(40, 50, u"Đặc điểm nhận dạng / Personal identification"_s);
    p.drawText(40, 84, u"Nốt ruồi cách 1 cm trên sau đuôi mắt trái"_s);
    p.drawText(40, 150, u"Ngày, tháng, năm / Date, month, year: 20/05/2022"_s);
    p.setPen(QPen(QColor(0x80, 0x80, 0x80), 1));
    for (int i = 0; i < 2; ++i) {
        p.drawRect(620 + i * 180, 180, 150, 190);
        for (int r = 8; r < 66; r += 7)
            p.drawEllipse(QPointF(695 + i * 180, 275), r * 0.75, r);
    }
    p.setPen(QPen(QColor(0xc0, 0x30, 0x38, 170), 4));
    p.drawEllipse(QPoint(330, 270), 82, 82);
    p.setPen(QColor(0x18, 0x18, 0x18));
    QFont mono;
    mono.setFamilies({u"OCR B"_s, u"DejaVu Sans Mono"_s});
    mono.setPixelSize(42);
    // 30 characters over 7/8 of the card, as ICAO 9303 sets them.
    const double cell = 29.6;
    p.setFont(mono);
    for (qsizetype line = 0; line < zone.size(); ++line)
        for (qsizetype i = 0; i < zone[line].size(); ++i)
            p.drawText(QRectF(56 + double(i) * cell, 430 + double(line) * 60, cell, 56), Qt::AlignCenter, zone[line].mid(i, 1));
    return image;
}

} // namespace

QStringList mrzOf(const QString& number, QDate birth, domain::Sex sex, QDate expires, const QString& name)
{
    const QString first = number.last(9) + checkOf(number.last(9)) + number + u"<<"_s;
    const QString born = birth.toString(u"yyMMdd"_s);
    const QString until = expires.toString(u"yyMMdd"_s);
    const QString second = born + checkOf(born) + (sex == domain::Sex::Female ? u'F' : u'M') + until + checkOf(until) + u"VNM"_s + QString(11, u'<');
    // The number's own check digit stands behind it and its fillers: the whole of the optional data is covered by the last one.
    const QString head = first + checkOf(first.last(14).first(12));
    const QString all = head + second.first(7) + second.mid(8, 7) + second.mid(18, 11);
    QString third = name;
    third.replace(u' ', u'<');
    if (const auto family = third.indexOf(u'<'); family > 0)
        third.insert(family, u'<');
    return {u"IDVNM"_s + head, second + checkOf(all), third.leftJustified(30, u'<', true)};
}

IdBack idBack(quint32 seed, BackLevel level)
{
    static const QStringList families{u"NGUYEN"_s, u"TRAN"_s, u"LE"_s, u"PHAM"_s, u"HOANG"_s, u"VU"_s, u"DANG"_s, u"BUI"_s, u"DO"_s, u"LO"_s, u"QUACH"_s};
    static const QStringList middles{u"VAN"_s, u"THI"_s, u"HUU"_s, u"DUC"_s, u"NGOC"_s, u"THI THU"_s, u"QUOC"_s, u"XUAN"_s, u"THI HONG"_s};
    static const QStringList givens{u"AN"_s, u"BINH"_s, u"CUONG"_s, u"DUNG"_s, u"GIANG"_s, u"HAI"_s, u"KHANH"_s, u"LINH"_s, u"MAU"_s, u"OANH"_s, u"PHUC"_s, u"QUYNH"_s, u"SY"_s, u"YEN"_s};
    static const QStringList places{u"001"_s, u"002"_s, u"004"_s, u"008"_s, u"031"_s, u"036"_s, u"040"_s, u"048"_s, u"079"_s, u"092"_s};
    QRandomGenerator random(seed * 4 + quint32(level) + 5'000'011);
    const auto one = [&](const QStringList& list) { return list[random.bounded(int(list.size()))]; };
    IdBack back;
    auto& card = back.card;
    card.birthDate = QDate(1950, 1, 1).addDays(random.bounded(56 * 365));
    card.sex = random.bounded(2) ? domain::Sex::Female : domain::Sex::Male;
    const int century = card.birthDate.year() / 100 - 19;
    card.number = one(places) + QString::number(2 * century + (card.sex == domain::Sex::Female ? 1 : 0)) + card.birthDate.toString(u"yy"_s) +
                  u"%1"_s.arg(random.bounded(1'000'000), 6, 10, QChar(u'0'));
    card.fullName = one(families) + u' ' + one(middles) + u' ' + one(givens);
    back.zone = mrzOf(card.number, card.birthDate, card.sex, card.birthDate.addYears(60), card.fullName);
    const auto between = [&](double low, double high) { return low + (high - low) * random.generateDouble(); };
    paper::PhotoStyle style;
    QSize size(1600, 1050);
    int quality = 92;
    switch (level) {
    case BackLevel::Scan: style = {between(-0.6, 0.6), 0, 0, 2, 0, 1}; break;
    case BackLevel::Photo:
        style = {between(-4, 4), between(0, 0.02), between(0, 1), 4, between(0, 0.2), 1};
        size = {1600, 1200};
        quality = 85;
        break;
    case BackLevel::Webcam:
        style = {between(-8, 8), between(0, 0.03), between(0, 1), 8, between(0.1, 0.3), 1};
        size = {1280, 960};
        quality = 70;
        break;
    case BackLevel::PoorWebcam:
        style = {between(-12, 12), between(0, 0.05), 1, 12, between(0.2, 0.4), 1};
        size = {1280, 1000};
        quality = 50;
        break;
    }
    style.seed = random.generate();
    const QImage photo = paper::photographCard(draw(back.zone, random), style, size);
    QBuffer buffer;
    photo.save(&buffer, "JPEG", quality);
    back.picture.loadFromData(buffer.data());
    return back;
}

QString idFrontText(const IdBack& back, const QString& fullName)
{
    return u"%1||%2|%3|%4|Số 1, Phường A, Hà Nội|20052022"_s.arg(back.card.number, fullName, back.card.birthDate.toString(u"ddMMyyyy"_s),
                                                                 back.card.sex == domain::Sex::Female ? u"Nữ"_s : u"Nam"_s);
}

} // namespace motcua::test
