#include "domain/identity.h"
#include "vision/mrz_lines.h"

#include <QTest>

using namespace motcua;
using namespace motcua::vision;
using namespace Qt::StringLiterals;

namespace {

std::vector<domain::OcrWord> read(const QStringList& lines)
{
    std::vector<domain::OcrWord> words;
    for (int line = 0; line < lines.size(); ++line)
        for (const QString& word : lines[line].split(u' '))
            words.push_back({word, QRect(0, line * 40, 500, 30), 0.9, line});
    return words;
}

} // namespace

class TestMrzLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lines_data()
    {
        QTest::addColumn<QStringList>("text");
        QTest::newRow("as printed") << QStringList{u"IDVNM1900000174001190000017<<5"_s, u"9002155F3002153VNM<<<<<<<<<<<0"_s,
                                                   u"TRAN<<THI<MAU<<<<<<<<<<<<<<<<<"_s};
        QTest::newRow("fillers miscounted") << QStringList{u"IDVNM1900000174001190000017<<<5"_s, u"9002155F3002153VNM<<<<<<<<0"_s,
                                                           u"TRAN<<THI<MAU<<<<<<<<<<<<<<<<<<<<<<"_s};
        QTest::newRow("letters for digits, words around")
            << QStringList{u"Nơi cư trú / Place of residence"_s, u"IDVNMI9OOOOOI74OO119OOOOOI7<<5"_s,
                           u"9OO2155F3OO2153VNM<<<<<<<<<<<O"_s, u"TRAN<<THI<MAU<<<<<<<<<<<<<<CK<<"_s};
        QTest::newRow("with spaces") << QStringList{u"IDVNM190000017 4001190000017 <<5"_s, u"9002155F3002153VNM «««««0"_s,
                                                    u"TRAN<<THI<MAU <<<<<<<"_s};
    }

    void lines()
    {
        QFETCH(QStringList, text);
        const QStringList found = mrzLines(read(text));
        QCOMPARE(found.size(), 3);
        for (const QString& line : found)
            QCOMPARE(line.size(), 30);
        const auto card = domain::parseMrz(found);
        QVERIFY2(card.has_value(), qPrintable(found.join(u'\n')));
        QCOMPARE(card->number, u"001190000017"_s);
        QCOMPARE(card->birthDate, QDate(1990, 2, 15));
    }

    void noMrz()
    {
        QVERIFY(mrzLines({}).isEmpty());
        QVERIFY(mrzLines(read({u"CĂN CƯỚC CÔNG DÂN"_s, u"Số / No. 001190000017"_s})).isEmpty());
        QVERIFY(mrzLines(read({u"IDVNM1900000174001190000017<<5"_s})).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestMrzLines)
#include "tst_mrz_lines.moc"
