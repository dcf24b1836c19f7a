// Versions of a procedure: what a desk goes by depends on the day.
#include "domain/procedure.h"
#include "tests/domain/samples.h"

#include <QtTest>

#include <algorithm>

using namespace motcua::domain;
using namespace Qt::StringLiterals;

namespace {

ProcedureVersion version(QDate from, int days)
{
    return {from, {DueEngine::Hours, days, false}, days * 1'000, u"Tư pháp"_s, {{u"p"_s + QString::number(days), u"P"_s, 1, 0, true}}};
}

//! Since ever three days; five from March on; two from May on. The first of `order` is the one that the server writes as the
//! procedure itself.
Procedure changing(const std::vector<int>& order)
{
    const std::vector<ProcedureVersion> all{version({}, 3), version(QDate(2026, 3, 1), 5), version(QDate(2026, 5, 1), 2)};
    Procedure p;
    p.id = u"1.000001"_s;
    p.name = u"Thử"_s;
    const ProcedureVersion& own = all[size_t(order[0])];
    p.validFrom = own.validFrom;
    p.limit = own.limit;
    p.fee = own.fee;
    p.unit = own.unit;
    p.components = own.components;
    for (size_t i = 1; i < order.size(); ++i)
        p.versions.push_back(all[size_t(order[i])]);
    return p;
}

} // namespace

class TestProcedure : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theDayDecides_data()
    {
        QTest::addColumn<QDate>("day");
        QTest::addColumn<int>("days");
        QTest::addColumn<QDate>("next");
        QTest::newRow("before all of them") << QDate(2020, 1, 1) << 3 << QDate(2026, 3, 1);
        QTest::newRow("the day before") << QDate(2026, 2, 28) << 3 << QDate(2026, 3, 1);
        QTest::newRow("the day itself") << QDate(2026, 3, 1) << 5 << QDate(2026, 5, 1);
        QTest::newRow("between") << QDate(2026, 4, 30) << 5 << QDate(2026, 5, 1);
        QTest::newRow("the last") << QDate(2026, 5, 1) << 2 << QDate();
        QTest::newRow("long after") << QDate(2030, 1, 1) << 2 << QDate();
    }
    void theDayDecides()
    {
        QFETCH(QDate, day);
        QFETCH(int, days);
        std::vector<int> order{0, 1, 2};
        do {
            const Procedure p = changing(order);
            const Procedure then = asOf(p, day);
            QCOMPARE(then.limit.days, days);
            QCOMPARE(then.fee, qint64(days * 1'000));
            QCOMPARE(then.components.front().key, u"p"_s + QString::number(days));
            QTEST(nextChange(p, day), "next");
            QTEST(nextChange(then, day), "next"); // nothing is lost by it
            QCOMPARE(then.versions.size(), size_t(2));
            QCOMPARE(asOf(then, QDate(2026, 3, 1)).limit.days, 5); // asked again for another day
        } while (std::next_permutation(order.begin(), order.end()));
    }

    void oneVersionIsItself()
    {
        Procedure p = samples::procedure();
        p.versions.clear();
        QCOMPARE(asOf(p, QDate(2000, 1, 1)), p);
        p.validFrom = {};
        QCOMPARE(asOf(p, QDate(2030, 1, 1)), p);
        QVERIFY(!nextChange(p, QDate(2026, 1, 1)).isValid());
    }

    void beforeTheEarliestTheEarliestHolds()
    {
        const Procedure p = samples::procedure(); // since 2026-01-01
        QCOMPARE(asOf(p, QDate(2025, 6, 1)).limit, p.limit);
        QCOMPARE(asOf(p, QDate(2026, 12, 1)).fee, qint64(50'000));
        QCOMPARE(procedureFromJson(toJson(asOf(p, QDate(2026, 12, 1)))).value(), asOf(p, QDate(2026, 12, 1)));
    }
};

QTEST_APPLESS_MAIN(TestProcedure)
#include "tst_procedure.moc"
