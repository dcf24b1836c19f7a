#include "app/domain/meeting.h"
#include "tests/backend/running_centre.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua::test;

namespace {

QString outcome(const QJsonObject& result)
{
    return result["outcome"_L1].toString();
}

QString code(const QJsonObject& result)
{
    return result["code"_L1].toString();
}

//! A dossier as a desk fills it in, after one of the centre's own (so that procedure and fields are real).
QJsonObject filled(const QJsonObject& model, const QString& dossierCode = {})
{
    QJsonObject dossier = model;
    dossier["id"_L1] = newId();
    dossier["rev"_L1] = 0;
    dossier["status"_L1] = 1;
    dossier["code"_L1] = dossierCode;
    dossier["timeline"_L1] = QJsonArray();
    for (const auto key : {"receivedAt"_L1, "finishedAt"_L1, "dueAt"_L1, "statusBefore"_L1, "receivedBy"_L1, "dueRule"_L1})
        dossier.remove(key);
    return dossier;
}

QJsonObject receive(const QJsonObject& dossier, const QString& id = newId())
{
    return command(u"dossier.receive"_s, dossier["id"_L1].toString(), {{u"dossier"_s, dossier}}, 0, id);
}

QJsonObject withStatus(const QList<QJsonObject>& dossiers, int status)
{
    for (const QJsonObject& dossier : dossiers) {
        if (dossier["status"_L1].toInt() == status)
            return dossier;
    }
    return {};
}

QJsonObject transition(const QJsonObject& dossier, int to, const QString& reason = {})
{
    return command(u"dossier.transition"_s, dossier["id"_L1].toString(),
                   {{u"to"_s, to}, {u"seen"_s, dossier["status"_L1]}, {u"reason"_s, reason}}, dossier["rev"_L1].toInteger());
}

} // namespace

class TestBackendCommands : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void receivesUnderALeasedCode()
    {
        RunningCentre centre;
        const QString token = centre.signIn(u"lan.nguyen"_s, u"desk-a"_s);
        const QString other = centre.signIn(u"lan.nguyen"_s, u"desk-b"_s);
        const QJsonObject model = centre.bodies(kAgencyScope, u"dossier"_s, token).first();
        const QString today = centre.now().addSecs(7 * 3600).date().toString(Qt::ISODate);
        const QJsonObject block = centre.post(u"/v1/number-blocks"_s, {{u"agency"_s, kAgency}, {u"date"_s, today}, {u"count"_s, 5}}, token).json();
        const auto codeOf = [&](int n) {
            return u"%1-%2-%3"_s.arg(kAgency, QDate::fromString(today, Qt::ISODate).toString(u"yyMMdd"_s)).arg(n, 4, 10, QLatin1Char('0'));
        };
        const QString leased = codeOf(block["first"_L1].toInt());
        const QJsonObject dossier = filled(model, leased);
        QCOMPARE(code(centre.send(receive(dossier), other)), u"code_not_leased"_s); // another desk's block
        const QJsonObject done = centre.send(receive(dossier), token);
        QCOMPARE(outcome(done), u"applied"_s);
        QCOMPARE(done["rev"_L1].toInt(), 1);
        QCOMPARE(done["state"_L1]["code"_L1].toString(), leased);
        QCOMPARE(done["state"_L1]["status"_L1].toInt(), 2);
        QVERIFY(!done["state"_L1]["dueAt"_L1].toString().isEmpty());
        QCOMPARE(code(centre.send(receive(filled(model, leased)), token)), u"code_not_leased"_s); // used
        QCOMPARE(code(centre.send(receive(filled(model, codeOf(block["last"_L1].toInt() + 1))), token)), u"code_not_leased"_s);
        QCOMPARE(code(centre.send(receive(filled(model, u"rubbish"_s)), token)), u"code_not_leased"_s);
        const HttpAnswer found = centre.get(u"/v1/dossiers?code="_s + leased, token);
        QCOMPARE(found.json()["items"_L1][0], done["state"_L1]);
        QCOMPARE(centre.get(u"/v1/dossiers/"_s + dossier["id"_L1].toString(), token).json(), done["state"_L1].toObject());
    }

    void givesANumberWhereThereIsNone()
    {
        RunningCentre centre;
        const QString token = centre.signIn(u"lan.nguyen"_s);
        const QJsonObject model = centre.bodies(kAgencyScope, u"dossier"_s, token).first();
        const QJsonObject one = centre.send(receive(filled(model)), token);
        const QJsonObject two = centre.send(receive(filled(model, u"TẠM-0123abcd"_s)), token);
        QCOMPARE(code(one), u"code_assigned"_s);
        QCOMPARE(code(two), u"code_assigned"_s);
        const QString a = one["state"_L1]["code"_L1].toString();
        const QString b = two["state"_L1]["code"_L1].toString();
        QVERIFY(a.startsWith(kAgency + u'-'));
        QVERIFY(a != b);
    }

    void onlineDossierIsReceivedOnce()
    {
        RunningCentre centre;
        const QString token = centre.signIn(u"lan.nguyen"_s);
        QJsonObject online = withStatus(centre.bodies(kAgencyScope, u"dossier"_s, token), 1);
        QVERIFY(!online.isEmpty());
        QJsonObject first = command(u"dossier.receive"_s, online["id"_L1].toString(), {{u"dossier"_s, online}}, 1);
        QJsonObject second = command(u"dossier.receive"_s, online["id"_L1].toString(), {{u"dossier"_s, online}}, 1);
        const QJsonObject done = centre.send(first, token);
        QCOMPARE(outcome(done), u"applied"_s);
        QCOMPARE(done["rev"_L1].toInt(), 2);
        const QJsonObject late = centre.send(second, token);
        QCOMPARE(outcome(late), u"conflict"_s);
        QCOMPARE(late["state"_L1], done["state"_L1]); // both sides can be laid beside each other
    }

    void firstCommitWins()
    {
        RunningCentre centre;
        const QString lan = centre.signIn(u"lan.nguyen"_s);
        const QString ha = centre.signIn(u"ha.le"_s, u"d2"_s);
        const QJsonObject dossier = withStatus(centre.bodies(kAgencyScope, u"dossier"_s, lan), 4);
        QCOMPARE(outcome(centre.send(transition(dossier, 9), ha)), u"applied"_s);
        const QJsonObject late = centre.send(transition(dossier, 5, u"Thiếu giấy"_s), lan);
        QCOMPARE(outcome(late), u"conflict"_s);
        QCOMPARE(code(late), u"status_moved"_s);
        QCOMPARE(late["state"_L1]["status"_L1].toInt(), 9);
        QCOMPARE(late["rev"_L1].toInt(), 2);
    }

    void refusesWhatMayNotBe()
    {
        RunningCentre centre;
        const QString lan = centre.signIn(u"lan.nguyen"_s);
        const QString guard = centre.signIn(u"hung.tran"_s, u"gate-1"_s);
        const QJsonObject dossier = withStatus(centre.bodies(kAgencyScope, u"dossier"_s, lan), 4);
        const QString id = dossier["id"_L1].toString();
        const QJsonObject byGuard = centre.send(command(u"dossier.note"_s, id, {{u"note"_s, u"x"_s}}), guard);
        QCOMPARE(code(byGuard), u"not_allowed"_s);
        QVERIFY(!byGuard.contains("state"_L1)); // nothing is shown to who may not see it
        QCOMPARE(code(centre.send(command(u"dossier.note"_s, newId(), {{u"note"_s, u"x"_s}}), lan)), u"no_record"_s);
        QCOMPARE(code(centre.send(transition(dossier, 5), lan)), u"reason_missing"_s);
        QJsonObject elsewhere = filled(dossier);
        elsewhere["agency"_L1] = u"H15.50.05.99"_s;
        QCOMPARE(code(centre.send(receive(elsewhere), lan)), u"scope"_s);
        QCOMPARE(code(centre.send(command(u"dossier.note"_s, u"not-a-uuid"_s, {{u"note"_s, u"x"_s}}), lan)), u"bad_payload"_s);
        QCOMPARE(centre.bodies(kAgencyScope, u"dossier"_s, lan).size(), 40);
    }

    void registrationsAreDecidedByTheCell()
    {
        RunningCentre centre;
        const QString secretary = centre.signIn(u"trung.vo"_s);
        const QString clerk = centre.signIn(u"lan.nguyen"_s);
        const QString me = centre.get(u"/v1/session/me"_s, secretary).json()["official"_L1]["id"_L1].toString();
        QString own;
        QString another;
        for (const QJsonObject& registration : centre.bodies(u"cell:CB04"_s, u"registration"_s, secretary)) {
            if (registration["status"_L1].toString() != "waiting"_L1)
                continue;
            (registration["officialId"_L1].toString() == me ? own : another) = registration["id"_L1].toString();
        }
        QVERIFY(!own.isEmpty() && !another.isEmpty());
        const auto decide = [](const QString& id) {
            return command(u"registration.decide"_s, id, {{u"decision"_s, u"approved"_s}, {u"viewed"_s, QJsonArray{u"fullName"_s}}});
        };
        QCOMPARE(code(centre.send(decide(own), secretary)), u"own_registration"_s);
        QCOMPARE(code(centre.send(decide(another), clerk)), u"not_allowed"_s);
        QCOMPARE(outcome(centre.send(decide(another), secretary)), u"applied"_s);
        QCOMPARE(code(centre.send(decide(another), secretary)), u"already_decided"_s);
        QCOMPARE(centre.get(u"/v1/registrations/"_s + another, secretary).json()["status"_L1].toString(), u"approved"_s);
        QCOMPARE(centre.get(u"/v1/registrations/"_s + another, clerk).status, 403);
    }

    void scansAreFactsAndTwoGatesMakeAnIncident()
    {
        RunningCentre centre;
        const QString one = centre.signIn(u"hung.tran"_s, u"gate-1"_s);
        const QString two = centre.signIn(u"gate2.pham"_s, u"gate-2"_s);
        const QJsonObject meeting = centre.bodies(u"hall:H1"_s, u"meeting"_s, one).first();
        const QString meetingId = meeting["id"_L1].toString();
        QString pass;
        for (const QJsonObject& body : centre.bodies(u"hall:H1"_s, u"pass"_s, one)) {
            if (body["meetingId"_L1].toString() == meetingId)
                pass = body["id"_L1].toString();
        }
        int sequence = 0;
        const auto scan = [&](int minute, const QString& direction, const QString& annuls = {}) {
            const QString id = newId();
            QJsonObject checkIn{{u"id"_s, id}, {u"meetingId"_s, meetingId}, {u"passId"_s, pass}, {u"gate"_s, u"Cửa 1"_s},
                                {u"direction"_s, direction}, {u"at"_s, u"2026-11-21T01:%1:00.000Z"_s.arg(minute, 2, 10, QLatin1Char('0'))},
                                {u"device"_s, u"gate-1"_s}, {u"deviceSeq"_s, ++sequence}, {u"source"_s, u"camera"_s},
                                {u"verdict"_s, direction == "in"_L1 ? u"admit"_s : u"exit"_s}, {u"admitted"_s, true},
                                {u"codeHash"_s, QString(64, u'a')}};
            if (!annuls.isEmpty())
                checkIn["annuls"_L1] = annuls;
            return command(u"checkin.record"_s, id, {{u"checkIn"_s, checkIn}}, 0, id);
        };
        const QJsonObject in = centre.send(scan(10, u"in"_s), one);
        QCOMPARE(outcome(in), u"applied"_s);
        QVERIFY(!in["state"_L1]["incident"_L1].toBool());
        const QJsonObject again = centre.send(scan(12, u"in"_s), two); // the other gate could not know
        QCOMPARE(outcome(again), u"applied"_s);
        QCOMPARE(code(again), u"incident"_s);
        QVERIFY(again["state"_L1]["incident"_L1].toBool());
        QCOMPARE(outcome(centre.send(scan(20, u"out"_s), one)), u"applied"_s);
        QVERIFY(!centre.send(scan(25, u"in"_s), two)["state"_L1]["incident"_L1].toBool()); // went out in between
        const QJsonObject late = centre.send(scan(5, u"in"_s), two); // earlier than all, sent last
        QVERIFY(late["state"_L1]["incident"_L1].toBool());
        const QJsonArray facts = centre.get(u"/v1/meetings/%1/check-ins"_s.arg(meetingId), one).json()["items"_L1].toArray();
        QCOMPARE(facts.size(), 5);
        QCOMPARE(centre.bodies(u"hall:H1"_s, u"check_in"_s, two).size(), 5);
        const QString clerk = centre.signIn(u"lan.nguyen"_s);
        QCOMPARE(centre.get(u"/v1/meetings/%1/check-ins"_s.arg(meetingId), clerk).status, 403);
        QCOMPARE(code(centre.send(scan(30, u"in"_s), clerk)), u"not_allowed"_s);
    }

    void sameCommandCountsOnce()
    {
        RunningCentre centre;
        const QString token = centre.signIn(u"lan.nguyen"_s);
        const QJsonObject dossier = centre.bodies(kAgencyScope, u"dossier"_s, token).first();
        const QJsonObject note = command(u"dossier.note"_s, dossier["id"_L1].toString(), {{u"note"_s, u"Một lần"_s}});
        constexpr int kSenders = 8;
        std::vector<std::thread> senders;
        std::array<QJsonObject, kSenders> results;
        for (int i = 0; i < kSenders; ++i)
            senders.emplace_back([&, i] { results[static_cast<std::size_t>(i)] = centre.send(note, token); });
        for (std::thread& sender : senders)
            sender.join();
        int applied = 0;
        for (const QJsonObject& result : results) {
            applied += outcome(result) == "applied"_L1 ? 1 : 0;
            QVERIFY(outcome(result) == "applied"_L1 || outcome(result) == "duplicate"_L1);
            QCOMPARE(result["seq"_L1], results[0]["seq"_L1]);
            QCOMPARE(result["state"_L1], results[0]["state"_L1]);
        }
        QCOMPARE(applied, 1);
        QCOMPARE(centre.get(u"/v1/dossiers/"_s + dossier["id"_L1].toString(), token).json()["rev"_L1].toInt(), 2);

        QJsonObject other = note;
        other["payload"_L1] = QJsonObject{{u"note"_s, u"Khác"_s}};
        QCOMPARE(code(centre.send(other, token)), u"id_reused"_s);
        QCOMPARE(outcome(centre.get(u"/v1/commands/"_s + note["id"_L1].toString(), token).json()), u"applied"_s);
        const QString ha = centre.signIn(u"ha.le"_s);
        QCOMPARE(centre.get(u"/v1/commands/"_s + note["id"_L1].toString(), ha).status, 404);
        QCOMPARE(code(centre.send(note, ha)), u"id_reused"_s); // and the answer is not hers to see
        QCOMPARE(centre.get(u"/v1/commands/"_s + newId(), token).code(), u"no_command"_s);
    }

    void refusedStaysRefused()
    {
        RunningCentre centre;
        const QString token = centre.signIn(u"lan.nguyen"_s);
        const QJsonObject dossier = withStatus(centre.bodies(kAgencyScope, u"dossier"_s, token), 4);
        const QJsonObject bad = transition(dossier, 5);
        const QJsonObject first = centre.send(bad, token);
        QCOMPARE(outcome(first), u"refused"_s);
        QCOMPARE(centre.send(bad, token), first);
    }

    void oneStuckLaneStopsOnlyItself()
    {
        RunningCentre centre;
        const QString token = centre.signIn(u"lan.nguyen"_s);
        const QList<QJsonObject> dossiers = centre.bodies(kAgencyScope, u"dossier"_s, token);
        const QString a = withStatus(dossiers, 4)["id"_L1].toString();
        const QString b = withStatus(dossiers, 2)["id"_L1].toString();
        const auto note = [](const QString& id) { return command(u"dossier.note"_s, id, {{u"note"_s, u"x"_s}}); };
        QJsonObject broken = note(a);
        broken["payload"_L1] = QJsonObject{{u"note"_s, u""_s}};
        QJsonObject unreadable = note(newId());
        unreadable["surprise"_L1] = 1;
        const HttpAnswer answer = centre.post(u"/v1/commands"_s, {{u"commands"_s, QJsonArray{broken, note(b), note(a), unreadable, 7, note(b)}}}, token);
        const QJsonArray results = answer.json()["results"_L1].toArray();
        QCOMPARE(results.size(), 6);
        QCOMPARE(code(results[0].toObject()), u"field_missing"_s);
        QCOMPARE(outcome(results[1].toObject()), u"applied"_s);
        QCOMPARE(outcome(results[2].toObject()), u"retry"_s);
        QCOMPARE(code(results[2].toObject()), u"lane_blocked"_s);
        QCOMPARE(code(results[3].toObject()), u"command_field"_s);
        QCOMPARE(outcome(results[4].toObject()), u"refused"_s);
        QCOMPARE(outcome(results[5].toObject()), u"applied"_s);
        QVERIFY(!answer.json()["serverTime"_L1].toString().isEmpty());
    }

    void waitsForItsBlob()
    {
        RunningCentre centre;
        const QString token = centre.signIn(u"lan.nguyen"_s);
        const QByteArray pdf = "%PDF-1.4 a scanned paper";
        const QString sha = QString::fromLatin1(QCryptographicHash::hash(pdf, QCryptographicHash::Sha256).toHex());
        QJsonObject dossier = filled(centre.bodies(kAgencyScope, u"dossier"_s, token).first());
        dossier["components"_L1] = QJsonArray{QJsonObject{{u"key"_s, u"don"_s}, {u"name"_s, u"Đơn"_s}, {u"originals"_s, 1}, {u"copies"_s, 0},
                                                          {u"required"_s, true}, {u"received"_s, true}, {u"reused"_s, false},
                                                          {u"blobs"_s, QJsonArray{sha}}}};
        const QJsonObject one = receive(dossier);
        const QJsonObject early = centre.send(one, token);
        QCOMPARE(outcome(early), u"retry"_s);
        QCOMPARE(code(early), u"blob_missing"_s);
        QVERIFY(early["retryAfter"_L1].toInt() > 0);
        QCOMPARE(call(centre.port(), "PUT", u"/v1/blobs/"_s + sha, pdf, token, {"Content-Type: application/pdf"}).status, 201);
        QCOMPARE(outcome(centre.send(one, token)), u"applied"_s); // the same command, not a duplicate: nothing had been done
    }

    void hostileBodies()
    {
        RunningCentre centre;
        const QString token = centre.signIn(u"lan.nguyen"_s);
        const auto post = [&](const QByteArray& body) { return call(centre.port(), "POST", u"/v1/commands"_s, body, token); };
        QCOMPARE(post("{\"commands\":[").code(), u"bad_json"_s);
        QCOMPARE(post("[1]").code(), u"bad_json"_s);
        QCOMPARE(post("").code(), u"bad_json"_s);
        QCOMPARE(post("\xff\xfe{}").code(), u"bad_json"_s);
        QCOMPARE(post("{}").code(), u"bad_field"_s);
        QCOMPARE(post(QByteArray(200'000, '[')).code(), u"bad_json"_s);
        QCOMPARE(post("{\"commands\":" + QByteArray(5'000, '[') + QByteArray(5'000, ']') + "}").code(), u"bad_json"_s);
        QCOMPARE(post(QByteArray(1'100'000, ' ')).code(), u"body_too_large"_s);
        QJsonArray many;
        for (int i = 0; i < 51; ++i)
            many.append(command(u"dossier.note"_s, newId(), {{u"note"_s, u"x"_s}}));
        QCOMPARE(centre.post(u"/v1/commands"_s, {{u"commands"_s, many}}, token).code(), u"too_many_commands"_s);
        QJsonObject deep;
        for (int i = 0; i < 100; ++i)
            deep = QJsonObject{{u"x"_s, deep}};
        QCOMPARE(outcome(centre.send(command(u"dossier.note"_s, newId(), deep), token)), u"refused"_s);
        QCOMPARE(centre.get(u"/v1/session/me"_s, token).status, 200); // still well
    }
};

QTEST_MAIN(TestBackendCommands)
#include "tst_backend_commands.moc"
