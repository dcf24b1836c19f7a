#include "remote/lan_beacon.h"
#include "remote/lan_link.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QNetworkDatagram>
#include <QNetworkInterface>
#include <QTcpSocket>
#include <QTest>
#include <QUdpSocket>

using namespace motcua::remote;
using namespace Qt::StringLiterals;

namespace {

const QDate today(2026, 11, 20);

GateKey key(char letter, QDate day = today) { return {day, QByteArray(32, letter)}; }

} // namespace

class TestLanLink : public QObject
{
    Q_OBJECT
    quint16 m_port = 0;

    LanLink::Plan plan(const QString& device) const
    {
        LanLink::Plan plan;
        plan.device = device;
        plan.port = m_port;
        plan.beaconMs = 50;
        return plan;
    }

private Q_SLOTS:
    void init() { m_port = quint16(20'000 + QRandomGenerator::global()->bounded(30'000)); }

    void beaconsAreTheHallsOwn()
    {
        const LanBeacon beacon{4711, lanTag(key('a'), u"gate-1"_s)};
        const QByteArray bytes = beaconBytes(key('a'), beacon);
        QVERIFY(!bytes.contains("gate"));
        QCOMPARE(readBeacon({key('x', today.addDays(-1)), key('a')}, bytes), std::optional(beacon));
        QVERIFY(!readBeacon({key('b')}, bytes));
        QVERIFY(!readBeacon({key('a', today.addDays(1))}, bytes));
        QVERIFY(!readBeacon({}, bytes));
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            QByteArray altered = bytes;
            altered[i] = char(altered[i] ^ 1);
            QVERIFY(!readBeacon({key('a')}, altered));
            QVERIFY(!readBeacon({key('a')}, bytes.first(i)));
        }
        QVERIFY(lanTag(key('a'), u"gate-1"_s) != lanTag(key('c'), u"gate-1"_s)); // another day, another key
    }

    void whoHasTheKeyIsHeardAndNobodyElse()
    {
        LanLink one(plan(u"gate-1"_s)), two(plan(u"gate-2"_s)), stranger(plan(u"stranger"_s));
        QSignalSpy heard(&two, &LanLink::heard);
        one.setKeys({key('a')}, today);
        two.setKeys({key('a', today.addDays(-1)), key('a')}, today);
        stranger.setKeys({key('b')}, today);
        QTRY_COMPARE(one.peers(), QStringList{u"gate-2"_s});
        QTRY_COMPARE(two.peers(), QStringList{u"gate-1"_s});
        QVERIFY(one.send(u"gate-2"_s, "S xin chào"));
        QVERIFY(one.send(u"gate-2"_s, "S again"));
        QTRY_COMPARE(heard.size(), 2);
        QCOMPARE(heard[0][0].toString(), u"gate-1"_s);
        QCOMPARE(heard[0][1].toByteArray(), QByteArray("S xin chào"));
        QVERIFY(!one.send(u"gate-9"_s, "S"));
        QVERIFY(!one.send(u"gate-2"_s, "two\nlines"));
        QVERIFY(!one.send(u"gate-2"_s, QByteArray(LanLink::longestLine, 'x')));
        QVERIFY(stranger.peers().isEmpty());
        QSignalSpy went(&one, &LanLink::peerWent);
        two.setKeys({}, today);
        QTRY_COMPARE(went.size(), 1);
        QVERIFY(one.peers().isEmpty());
        two.setKeys({key('a')}, today); // and comes again
        QTRY_COMPARE(one.peers(), QStringList{u"gate-2"_s});
    }

    //! Somebody who saw the beacons of the hall's own gate and calls it, with another key, without TLS, with too much.
    void aStrangerAtTheDoorIsNobody()
    {
        LanLink one(plan(u"gate-1"_s)), two(plan(u"gate-2"_s));
        one.setKeys({key('a')}, today);
        two.setKeys({key('a')}, today);
        QTRY_COMPARE(one.peers().size(), 1);
        QUdpSocket ear;
        QVERIFY(ear.bind(QHostAddress::AnyIPv4, m_port, QUdpSocket::ShareAddress | QUdpSocket::ReuseAddressHint));
        for (const QNetworkInterface& net : QNetworkInterface::allInterfaces())
            ear.joinMulticastGroup(plan({}).group, net);
        QSet<quint16> doors;
        QTRY_VERIFY([&] {
            while (ear.hasPendingDatagrams()) {
                if (const auto beacon = readBeacon({key('a')}, ear.receiveDatagram().data()))
                    doors.insert(beacon->port);
            }
            return doors.size() == 2;
        }());
        for (const quint16 door : doors) {
            QTcpSocket plain;
            plain.connectToHost(QHostAddress::LocalHost, door);
            QVERIFY(plain.waitForConnected());
            plain.write("I gate-7\nS {}\n");
            QTRY_COMPARE(plain.state(), QAbstractSocket::UnconnectedState); // what is no TLS is not listened to
        }
        QCOMPARE(one.peers(), QStringList{u"gate-2"_s});
        QCOMPARE(two.peers(), QStringList{u"gate-1"_s});
    }
};

QTEST_MAIN(TestLanLink)
#include "tst_lan_link.moc"
