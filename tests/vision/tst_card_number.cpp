#include "domain/party_card.h"
#include "vision/card_number.h"
#include "vision/figure_cuts.h"
#include "vision/ocr_engine.h"
#include "vision/text_lines.h"

#include <QPainter>
#include <QTest>

using namespace motcua;
using namespace motcua::vision;
using namespace Qt::StringLiterals;

namespace {

// A card's upper part, level, as it is after flattening; `squeezed` sets the figures closer than they are made.
QImage strip(const QString& number, double squeezed = 0, int pixels = 32)
{
    QImage image(1200, 160, QImage::Format_RGB32);
    image.fill(QColor(0xd6, 0xd0, 0xc4));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::TextAntialiasing);
    QFont font(u"DejaVu Sans"_s);
    font.setPixelSize(pixels);
    painter.setFont(font);
    painter.drawText(60, 60, u"Họ và tên"_s);
    painter.drawText(300, 60, u"Ngô Khánh Hiển"_s);
    painter.drawText(60, 130, u"Số thẻ"_s);
    font.setBold(true);
    font.setStretch(QFont::SemiCondensed);
    font.setLetterSpacing(QFont::AbsoluteSpacing, -squeezed);
    painter.setFont(font);
    painter.setPen(QColor(0x24, 0x1c, 0x18));
    painter.drawText(300, 130, number);
    painter.end();
    return image.convertToFormat(QImage::Format_Grayscale8);
}

QImage figuresOf(const QImage& picture)
{
    return picture.copy(290, 95, 220, 48);
}

} // namespace

class TestCardNumber : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eightFiguresComeApart()
    {
        for (const QString& number : {u"58.785576"_s, u"14 496484"_s, u"41112111"_s}) {
            const auto cut = cutFigures(figuresOf(strip(number)));
            QVERIFY2(cut.has_value(), qPrintable(number));
            QCOMPARE(cut->size(), size_t(8));
            const QImage spaced = spacedOut(*cut);
            QVERIFY(spaced.width() > (*cut)[0].width() * 8);
        }
        QVERIFY(!cutFigures(figuresOf(strip(u"58.78557"_s))));
        QVERIFY(!cutFigures(figuresOf(strip(u"58.7855761"_s))));
        QVERIFY(!cutFigures(figuresOf(strip(u"Nguyễn A"_s))));
        QVERIFY(!cutFigures(QImage(3, 3, QImage::Format_Grayscale8)));
    }

    // What was misread stands among the words; the number is read once more where it stands.
    void aDoubtfulNumberIsReadAgain_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<double>("confidence");
        QTest::newRow("two figures for one") << u"5871.855716"_s << 0.5;
        QTest::newRow("letters") << u"5SB.T85576"_s << 0.3;
        QTest::newRow("not surely") << u"58.785576"_s << 0.4;
    }

    void aDoubtfulNumberIsReadAgain()
    {
        QFETCH(QString, first);
        QFETCH(double, confidence);
        const QImage picture = strip(u"58.785576"_s);
        if (const auto engine = recogniseWords(picture, OcrLayout::Block); !engine && engine.error().code == "engine_missing"_L1)
            QSKIP("no Vietnamese language data");
        std::vector<domain::OcrWord> words{{u"Họ"_s, QRect(60, 35, 40, 30), 0.96, 0},      {u"và"_s, QRect(105, 35, 35, 30), 0.96, 0},
                                           {u"tên"_s, QRect(145, 35, 50, 30), 0.96, 0},    {u"Số"_s, QRect(60, 105, 40, 30), 0.9, 1},
                                           {u"thẻ"_s, QRect(105, 105, 50, 30), 0.9, 1},    {first, QRect(300, 105, 175, 27), confidence, 1}};
        const auto again = readCardNumberAgain(picture, findTextLines(picture), words);
        QVERIFY(again.has_value());
        const auto number = domain::parsePartyCard(words).cardNumber;
        QCOMPARE(number.text, u"58785576"_s);
        QVERIFY(number.confidence >= domain::surelyReadFrom);
    }

    // Another number that was read first is never silently replaced: what differs is shown as doubtful.
    void whatDiffersIsDoubtful()
    {
        const QImage picture = strip(u"58.785576"_s);
        if (const auto engine = recogniseWords(picture, OcrLayout::Block); !engine && engine.error().code == "engine_missing"_L1)
            QSKIP("no Vietnamese language data");
        std::vector<domain::OcrWord> words{{u"Số"_s, QRect(60, 105, 40, 30), 0.9, 1}, {u"thẻ"_s, QRect(105, 105, 50, 30), 0.9, 1},
                                           {u"58.185576"_s, QRect(300, 105, 175, 27), 0.7, 1}};
        QVERIFY(readCardNumberAgain(picture, findTextLines(picture), words).has_value());
        const auto number = domain::parsePartyCard(words).cardNumber;
        QCOMPARE(number.text, u"58785576"_s);
        QVERIFY(number.confidence < domain::surelyReadFrom);
    }
};

QTEST_MAIN(TestCardNumber)
#include "tst_card_number.moc"
