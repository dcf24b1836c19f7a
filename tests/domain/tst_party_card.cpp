#include "domain/card_number_place.h"
#include "domain/party_card.h"

#include <QTest>

using namespace motcua::domain;
using namespace Qt::StringLiterals;

namespace {

// Words of lines as a reader gives them: each line 30 pixels high, each letter 12 wide, "~" a wide gap.
std::vector<OcrWord> read(const QStringList& lines, double confidence = 0.95)
{
    std::vector<OcrWord> words;
    for (int line = 0; line < lines.size(); ++line) {
        int x = 300;
        for (const QString& word : lines[line].split(u' ')) {
            if (word == "~"_L1) {
                x += 120;
                continue;
            }
            words.push_back({word, QRect(x, 100 + line * 60, int(word.size()) * 12, 30), confidence, line});
            x += int(word.size()) * 12 + 10;
        }
    }
    return words;
}

const QStringList printed{
    u"ĐẢNG CỘNG SẢN VIỆT NAM"_s,        u"THẺ ĐẢNG VIÊN"_s,
    u"Số: 07.318642"_s,                 u"Họ và tên ~ PHẠM THỊ NGỌC HẠNH"_s,
    u"Ngày sinh ~ 12 - 03 - 1984"_s,    u"Quê quán ~ X. Hòa Thắng, Đắk Lắk"_s,
    u"Vào Đảng ~ 19 - 05 - 2011"_s,     u"Chính thức ~ 19 - 05 - 2012"_s,
    u"Nơi cấp thẻ: Đảng ủy phường An Hòa"_s,
};

} // namespace

class TestPartyCard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asPrinted()
    {
        const auto card = parsePartyCard(read(printed));
        QCOMPARE(card.cardNumber.text, u"07318642"_s);
        QCOMPARE(card.cardNumber.asPrinted, u"07.318642"_s);
        QCOMPARE(card.fullName.text, u"PHẠM THỊ NGỌC HẠNH"_s);
        QCOMPARE(card.dateOfBirth.text, u"1984-03-12"_s);
        QCOMPARE(card.homeTown.text, u"X. Hòa Thắng, Đắk Lắk"_s);
        QCOMPARE(card.fullName.confidence, 0.95);
        // The box holds the value and not its label.
        QVERIFY(card.fullName.box.left() > 500);
        QCOMPARE(card.fullName.box.top(), 100 + 3 * 60);
    }

    void olderLayout()
    {
        const auto card = parsePartyCard(read({u"Số thẻ 05.251965"_s, u"Họ và tên: Nguyễn Thị Trâm My"_s,
                                               u"Sinh ngày 22 tháng 8 năm 1978"_s, u"Quê quán: P. Yên Hoà"_s,
                                               u"Ngày vào Đảng 01/02/2003"_s}));
        QCOMPARE(card.cardNumber.text, u"05251965"_s);
        QCOMPARE(card.fullName.text, u"Nguyễn Thị Trâm My"_s);
        QCOMPARE(card.dateOfBirth.text, u"1978-08-22"_s);
        QCOMPARE(card.homeTown.text, u"P. Yên Hoà"_s);
    }

    // Labels that blur has made unreadable: what stands between its neighbours and looks like it is it, for a person to look at.
    void fieldsWithoutTheirLabel()
    {
        const auto card = parsePartyCard(read({u"THẺ ĐẢNG VIÊN"_s, u"Số thẻ: 39.864635"_s, u"Hv TRỊNH MỸ THƯƠNG"_s, u"5!u; 08/04/1963"_s,
                                               u"( Xã Long Hưng, Gia Lộc, Hải Dương"_s, u"Ngày vào Đảng: 20/10/1987"_s}));
        QCOMPARE(card.fullName.text, u"TRỊNH MỸ THƯƠNG"_s);
        QCOMPARE(card.homeTown.text, u"Xã Long Hưng, Gia Lộc, Hải Dương"_s);
        QVERIFY(card.fullName.confidence < surelyReadFrom);
        QVERIFY(card.homeTown.confidence < surelyReadFrom);
        // Of two dates that have no label of ours none is taken; the one between the name and the home town is.
        QVERIFY(!card.dateOfBirth.isRead() || card.dateOfBirth.text == u"1963-04-08"_s);
        const auto date = parsePartyCard(read({u"Số thẻ: 39.864635"_s, u"Họ và tên: TRỊNH MỸ THƯƠNG"_s, u"5!u; 08/04/1963"_s, u"Quê quán: Gia Lộc, Hải Dương"_s,
                                               u"Ngày vào Đảng: 20/10/1987"_s}));
        QCOMPARE(date.dateOfBirth.text, u"1963-04-08"_s);
        QVERIFY(date.dateOfBirth.confidence < surelyReadFrom);
        // Two rows that look like a name, nothing to tell where they end, or no label at all: nobody guesses.
        QVERIFY(!parsePartyCard(read({u"Số thẻ: 39.864635"_s, u"Trịnh Mỹ Thương"_s})).fullName.isRead());
        QVERIFY(!parsePartyCard(read({u"Số thẻ: 39.864635"_s, u"Trịnh Mỹ Thương"_s, u"Nguyễn Văn An"_s, u"Ngày sinh: 08/04/1963"_s})).fullName.isRead());
        QVERIFY(!parsePartyCard(read({u"Trịnh Mỹ Thương"_s, u"Xã Long Hưng, Gia Lộc, Hải Dương"_s})).homeTown.isRead());
    }

    void valueUnderWhatIsLeftOfItsLabel()
    {
        auto words = read({u"Số thẻ: 53.248248"_s, u"~ tên:"_s, u"ĐỖ HỒNG QUỲNH"_s, u"Sinh ngày: 27-01-1976"_s});
        for (auto& word : words)
            if (word.line == 2)
                word.box.translate(0, -20); // right under it
        QCOMPARE(parsePartyCard(words).fullName.text, u"ĐỖ HỒNG QUỲNH"_s);
    }

    void strokesAndPointsInPlaces_data()
    {
        QTest::addColumn<QString>("printed");
        QTest::addColumn<QString>("place");
        QTest::newRow("stroke behind the province") << u"Hòa Vang, TP Đà Nẵng Ï"_s << u"Hòa Vang, TP Đà Nẵng"_s;
        QTest::newRow("one word in capitals") << u"XÃ Quảng Thọ, Nam Định"_s << u"Xã Quảng Thọ, Nam Định"_s;
        QTest::newRow("dot for a comma") << u"huyện Phong Điền. tỉnh Quảng Nam"_s << u"huyện Phong Điền, tỉnh Quảng Nam"_s;
        QTest::newRow("shorts keep their dots") << u"X. Vũ Lăng, H. Điện Bàn, T. Quảng Nam"_s << u"X. Vũ Lăng, H. Điện Bàn, T. Quảng Nam"_s;
        QTest::newRow("all in capitals") << u"XÃ VŨ LĂNG, QUẢNG NAM"_s << u"XÃ VŨ LĂNG, QUẢNG NAM"_s;
    }

    void strokesAndPointsInPlaces()
    {
        QFETCH(QString, printed);
        QFETCH(QString, place);
        QCOMPARE(parsePartyCard(read({u"Sinh ngày: 27/01/1976"_s, u"Quê quán: "_s + printed})).homeTown.text, place);
    }

    void lostMarksAndWrongLettersInLabels_data()
    {
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("date");
        QTest::addColumn<QString>("home");
        QTest::newRow("no marks") << u"So"_s << u"Ho va ten"_s << u"Ngay sinh"_s << u"Que quan"_s;
        QTest::newRow("wrong marks") << u"SỔ:"_s << u"Hộ vả tên"_s << u"Ngãy sình"_s << u"Quế quản"_s;
        QTest::newRow("wrong letters") << u"Số."_s << u"Hợ và tẽn:"_s << u"Nqày vinh"_s << u"Quê quấm"_s;
        QTest::newRow("run together") << u"Số:"_s << u"Họvàtên"_s << u"Ngàysinh"_s << u"Quêquán"_s;
        QTest::newRow("torn apart") << u"S ố"_s << u"H ọ và tên"_s << u"Ngày si nh"_s << u"Quê qu án"_s;
    }

    void lostMarksAndWrongLettersInLabels()
    {
        QFETCH(QString, number);
        QFETCH(QString, name);
        QFETCH(QString, date);
        QFETCH(QString, home);
        const auto card = parsePartyCard(read({number + " 07.318642"_L1, name + u" ~ TRỊNH CÔNG THÀNH"_s,
                                               date + " ~ 30-01-1969"_L1, home + u" ~ Xã Ea Kar, Đắk Lắk"_s}));
        QCOMPARE(card.cardNumber.text, u"07318642"_s);
        QCOMPARE(card.fullName.text, u"TRỊNH CÔNG THÀNH"_s);
        QCOMPARE(card.dateOfBirth.text, u"1969-01-30"_s);
        QCOMPARE(card.homeTown.text, u"Xã Ea Kar, Đắk Lắk"_s);
    }

    void labelAndValueInDifferentBlocks()
    {
        auto words = read({u"Họ và tên"_s, u"Quê quán"_s});
        const auto values = read({u"~ ~ ~ HỒ XUÂN DIỆU"_s, u"~ ~ ~ Xã Tuy Phước, Gia Lai"_s});
        for (auto word : values) {
            word.line += 10;
            word.box.translate(40, 3);
            words.push_back(word);
        }
        const auto card = parsePartyCard(words);
        QCOMPARE(card.fullName.text, u"HỒ XUÂN DIỆU"_s);
        QCOMPARE(card.homeTown.text, u"Xã Tuy Phước, Gia Lai"_s);
    }

    void valueBelowItsLabel()
    {
        const auto card = parsePartyCard(read({u"Họ và tên"_s, u"LƯƠNG THỊ KIỀU OANH"_s, u"Ngày sinh"_s, u"07/07/1985"_s}));
        QCOMPARE(card.fullName.text, u"LƯƠNG THỊ KIỀU OANH"_s);
        QCOMPARE(card.dateOfBirth.text, u"1985-07-07"_s);
    }

    void addressOnTwoLines()
    {
        auto words = read({u"Quê quán ~ P. Yên Hoà, Q. Cầu Giấy,"_s, u"~ ~ TP Hà Nội"_s, u"Vào Đảng ~ 19 - 05 - 2011"_s});
        for (auto& word : words) { // the second line hangs under the beginning of the address
            if (word.line == 1)
                word.box.translate(words[2].box.left() - 540, -25);
        }
        QCOMPARE(parsePartyCard(words).homeTown.text, u"P. Yên Hoà, Q. Cầu Giấy, TP Hà Nội"_s);
    }

    // Strokes of a portrait between the lines or beside them, and what is printed under the province, are no part of it.
    void addressOnTwoLinesAmongStrokes()
    {
        auto words = read({u"Quê quán: Xã Vũ Lăng, huyện Hạ"_s, u"~ ~ Hòa, tỉnh Phú Thọ"_s, u"~ ~ Kinh"_s});
        words[7].box.moveLeft(words[2].box.left());
        words.push_back({u"`\u2014"_s, QRect(60, 132, 40, 12), 0.57, 9});
        const auto home = parsePartyCard(words).homeTown;
        QCOMPARE(home.text, u"Xã Vũ Lăng, huyện Hạ Hòa, tỉnh Phú Thọ"_s);
        // Boxes that the reader made too high.
        for (size_t i = 2; i < 4; ++i)
            words[i].box.setHeight(58);
        QCOMPARE(parsePartyCard(words).homeTown.text, home.text);
    }

    void stampedLabelsAreKnownByTheirEnds()
    {
        const auto card = parsePartyCard(read({u"Số 07.318642"_s, u"H\u00b0\u201c tên: Phạm Thị Hạnh"_s, u"|\u00a9gày sinh: 12/03/1984"_s, u"X\u00a5 @yên quán: Nam Đàn, Nghệ An"_s}));
        QCOMPARE(card.fullName.text, u"Phạm Thị Hạnh"_s);
        QCOMPARE(card.dateOfBirth.text, u"1984-03-12"_s);
        QCOMPARE(card.homeTown.text, u"Nam Đàn, Nghệ An"_s);
        // "khai sinh" belongs to the name, and a whole label goes before an end.
        QCOMPARE(parsePartyCard(read({u"Họ và tên khai sinh: Phạm Thị Hạnh"_s, u"Sinh ngày 12/03/1984"_s})).dateOfBirth.text, u"1984-03-12"_s);
        QVERIFY(!parsePartyCard(read({u"Họ và tên khai sinh: Phạm Thị Hạnh"_s, u"01/02/2003"_s})).dateOfBirth.isRead());
    }

    void aStrokeBeforeALabelMovesNoColumn()
    {
        auto words = read({u"Ngày sinh:"_s, u"02-10-1982"_s});
        words.insert(words.begin(), {u"\u201c-"_s, QRect(60, 100, 50, 30), 0.2, 0});
        QCOMPARE(parsePartyCard(words).dateOfBirth.text, u"1982-10-02"_s);
        words[0].text = u"<e"_s; // letters of its own
        QCOMPARE(parsePartyCard(words).dateOfBirth.text, u"1982-10-02"_s);
    }

    void datesInManyShapes_data()
    {
        QTest::addColumn<QString>("printed");
        QTest::addColumn<QString>("date");
        QTest::addColumn<bool>("doubtful");
        QTest::newRow("words") << u"22 tháng 8 năm 1978"_s << u"1978-08-22"_s << false;
        QTest::newRow("all words") << u"ngày 22 tháng 08 năm 1978"_s << u"1978-08-22"_s << false;
        QTest::newRow("spaces") << u"22 / 08 / 1978"_s << u"1978-08-22"_s << false;
        QTest::newRow("stops") << u"22.08.1978"_s << u"1978-08-22"_s << false;
        QTest::newRow("T for 1") << u"20-T1-2003"_s << u"2003-11-20"_s << true;
        QTest::newRow("crossed 0") << u"\u00d83/11/1968"_s << u"1968-11-03"_s << true;
        QTest::newRow("old 6") << u"02-0ó-1998"_s << u"1998-06-02"_s << true;
        QTest::newRow("slashes as 1") << u"2711111950"_s << u"1950-11-27"_s << true;
        QTest::newRow("slashes as I and 1") << u"23I11I12002"_s << u"2002-11-23"_s << true;
        QTest::newRow("no slash") << u"2409/1939"_s << u"1939-09-24"_s << true;
        QTest::newRow("a stroke for the last 1") << u"08/08/194!"_s << u"1941-08-08"_s << true;
        QTest::newRow("eight figures, no date") << u"41944509"_s << QString() << true;
        QTest::newRow("a letter is no edge") << u"03/A1/1968"_s << QString() << true;
    }

    void datesInManyShapes()
    {
        QFETCH(QString, printed);
        QFETCH(QString, date);
        QFETCH(bool, doubtful);
        const auto birth = parsePartyCard(read({u"Sinh ngày "_s + printed})).dateOfBirth;
        QCOMPARE(birth.text, date);
        QCOMPARE(birth.confidence < surelyReadFrom, doubtful);
    }

    void partsOfAPlaceStayAsPrinted_data()
    {
        QTest::addColumn<QString>("printed");
        QTest::addColumn<QString>("home");
        QTest::newRow("dashes") << u"Sơn Lộc - Chi Lăng - Lạng Sơn"_s << u"Sơn Lộc - Chi Lăng - Lạng Sơn"_s;
        QTest::newRow("a lost dash") << u"Sơn Lộc - Chi Lăng Lạng Sơn"_s << u"Sơn Lộc - Chi Lăng - Lạng Sơn"_s;
        QTest::newRow("province with a dash") << u"Long Điền, Bà Rịa - Vũng Tàu"_s << u"Long Điền, Bà Rịa - Vũng Tàu"_s;
        QTest::newRow("short kinds") << u"X. Kim Liên, H. Nam Đàn, T. Nghệ An"_s << u"X. Kim Liên, H. Nam Đàn, T. Nghệ An"_s;
        QTest::newRow("short kinds, a mark lost") << u"X. Kim Liên, H. Nam Đàn, T. Nghê An"_s << u"X. Kim Liên, H. Nam Đàn, T. Nghệ An"_s;
        QTest::newRow("O for Q") << u"P. Liên Bạt, O. Ô Môn, TP Cần Thơ"_s << u"P. Liên Bạt, Q. Ô Môn, TP Cần Thơ"_s;
        QTest::newRow("stop after a whole word") << u"Xã Kim Liên, Huyện. Nam Đàn, , tỉnh Nghệ An"_s << u"Xã Kim Liên, Huyện Nam Đàn, tỉnh Nghệ An"_s;
        QTest::newRow("a comma within") << u"Xã Đồng Văn, Huyện Gò, Quao, Tỉnh Kiên Giang"_s << u"Xã Đồng Văn, Huyện Gò Quao, Tỉnh Kiên Giang"_s;
        QTest::newRow("a kind without its mark") << u"Xã Cẩm Dương, Huyên Ba Tri, Tinh Bến Tre"_s << u"Xã Cẩm Dương, Huyện Ba Tri, Tỉnh Bến Tre"_s;
        QTest::newRow("no kind") << u"Tịnh Khê, Quan Sơn, Thanh Hóa"_s << u"Tịnh Khê, Quan Sơn, Thanh Hóa"_s;
        QTest::newRow("capitals within") << u"xã Sơn Lộc, thành PHố Cần Thơ"_s << u"xã Sơn Lộc, thành phố Cần Thơ"_s;
        QTest::newRow("T for I") << u"Ta Grai, Gia Lai"_s << u"Ia Grai, Gia Lai"_s;
        QTest::newRow("small letters") << u"xã Kim Liên, tỉnh Nghệ An"_s << u"xã Kim Liên, tỉnh Nghệ An"_s;
    }

    void partsOfAPlaceStayAsPrinted()
    {
        QFETCH(QString, printed);
        QFETCH(QString, home);
        QCOMPARE(parsePartyCard(read({u"Quê quán ~ "_s + printed})).homeTown.text, home);
    }

    // Only what is no name becomes one, and a person looks at it.
    void namesLostTheirMarks_data()
    {
        QTest::addColumn<QString>("seen");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("doubtful");
        QTest::newRow("capitals") << u"CAO THỊ HÔNG"_s << u"CAO THỊ HỒNG"_s << true;
        QTest::newRow("another letter") << u"Lò Điệu Thêu"_s << u"Lò Diệu Thêu"_s << true;
        QTest::newRow("together") << u"LÒ HỒNG ÁNHNGA"_s << u"LÒ HỒNG ÁNH NGA"_s << true;
        QTest::newRow("what is a name stays") << u"Cao Thị Yên"_s << u"Cao Thị Yên"_s << false;
        QTest::newRow("of several") << u"Trần Thị Thuỷ"_s << u"Trần Thị Thuỷ"_s << false;
        QTest::newRow("in no list") << u"Y Krông Niê"_s << u"Y Krông Niê"_s << true;
        QTest::newRow("its twin, in capitals") << u"NÔNG TIÊN UY"_s << u"NÔNG TIÊN UY"_s << true;
        QTest::newRow("its twin is a name") << u"Lưu Văn Tuyến"_s << u"Lưu Văn Tuyến"_s << true;
    }

    void namesLostTheirMarks()
    {
        QFETCH(QString, seen);
        QFETCH(QString, name);
        QFETCH(bool, doubtful);
        const auto field = parsePartyCard(read({u"Họ và tên "_s + seen})).fullName;
        QCOMPARE(field.text, name);
        QCOMPARE(field.confidence < surelyReadFrom, doubtful);
    }

    void wordsReadTwiceCountOnce()
    {
        auto words = read({u"Quê quán ~ Nam Đàn, Nghệ An"_s});
        words.push_back({u"àn,"_s, words[3].box.adjusted(12, 0, 0, 0), 0.9, 7});
        words.push_back({u"Nghệ"_s, words[4].box, 0.9, 0});
        QCOMPARE(parsePartyCard(words).homeTown.text, u"Nam Đàn, Nghệ An"_s);
    }

    void numbersInGroups()
    {
        for (const QString& printed : {u"05.251.965"_s, u"05 251 965"_s, u"05 251965"_s, u"05251965"_s})
            QCOMPARE(parsePartyCard(read({u"Số thẻ ĐV: "_s + printed})).cardNumber.text, u"05251965"_s);
        QCOMPARE(parsePartyCard(read({u"5ú: 05.251.965"_s, u"Họ tên: Phạm Thị Hạnh"_s})).cardNumber.text, u"05251965"_s);
    }

    void lettersForDigitsAreDoubtful()
    {
        const auto card = parsePartyCard(read({u"Số: O7.3l8642"_s, u"Ngày sinh ~ l2 - 03 - 1984"_s}));
        QCOMPARE(card.cardNumber.text, u"07318642"_s);
        QCOMPARE(card.dateOfBirth.text, u"1984-03-12"_s);
        QVERIFY(card.cardNumber.confidence < 0.5);
        QVERIFY(card.dateOfBirth.confidence < 0.8);
    }

    void whatIsNoValueIsNotRead()
    {
        const auto card = parsePartyCard(read({u"Số: 07.3186"_s, u"Ngày sinh ~ 31 - 02 - 1984"_s, u"Họ và tên ~ ...... —"_s}));
        QVERIFY(card.isEmpty());
        QVERIFY(parsePartyCard({}).isEmpty());
        QVERIFY(parsePartyCard(read({u"Hôm nay trời đẹp"_s, u"12 34 56"_s})).isEmpty());
        // A party date is no birth date.
        QVERIFY(!parsePartyCard(read({u"Ngày vào Đảng ~ 19 - 05 - 2011"_s})).dateOfBirth.isRead());
    }

    void numberWithoutItsLabel()
    {
        const auto card = parsePartyCard(read({u"5d 07.318642"_s}));
        QCOMPARE(card.cardNumber.text, u"07318642"_s);
        QVERIFY(card.cardNumber.confidence < 0.8);
        QVERIFY(!parsePartyCard(read({u"07.318642 08.318642"_s})).cardNumber.isRead());
    }

    void decomposedLettersBecomeNfc()
    {
        auto words = read({u"Họ và tên ~ ĐẶNG QUỐC VƯỢNG"_s});
        for (auto& word : words)
            word.text = word.text.normalized(QString::NormalizationForm_D);
        QCOMPARE(parsePartyCard(words).fullName.text, u"ĐẶNG QUỐC VƯỢNG"_s);
    }

    // "Sở" is also how the label "Số" looks without its marks.
    void placeThatLooksLikeALabel()
    {
        const auto card = parsePartyCard(read({u"Số 07.000463"_s, u"Quê quán ~ Xã Yên Sở, Cần Thơ"_s}));
        QCOMPARE(card.homeTown.text, u"Xã Yên Sở, Cần Thơ"_s);
        QCOMPARE(card.cardNumber.text, u"07000463"_s);
        QCOMPARE(parsePartyCard(read({u"Quê quán ~ Xã Yên Sở"_s})).homeTown.text, u"Xã Yên Sở"_s);
        QCOMPARE(parsePartyCard(read({u"Số"_s, u"07.000463"_s})).cardNumber.text, u"07000463"_s);
    }

    // Names that are a letter or nothing away from a label.
    void namesThatLookLikeLabels()
    {
        QCOMPARE(parsePartyCard(read({u"Họ và tên ~ Đỗ Thế Hòa"_s})).fullName.text, u"Đỗ Thế Hòa"_s);
        QCOMPARE(parsePartyCard(read({u"Họ và tên ~ Hồ Văn Sỹ"_s})).fullName.text, u"Hồ Văn Sỹ"_s);
        QCOMPARE(parsePartyCard(read({u"Họ và tên"_s, u"HỒ TẤN ĐẠT"_s})).fullName.text, u"HỒ TẤN ĐẠT"_s);
        QCOMPARE(parsePartyCard(read({u"Hồ vả tèn ~ Lý Văn Sỹ"_s})).fullName.text, u"Lý Văn Sỹ"_s);
        QCOMPARE(parsePartyCard(read({u"Họ và tên"_s, u"NGUYỄN QUÂN"_s, u"Số thẻ ~ 07.000463"_s})).fullName.text, u"NGUYỄN QUÂN"_s);
        QCOMPARE(parsePartyCard(read({u"Họ, tên: ~ PHAN MINH LỢI"_s})).fullName.text, u"PHAN MINH LỢI"_s);
        QCOMPARE(parsePartyCard(read({u"Quê quán ~ Xã Tân Tiến, Nam Định"_s})).homeTown.text, u"Xã Tân Tiến, Nam Định"_s);
        QCOMPARE(parsePartyCard(read({u"Nguyên quán ~ Xã Đắk Hà, Hà Nội"_s})).homeTown.text, u"Xã Đắk Hà, Hà Nội"_s);
        QCOMPARE(parsePartyCard(read({u"Họ và tên khai sinh: ~ Vũ Văn Toản"_s})).fullName.text, u"Vũ Văn Toản"_s);
    }

    void strokesBesideTheTextAreNoValue()
    {
        auto words = read({u"Họ và tên: ~ ~ ~ ~ SN"_s, u"VÕ THỊ HỒNG MẬN"_s, u"Ngày sinh"_s, u"~ ~ ~ ~ ~ ~ ưng"_s, u"07/07/1985"_s});
        for (auto& word : words)
            if (word.text == "SN"_L1 || word.text == u"ưng"_s)
                word.confidence = 0.05;
        words[words.size() - 1].box.translate(0, -40);
        const auto card = parsePartyCard(words);
        QCOMPARE(card.fullName.text, u"VÕ THỊ HỒNG MẬN"_s);
        QCOMPARE(card.dateOfBirth.text, u"1985-07-07"_s);
        words = read({u"Quê quán ~ Đại Đồng, Hưng Yên tà gc"_s});
        words[words.size() - 1].confidence = words[words.size() - 2].confidence = 0.01;
        QCOMPARE(parsePartyCard(words).homeTown.text, u"Đại Đồng, Hưng Yên"_s);
        QVERIFY(parsePartyCard(words).homeTown.confidence < 0.85); // and a person looks
    }

    void caseAndApostrophes()
    {
        QCOMPARE(parsePartyCard(read({u"Họ và tên ~ pHẠM VĂN DŨNG"_s})).fullName.text, u"PHẠM VĂN DŨNG"_s);
        QCOMPARE(parsePartyCard(read({u"Họ và tên ~ ĐỖ Thị Lũy"_s})).fullName.text, u"Đỗ Thị Lũy"_s);
        QCOMPARE(parsePartyCard(read({u"Quê quán ~ xã CưM 'gar, Gia Lai"_s})).homeTown.text, u"xã Cư M'gar, Gia Lai"_s);
        QCOMPARE(parsePartyCard(read({u"Quê quán ~ huyện cẩm Xuyên, tỉnh Hà Tĩnh"_s})).homeTown.text, u"huyện Cẩm Xuyên, tỉnh Hà Tĩnh"_s);
    }

    void highlandNames()
    {
        QCOMPARE(parsePartyCard(read({u"Quê quán ~ Xã la Grai, Gia Lai"_s})).homeTown.text, u"Xã Ia Grai, Gia Lai"_s);
    }

    // Its label was not read: eight figures that are nobody else's value, on a card of which labels were read.
    void aNumberWithoutItsLabel()
    {
        const auto card = parsePartyCard(read({u"THẺ ĐẢNG VIÊN"_s, u"96022132"_s, u"Họ và tên ~ Phạm Minh Hường"_s, u"Ngày sinh ~ 12-03-1988"_s}));
        QCOMPARE(card.cardNumber.text, u"96022132"_s);
        QVERIFY(card.cardNumber.confidence < surelyReadFrom); // and a person looks
        QVERIFY(!parsePartyCard(read({u"xưV IYn"_s, u"63004042"_s, u"gñe N"_s})).cardNumber.isRead()); // a card on its head
        QVERIFY(!parsePartyCard(read({u"Họ và tên ~ Phạm Minh Hường"_s, u"Ngày sinh"_s, u"12031988"_s})).cardNumber.isRead());
        QVERIFY(!parsePartyCard(read({u"Họ và tên ~ A B C"_s, u"Quê quán ~ Hà Nội"_s, u"96022132"_s, u"96022133"_s})).cardNumber.isRead());
        // Faint figures far from their label are no strokes.
        auto faint = read({u"Số thẻ : ~ ~ 87244875"_s, u"Họ và tên ~ Tạ Văn Đại Hải"_s});
        for (auto& word : faint)
            if (word.text == "87244875"_L1)
                word.confidence = 0.2;
        QCOMPARE(parsePartyCard(faint).cardNumber.text, u"87244875"_s);
    }

    // Strokes of a portrait are as high as three lines, and must not make them one.
    void strokesAsHighAsLines()
    {
        auto words = read({u"Số:"_s, u"31828259"_s, u"Họ và tên:"_s, u"LÝ THỊ THU LÃM"_s});
        words.push_back({u"Nợ"_s, QRect(900, 130, 90, 120), 0.2, 9});
        const auto card = parsePartyCard(words);
        QCOMPARE(card.cardNumber.text, u"31828259"_s);
        QCOMPARE(card.fullName.text, u"LÝ THỊ THU LÃM"_s);
    }

    void whatMayBeAPartIsDoubtful()
    {
        const auto home = [](const QString& text) { return parsePartyCard(read({u"Quê quán ~ "_s + text})).homeTown.confidence; };
        QVERIFY(home(u"Nghĩa Hưng, Quảng Ngãi"_s) >= surelyReadFrom);
        QVERIFY(home(u"xã Thanh Lâm, huyện Mê Linh, tỉnh Vĩnh Phúc"_s) >= surelyReadFrom);
        QVERIFY(home(u"Nghĩa Hưng, Quảng"_s) < surelyReadFrom);
        const auto name = [](const QString& text) { return parsePartyCard(read({u"Họ và tên ~ "_s + text})).fullName.confidence; };
        QVERIFY(name(u"Hồ Văn Đại Tuyết"_s) >= surelyReadFrom);
        QVERIFY(name(u"Đái Tuyết"_s) < surelyReadFrom);
        QVERIFY(name(u"NGÔ CÔNG HIẾN"_s) < surelyReadFrom); // or HIỂN
        QVERIFY(name(u"Ngô Công Hiển"_s) >= surelyReadFrom);
    }

    void whereTheNumberIs()
    {
        const auto words = read({u"Số thẻ: 5SB.T85516"_s, u"Họ và tên ~ Ngô Khánh Hiển"_s, u"Ngày sinh ~ 24.04.1980"_s});
        QCOMPARE(cardNumberPlaces(words), std::vector<QRect>{words[2].box});
        // A label that was not read as one.
        const auto lost = read({u"39 thẻ đáng yiên: 41 681cc4"_s, u"Họ và tên ~ Chử Công Hùng"_s, u"Ngày sinh ~ 28.01.1954"_s});
        const auto places = cardNumberPlaces(lost);
        QCOMPARE(places.size(), size_t(1));
        QVERIFY(places[0].contains(lost[5].box));
        QVERIFY(cardNumberPlaces(read({u"Họ và tên ~ Ngô Khánh Hiển"_s, u"Ngày sinh ~ 24041980"_s, u"Ngày vào Đảng"_s, u"24042000"_s})).empty());
        QVERIFY(cardNumberPlaces(read({u"63004042"_s})).empty()); // no card at all
    }

    void survivesNonsense()
    {
        std::vector<OcrWord> words;
        for (int i = 0; i < 2000; ++i)
            words.push_back({QString(i % 40, QChar(ushort(0x20 + i * 37))), QRect(i * 7 % 900 - 50, i * 13 % 700, i % 90 - 5, i % 50 - 5),
                             double(i % 11) / 5 - 0.5, i % 97});
        const auto card = parsePartyCard(words);
        for (const auto* field : {&card.cardNumber, &card.fullName, &card.dateOfBirth, &card.homeTown})
            QVERIFY(field->confidence >= 0 && field->confidence <= 1);
    }
};

QTEST_GUILESS_MAIN(TestPartyCard)
#include "tst_party_card.moc"
