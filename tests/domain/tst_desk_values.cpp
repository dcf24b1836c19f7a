#include "domain/claim.h"
#include "domain/digest.h"
#include "domain/incident.h"

#include <QtTest>

using namespace motcua::domain;
using namespace Qt::StringLiterals;

namespace {

const QDateTime nine(QDate(2026, 11, 21), QTime(9, 0), Qt::UTC);

Claim claim()
{
    Claim c;
    c.id = u"01939d2c-7b1e-7c44-9a55-0000000000aa"_s;
    c.rev = 3;
    c.kind = ClaimKind::Registration;
    c.official = u"one"_s;
    c.officialName = u"Lê Thu Hà"_s;
    c.unit = u"Tư pháp"_s;
    c.device = u"d1"_s;
    c.since = nine;
    c.until = nine.addSecs(claimMinutes * 60);
    return c;
}

} // namespace

//! What desks and the centre agree upon beside records.
class TestDeskValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClaimBarsOthersWhileItHolds()
    {
        const Claim c = claim();
        QVERIFY(c.bars(u"two"_s, nine));
        QVERIFY(!c.bars(u"one"_s, nine));
        QVERIFY(c.bars(u"two"_s, nine.addSecs(1799)));
        QVERIFY(!c.bars(u"two"_s, nine.addSecs(1800)));
        QVERIFY(c.isFresh(nine.addSecs(599)));
        QVERIFY(!c.isFresh(nine.addSecs(600))); // a third of it is over: the next heartbeat counts
    }

    void claimsGoThroughJson()
    {
        QCOMPARE(claimFromJson(toJson(claim())).value(), claim());
        QJsonObject strange = toJson(claim());
        strange["kind"_L1] = u"meeting"_s;
        QCOMPARE(claimFromJson(strange).error().code, u"claim_field"_s);
        strange.remove("kind"_L1);
        QVERIFY(!claimFromJson(strange));
        QVERIFY(!claimKindFromCode(u"pass"_s));
    }

    void incidentsGoThroughJson()
    {
        Incident incident;
        incident.id = u"i"_s;
        incident.rev = 1;
        incident.meetingId = u"m"_s;
        incident.passId = u"p"_s;
        incident.checkIns = {u"a"_s, u"b"_s};
        incident.gates = {u"Cửa 1"_s, u"Cửa 2"_s};
        incident.at = nine;
        QVERIFY(incident.isOpen());
        QCOMPARE(incidentFromJson(toJson(incident)).value(), incident);
        incident.settledAt = nine.addSecs(60);
        incident.settledBy = u"Trần Mạnh Hùng"_s;
        incident.note = u"Nhầm cửa"_s;
        QVERIFY(!incident.isOpen());
        QCOMPARE(incidentFromJson(toJson(incident)).value(), incident);
    }

    //! Worked out by another program after the words of openapi.yaml.
    void digestIsAsWritten()
    {
        const QByteArray id = "01939d2c-7b1e-7c44-9a55-0000000000aa";
        QCOMPARE(digestBucket("dossier", id), 71);
        Digest one;
        one.add("dossier", id, 7);
        QCOMPARE(one.count, 1);
        QCOMPARE(digestText(one.sums[71]), u"b0474040fa9e43fd"_s);
        Digest other;
        other.add("dossier", id, 8);
        QVERIFY(one.sums != other.sums);
        // Order does not matter.
        one.add("dossier", "x", 1);
        Digest turned;
        turned.add("dossier", "x", 1);
        turned.add("dossier", id, 7);
        QCOMPARE(one, turned);
    }
};

QTEST_APPLESS_MAIN(TestDeskValues)
#include "tst_desk_values.moc"
