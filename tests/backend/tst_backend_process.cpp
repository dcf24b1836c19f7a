#include "tests/backend/running_centre.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTimer>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua::test;

class TestBackendProcess : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wrongWordsAreToldApart_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exit");
        QTest::addColumn<QString>("words");
        QTest::newRow("nothing") << QStringList{} << 2 << u"which command"_s;
        QTest::newRow("another kind") << QStringList{u"serve"_s, u"--database"_s, u"mysql://x/y"_s} << 2 << u"postgresql"_s;
        QTest::newRow("no server") << QStringList{u"migrate"_s, u"--database"_s, u"postgresql:///y?host=/nonexistent"_s} << 1 << u"database_lost"_s;
        QTest::newRow("no database") << QStringList{u"serve"_s} << 2 << u"--database"_s;
        QTest::newRow("demo for all") << QStringList{u"serve"_s, u"--database"_s, u"sqlite:/nonexistent/x"_s, u"--demo"_s, u"--listen"_s, u"0.0.0.0:0"_s}
                                      << 2 << u"loopback"_s;
        QTest::newRow("unopenable") << QStringList{u"migrate"_s, u"--database"_s, u"sqlite:/nonexistent/x"_s} << 1 << u"sqlite"_s;
        QTest::newRow("weak password") << QStringList{u"official"_s, u"add"_s, u"x"_s, u"--database"_s, u"sqlite:/tmp/x"_s} << 2 << u"password"_s;
        QTest::newRow("bad number") << QStringList{u"seed"_s, u"--database"_s, u"sqlite:/tmp/x"_s, u"--dossiers"_s, u"many"_s} << 2 << u"number"_s;
        QTest::newRow("unknown option") << QStringList{u"serve"_s, u"--frobnicate"_s} << 2 << u"frobnicate"_s;
    }

    void wrongWordsAreToldApart()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, exit);
        QFETCH(QString, words);
        BackendProcess centre;
        QCOMPARE(centre.run(arguments, nullptr, "weak\n"), exit);
        QVERIFY2(centre.problem().contains(words, Qt::CaseInsensitive), qPrintable(centre.problem()));
    }

    void sameSeedSameProvince()
    {
        QList<QJsonObject> first;
        for (int i = 0; i < 2; ++i) {
            BackendProcess centre;
            QVERIFY2(centre.seed({30, 2, 1, 10, 11, u"2026-11-21"_s}), qPrintable(centre.problem()));
            QVERIFY(!centre.seed({30, 2, 1, 10, 11, u"2026-11-21"_s})); // not over another one
            QVERIFY(centre.start());
            const QString guard = centre.signIn(u"hung.tran"_s);
            const QList<QJsonObject> rows = centre.feed(kAgencyScope, centre.signIn(u"lan.nguyen"_s)) + centre.feed(u"hall:H1"_s, guard);
            QVERIFY(rows.size() > 40);
            if (i == 0)
                first = rows;
            else
                QCOMPARE(rows, first);
        }
    }

    void endsPolitely()
    {
        BackendProcess centre;
        QVERIFY(centre.seed({5, 0, 1, 5, 7, {}}));
        QVERIFY(centre.start());
        QCOMPARE(centre.get(u"/v1/health"_s).json()["status"_L1].toString(), u"ok"_s);
        QVERIFY(centre.terminate());
        const int port = centre.port();
        QVERIFY(centre.start());
        QCOMPARE(centre.port(), port);
    }

    void pretendsANewerContract()
    {
        BackendProcess centre;
        QVERIFY(centre.start({}, {u"MOTCUA_BACKEND_CONTRACT=2"_s}));
        QCOMPARE(centre.get(u"/v1/health"_s).header("motcua-contract"), QByteArray("2"));
    }

    void officialsAreAddedDisabledAndReset()
    {
        BackendProcess centre;
        const QStringList database = centre.databaseWords();
        const QStringList person{u"--full-name"_s, u"Đỗ Thị Mới"_s, u"--role"_s, u"guard"_s, u"--scope"_s, u"hall:H1"_s, u"--phone"_s, u"0900000001"_s};
        QCOMPARE(centre.run(QStringList{u"official"_s, u"add"_s, u"moi.do"_s} + database + person, nullptr, "Motcua@2026\n"), 0);
        QCOMPARE(centre.run(QStringList{u"official"_s, u"add"_s, u"moi.do"_s} + database + person, nullptr, "Motcua@2026\n"), 1);
        QVERIFY(centre.start());
        const QString token = centre.signIn(u"moi.do"_s);
        QCOMPARE(centre.get(u"/v1/session/me"_s, token).json()["official"_L1]["fullName"_L1].toString(), u"Đỗ Thị Mới"_s);
        QCOMPARE(centre.run(QStringList{u"official"_s, u"disable"_s, u"moi.do"_s} + database), 0);
        QCOMPARE(centre.get(u"/v1/session/me"_s, token).code(), u"token_invalid"_s);
        QVERIFY(centre.signIn(u"moi.do"_s).isEmpty());
        QCOMPARE(centre.run(QStringList{u"official"_s, u"reset"_s, u"moi.do"_s} + database, nullptr, "Khac@2026x\n"), 0);
        QVERIFY(!centre.signIn(u"moi.do"_s, u"d"_s, u"Khac@2026x"_s).isEmpty());
        QCOMPARE(centre.run(QStringList{u"official"_s, u"disable"_s, u"nobody"_s} + database), 1);
    }

    void agenciesAreDescribed()
    {
        BackendProcess centre;
        const QStringList database = centre.databaseWords();
        const QStringList agency{u"agency"_s, u"set"_s, u"H15.50.05.13"_s};
        QCOMPARE(centre.run(agency + database), 2); // without a name
        QCOMPARE(centre.run(agency + database + QStringList{u"--agency-name"_s, u"Một cửa An Hòa"_s, u"--from"_s, u"31/12/2026"_s}), 2);
        QCOMPARE(centre.run(agency + database + QStringList{u"--agency-name"_s, u"Một cửa An Hòa"_s, u"--parent"_s, u"UBND tỉnh Ví Dụ"_s, u"--phone"_s, u"0262 555 0100"_s}), 0);
        QCOMPARE(centre.run(agency + database + QStringList{u"--agency-name"_s, u"Trung tâm An Hòa"_s, u"--address"_s, u"Số 2"_s, u"--from"_s, u"2099-01-01"_s}), 0);
        const QStringList person{u"--full-name"_s, u"Đỗ Thị Mới"_s, u"--role"_s, u"reception_clerk"_s, u"--agency"_s, u"H15.50.05.13"_s, u"--scope"_s, u"agency:H15.50.05.13"_s, u"--phone"_s, u"0900000001"_s};
        QCOMPARE(centre.run(QStringList{u"official"_s, u"add"_s, u"moi.do"_s} + database + person, nullptr, "Motcua@2026\n"), 0);
        QVERIFY(centre.start());
        const QJsonArray heads = centre.get(u"/v1/session/me"_s, centre.signIn(u"moi.do"_s)).json()["official"_L1]["agencyHeads"_L1].toArray();
        QCOMPARE(heads.size(), 2);
        QCOMPARE(heads[0]["parent"_L1].toString(), u"UBND tỉnh Ví Dụ"_s);
        QCOMPARE(heads[1]["validFrom"_L1].toString(), u"2099-01-01"_s);
        const QJsonArray agencies = centre.get(u"/v1/agencies"_s).json()["items"_L1].toArray();
        QCOMPARE(agencies.size(), 1);
        QCOMPARE(agencies[0].toObject(), (QJsonObject{{u"code"_s, u"H15.50.05.13"_s}, {u"name"_s, u"Một cửa An Hòa"_s}, {u"phone"_s, u"0262 555 0100"_s}}));
    }

    //! While commands come in: what is acknowledged before the backup begins is in it, it is whole and serves by itself.
    void backsUpWhileItServes()
    {
        if (qEnvironmentVariable("MOTCUA_TEST_DATABASE") == "postgresql"_L1)
            QSKIP("PostgreSQL has its own");
        BackendProcess centre;
        QVERIFY(centre.seed({20, 2, 1, 5, 7, {}}));
        QVERIFY(centre.start());
        const QString token = centre.signIn(u"lan.nguyen"_s);
        const QString dossier = centre.feed(kAgencyScope, token).first()["id"_L1].toString();
        const auto note = [&] {
            const QJsonObject one = command(u"dossier.note"_s, dossier, {{u"note"_s, u"ghi"_s}});
            const QByteArray body = QJsonDocument(QJsonObject{{u"commands"_s, QJsonArray{one}}}).toJson(QJsonDocument::Compact);
            const HttpAnswer answer = call(static_cast<quint16>(centre.port()), "POST", u"/v1/commands"_s, body, token);
            return answer.json()["results"_L1][0]["outcome"_L1].toString() == "applied"_L1 ? one["id"_L1].toString() : QString();
        };
        const QString before = note();
        QVERIFY(!before.isEmpty());
        std::atomic_bool stop = false;
        std::thread desk([&] {
            while (!stop)
                (void)note();
        });
        const QString folder = centre.directory() + u"/bản sao's"_s;
        QByteArray output;
        const int code = centre.run({u"backup"_s, u"--database"_s, u"sqlite:"_s + centre.database(), u"--to"_s, folder}, &output);
        stop = true;
        desk.join();
        QVERIFY2(code == 0, qPrintable(centre.problem()));
        QVERIFY(output.startsWith("backup "));
        QCOMPARE(centre.run({u"backup"_s, u"--database"_s, u"sqlite:"_s + centre.database(), u"--to"_s, folder}), 2); // never over another one
        const QString copy = u"sqlite:"_s + folder + u"/centre.sqlite"_s;
        QCOMPARE(centre.run({u"audit"_s, u"verify"_s, u"--database"_s, copy}, &output), 0);
        QVERIFY(QDir(folder + u"/centre.sqlite.blobs"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size() >= 1);
        QVERIFY(centre.start({u"--database"_s, copy}));
        QCOMPARE(centre.get(u"/v1/commands/"_s + before, centre.signIn(u"lan.nguyen"_s)).status, 200);
    }

    //! Killed in the middle of commands, again and again: each acknowledged one holds, each one took effect once or not at all, and no
    //! record moved without its kept answer.
    void killedAmidCommands()
    {
        BackendProcess centre;
        QVERIFY(centre.seed({20, 0, 1, 5, 7, {}}));
        QVERIFY(centre.start());
        QString token = centre.signIn(u"lan.nguyen"_s);
        QStringList ids;
        for (const QJsonObject& row : centre.feed(kAgencyScope, token))
            ids.append(row["id"_L1].toString());
        QRandomGenerator random(20261121);
        QHash<QString, QJsonObject> sent; // command id → command
        QSet<QString> acknowledged;
        for (int round = 0; round < 8; ++round) {
            const quint16 port = static_cast<quint16>(centre.port());
            std::atomic_bool stop = false;
            QList<QJsonObject> batchOf;
            QSet<QString> told;
            for (int i = 0; i < 200; ++i)
                batchOf.append(command(u"dossier.note"_s, ids[random.bounded(static_cast<int>(ids.size()))], {{u"note"_s, u"ghi %1"_s.arg(i)}}));
            std::atomic_int used = 0;
            std::thread desk([&] {
                for (qsizetype i = 0; i + 4 < batchOf.size() && !stop; i += 5) {
                    used = static_cast<int>(i + 5);
                    QJsonArray five;
                    for (qsizetype k = i; k < i + 5; ++k)
                        five.append(batchOf[k]);
                    const HttpAnswer answer = call(port, "POST", u"/v1/commands"_s,
                                                   QJsonDocument(QJsonObject{{u"commands"_s, five}}).toJson(QJsonDocument::Compact), token);
                    if (answer.status != 200)
                        return; // it is dead
                    for (const QJsonValue& result : answer.json()["results"_L1].toArray()) {
                        if (result["outcome"_L1].toString() == "applied"_L1)
                            told.insert(result["id"_L1].toString());
                    }
                }
            });
            QTest::qWait(20 + random.bounded(150)); // the moment of death is drawn, not waited for
            centre.kill();
            stop = true;
            desk.join();
            for (int i = 0; i < used; ++i)
                sent.insert(batchOf[i]["id"_L1].toString(), batchOf[i]);
            acknowledged.unite(told);
            QVERIFY(centre.start());
            token = centre.signIn(u"lan.nguyen"_s);
            QVERIFY(!token.isEmpty());
        }
        QVERIFY(acknowledged.size() > 10);

        QHash<QString, int> applied; // command id → how often it stands in a timeline
        qint64 revs = 0;
        for (const QJsonObject& row : centre.feed(kAgencyScope, token)) {
            revs += row["rev"_L1].toInteger() - 1;
            for (const QJsonValue& event : row["body"_L1]["timeline"_L1].toArray())
                if (sent.contains(event["commandId"_L1].toString()))
                    ++applied[event["commandId"_L1].toString()];
        }
        for (const QString& id : acknowledged)
            QCOMPARE(applied.value(id), 1);
        QCOMPARE(revs, applied.size());
        for (auto it = sent.begin(); it != sent.end(); ++it) {
            QVERIFY(applied.value(it.key()) <= 1);
            const HttpAnswer kept = centre.get(u"/v1/commands/"_s + it.key(), token);
            QCOMPARE(kept.status == 200, applied.contains(it.key()));
        }
        // Sent again, all of them settle, and none counts twice.
        for (auto it = sent.begin(); it != sent.end(); ++it) {
            const QString outcome = centre.post(u"/v1/commands"_s, {{u"commands"_s, QJsonArray{*it}}}, token).json()["results"_L1][0]["outcome"_L1].toString();
            QCOMPARE(outcome, applied.contains(it.key()) ? u"duplicate"_s : u"applied"_s);
        }
        qint64 after = 0;
        for (const QJsonObject& row : centre.feed(kAgencyScope, token))
            after += row["rev"_L1].toInteger() - 1;
        QCOMPARE(after, sent.size());
        QVERIFY(centre.terminate());
        QByteArray output;
        QCOMPARE(centre.run(QStringList{u"audit"_s, u"verify"_s} + centre.databaseWords(), &output), 0);
        QVERIFY(output.startsWith("audit ok"));
    }
};

QTEST_MAIN(TestBackendProcess)
#include "tst_backend_process.moc"
