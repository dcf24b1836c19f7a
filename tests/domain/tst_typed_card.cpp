// A card that a scanner typed into a field: found by its form, whatever stood there and however slowly it comes.
#include "domain/identity.h"
#include "domain/typed_card.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace motcua;
using namespace Qt::StringLiterals;

namespace {

const QString card = u"001190000017|012345678|Trần Thị Mậu|15021990|Nữ|Số 1, Phường A, Hà Nội|20052022"_s;

} // namespace

class TestTypedCard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void forms_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("found");
        QTest::addColumn<bool>("complete");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("rest");
        QTest::newRow("nothing") << QString() << false << false << QString() << QString();
        QTest::newRow("a bar in an address") << u"Số 1 | 2"_s << false << false << QString() << QString();
        QTest::newRow("alone") << card << true << true << card << QString();
        QTest::newRow("behind words") << u"a@b.vn"_s + card << true << true << card << u"a@b.vn"_s;
        QTest::newRow("behind digits") << u"0941"_s + card << true << true << card << u"0941"_s;
        QTest::newRow("between digits") << u"09"_s + card + u"41"_s << true << true << card << u"0941"_s;
        QTest::newRow("the day is not there") << card.chopped(8) << true << false << card.chopped(8) << QString();
        QTest::newRow("the day is half there") << card.chopped(3) << true << false << card.chopped(3) << QString();
        QTest::newRow("a card of nine digits") << u"x12345678"_s + u"9||Lê Ất|15021990|Nam|Hà Nội|20052022"_s << true << true
                                               << u"123456789||Lê Ất|15021990|Nam|Hà Nội|20052022"_s << u"x"_s;
        const QString layout = u"đđăă9đđđđđăư||Lê Ất|ă5đêă99đ|Nam|Hà Nội|êđđ5êđêê"_s; // whatever it means, all of it goes to the reader
        QTest::newRow("a Vietnamese layout") << layout << true << false << layout << QString();
    }
    void forms()
    {
        QFETCH(QString, text);
        QFETCH(bool, found);
        QFETCH(bool, complete);
        QFETCH(QString, typed);
        QFETCH(QString, rest);
        const auto card = domain::typedCardIn(text);
        QCOMPARE(card.has_value(), found);
        if (!card)
            return;
        QCOMPARE(card->complete, complete);
        QCOMPARE(card->card, typed);
        QCOMPARE(card->rest, rest);
    }

    //! Any text, the cursor anywhere in it: the card comes out as it went in, and the text as it was. Digits around it may be any, too.
    void comesOutAsItWentIn()
    {
        QRandomGenerator random(7);
        const QString letters = u"0123456789aă @.,-"_s;
        for (int round = 0; round < 5'000; ++round) {
            QString before;
            for (int i = random.bounded(20); i > 0; --i)
                before += letters[random.bounded(int(letters.size()))];
            const int at = random.bounded(int(before.size()) + 1);
            const auto found = domain::typedCardIn(before.left(at) + card + before.mid(at));
            QVERIFY(found && found->complete);
            QCOMPARE(found->card, card);
            QCOMPARE(found->rest, before);
            QVERIFY(domain::parseCccdQr(found->card));
        }
    }

    void anyText()
    {
        QRandomGenerator random(8);
        for (int round = 0; round < 20'000; ++round) {
            QString text;
            for (int i = random.bounded(40); i > 0; --i)
                text += random.bounded(3) == 0 ? QChar(u'|') : QChar(char16_t(u'0' + random.bounded(12)));
            const auto found = domain::typedCardIn(text);
            QCOMPARE(found.has_value(), text.count(u'|') >= 6);
            if (found)
                QCOMPARE(found->card.size() + found->rest.size(), text.size());
        }
    }
};

QTEST_GUILESS_MAIN(TestTypedCard)
#include "tst_typed_card.moc"
