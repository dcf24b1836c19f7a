// Two gates of one hall, each a process of its own, and the centre is gone: the second one says "already inside".
#include "gate_process.h"
#include "tests/support/backend_process.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace motcua;
using namespace Qt::StringLiterals;
using test::GateProcess;

class TestNeighbours : public QObject
{
    Q_OBJECT
    test::BackendProcess m_centre;
    QStringList m_codes;

private Q_SLOTS:
    void initTestCase()
    {
        test::SeedSize size;
        size.dossiers = 0;
        size.registrations = 0;
        size.meetings = 1;
        size.passes = 12;
        QVERIFY2(m_centre.seed(size), qPrintable(m_centre.problem()));
        QByteArray printed;
        QCOMPARE(m_centre.run(QStringList{u"passes"_s} + m_centre.databaseWords(), &printed), 0);
        for (const QByteArray& line : printed.trimmed().split('\n')) {
            const QJsonObject pass = QJsonDocument::fromJson(line).object();
            if (!pass["revoked"_L1].toBool())
                m_codes << pass["qr"_L1].toString();
        }
        QVERIFY(m_codes.size() >= 6);
    }

    void theSecondGateKnowsWhileTheCentreIsGone()
    {
        QVERIFY2(m_centre.start(), qPrintable(m_centre.problem()));
        const auto port = quint16(20'000 + QRandomGenerator::global()->bounded(30'000));
        const QTemporaryDir oneDir, twoDir, lateDir;
        const QString child = QStringLiteral(MOTCUA_GATE_CHILD);
        GateProcess one(child, m_centre.url(), oneDir.path(), u"gate-1"_s, u"Cửa 1"_s, port);
        GateProcess two(child, m_centre.url(), twoDir.path(), u"gate-2"_s, u"Cửa 2"_s, port);
        GateProcess late(child, m_centre.url(), lateDir.path(), u"gate-3"_s, u"Cửa 3"_s, port);
        for (GateProcess* gate : {&one, &two, &late})
            gate->launch(true);
        for (GateProcess* gate : {&one, &two, &late})
            QVERIFY(gate->waitUntilReady());
        // Off unless somebody switched it on: the first scans are not told.
        one.tell("lan on");
        two.tell("lan on");
        QVERIFY(!one.ask("neighbours 1", "NEIGHBOURS").isNull());
        QVERIFY(!two.ask("neighbours 1", "NEIGHBOURS").isNull());
        late.tell("lan on"); // has its keys, and leaves the network again
        QVERIFY(!late.ask("neighbours 2", "NEIGHBOURS").isNull());
        late.tell("lan off");
        QVERIFY(!one.ask("neighbours 1", "NEIGHBOURS").isNull());

        m_centre.kill();
        const auto knows = [](GateProcess& gate, const QString& code) { // what was told is on its way
            test::GateWord word;
            (void)QTest::qWaitFor([&] {
                word = gate.scan(code);
                return word.verdict == "already_inside";
            }, 10'000);
            return word;
        };
        const auto inside = [](GateProcess& gate, int people) {
            return QTest::qWaitFor([&] { return gate.counts().value(1) == people; }, 10'000);
        };
        for (int n = 0; n < 4; ++n)
            QCOMPARE(one.scan(m_codes[n]).verdict, "admit");
        QVERIFY(inside(two, 4));
        for (int n = 0; n < 4; ++n) {
            const auto word = two.scan(m_codes[n]);
            QCOMPARE(word.verdict, "already_inside");
            QCOMPARE(QString::fromUtf8(QByteArray::fromPercentEncoding(word.gate)), u"Cửa 1"_s);
        }
        QCOMPARE(two.scan(m_codes[4]).verdict, "admit"); // and the other way round
        QVERIFY(inside(one, 5));
        QCOMPARE(knows(one, m_codes[4]).verdict, "already_inside");

        // Somebody without a pass, registered at one door with the identity card, then at the other one.
        QCOMPARE(one.walkIn("001190000017").verdict, "walk_in");
        QVERIFY(inside(two, 6));
        const auto again = two.walkIn("001190000017");
        QCOMPARE(again.verdict, "already_inside");
        QVERIFY(!again.admitted);
        QCOMPARE(QString::fromUtf8(QByteArray::fromPercentEncoding(again.gate)), u"Cửa 1"_s);
        QCOMPARE(two.walkIn("001190000018").verdict, "walk_in"); // another person
        QVERIFY(inside(one, 7));

        // A third gate that comes late is told what there was.
        late.tell("lan on");
        QVERIFY(inside(late, 7));
        QCOMPARE(late.scan(m_codes[0]).verdict, "already_inside");
        QCOMPARE(late.walkIn("001190000018").verdict, "already_inside");

        // One that is killed and comes back hears the rest; what it had told is not told twice.
        two.kill();
        QCOMPARE(one.scan(m_codes[5]).verdict, "admit");
        QVERIFY(m_centre.start()); // only to sign in by
        QVERIFY(two.start(false));
        m_centre.kill();
        two.tell("lan on");
        QVERIFY(inside(two, 8));
        QCOMPARE(two.scan(m_codes[5]).verdict, "already_inside");

        // The centre is back: each admission is there once, and none is an incident.
        QVERIFY(m_centre.start());
        for (GateProcess* gate : {&one, &two, &late}) {
            gate->tell("online");
            QCOMPARE(gate->ask("sync", "IDLE", 60'000), QByteArray(""));
        }
        const QString token = m_centre.signIn(u"mai.do"_s);
        const QString guard = m_centre.signIn(u"hung.tran"_s, u"look"_s);
        int admitted = 0;
        QString meeting;
        for (const QJsonObject& line : m_centre.feed(u"hall:H1"_s, guard)) {
            const QJsonObject body = line["body"_L1].toObject();
            if (line["kind"_L1].toString() == "check_in"_L1)
                admitted += body["admitted"_L1].toBool();
            if (line["kind"_L1].toString() == "meeting"_L1)
                meeting = body["id"_L1].toString();
        }
        QCOMPARE(admitted, 8);
        QCOMPARE(m_centre.get(u"/v1/meetings/%1/incidents"_s.arg(meeting), token).json()["items"_L1].toArray().size(), 0);
        QVERIFY(inside(one, 8) && inside(two, 8) && inside(late, 8));
    }
};

QTEST_MAIN(TestNeighbours)
#include "tst_neighbours.moc"
