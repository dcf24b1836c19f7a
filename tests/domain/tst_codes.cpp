#include "domain/dossier_code.h"
#include "domain/ids.h"
#include "domain/pass_code.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSet>
#include <QtTest>

using namespace motcua::domain;
using namespace Qt::StringLiterals;

namespace {

const QString alphabet = u"0123456789BCFGHJKLMNPQRSTVXZ"_s;

QString codeOf(const auto& result)
{
    return result ? QString() : result.error().code;
}

PassToken token()
{
    PassToken token;
    token.keyId = 3;
    token.meetingNumber = 4'000'000'001U;
    token.serial = (quint64{1} << 40U) - 1;
    token.notBefore = QDateTime(QDate(2026, 11, 21), QTime(0, 15), Qt::UTC);
    token.notAfter = QDateTime(QDate(2026, 11, 22), QTime(17, 0), Qt::UTC);
    return token;
}

} // namespace

class TestCodes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void uuids()
    {
        const Id id = uuidV7(0x0123456789abLL, QByteArray::fromHex("ffffffffffffffffffff"));
        QCOMPARE(id, u"01234567-89ab-7fff-bfff-ffffffffffff"_s);
        QVERIFY(isUuid(id));
        QVERIFY(uuidV7(1, QByteArray(10, 'z')) < uuidV7(2, QByteArray(10, 'a'))); // ids sort by time
        QVERIFY(uuidV7(1, QByteArray(9, 'x')).isEmpty());                         // too little randomness makes no id
        QVERIFY(uuidV7(-1, QByteArray(10, 'x')).isEmpty());
        QVERIFY(isUuid(u"6ba7b810-9dad-11d1-80b4-00c04fd430c8"));
        for (const QString& bad : {QString(), id.toUpper(), id.chopped(1), id + u'0', QString(id).replace(u'-', u'0'),
                                   QString(id).replace(14, 1, u"9"_s), QString(id).replace(19, 1, u"c"_s),
                                   QString(id).replace(0, 1, u"g"_s)}) {
            QVERIFY2(!isUuid(bad), qPrintable(bad));
        }
        QSet<Id> seen;
        QRandomGenerator random(1);
        for (int i = 0; i < 10'000; ++i) {
            QByteArray bytes(10, 0);
            for (char& byte : bytes) {
                byte = static_cast<char>(random.bounded(256U));
            }
            const Id made = uuidV7(1'790'000'000'000, bytes);
            QVERIFY(isUuid(made));
            seen.insert(made);
        }
        QCOMPARE(seen.size(), 10'000);
    }

    void dossierCodes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("agency");
        QTest::addColumn<QStringList>("levels");
        QTest::addColumn<QDate>("date");
        QTest::addColumn<int>("order");
        const auto row = [](const char* name, const QString& text, const QString& agency, const QStringList& levels,
                            QDate date, int order) {
            QTest::newRow(name) << text << QString() << agency << levels << date << order;
        };
        row("old", u"000.00.60.H15-230619-0035"_s, u"000.00.60.H15"_s, {u"H15"_s, u"60"_s}, QDate(2023, 6, 19), 35);
        row("old, four levels", u"002.06.14.H15-230606-0056"_s, u"002.06.14.H15"_s,
            {u"H15"_s, u"14"_s, u"06"_s, u"002"_s}, QDate(2023, 6, 6), 56);
        row("old, three levels", u"000.19.68.H15-230713-0001"_s, u"000.19.68.H15"_s, {u"H15"_s, u"68"_s, u"19"_s},
            QDate(2023, 7, 13), 1);
        row("new", u"H15.50.05.13-261008-0975"_s, u"H15.50.05.13"_s, {u"H15"_s, u"50"_s, u"05"_s, u"13"_s},
            QDate(2026, 10, 8), 975);
        row("ministry", u"G09.20-20260609-0092637"_s, u"G09.20"_s, {u"G09"_s, u"20"_s}, QDate(2026, 6, 9), 92'637);
        row("one level", u"G09-261008-000975"_s, u"G09"_s, {u"G09"_s}, QDate(2026, 10, 8), 975);
        row("spaces around", u" H15.50-261008-0975\n"_s, u"H15.50"_s, {u"H15"_s, u"50"_s}, QDate(2026, 10, 8), 975);
        row("leap day", u"H15-240229-0001"_s, u"H15"_s, {u"H15"_s}, QDate(2024, 2, 29), 1);

        const auto bad = [](const char* name, const QString& text, const QString& code) {
            QTest::newRow(name) << text << code << QString() << QStringList() << QDate() << 0;
        };
        bad("read wrongly from paper", u"000.00.06.H15-230/12-0004"_s, u"code_shape"_s);
        bad("O for 0", u"OOO.00.60.H15-230619-0035"_s, u"code_shape"_s);
        bad("lower case", u"h15.50.05.13-261008-0975"_s, u"code_shape"_s);
        bad("no dots", u"H15500513-261008-0975"_s, u"code_shape"_s);
        bad("three digits of order", u"H15.50-261008-097"_s, u"code_shape"_s);
        bad("eight digits of order", u"H15.50-261008-00975123"_s, u"code_shape"_s);
        bad("seven digits of date", u"H15.50-2610081-0975"_s, u"code_shape"_s);
        bad("seven levels", u"H15.50.50.50.50.50.50-261008-0975"_s, u"code_shape"_s);
        bad("line below", u"H15.50-261008-0975\nx"_s, u"code_shape"_s);
        bad("other digits", u"H15.50-٢٦١٠٠٨-0975"_s, u"code_shape"_s);
        bad("30 February", u"H15.50-260230-0975"_s, u"code_date"_s);
        bad("month 13", u"H15.50-261301-0975"_s, u"code_date"_s);
        bad("no leap year", u"H15.50-20250229-0975"_s, u"code_date"_s);
        bad("empty", u"  "_s, u"code_empty"_s);
        bad("endless", u"H15"_s + QString(1'000'000, u'.'), u"code_shape"_s);
        bad("provisional", u"TẠM-0A1B2C3D"_s, u"code_shape"_s);
    }
    void dossierCodes()
    {
        QFETCH(QString, text);
        QFETCH(QString, code);
        QFETCH(QString, agency);
        QFETCH(QStringList, levels);
        QFETCH(QDate, date);
        QFETCH(int, order);
        const auto parsed = parseDossierCode(text);
        QCOMPARE(codeOf(parsed), code);
        if (parsed) {
            QCOMPARE(parsed->text, text.trimmed());
            QCOMPARE(parsed->agency, agency);
            QCOMPARE(parsed->levels, levels);
            QCOMPARE(parsed->date, date);
            QCOMPARE(parsed->order, order);
        }
    }

    void madeCodesAreRead()
    {
        QRandomGenerator random(12);
        for (int i = 0; i < 2'000; ++i) {
            const QDate date = QDate(2020, 1, 1).addDays(random.bounded(20'000));
            const int order = static_cast<int>(random.bounded(9'999'999U)) + 1;
            const QString code = makeDossierCode(u"H15.50.05.13"_s, date, order);
            const auto parsed = parseDossierCode(code);
            QVERIFY2(parsed.has_value(), qPrintable(code));
            QCOMPARE(parsed->date, date);
            QCOMPARE(parsed->order, order);
        }
        QCOMPARE(makeDossierCode(u"H15.50"_s, QDate(2026, 1, 2), 7), u"H15.50-260102-0007"_s);
        QCOMPARE(makeDossierCode(u"H15.50"_s, QDate(2026, 1, 2), 12'345), u"H15.50-260102-12345"_s);
    }

    void searchKeys()
    {
        const QString key = dossierCodeKey(u"000.00.06.H15-230712-0004"_s);
        QCOMPARE(key, u"0000006H152307120004"_s);
        QCOMPARE(dossierCodeKey(u"ooo.OO.06.h15 - 2307/2 0004"_s), key);
        QCOMPARE(dossierCodeKey(u"0000006H152307120004"_s), key);
        QVERIFY(key.endsWith(dossierCodeKey(u"0004"_s)));
        QVERIFY(key.endsWith(dossierCodeKey(u"230712-0004"_s)));
        QCOMPARE(dossierCodeKey(u"TẠM-0a1b2c3d"_s), dossierCodeKey(u"tam 0A1B2C3D"_s));
        QVERIFY(dossierCodeKey(u" .-"_s).isEmpty());
    }

    void provisional()
    {
        const QString code = provisionalCode(u"0192a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b"_s);
        QCOMPARE(code, u"TẠM-9E0F1A2B"_s);
        QVERIFY(isProvisionalCode(code));
        QVERIFY(!isProvisionalCode(u"H15.50-261008-0975"_s));
        QVERIFY(!isProvisionalCode({}));
    }

    void serialsRoundTrip()
    {
        QRandomGenerator64 random(5);
        QList<quint64> numbers{0, 1, 27, 28, (quint64{1} << 40U) - 1};
        for (int i = 0; i < 5'000; ++i) {
            numbers += random.generate64() >> 24U;
        }
        for (const quint64 number : numbers) {
            const QString text = serialText(number);
            QCOMPARE(text.size(), 10);
            for (const QChar c : text) {
                QVERIFY(alphabet.contains(c));
            }
            QCOMPARE(parseSerial(text).value(), number);
            QCOMPARE(parseSerial(u' ' + text.toLower().insert(5, u'-') + u"\r\n"_s).value(), number);
        }
        QVERIFY(serialText(quint64{1} << 40U).isEmpty());
    }

    //! For every serial tried: all single wrong symbols, all swaps of neighbours and of next neighbours are noticed.
    void serialDamage()
    {
        QRandomGenerator64 random(6);
        int changes = 0;
        for (int i = 0; i < 400; ++i) {
            const QString text = serialText(i < 40 ? static_cast<quint64>(i) : random.generate64() >> 24U);
            for (qsizetype at = 0; at < text.size(); ++at) {
                for (const QChar symbol : alphabet) {
                    QString wrong = text;
                    wrong[at] = symbol;
                    QCOMPARE(codeOf(parseSerial(wrong)), symbol == text[at] ? QString() : u"serial_damaged"_s);
                    ++changes;
                }
                for (const qsizetype step : {1, 2}) {
                    if (at + step < text.size() && text[at] != text[at + step]) {
                        QString wrong = text;
                        qSwap(wrong[at], wrong[at + step]);
                        QCOMPARE(codeOf(parseSerial(wrong)), u"serial_damaged"_s);
                    }
                }
            }
        }
        QCOMPARE(changes, 400 * 10 * 28);
    }

    void serialShape_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("nine") << QString(9, u'0');
        QTest::newRow("eleven") << QString(11, u'0');
        QTest::newRow("vowel") << u"000000000A"_s;
        QTest::newRow("telex made it") << u"00000000Đ0"_s;
        QTest::newRow("web address") << u"https://ex"_s;
        QTest::newRow("endless") << QString(1'000'000, u'B');
    }
    void serialShape()
    {
        QFETCH(QString, text);
        QCOMPARE(codeOf(parseSerial(text)), u"serial_shape"_s);
    }

    void tokensRoundTrip()
    {
        QByteArray signature(64, 0);
        for (int i = 0; i < 64; ++i) {
            signature[i] = static_cast<char>(i * 5);
        }
        const QByteArray claims = tokenClaims(token());
        QCOMPARE(claims.size(), 16);
        const QString text = tokenText(claims, signature);
        QCOMPARE(text.size(), 120);
        static const QRegularExpression alphanumeric(uR"(^[0-9A-Z $%*+\-./:]*$)"_s);
        QVERIFY(alphanumeric.match(text).hasMatch());
        const ScannedToken scanned = parseToken(text).value();
        QCOMPARE(scanned.token, token());
        QCOMPARE(scanned.claims, claims);
        QCOMPARE(scanned.signature, signature);
        QCOMPARE(parseToken(text + u"\r\n"_s).value().token, token());
        // RFC 9285's own example, first bytes: "AB" is BB8.
        QVERIFY(tokenText(QByteArrayLiteral("AB"), {}) == u"BB8"_s);
    }

    void tokenTimesRoundOutwards()
    {
        PassToken given = token();
        given.notBefore = given.notBefore.addSecs(61);
        given.notAfter = given.notAfter.addSecs(61);
        const PassToken read = parseToken(tokenText(tokenClaims(given), QByteArray(64, 'x'))).value().token;
        QCOMPARE(read.notBefore, token().notBefore);
        QCOMPARE(read.notAfter, token().notAfter.addSecs(15 * 60));
    }

    void tokenErrors()
    {
        const QString text = tokenText(tokenClaims(token()), QByteArray(64, 'x'));
        QCOMPARE(codeOf(parseToken({})), u"token_shape"_s);
        QCOMPARE(codeOf(parseToken(text.chopped(1))), u"token_shape"_s);
        QCOMPARE(codeOf(parseToken(text + u'0')), u"token_shape"_s);
        QCOMPARE(codeOf(parseToken(QString(10'000'000, u'0'))), u"token_shape"_s);
        QString wrong = text;
        wrong[50] = u'ơ';
        QCOMPARE(codeOf(parseToken(wrong)), u"token_damaged"_s);
        QCOMPARE(codeOf(parseToken(text.toLower())), u"token_damaged"_s);
        QCOMPARE(codeOf(parseToken(QString(120, u':'))), u"token_damaged"_s); // 45³-1 is no pair of bytes
        QByteArray claims = tokenClaims(token());
        claims[0] = 2;
        QCOMPARE(codeOf(parseToken(tokenText(claims, QByteArray(64, 'x')))), u"token_version"_s);
    }

    //! A wrong character gives other bytes (which the signature then refuses) or no token at all, never the same claims.
    void tokenDamage()
    {
        const QString text = tokenText(tokenClaims(token()), QByteArray(64, 'x'));
        const ScannedToken right = parseToken(text).value();
        for (qsizetype i = 0; i < text.size(); ++i) {
            for (char16_t c = 0x20; c < 0x60; ++c) {
                QString wrong = text;
                wrong[i] = c;
                const auto read = parseToken(wrong);
                QVERIFY(wrong == text || !read || read->claims != right.claims || read->signature != right.signature);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestCodes)
#include "tst_codes.moc"
