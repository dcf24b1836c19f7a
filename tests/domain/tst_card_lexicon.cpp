#include "domain/card_lexicon.h"
#include "domain/card_places.h"

#include <QtTest>

using namespace motcua::domain;
using namespace Qt::StringLiterals;

class TestCardLexicon : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void families_data()
    {
        QTest::addColumn<QString>("read");
        QTest::addColumn<QString>("mended");
        QTest::newRow("a tone mistaken") << u"Đỉnh Văn An"_s << u"Đinh Văn An"_s;
        QTest::newRow("a mark lost") << u"Nguyên Thị Lan"_s << u"Nguyễn Thị Lan"_s;
        QTest::newRow("capitals stay") << u"ĐỈNH VĂN AN"_s << u"ĐINH VĂN AN"_s;
        QTest::newRow("right") << u"Trần Thị Mậu"_s << u"Trần Thị Mậu"_s;
        QTest::newRow("where the tone stands is the card's own") << u"Hoàng Hoà"_s << u"Hoàng Hoà"_s;
        QTest::newRow("two could be meant") << u"Lạ Văn Tài"_s << u"Lạ Văn Tài"_s;
        QTest::newRow("no such family") << u"Hồng Văn Tài"_s << u"Hồng Văn Tài"_s;
        QTest::newRow("given names are nobody's to mend") << u"Lê Đỉnh"_s << u"Lê Đỉnh"_s;
        QTest::newRow("nothing") << u""_s << u""_s;
    }
    void families()
    {
        QFETCH(QString, read);
        QFETCH(QString, mended);
        const Mended result = mendFamilyName(read);
        QCOMPARE(result.text, mended);
        QCOMPARE(result.sure < 1, read != mended);
    }

    void provinces_data()
    {
        QTest::addColumn<QString>("read");
        QTest::addColumn<QString>("mended");
        QTest::newRow("a tone mistaken") << u"Hòa Bình, Cẩn Thơ"_s << u"Hòa Bình, Cần Thơ"_s;
        QTest::newRow("only the province") << u"Cẩn Thơ, Cẩn Thơ"_s << u"Cẩn Thơ, Cần Thơ"_s;
        QTest::newRow("a letter cut") << u"Mỹ Lộc, Quảng Nin"_s << u"Mỹ Lộc, Quảng Ninh"_s;
        QTest::newRow("the last letter mistaken") << u"Mỹ Lộc, Quảng Nan"_s << u"Mỹ Lộc, Quảng Nam"_s;
        QTest::newRow("the dash lost") << u"Xã Mỹ Lộc, Bà Rịa Vũng Tàu"_s << u"Xã Mỹ Lộc, Bà Rịa - Vũng Tàu"_s;
        QTest::newRow("the comma lost") << u"Cẩm Xuyên Vĩnh Long"_s << u"Cẩm Xuyên, Vĩnh Long"_s;
        QTest::newRow("a commune alone") << u"Xã Hòa Bình"_s << u"Xã Hòa Bình"_s;
        QTest::newRow("short names are not guessed at") << u"Xã Tân Lập, Hà Nan"_s << u"Xã Tân Lập, Hà Nan"_s;
        QTest::newRow("a province alone") << u"Nam Định"_s << u"Nam Định"_s;
        QTest::newRow("Hoà as printed") << u"Phường 1, Khánh Hoà"_s << u"Phường 1, Khánh Hoà"_s;
        QTest::newRow("with a word before it") << u"Q. Cầu Giấy, TP Hà Nội"_s << u"Q. Cầu Giấy, TP Hà Nội"_s;
        QTest::newRow("abroad") << u"Viêng Chăn, Lào"_s << u"Viêng Chăn, Lào"_s;
        QTest::newRow("nothing") << u""_s << u""_s;
    }
    void provinces()
    {
        QFETCH(QString, read);
        QFETCH(QString, mended);
        const Mended result = mendProvince(read);
        QCOMPARE(result.text, mended);
        QCOMPARE(result.sure < 1, read != mended);
    }

    void places_data()
    {
        QTest::addColumn<QString>("read");
        QTest::addColumn<QString>("mended");
        QTest::newRow("a province that spells like a district") << u"Xã Vĩnh Lộc, Thanh Hóa"_s << u"Xã Vĩnh Lộc, Thanh Hóa"_s;
        QTest::newRow("a tone mistaken") << u"Xã Cấm Xuyên, Hà Tĩnh"_s << u"Xã Cẩm Xuyên, Hà Tĩnh"_s;
        QTest::newRow("without a word before it") << u"Mường Ẳng, Điện Biên"_s << u"Mường Ảng, Điện Biên"_s;
        QTest::newRow("the apostrophe lost") << u"Xã Cư Mgar, Đắk Lắk"_s << u"Xã Cư M'gar, Đắk Lắk"_s;
        QTest::newRow("three parts") << u"xã Tân Tiến, huyện Cấm Giàng, tỉnh Hải Dương"_s << u"xã Tân Tiến, huyện Cẩm Giàng, tỉnh Hải Dương"_s;
        QTest::newRow("right") << u"Phường Quỳnh Lưu, Nghệ An"_s << u"Phường Quỳnh Lưu, Nghệ An"_s;
        QTest::newRow("where the tone stands is the card's own") << u"Hiệp Hoà, Bắc Giang"_s << u"Hiệp Hoà, Bắc Giang"_s;
        QTest::newRow("in no list") << u"Xã Ẳng Cang, Điện Biên"_s << u"Xã Ẳng Cang, Điện Biên"_s;
        QTest::newRow("nothing") << u""_s << u""_s;
    }
    void places()
    {
        QFETCH(QString, read);
        QFETCH(QString, mended);
        const Mended result = mendPlaces(read);
        QCOMPARE(result.text, mended);
        QCOMPARE(result.sure < 1, read != mended);
    }
};

QTEST_GUILESS_MAIN(TestCardLexicon)
#include "tst_card_lexicon.moc"
