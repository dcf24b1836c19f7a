#include "domain/card_back.h"
#include "domain/identity.h"
#include "domain/vietnamese_keys.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace motcua::domain;
using namespace Qt::StringLiterals;

namespace {

const QString sample = u"001190000017|012345678|Trần Thị Mậu|15021990|Nữ|Số 1, Phường A, Hà Nội|20052022"_s;

QString codeOf(const auto& result)
{
    return result ? QString() : result.error().code;
}

bool has(const CitizenCard& card, const QString& code)
{
    return std::any_of(card.warnings.begin(), card.warnings.end(), [&](const Warning& w) { return w.code == code; });
}

//! UTF-8 bytes shown as Latin-1.
QString asLatin1(const QString& text)
{
    return QString::fromLatin1(text.toUtf8());
}

//! UTF-8 bytes shown as code page 1252 (the range 0x80–0x9f gets its own signs).
QString asCp1252(const QString& text)
{
    static const QString high = u"€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"_s;
    QString out;
    for (const char byte : text.toUtf8()) {
        const auto value = static_cast<unsigned char>(byte);
        out += value >= 0x80 && value < 0xa0 ? high.at(value - 0x80) : QChar(static_cast<char16_t>(value));
    }
    return out;
}

QString onVietnameseLayout(const QString& text)
{
    static const QStringList row{u"đ"_s, u"ă"_s, u"â"_s, u"ê"_s, u"ô"_s, u"\u0300"_s, u"\u0309"_s, u"\u0303"_s, u"\u0301"_s, u"\u0323"_s};
    QString out;
    for (const QChar c : text) {
        out += c.isDigit() ? row.at(c.digitValue()) : QString(c);
    }
    return out;
}

const QStringList mrzSample{u"IDVNM1900000174001190000017<<5"_s, u"9002155F3002153VNM<<<<<<<<<<<0"_s,
                            u"TRAN<<THI<MAU<<<<<<<<<<<<<<<<<"_s};

} // namespace

class TestIdentity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("year");
        QTest::addColumn<int>("sex");
        const int male = static_cast<int>(Sex::Male);
        const int female = static_cast<int>(Sex::Female);
        QTest::newRow("female 1990") << u"001190000017"_s << QString() << 1990 << female;
        QTest::newRow("male 1900s") << u"079045000001"_s << QString() << 1945 << male;
        QTest::newRow("male 2000s") << u"079205000001"_s << QString() << 2005 << male;
        QTest::newRow("female 2000s") << u"079310000001"_s << QString() << 2010 << female;
        QTest::newRow("spaces, dots") << u" 001 190.000 017 "_s << QString() << 1990 << female;
        QTest::newRow("old nine") << u"012345678"_s << QString() << 0 << 0;
        QTest::newRow("empty") << u" . "_s << u"id_empty"_s << 0 << 0;
        QTest::newRow("eleven") << u"00119000001"_s << u"id_length"_s << 0 << 0;
        QTest::newRow("thirteen") << u"0011900000170"_s << u"id_length"_s << 0 << 0;
        QTest::newRow("letter O") << u"O01190000017"_s << u"id_not_digits"_s << 0 << 0;
        QTest::newRow("arabic digits") << u"٠٠١١٩٠٠٠٠٠١٧"_s << u"id_not_digits"_s << 0 << 0;
        QTest::newRow("minus") << u"-01190000017"_s << u"id_not_digits"_s << 0 << 0;
    }
    void numbers()
    {
        QFETCH(QString, text);
        QFETCH(QString, code);
        QFETCH(int, year);
        QFETCH(int, sex);
        const auto number = parseCitizenNumber(text);
        QCOMPARE(codeOf(number), code);
        if (number) {
            QCOMPARE(number->birthYear, year);
            QCOMPARE(static_cast<int>(number->sex), sex);
        }
    }

    void numberAgainstFields()
    {
        const CitizenNumber number = parseCitizenNumber(u"001190000017"_s).value();
        QVERIFY(checkCitizenNumber(number, QDate(1990, 2, 15), Sex::Female).empty());
        QVERIFY(checkCitizenNumber(number, {}, Sex::Unknown).empty());
        const auto both = checkCitizenNumber(number, QDate(1991, 2, 15), Sex::Male);
        QCOMPARE(both.size(), 2U);
        QCOMPARE(both[0], (Warning{u"birthDate"_s, u"id_birth_year"_s}));
        QCOMPARE(both[1], (Warning{u"sex"_s, u"id_sex"_s}));
        QVERIFY(checkCitizenNumber(parseCitizenNumber(u"012345678"_s).value(), QDate(1960, 1, 1), Sex::Male).empty());
    }

    void phones_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("stored");
        QTest::addColumn<QString>("code");
        QTest::newRow("plain") << u"0912345678"_s << u"0912345678"_s << QString();
        QTest::newRow("grouped") << u"0912.345.678"_s << u"0912345678"_s << QString();
        QTest::newRow("dashes") << u"091-234 5678"_s << u"0912345678"_s << QString();
        QTest::newRow("+84") << u"+84912345678"_s << u"0912345678"_s << QString();
        QTest::newRow("84") << u"84912345678"_s << u"0912345678"_s << QString();
        QTest::newRow("0084") << u"0084 912 345 678"_s << u"0912345678"_s << QString();
        QTest::newRow("+84 (0)") << u"+84 (0)912345678"_s << u"0912345678"_s << QString();
        QTest::newRow("empty") << u" "_s << QString() << u"phone_empty"_s;
        QTest::newRow("short") << u"091234567"_s << QString() << u"phone_shape"_s;
        QTest::newRow("long") << u"09123456789"_s << QString() << u"phone_shape"_s;
        QTest::newRow("landline") << u"0241234567"_s << QString() << u"phone_shape"_s;
        QTest::newRow("letters") << u"09123o5678"_s << QString() << u"phone_shape"_s;
        QTest::newRow("other country") << u"+86912345678"_s << QString() << u"phone_shape"_s;
    }
    void phones()
    {
        QFETCH(QString, text);
        QFETCH(QString, stored);
        QFETCH(QString, code);
        const auto phone = parsePhone(text);
        QCOMPARE(codeOf(phone), code);
        QCOMPARE(phone.value_or(QString()), stored);
    }
    void phonePrefix()
    {
        QVERIFY(!checkPhonePrefix(u"0912345678"_s));
        QVERIFY(!checkPhonePrefix(u"0321234567"_s));
        QCOMPARE(checkPhonePrefix(u"0951234567"_s), (Warning{u"phone"_s, u"phone_prefix_rare"_s}));
        QCOMPARE(checkPhonePrefix(u"0711234567"_s)->code, u"phone_prefix_rare"_s);
    }

    void cards_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("stored");
        QTest::addColumn<QString>("code");
        QTest::newRow("printed") << u"05.251965"_s << u"05251965"_s << QString();
        QTest::newRow("nine") << u"052519651"_s << u"052519651"_s << QString();
        QTest::newRow("empty") << u"."_s << QString() << u"card_empty"_s;
        QTest::newRow("seven") << u"0525196"_s << QString() << u"card_shape"_s;
        QTest::newRow("ten") << u"0525196500"_s << QString() << u"card_shape"_s;
        QTest::newRow("letter") << u"0525196S"_s << QString() << u"card_shape"_s;
    }
    void cards()
    {
        QFETCH(QString, text);
        QFETCH(QString, stored);
        QFETCH(QString, code);
        QCOMPARE(codeOf(parseCardNumber(text)), code);
        QCOMPARE(parseCardNumber(text).value_or(QString()), stored);
    }

    void cvNumbers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("stored");
        QTest::addColumn<QString>("code");
        QTest::newRow("digits") << u"123456"_s << u"123456"_s << QString();
        QTest::newRow("letters") << u"123456 ab"_s << u"123456AB"_s << QString();
        QTest::newRow("three") << u"123456abc"_s << u"123456ABC"_s << QString();
        QTest::newRow("four") << u"123456abcd"_s << QString() << u"cv_shape"_s;
        QTest::newRow("short") << u"12345"_s << QString() << u"cv_shape"_s;
        QTest::newRow("accent") << u"123456Đ"_s << QString() << u"cv_shape"_s;
        QTest::newRow("digit after") << u"1234567"_s << QString() << u"cv_shape"_s;
        QTest::newRow("empty") << QString() << QString() << u"cv_empty"_s;
    }
    void cvNumbers()
    {
        QFETCH(QString, text);
        QFETCH(QString, stored);
        QFETCH(QString, code);
        QCOMPARE(codeOf(parseCvNumber(text)), code);
        QCOMPARE(parseCvNumber(text).value_or(QString()), stored);
    }

    void dates_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QDate>("date");
        QTest::addColumn<QString>("code");
        const QDate day(1990, 2, 5);
        QTest::newRow("vn") << u"05/02/1990"_s << day << QString();
        QTest::newRow("short") << u"5-2-1990"_s << day << QString();
        QTest::newRow("dots") << u" 5.2.1990 "_s << day << QString();
        QTest::newRow("digits") << u"05021990"_s << day << QString();
        QTest::newRow("iso") << u"1990-02-05"_s << day << QString();
        QTest::newRow("leap") << u"29/02/2024"_s << QDate(2024, 2, 29) << QString();
        QTest::newRow("absent") << u"31/02/1990"_s << QDate() << u"date_absent"_s;
        QTest::newRow("no leap") << u"29/02/2023"_s << QDate() << u"date_absent"_s;
        QTest::newRow("month 13") << u"01/13/1990"_s << QDate() << u"date_absent"_s;
        QTest::newRow("two-digit year") << u"01/02/90"_s << QDate() << u"date_shape"_s;
        QTest::newRow("words") << u"hôm qua"_s << QDate() << u"date_shape"_s;
        QTest::newRow("seven digits") << u"5021990"_s << QDate() << u"date_shape"_s;
        QTest::newRow("empty part") << u"//1990"_s << QDate() << u"date_shape"_s;
        QTest::newRow("empty") << u"  "_s << QDate() << u"date_empty"_s;
        QTest::newRow("endless") << QString(5000, u'1') << QDate() << u"date_shape"_s;
    }
    void dates()
    {
        QFETCH(QString, text);
        QFETCH(QDate, date);
        QFETCH(QString, code);
        QCOMPARE(codeOf(parseDate(text)), code);
        QCOMPARE(parseDate(text).value_or(QDate()), date);
    }

    void qrAsItIs()
    {
        const CitizenCard card = parseCccdQr(sample).value();
        QCOMPARE(card.number, u"001190000017"_s);
        QCOMPARE(card.oldNumber, u"012345678"_s);
        QCOMPARE(card.fullName, u"Trần Thị Mậu"_s);
        QCOMPARE(card.birthDate, QDate(1990, 2, 15));
        QCOMPARE(card.sex, Sex::Female);
        QCOMPARE(card.residence, u"Số 1, Phường A, Hà Nội"_s);
        QCOMPARE(card.issued, QDate(2022, 5, 20));
        QVERIFY(card.warnings.empty());
        QVERIFY(parseCccdQr(u"001190000017||Trần Thị Mậu|15021990|Nữ|Hà Nội|20052022|||extra"_s).has_value());
        QCOMPARE(parseCccdQr(sample.normalized(QString::NormalizationForm_D)).value(), card);
        QCOMPARE(parseCccdQr(sample + u"\r\n"_s).value(), card);
        QVERIFY(has(parseCccdQr(u"001090000017||Trần Thị Mậu|15021990|Nữ|Hà Nội|20052022"_s).value(), u"id_sex"_s));
        QVERIFY(has(parseCccdQr(u"001190000017||Trần Thị Mậu|15021991|Nữ|Hà Nội|20052022"_s).value(), u"id_birth_year"_s));
    }

    void qrRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        QTest::newRow("empty") << QString() << u"qr_not_cccd"_s;
        QTest::newRow("address") << u"https://example.invalid/?a=1|b"_s << u"qr_not_cccd"_s;
        QTest::newRow("dossier code") << u"H15.50.05.13-261008-0975"_s << u"qr_not_cccd"_s;
        QTest::newRow("number alone") << u"001190000017"_s << u"qr_not_cccd"_s;
        QTest::newRow("six fields") << u"001190000017||Trần Thị Mậu|15021990|Nữ|Hà Nội"_s << u"qr_fields"_s;
        QTest::newRow("short number") << u"00119000001||Trần Thị Mậu|15021990|Nữ|Hà Nội|20052022"_s << u"qr_number"_s;
        QTest::newRow("O for 0") << u"OO1190000017||Trần Thị Mậu|15021990|Nữ|Hà Nội|20052022"_s << u"qr_number"_s;
        QTest::newRow("old number") << u"001190000017|12345|Trần Thị Mậu|15021990|Nữ|Hà Nội|20052022"_s << u"qr_number"_s;
        QTest::newRow("birth 31/02") << u"001190000017||Trần Thị Mậu|31021990|Nữ|Hà Nội|20052022"_s << u"qr_date"_s;
        QTest::newRow("no issue") << u"001190000017||Trần Thị Mậu|15021990|Nữ|Hà Nội|"_s << u"qr_date"_s;
        QTest::newRow("marks lost") << u"001190000017||Tran Thi Mau|15021990|Nu|So 1, Ha Noi|20052022"_s << u"qr_mangled"_s;
        QTest::newRow("marks lost, man") << u"001090000017||Nguyen Van An|15021990|Nam|So 1, Ha Noi|20052022"_s << u"qr_mangled"_s;
        QTest::newRow("questions") << u"001190000017||Tr?n Th? M?u|15021990|N?|S? 1, Hà N?i|20052022"_s << u"qr_mangled"_s;
        QTest::newRow("question in address") << u"001190000017||Trần Thị Mậu|15021990|Nữ|S? 1|20052022"_s << u"qr_mangled"_s;
        QTest::newRow("replacement") << u"001190000017||Tr\ufffdn Thị|15021990|Nữ|Hà Nội|20052022"_s << u"qr_mangled"_s;
        QTest::newRow("half a code page") << u"001190000017||TrÃ¢n Thị|15021990|Nữ|Hà Nội|20052022"_s << u"qr_mangled"_s;
        QTest::newRow("bytes lost") << asLatin1(sample).remove(u'\u0090').remove(u'\u00bb') << u"qr_mangled"_s;
        QTest::newRow("digit in name") << u"001190000017||Tr6an Thị|15021990|Nữ|Hà Nội|20052022"_s << u"qr_mangled"_s;
        QTest::newRow("no name") << u"001190000017|| |15021990|Nữ|Hà Nội|20052022"_s << u"qr_mangled"_s;
        QTest::newRow("other sex") << u"001190000017||Trần Thị|15021990|X|Hà Nội|20052022"_s << u"qr_mangled"_s;
        QTest::newRow("too long") << sample + QString(1025, u'x') << u"qr_too_long"_s;
        QTest::newRow("10 MB") << QString(10'000'000, u'|') << u"qr_too_long"_s;
    }
    void qrRefused()
    {
        QFETCH(QString, text);
        QFETCH(QString, code);
        QCOMPARE(codeOf(parseCccdQr(text)), code);
        QVERIFY(parseCccdQr(text).error().detail.isEmpty()); // nothing personal reaches a log
    }

    void qrRepaired_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("latin-1") << asLatin1(sample);
        QTest::newRow("cp1252") << asCp1252(sample);
        QTest::newRow("digit row") << onVietnameseLayout(sample);
        QTest::newRow("digit row, composed") << onVietnameseLayout(sample).normalized(QString::NormalizationForm_C);
        QTest::newRow("telex") << u"001190000017|012345678|Traafn Thij Maauj|15021990|Nuwx|Soos 1, Phuwowngf A, Haf Nooji|20052022"_s;
        QTest::newRow("telex, tone at once") << u"001190000017|012345678|Traafn Thij Maajau|15021990|Nuwx|Soos 1, Phuwowfng A, Haf Nooij|20052022"_s;
        QTest::newRow("vni") << u"001190000017|012345678|Tra62n Thi5 Ma65u|15021990|Nu74|So61 1, Phu7o7ng2 A, Ha2 No65i|20052022"_s;
        QTest::newRow("vni, tone last") << u"001190000017|012345678|Tra6n2 Thi5 Mau65|15021990|Nu47|So61 1, Phuo7ng2 A, Ha2 Noi65|20052022"_s;
    }
    void qrRepaired()
    {
        QFETCH(QString, text);
        const auto card = parseCccdQr(text);
        if (QByteArray(QTest::currentDataTag()) == "telex, tone at once") { // "Maajau" has no single reading
            QCOMPARE(codeOf(card), u"qr_mangled"_s);
            return;
        }
        QVERIFY2(card.has_value(), qPrintable(codeOf(card)));
        CitizenCard want = parseCccdQr(sample).value();
        want.warnings = {{u"qr"_s, u"qr_repaired"_s}};
        QCOMPARE(*card, want);
    }

    void keystrokes_data()
    {
        QTest::addColumn<QString>("keys");
        QTest::addColumn<bool>("telex");
        QTest::addColumn<QString>("word");
        QTest::newRow("nguyễn") << u"Nguyeexn"_s << true << u"Nguyễn"_s;
        QTest::newRow("nguyễn, last") << u"Nguyeenx"_s << true << u"Nguyễn"_s;
        QTest::newRow("nguyễn vni") << u"Nguye64n"_s << false << u"Nguyễn"_s;
        QTest::newRow("đức") << u"DDuwcs"_s << true << u"Đức"_s;
        QTest::newRow("đức vni") << u"D9u71c"_s << false << u"Đức"_s;
        QTest::newRow("phượng") << u"Phuowjng"_s << true << u"Phượng"_s;
        QTest::newRow("quý") << u"Quys"_s << true << u"Quý"_s;
        QTest::newRow("quyền") << u"Quyeefn"_s << true << u"Quyền"_s;
        QTest::newRow("ắc") << u"Dawsk"_s << true << QString();
        QTest::newRow("đắc") << u"ddawcs"_s << true << u"đắc"_s;
        QTest::newRow("plain") << u"Minh"_s << true << u"Minh"_s;
        QTest::newRow("xuân: x first") << u"Xuaan"_s << true << u"Xuân"_s;
        QTest::newRow("stopped with huyền") << u"Catf"_s << true << QString();
        QTest::newRow("no syllable") << u"Smith"_s << true << QString();
        QTest::newRow("vni digit in telex") << u"Tra62n"_s << true << QString();
        QTest::newRow("composed already") << u"Trần"_s << true << QString();
        QTest::newRow("endless") << QString(40, u'a') << true << QString();
        QTest::newRow("empty") << QString() << true << QString();
    }
    void keystrokes()
    {
        QFETCH(QString, keys);
        QFETCH(bool, telex);
        QFETCH(QString, word);
        QCOMPARE(composeKeys(keys, telex ? KeyMethod::Telex : KeyMethod::Vni).value_or(QString()), word);
    }

    void mrz()
    {
        const CitizenCard card = parseMrz(mrzSample).value();
        QCOMPARE(card.number, u"001190000017"_s);
        QCOMPARE(card.birthDate, QDate(1990, 2, 15));
        QCOMPARE(card.sex, Sex::Female);
        QCOMPARE(card.fullName, u"TRAN THI MAU"_s);
        QVERIFY(card.warnings.empty());
        QVERIFY(!card.issued.isValid());
        // As a reader may hand it over.
        QCOMPARE(parseMrz({u" idvnm1900000174001190000017« 5"_s, mrzSample[1], mrzSample[2]}).value(), card);
    }

    void mrzRefused()
    {
        QCOMPARE(codeOf(parseMrz({})), u"mrz_shape"_s);
        QCOMPARE(codeOf(parseMrz({mrzSample[0], mrzSample[1]})), u"mrz_shape"_s);
        QCOMPARE(codeOf(parseMrz({mrzSample[0].chopped(1), mrzSample[1], mrzSample[2]})), u"mrz_shape"_s);
        QCOMPARE(codeOf(parseMrz({QString(mrzSample[0]).replace(u"VNM"_s, u"LAO"_s), mrzSample[1], mrzSample[2]})), u"mrz_shape"_s);
        QCOMPARE(codeOf(parseMrz({mrzSample[0], mrzSample[1], u"TRẦN<<THI<MAU<<<<<<<<<<<<<<<<<"_s})), u"mrz_shape"_s);
        QCOMPARE(codeOf(parseMrz({QString(100'000, u'<'), mrzSample[1], mrzSample[2]})), u"mrz_shape"_s);
    }

    //! Each check digit is looked at by itself, not only through the last one of the second line, which is made right here.
    void mrzEachCheck()
    {
        const auto closed = [](QStringList lines) {
            const QString all = lines[0].sliced(5) + lines[1].first(7) + lines[1].sliced(8, 7) + lines[1].sliced(18, 11);
            int sum = 0;
            for (qsizetype i = 0; i < all.size(); ++i) {
                const int value = all[i].isDigit() ? all[i].digitValue() : all[i] == u'<' ? 0 : all[i].unicode() - u'A' + 10;
                sum += value * (i % 3 == 0 ? 7 : i % 3 == 1 ? 3 : 1);
            }
            lines[1][29] = QChar(static_cast<char16_t>(u'0' + sum % 10));
            return lines;
        };
        QVERIFY(parseMrz(closed(mrzSample)).has_value());
        for (const auto& [line, at] : {std::pair<qsizetype, qsizetype>{0, 14}, {1, 6}, {1, 14}}) {
            QStringList lines = mrzSample;
            lines[line][at] = lines[line][at] == u'9' ? u'0' : QChar(static_cast<char16_t>(lines[line][at].unicode() + 1));
            QCOMPARE(codeOf(parseMrz(closed(lines))), u"mrz_check"_s);
        }
        QStringList other = mrzSample; // the long number is not the document's
        other[0][15] = u'1';
        other[0][20] = u'5';
        QCOMPARE(codeOf(parseMrz(closed(other))), u"mrz_check"_s);
    }

    //! Any one digit of the numbers, the dates and their checks read wrongly is noticed.
    void mrzEveryDigit()
    {
        for (int line = 0; line < 2; ++line) {
            for (qsizetype i = 0; i < 30; ++i) {
                const QChar right = mrzSample[line][i];
                if (!right.isDigit()) {
                    continue;
                }
                for (char16_t digit = u'0'; digit <= u'9'; ++digit) {
                    QStringList lines = mrzSample;
                    lines[line][i] = digit;
                    QCOMPARE(parseMrz(lines).has_value(), right == QChar(digit));
                }
            }
        }
    }

    void frontAndBack_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("back");
        QTest::addColumn<bool>("same");
        QTest::newRow("marks") << u"Đỗ Thị Mậu"_s << u"Do Thi Mau"_s << true;
        QTest::newRow("one letter") << u"Đỗ Thị Mậu"_s << u"Do Thi Man"_s << false;
        QTest::newRow("more on the front") << u"Đỗ Thị Mậu Hoa"_s << u"Do Thi Mau"_s << false;
        QTest::newRow("cut by thirty characters") << u"Công Tằng Tôn Nữ Hoàng Phương Mai"_s << u"Cong Tang Ton Nu Hoang Phuong"_s << true;
        QTest::newRow("not read") << u"Đỗ Thị Mậu"_s << QString() << true;
        QTest::newRow("not written") << QString() << u"Do Thi Mau"_s << true;
    }

    void frontAndBack()
    {
        QFETCH(QString, name);
        QFETCH(QString, back);
        QFETCH(bool, same);
        CitizenCard front;
        front.number = u"001190000017"_s;
        front.fullName = name;
        CitizenCard other = front;
        other.fullName = back;
        other.birthDate = QDate(1990, 2, 15);
        QCOMPARE(compareWithBack(front, other).empty(), same);
        front.birthDate = QDate(1990, 2, 16);
        other.number = u"001190000025"_s;
        const auto differences = compareWithBack(front, other);
        QCOMPARE(differences.size(), size_t(same ? 2 : 3));
        QCOMPARE(differences[0], (Warning{u"number"_s, u"number_differs"_s}));
        QCOMPARE(differences[1], (Warning{u"birthDate"_s, u"birth_date_differs"_s}));
    }
};

QTEST_APPLESS_MAIN(TestIdentity)
#include "tst_identity.moc"
