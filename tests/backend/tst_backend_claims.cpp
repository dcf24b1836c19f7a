#include "tests/backend/running_centre.h"

#include "app/backend/store/audit.h"
#include "app/backend/store/secrets.h"

#include <QJsonArray>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua::test;
namespace backend = motcua::backend;
using motcua::domain::Role;

namespace {

const QString kCell = u"cell:CB04"_s;

QJsonObject firstOpen(RunningCentre& centre, const QString& token)
{
    for (const QJsonObject& dossier : centre.bodies(kAgencyScope, u"dossier"_s, token)) {
        if (dossier["status"_L1].toInt() == 4)
            return dossier;
    }
    return {};
}

QJsonObject waiting(RunningCentre& centre, const QString& token)
{
    for (const QJsonObject& registration : centre.bodies(kCell, u"registration"_s, token)) {
        if (registration["status"_L1].toString() == "waiting"_L1 && !registration.contains("officialId"_L1))
            return registration;
    }
    return {};
}

QJsonObject asked(const QJsonObject& record, const QString& kind = u"dossier"_s)
{
    return {{u"kind"_s, kind}, {u"target"_s, record["id"_L1]}};
}

QJsonObject move(const QJsonObject& dossier)
{
    return command(u"dossier.transition"_s, dossier["id"_L1].toString(), {{u"to"_s, 9}, {u"seen"_s, dossier["status"_L1]}},
                   dossier["rev"_L1].toInteger());
}

HttpAnswer remove(const RunningCentre& centre, const QString& path, const QString& token)
{
    return call(centre.port(), "DELETE", path, {}, token);
}

void chainHolds(RunningCentre& centre)
{
    const auto db = centre.openDatabase();
    const auto secrets = backend::store::write(*db, [](backend::store::Db& d) { return backend::store::ensureSecrets(d); });
    const auto rows = backend::store::verifyAudit(*db, *secrets);
    QVERIFY2(rows.has_value(), rows ? "" : qPrintable(rows.error().detail));
}

} // namespace

class TestBackendClaims : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whoHasItWorksOnIt()
    {
        RunningCentre centre;
        const QString lan = centre.signIn(u"lan.nguyen"_s, u"d1"_s);
        const QString ha = centre.signIn(u"ha.le"_s, u"d2"_s);
        const QJsonObject dossier = firstOpen(centre, lan);
        QVERIFY(!dossier.isEmpty());

        const HttpAnswer taken = centre.post(u"/v1/claims"_s, asked(dossier), lan);
        QCOMPARE(taken.status, 200);
        QCOMPARE(taken.json()["device"_L1].toString(), u"d1"_s);
        const HttpAnswer late = centre.post(u"/v1/claims"_s, asked(dossier), ha);
        QCOMPARE(late.status, 409);
        QCOMPARE(late.code(), u"claimed"_s);
        QCOMPARE(late.json()["claim"_L1]["official"_L1], taken.json()["official"_L1]);

        // Others see it in the feed and in the list, and may not decide; a note is in nobody's way.
        QCOMPARE(centre.bodies(kAgencyScope, u"claim"_s, ha).size(), 1);
        QCOMPARE(centre.get(u"/v1/claims?scope="_s + kAgencyScope, ha).json()["items"_L1].toArray().size(), 1);
        const QJsonObject refused = centre.send(move(dossier), ha);
        QCOMPARE(refused["outcome"_L1].toString(), u"refused"_s);
        QCOMPARE(refused["code"_L1].toString(), u"claimed"_s);
        QCOMPARE(refused["state"_L1]["id"_L1], dossier["id"_L1]);
        const QJsonObject note = command(u"dossier.note"_s, dossier["id"_L1].toString(), {{u"note"_s, u"Đã gọi điện"_s}});
        QCOMPARE(centre.send(note, ha)["outcome"_L1].toString(), u"applied"_s);
        QCOMPARE(centre.send(move(dossier), lan)["outcome"_L1].toString(), u"applied"_s);

        // Only its holder gives it up; then it is free.
        const QString path = u"/v1/claims/dossier/"_s + dossier["id"_L1].toString();
        QCOMPARE(remove(centre, path, ha).code(), u"claimed"_s);
        QCOMPARE(remove(centre, path, lan).status, 204);
        QCOMPARE(remove(centre, path, lan).code(), u"no_claim"_s);
        QCOMPARE(centre.bodies(kAgencyScope, u"claim"_s, ha).size(), 0);
        QCOMPARE(centre.post(u"/v1/claims"_s, asked(dossier), ha).status, 200);
        chainHolds(centre);
    }

    void leaseEndsByItselfUnlessItBeats()
    {
        RunningCentre centre;
        const QString lan = centre.signIn(u"lan.nguyen"_s);
        const QJsonObject dossier = firstOpen(centre, lan);
        const QJsonObject first = centre.post(u"/v1/claims"_s, asked(dossier), lan).json();
        centre.advance(60);
        QCOMPARE(centre.post(u"/v1/claims"_s, asked(dossier), lan).json()["rev"_L1], first["rev"_L1]); // early: no noise in the feed
        centre.advance(14 * 60 - 1); // the token lives 15 minutes
        const QJsonObject renewed = centre.post(u"/v1/claims"_s, asked(dossier), lan).json();
        QCOMPARE(renewed["rev"_L1].toInt(), first["rev"_L1].toInt() + 1);
        QCOMPARE(renewed["since"_L1], first["since"_L1]);
        QVERIFY(renewed["until"_L1].toString() > first["until"_L1].toString());
        centre.advance(31 * 60);
        const QString ha = centre.signIn(u"ha.le"_s);
        QCOMPARE(centre.get(u"/v1/claims?scope="_s + kAgencyScope, ha).json()["items"_L1].toArray().size(), 0);
        QCOMPARE(centre.send(move(dossier), ha)["outcome"_L1].toString(), u"applied"_s);
        QCOMPARE(centre.post(u"/v1/claims"_s, asked(dossier), ha).status, 200);
    }

    void offlineUntilTheShiftEnds()
    {
        RunningCentre centre;
        const QString lan = centre.signIn(u"lan.nguyen"_s);
        const QJsonObject dossier = firstOpen(centre, lan);
        QJsonObject body = asked(dossier);
        const auto in = [&centre](int hours) { return centre.now().addSecs(hours * 3600).toString(Qt::ISODateWithMs); };
        body["until"_L1] = in(13);
        QCOMPARE(centre.post(u"/v1/claims"_s, body, lan).code(), u"bad_field"_s);
        body["until"_L1] = in(8);
        const QJsonObject claim = centre.post(u"/v1/claims"_s, body, lan).json();
        QVERIFY(claim["offline"_L1].toBool());
        QCOMPARE(claim["until"_L1], body["until"_L1]);
        centre.advance(7 * 3600);
        const QString ha = centre.signIn(u"ha.le"_s);
        QCOMPARE(centre.post(u"/v1/claims"_s, asked(dossier), ha).code(), u"claimed"_s);
    }

    void aSupervisorBreaksOneWithAReason()
    {
        RunningCentre centre;
        const QString lan = centre.signIn(u"lan.nguyen"_s);
        const QString boss = centre.signInAs(Role::Supervisor, {kAgencyScope});
        const QString otherBoss = centre.signInAs(Role::Supervisor, {u"agency:H15.01"_s});
        const QJsonObject dossier = firstOpen(centre, lan);
        QCOMPARE(centre.post(u"/v1/claims"_s, asked(dossier), lan).status, 200);
        const QString path = u"/v1/claims/dossier/%1/break"_s.arg(dossier["id"_L1].toString());
        const QJsonObject reason{{u"reason"_s, u"Cán bộ nghỉ ốm"_s}};
        QCOMPARE(centre.post(path, reason, lan).code(), u"not_allowed"_s);
        QCOMPARE(centre.post(path, reason, otherBoss).code(), u"scope"_s);
        QCOMPARE(centre.post(path, {}, boss).code(), u"bad_field"_s);
        QCOMPARE(centre.post(path, {{u"reason"_s, u"  "_s}}, boss).code(), u"bad_field"_s);
        QCOMPARE(centre.post(path, {{u"reason"_s, u"x"_s}, {u"force"_s, true}}, boss).code(), u"bad_field"_s);
        QCOMPARE(centre.post(path, reason, boss).status, 204);
        QCOMPARE(centre.post(path, reason, boss).code(), u"no_claim"_s);
        QCOMPARE(centre.post(u"/v1/claims"_s, asked(dossier), boss).status, 200);
        chainHolds(centre);
    }

    void registrationsHaveTheirOwnPeople()
    {
        RunningCentre centre;
        const QString trung = centre.signIn(u"trung.vo"_s);
        const QString deputy = centre.signInAs(Role::CellDeputy, {kCell});
        const QString lan = centre.signIn(u"lan.nguyen"_s);
        const QJsonObject registration = waiting(centre, trung);
        const QString kind = u"registration"_s;
        QCOMPARE(centre.post(u"/v1/claims"_s, asked(registration, kind), lan).code(), u"not_allowed"_s);
        QCOMPARE(centre.post(u"/v1/claims"_s, asked(registration, kind), deputy).status, 200);
        QCOMPARE(centre.post(u"/v1/claims"_s, asked(registration), deputy).code(), u"not_allowed"_s); // a registration is no dossier
        const QJsonObject decision = command(u"registration.decide"_s, registration["id"_L1].toString(),
                                             {{u"decision"_s, u"approved"_s}, {u"viewed"_s, QJsonArray{u"fullName"_s}}});
        QCOMPARE(centre.send(decision, trung)["code"_L1].toString(), u"claimed"_s);
        QJsonObject again = decision;
        again["id"_L1] = newId();
        QCOMPARE(centre.send(again, deputy)["outcome"_L1].toString(), u"applied"_s);
        QCOMPARE(centre.bodies(kCell, u"claim"_s, trung).size(), 0); // decided: nothing is left to work on
        chainHolds(centre);
    }

    void doubleAdmissionIsARecordAtBothGates()
    {
        RunningCentre centre;
        const QString one = centre.signIn(u"hung.tran"_s, u"gate-1"_s);
        const QString two = centre.signIn(u"gate2.pham"_s, u"gate-2"_s);
        const QString meeting = centre.bodies(u"hall:H1"_s, u"meeting"_s, one).first()["id"_L1].toString();
        QString pass;
        for (const QJsonObject& body : centre.bodies(u"hall:H1"_s, u"pass"_s, one)) {
            if (body["meetingId"_L1].toString() == meeting)
                pass = body["id"_L1].toString();
        }
        const auto admit = [&](const QString& gate, int minute, const QString& token) {
            const QString id = newId();
            const QJsonObject checkIn{{u"id"_s, id}, {u"meetingId"_s, meeting}, {u"passId"_s, pass}, {u"gate"_s, gate}, {u"direction"_s, u"in"_s},
                                      {u"at"_s, u"2026-11-21T01:%1:00.000Z"_s.arg(minute)}, {u"device"_s, gate}, {u"deviceSeq"_s, minute},
                                      {u"source"_s, u"camera"_s}, {u"verdict"_s, u"admit"_s}, {u"admitted"_s, true}};
            return centre.send(command(u"checkin.record"_s, id, {{u"checkIn"_s, checkIn}}, 0, id), token)["state"_L1]["id"_L1].toString();
        };
        const QString first = admit(u"Cửa 1"_s, 10, one);
        const QString second = admit(u"Cửa 2"_s, 12, two);
        const QList<QJsonObject> seen = centre.bodies(u"hall:H1"_s, u"incident"_s, one);
        QCOMPARE(seen.size(), 1);
        QCOMPARE(seen[0]["checkIns"_L1].toArray(), (QJsonArray{first, second}));
        QCOMPARE(seen[0]["gates"_L1].toArray(), (QJsonArray{u"Cửa 1"_s, u"Cửa 2"_s}));
        const QString third = admit(u"Cửa 2"_s, 11, two); // sent late: lies between them
        QCOMPARE(centre.bodies(u"hall:H1"_s, u"incident"_s, two).size(), 2);

        const QString path = u"/v1/incidents/%1/settle"_s.arg(seen[0]["id"_L1].toString());
        const QJsonObject note{{u"note"_s, u"Đại biểu đi nhầm cửa"_s}};
        QCOMPARE(centre.post(path, note, centre.signInAs(Role::Guard, {u"hall:H9"_s})).code(), u"scope"_s);
        const HttpAnswer settled = centre.post(path, note, one);
        QCOMPARE(settled.status, 200);
        QCOMPARE(settled.json()["settledBy"_L1].toString(), u"Trần Mạnh Hùng"_s);
        QCOMPARE(centre.post(path, note, two).code(), u"already_settled"_s);
        const HttpAnswer list = centre.get(u"/v1/meetings/%1/incidents"_s.arg(meeting), two);
        QCOMPARE(list.json()["items"_L1].toArray().size(), 2);
        chainHolds(centre);
    }
};

QTEST_MAIN(TestBackendClaims)
#include "tst_backend_claims.moc"
