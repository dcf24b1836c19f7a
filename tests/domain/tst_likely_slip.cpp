#include "domain/likely_slip.h"

#include <QTest>

using namespace motcua::domain;
using namespace Qt::StringLiterals;

class TestLikelySlip : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void slips_data()
    {
        QTest::addColumn<QString>("read");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("slip");
        const auto row = [](const char* name, const QString& read, const QString& typed, LikelySlip slip) {
            QTest::newRow(name) << read << typed << int(slip);
        };
        row("equal", u"07318642"_s, u"07318642"_s, LikelySlip::None);
        row("unread", u""_s, u"07318642"_s, LikelySlip::None);
        row("day and month", u"03/12/1984"_s, u"12/03/1984"_s, LikelySlip::DayMonth);
        row("another year too", u"03/12/1984"_s, u"12/03/1985"_s, LikelySlip::None);
        row("neighbours", u"07318642"_s, u"07381642"_s, LikelySlip::Neighbours);
        row("one figure", u"07318642"_s, u"07318842"_s, LikelySlip::OneFigure);
        row("two figures", u"07318642"_s, u"07319842"_s, LikelySlip::None);
        row("O for 0", u"07318642"_s, u"O7318642"_s, LikelySlip::LetterForDigit);
        row("l for 1, read", u"073l8642"_s, u"07318642"_s, LikelySlip::LetterForDigit);
        row("another number with a letter", u"07318642"_s, u"O7318643"_s, LikelySlip::None);
        row("where the tone stands", u"X. Hoà Thắng"_s, u"X. Hòa Thắng"_s, LikelySlip::TonePlace);
        row("capitals only", u"PHẠM THỊ HẠNH"_s, u"Phạm Thị Hạnh"_s, LikelySlip::None);
        row("a tone", u"Phạm Thị Hạnh"_s, u"Phạm Thị Hanh"_s, LikelySlip::MarksOnly);
        row("another person", u"Phạm Thị Hạnh"_s, u"Trần Văn An"_s, LikelySlip::None);
    }
    void slips()
    {
        QFETCH(QString, read);
        QFETCH(QString, typed);
        QFETCH(int, slip);
        QCOMPARE(int(likelySlip(read, typed)), slip);
        QCOMPARE(int(likelySlip(typed, read)), slip); // nobody knows which of the two is the slip
    }
};

QTEST_GUILESS_MAIN(TestLikelySlip)
#include "tst_likely_slip.moc"
