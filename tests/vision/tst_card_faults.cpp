#include "vision/in_process_decoder.h"
#include "vision/leaders.h"
#include "vision/ocr_reader.h"
#include "vision/paper_light.h"
#include "vision/red_stamps.h"
#include "vision/strip_light.h"
#include "vision/text_area.h"

#include <QLineF>
#include <QPainter>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace motcua;
using namespace motcua::vision;
using namespace Qt::StringLiterals;

namespace {

constexpr QSize cardSize(1000, 632);

// A card as nobody here prints it: labels of other words, a value under a stamp, dots that lead to the edge, a home town on two lines.
struct Traits
{
    bool stamp = false;
    bool dots = false;
    bool twoLines = false;
    bool dashes = false;
};

QImage card(const Traits& traits)
{
    QImage image(cardSize, QImage::Format_RGB32);
    image.fill(QColor(0xfb, 0xf6, 0xea));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto write = [&](int x, int y, const QString& text, bool bold, QColor colour = Qt::black) {
        QFont font(u"DejaVu Sans"_s);
        font.setPixelSize(34);
        font.setBold(bold);
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(x, y, text);
        if (traits.dots && bold)
            for (int dot = x; dot < 960; dot += 12)
                painter.fillRect(dot, y + 7, 3, 3, QColor(0x50, 0x50, 0x50));
    };
    write(330, 70, u"THẺ ĐẢNG VIÊN"_s, true, QColor(0xc0, 0x18, 0x1c));
    write(290, 170, u"Số thẻ:"_s, false);
    write(520, 170, u"07.318.642"_s, true);
    write(290, 250, u"Họ tên:"_s, false);
    write(520, 250, u"Phạm Thị Hạnh"_s, true);
    write(290, 330, u"Sinh ngày:"_s, false);
    write(520, 330, u"12/03/1984"_s, true);
    write(290, 410, u"Quê quán:"_s, false);
    write(520, 410, traits.dashes ? u"Nam Đàn - Nghệ An"_s : traits.twoLines ? u"Xã Kim Liên, huyện"_s : u"Nam Đàn, Nghệ An"_s, true);
    if (traits.twoLines && !traits.dashes)
        write(520, 460, u"Nam Đàn, tỉnh Nghệ An"_s, true);
    painter.fillRect(40, 220, 180, 240, QColor(0x60, 0x80, 0xb0));
    if (traits.stamp) {
        painter.setPen(QPen(QColor(0xc8, 0x14, 0x1e, 0xa0), 5));
        painter.drawEllipse(QPoint(300, 390), 105, 105);
        painter.drawEllipse(QPoint(300, 390), 60, 60);
        QFont font(u"DejaVu Sans"_s);
        font.setPixelSize(22);
        font.setBold(true);
        painter.setFont(font);
        for (int i = 0; i < 24; ++i) {
            painter.save();
            painter.translate(300, 390);
            painter.rotate(i * 15);
            painter.drawText(-8, -72, QString(u"ĐẢNG ỦY XÃ KIM LIÊN TỈNH"_s[i]));
            painter.restore();
        }
    }
    return image;
}

// The card on a table, turned and made smaller.
QImage onTable(const QImage& card, QColor table, double degrees, double scale)
{
    QImage photo(1600, 1200, QImage::Format_RGB32);
    photo.fill(table);
    QPainter painter(&photo);
    painter.setRenderHints(QPainter::SmoothPixmapTransform | QPainter::Antialiasing);
    painter.translate(800, 600);
    painter.rotate(degrees);
    painter.scale(scale, scale);
    painter.drawImage(-card.width() / 2, -card.height() / 2, card);
    return photo;
}

// Half of it in a shadow, whose edge is as soft as a hand's under a lamp.
void shade(QImage& photo)
{
    for (int y = 0; y < photo.height(); ++y) {
        auto* row = reinterpret_cast<QRgb*>(photo.scanLine(y));
        for (int x = 0; x < photo.width(); ++x) {
            const double in = std::clamp((x + y / 3.0 - photo.width() * 0.66) / 30, 0.0, 1.0);
            const int share = int(256 / (1 + in));
            row[x] = qRgb(qRed(row[x]) * share / 256, qGreen(row[x]) * share / 256, qBlue(row[x]) * share / 256);
        }
    }
}

} // namespace

class TestCardFaults : public QObject
{
    Q_OBJECT

    OcrReader m_reader{std::make_unique<InProcessDecoder>()};

    domain::PartyCardFields read(const QImage& photo)
    {
        auto future = m_reader.readPartyCard(Picture::fromImage(photo));
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 60'000) || future.resultCount() == 0 || !future.result())
            return {};
        return future.result()->fields;
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto future = m_reader.read(Picture::fromImage(card({})));
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 60'000);
        if (!future.result() && future.result().error().code == "engine_missing"_L1)
            QSKIP("the language data of the text engine is not installed");
    }

    void fieldsAreRead_data()
    {
        QTest::addColumn<QImage>("photo");
        QTest::addColumn<QString>("home");
        const QColor dark(0x40, 0x38, 0x30);
        const QString plain = u"Nam Đàn, Nghệ An"_s;
        QTest::newRow("as it is") << card({}) << plain;
        QTest::newRow("stamp over a label") << card({.stamp = true}) << plain;
        QTest::newRow("dots under and behind the values") << card({.dots = true}) << plain;
        QTest::newRow("two lines") << card({.twoLines = true}) << u"Xã Kim Liên, huyện Nam Đàn, tỉnh Nghệ An"_s;
        QTest::newRow("dashes") << card({.dashes = true}) << u"Nam Đàn - Nghệ An"_s;
        for (const int degrees : {37, 233})
            QTest::addRow("turned by %d on a light table", degrees) << onTable(card({}), QColor(0xe4, 0xe0, 0xd6), degrees, 0.9) << plain;
        QTest::newRow("turned by 60 on a dark table") << onTable(card({}), dark, 60, 0.9) << plain;
        QImage shaded = onTable(card({}), dark, 2, 1.2);
        shade(shaded);
        QTest::newRow("half in the shade") << shaded << plain;
    }

    void fieldsAreRead()
    {
        QFETCH(QImage, photo);
        QFETCH(QString, home);
        const auto fields = read(photo);
        QCOMPARE(fields.cardNumber.text, u"07318642"_s);
        QCOMPARE(fields.fullName.text, u"Phạm Thị Hạnh"_s);
        QCOMPARE(fields.dateOfBirth.text, u"1984-03-12"_s);
        QCOMPARE(fields.homeTown.text, home);
    }

    // Only the ring goes: black letters under it stay black, the red head stays dark.
    void stampIsLookedThrough()
    {
        const QImage stamped = card({.stamp = true});
        QImage flat = stamped.convertToFormat(QImage::Format_Grayscale8);
        const QImage before = flat;
        QVERIFY(clearRedStamps(flat, redPart(stamped), {}));
        const auto darkPixels = [](const QImage& image, const QRect& part) {
            int count = 0;
            for (int y = part.top(); y <= part.bottom(); ++y)
                for (int x = part.left(); x <= part.right(); ++x)
                    count += image.constScanLine(y)[x] < 190 ? 1 : 0;
            return count;
        };
        const QRect ring(230, 430, 50, 60); // the lower left of it, no print
        QVERIFY(darkPixels(before, ring) > 200);
        QVERIFY2(darkPixels(flat, ring) < 20, qPrintable(QString::number(darkPixels(flat, ring))));
        const QRect head(330, 40, 300, 35);
        QCOMPARE(darkPixels(flat, head), darkPixels(before, head));
        const QRect label(290, 380, 180, 35);
        QVERIFY(darkPixels(flat, label) * 2 > darkPixels(card({}).convertToFormat(QImage::Format_Grayscale8), label));
        QImage plain = card({}).convertToFormat(QImage::Format_Grayscale8);
        QVERIFY(!clearRedStamps(plain, redPart(card({})), {}));
        QVERIFY(redPart(plain).isNull());
    }

    // Dots of a leader go, a full stop does not.
    void leadersGo()
    {
        QImage dotted = card({.dots = true}).convertToFormat(QImage::Format_Grayscale8);
        eraseDots(dotted, leaderDots(inkPieces(dotted)));
        for (int x = 880; x < 960; ++x)
            QVERIFY2(dotted.constScanLine(340)[x] > 200, qPrintable(QString::number(x)));
        QVERIFY(leaderDots(inkPieces(card({}).convertToFormat(QImage::Format_Grayscale8))).empty());
    }

    void shadeIsEvened()
    {
        QImage photo = card({});
        QImage even = photo.convertToFormat(QImage::Format_Grayscale8);
        const QImage before = even;
        evenPaper(even);
        QCOMPARE(even, before); // nothing to do
        shade(photo);
        QImage flat = photo.convertToFormat(QImage::Format_Grayscale8);
        evenPaper(flat);
        QVERIFY(std::abs(int(flat.constScanLine(580)[100]) - int(flat.constScanLine(580)[900])) < 25);
    }

    // Two strokes that a lens out of focus has made one come apart; paper stays paper.
    void blurIsSharpened()
    {
        QImage strip(60, 30, QImage::Format_Grayscale8);
        for (int y = 0; y < strip.height(); ++y)
            for (int x = 0; x < strip.width(); ++x) {
                const double near = std::min(std::abs(x - 27.0), std::abs(x - 33.0));
                strip.scanLine(y)[x] = uchar(std::lround(230 - 160 / (1 + near * near / 6)));
            }
        const QImage sharp = sharper(strip);
        const auto gap = [](const QImage& image) { return int(image.constScanLine(15)[30]) - image.constScanLine(15)[27]; };
        QVERIFY(gap(strip) > 5);
        QVERIFY2(gap(sharp) > 2 * gap(strip), qPrintable(QString::number(gap(sharp))));
        QVERIFY(std::abs(int(sharp.constScanLine(15)[5]) - strip.constScanLine(15)[5]) < 12);
        const QImage smaller = smallerStrip(strip, 0.5);
        QCOMPARE(smaller.size(), QSize(30, 15));
        QCOMPARE(smaller.format(), QImage::Format_Grayscale8);
    }

    // The area lies as the print does, and holds all of it.
    void printIsFoundLyingAnyWay()
    {
        for (const int degrees : {0, 25, 45, 70, 100, 200}) {
            const auto area = findTextArea(onTable(card({}), QColor(0xe4, 0xe0, 0xd6), degrees, 0.9).convertToFormat(QImage::Format_Grayscale8));
            QVERIFY2(area.has_value(), qPrintable(QString::number(degrees)));
            const double angle = std::fmod(QLineF(area->at(0), area->at(1)).angleTo(QLineF(0, 0, 1, 0)) + 360, 90);
            const double away = std::abs(angle - degrees % 90);
            QVERIFY2(std::min(away, 90 - away) < 4, qPrintable(u"%1: %2"_s.arg(degrees).arg(angle)));
            QVERIFY(area->containsPoint(QPointF(800, 600), Qt::OddEvenFill));
        }
        QImage empty(800, 600, QImage::Format_Grayscale8);
        empty.fill(200);
        QVERIFY(!findTextArea(empty).has_value());
    }
};

QTEST_MAIN(TestCardFaults)
#include "tst_card_faults.moc"
