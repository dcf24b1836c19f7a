#include "domain/transitions.h"

#include "samples.h"

#include <QtTest>

#include <set>

using namespace motcua::domain;
using namespace Qt::StringLiterals;

namespace {

std::set<int> targets(const TransitionTable& table, const Dossier& dossier)
{
    std::set<int> out;
    for (const Transition& row : table.from(dossier)) {
        out.insert(number(row.to));
    }
    return out;
}

} // namespace

class TestTransitions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_table = samples::rules().transitions; }

    //! The whole table, pair by pair: what is not here is not allowed.
    void everyPair()
    {
        const std::set<std::pair<int, int>> allowed{
            {1, 2}, {1, 3}, {1, 5}, {1, 7}, {2, 4}, {2, 5}, {2, 7}, {2, 8}, {4, 5}, {4, 6}, {4, 7}, {4, 8}, {4, 9}, {5, 4},
            {5, 7}, {5, 3}, {5, 8}, {6, 4}, {6, 7}, {6, 8}, {7, 8}, {7, 1}, {7, 2}, {7, 4}, {7, 5}, {7, 6}, {9, 10}, {9, 4}};
        const std::set<std::pair<int, int>> free{{1, 2}, {2, 4}, {4, 6}, {4, 9}, {5, 4}, {6, 4}, {9, 10}};
        for (int from = 1; from <= 10; ++from) {
            for (int to = 1; to <= 10; ++to) {
                const Transition* row = m_table.find(*dossierStatusFromNumber(from), *dossierStatusFromNumber(to));
                QCOMPARE(row != nullptr, allowed.contains({from, to}));
                if (row != nullptr) {
                    QCOMPARE(row->needsReason, !free.contains({from, to}));
                    QCOMPARE(row->back, from == 7 && to != 8);
                }
            }
        }
    }

    void fromDossier_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("received");
        QTest::addColumn<int>("before");
        QTest::addColumn<QList<int>>("open");
        QTest::newRow("registered") << 1 << false << 0 << QList<int>{2, 3, 5, 7};
        QTest::newRow("received") << 2 << true << 0 << QList<int>{4, 5, 7, 8};
        QTest::newRow("refused is an end") << 3 << false << 0 << QList<int>{};
        QTest::newRow("processing") << 4 << true << 0 << QList<int>{5, 6, 7, 8, 9};
        QTest::newRow("supplement, received") << 5 << true << 0 << QList<int>{4, 7, 8};
        QTest::newRow("supplement, never received") << 5 << false << 0 << QList<int>{3, 7};
        QTest::newRow("payment") << 6 << true << 0 << QList<int>{4, 7, 8};
        QTest::newRow("withdrawal from 4") << 7 << true << 4 << QList<int>{4, 8};
        QTest::newRow("withdrawal from 1") << 7 << false << 1 << QList<int>{1, 8};
        QTest::newRow("withdrawal, before unknown") << 7 << true << 0 << QList<int>{8};
        QTest::newRow("stopped is an end") << 8 << true << 0 << QList<int>{};
        QTest::newRow("resolved") << 9 << true << 0 << QList<int>{4, 10};
        QTest::newRow("returned is an end") << 10 << true << 0 << QList<int>{};
    }
    void fromDossier()
    {
        QFETCH(int, status);
        QFETCH(bool, received);
        QFETCH(int, before);
        QFETCH(QList<int>, open);
        Dossier dossier;
        dossier.status = *dossierStatusFromNumber(status);
        dossier.statusBefore = dossierStatusFromNumber(before);
        dossier.receivedAt = received ? samples::at("2026-11-19T01:00:00Z") : QDateTime();
        QCOMPARE(targets(m_table, dossier), std::set<int>(open.begin(), open.end()));
        QCOMPARE(isEnd(dossier.status), open.isEmpty());
    }

    void badTables_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("code");
        const auto row = [](const char* name, const QByteArray& json, const QString& code) {
            QTest::newRow(name) << json << code;
        };
        row("empty", "", u"transitions_json"_s);
        row("broken", R"({"id":)", u"transitions_json"_s);
        row("array", "[]", u"transitions_json"_s);
        row("no rows", R"({"id":"x"})", u"transitions_row"_s);
        row("status 11", R"({"id":"x","rows":[{"from":1,"to":11}]})", u"transitions_row"_s);
        row("text", R"({"id":"x","rows":[{"from":"1","to":2}]})", u"transitions_row"_s);
        row("itself", R"({"id":"x","rows":[{"from":4,"to":4}]})", u"transitions_row"_s);
        row("out of an end", R"({"id":"x","rows":[{"from":10,"to":4}]})", u"transitions_row"_s);
        row("twice", R"({"id":"x","rows":[{"from":4,"to":5},{"from":4,"to":5,"needsReason":true}]})", u"transitions_row"_s);
        row("a number", R"({"id":"x","rows":[7]})", u"transitions_row"_s);
    }
    void badTables()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, code);
        const auto table = parseTransitions(json);
        QVERIFY(!table);
        QCOMPARE(table.error().code, code);
        QCOMPARE(table.error().kind, ErrorKind::Contract);
        QVERIFY(!parseRules(json, samples::resource(u"calendar.json"_s)));
    }

private:
    TransitionTable m_table;
};

QTEST_APPLESS_MAIN(TestTransitions)
#include "tst_transitions.moc"
