// Two gates without a line scan a crowd, one pass in twenty at both, and are killed again and again; then both see the centre: every
// admission is there once, every double one is an incident at both, none is lost. MOTCUA_GATE_SCANS=50000 is the whole of it.
#include "domain/ids.h"
#include "gate_process.h"
#include "tests/support/backend_process.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

#include <limits>

using namespace motcua;
using namespace Qt::StringLiterals;
using test::GateProcess;
using test::GateWord;

namespace {

//! One gate's part of the crowd, from line to line of the file, through kills.
struct Part
{
    GateProcess gate;
    int next = 0;
    int last = 0;
    int kills = 0;
    qsizetype killAt = 0; //!< so many answered
    bool over = false;
    QHash<QByteArray, int> acknowledged = {}; //!< scan id → line, of admissions
    QSet<int> answered = {};
};

} // namespace

class TestTwoGates : public QObject
{
    Q_OBJECT
    test::BackendProcess m_centre;
    QString m_file;
    QString m_meeting;
    QStringList m_passes; //!< ids, as the lines of the file
    QTemporaryDir m_dir;

    static int scans() { return std::max(20, qEnvironmentVariableIntValue("MOTCUA_GATE_SCANS") > 0 ? qEnvironmentVariableIntValue("MOTCUA_GATE_SCANS") : 60); }

    QList<QJsonObject> ofKind(const QString& kind, const QString& token)
    {
        QList<QJsonObject> found;
        for (const QJsonObject& line : m_centre.feed(u"hall:H1"_s, token)) {
            if (line["kind"_L1].toString() == kind && line["op"_L1].toString() == "upsert"_L1)
                found << line["body"_L1].toObject();
        }
        return found;
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::SeedSize size;
        size.dossiers = 0;
        size.registrations = 0;
        size.meetings = 1;
        size.passes = scans() * 2 + scans() / 5; // some of the province's are taken back
        QVERIFY2(m_centre.seed(size), qPrintable(m_centre.problem()));
        QByteArray printed;
        QCOMPARE(m_centre.run(QStringList{u"passes"_s} + m_centre.databaseWords(), &printed), 0);
        m_file = m_dir.filePath(u"crowd"_s);
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (const QByteArray& line : printed.trimmed().split('\n')) {
            const QJsonObject pass = QJsonDocument::fromJson(line).object();
            if (pass["revoked"_L1].toBool())
                continue;
            m_meeting = pass["meetingId"_L1].toString();
            m_passes << pass["id"_L1].toString();
            file.write(pass["qr"_L1].toString().toUtf8() + '\n');
        }
        QVERIFY2(m_centre.start({u"--check-codes"_s, u"off"_s}), qPrintable(m_centre.problem()));
    }

    void everyAdmissionOnceEveryDoubleOneTold()
    {
        const int each = scans();
        const int both = each / 20;
        QVERIFY(m_passes.size() >= 2 * each - both);
        const QString child = QStringLiteral(MOTCUA_GATE_CHILD);
        Part parts[2] = {{GateProcess(child, m_centre.url(), m_dir.filePath(u"one"_s), u"gate-1"_s, u"Cửa 1"_s, 1), 0, each},
                         {GateProcess(child, m_centre.url(), m_dir.filePath(u"two"_s), u"gate-2"_s, u"Cửa 2"_s, 1), each - both, 2 * each - both}};
        QElapsedTimer watch;
        watch.start();
        const int killEvery = std::max(45, each / 5);
        QRandomGenerator random(7);
        for (Part& part : parts)
            part.gate.launch(true);
        for (Part& part : parts) {
            QVERIFY(part.gate.waitUntilReady());
            part.gate.ask("offline", "OK");
            part.killAt = 10 + random.bounded(killEvery);
            part.gate.word = [&part](const GateWord& word) {
                part.next = word.index + 1;
                part.answered.insert(word.index);
                if (word.admitted)
                    part.acknowledged.insert(word.scan, word.index);
                if (part.answered.size() < part.killAt)
                    return;
                part.killAt = std::numeric_limits<qsizetype>::max();
                part.gate.killNow();
                ++part.kills;
            };
            part.gate.crowdOver = [&part] { part.over = true; };
        }
        qInfo("both ready after %.1f s", double(watch.restart()) / 1000);
        const auto go = [this](Part& part) {
            part.gate.tell("crowd " + m_file.toUtf8() + ' ' + QByteArray::number(part.next) + ' ' + QByteArray::number(part.last));
        };
        for (Part& part : parts)
            go(part);
        while (!parts[0].over || !parts[1].over) {
            QVERIFY(QTest::qWaitFor(
                [&] { return (parts[0].over && parts[1].over) || !parts[0].gate.isRunning() || !parts[1].gate.isRunning(); }, 7'000'000));
            for (Part& part : parts) {
                if (part.gate.isRunning())
                    continue;
                QVERIFY(part.kills > 0); // not by itself
                part.gate.kill();
                QVERIFY(part.gate.start(false));
                part.killAt = part.answered.size() + 10 + random.bounded(killEvery);
                if (!part.over)
                    go(part);
            }
        }
        qInfo("%d scans at each, %d at both, %d and %d kills, %.1f s", each, both, parts[0].kills, parts[1].kills, double(watch.restart()) / 1000);
        QVERIFY(parts[0].kills > 0 && parts[1].kills > 0);
        for (Part& part : parts)
            QCOMPARE(part.gate.counts().value(0), each); // nobody was lost through the kills, nobody counts twice

        parts[0].gate.tell("online");
        parts[1].gate.tell("online");
        for (Part& part : parts)
            QVERIFY(!part.gate.ask("sync", "IDLE", 3'000'000).isNull());
        qInfo("both have sent and heard everything after %.1f s", double(watch.elapsed()) / 1000);

        const QString guard = m_centre.signIn(u"hung.tran"_s, u"look"_s);
        QHash<QString, int> admissions; // of each pass
        QSet<QByteArray> ids;
        for (const QJsonObject& scan : ofKind(u"check_in"_s, guard)) {
            if (!scan["admitted"_L1].toBool())
                continue;
            ++admissions[scan["passId"_L1].toString()];
            ids.insert(scan["id"_L1].toString().toLatin1());
        }
        QCOMPARE(admissions.size(), 2 * each - both);
        for (const Part& part : parts) {
            for (auto it = part.acknowledged.begin(); it != part.acknowledged.end(); ++it)
                QVERIFY2(ids.contains(it.key()), it.key().constData()); // what a screen has said is there
        }
        QHash<QString, int> incidents;
        for (const auto& one : m_centre.get(u"/v1/meetings/%1/incidents"_s.arg(m_meeting), guard).json()["items"_L1].toArray())
            ++incidents[one["passId"_L1].toString()];
        for (int line = 0; line < 2 * each - both; ++line) {
            const bool twice = line >= each - both && line < each;
            QCOMPARE(admissions.value(m_passes[line]), twice ? 2 : 1);
            QCOMPARE(incidents.value(m_passes[line]), twice ? 1 : 0);
        }
        for (Part& part : parts) {
            // The other gate's last ones may still be on their way.
            QVERIFY(QTest::qWaitFor([&] { return part.gate.counts().value(0) == 2 * each - both; }, 60'000));
            const QList<int> counts = part.gate.counts();
            QCOMPARE(counts.value(3), both); // an incident here, too
            QCOMPARE(counts.value(4), 0);
        }
    }

    //! Passes that were issued after both gates saw the centre last: judged by signature at both.
    void aSignedPassThatNeitherGateHasIsAnIncidentToo()
    {
        const QString child = QStringLiteral(MOTCUA_GATE_CHILD);
        GateProcess one(child, m_centre.url(), m_dir.filePath(u"three"_s), u"gate-3"_s, u"Cửa 1"_s, 1);
        GateProcess two(child, m_centre.url(), m_dir.filePath(u"four"_s), u"gate-4"_s, u"Cửa 2"_s, 1);
        for (GateProcess* gate : {&one, &two})
            gate->launch(true);
        for (GateProcess* gate : {&one, &two}) {
            QVERIFY(gate->waitUntilReady());
            gate->ask("offline", "OK");
        }
        const int before = one.counts().value(3);
        const int arrived = one.counts().value(0);
        const QString office = m_centre.signIn(u"mai.do"_s);
        const QString id = domain::uuidV7(QDateTime::currentMSecsSinceEpoch(), QByteArray(10, 'u'));
        const QJsonObject unit{{u"id"_s, id}, {u"number"_s, u"901/TM"_s}, {u"unit"_s, u"Phòng Nội vụ"_s}, {u"phone"_s, u"0912345678"_s}, {u"email"_s, u"nv@vidu.example"_s}, {u"seats"_s, 2}};
        const QJsonObject invited = m_centre.post(u"/v1/meetings/%1/invitations"_s.arg(m_meeting), {{u"items"_s, QJsonArray{unit}}}, office).json()["items"_L1][0].toObject();
        const QString opened = m_centre.post(u"/v1/invitation/open"_s, {{u"number"_s, u"901/TM"_s}, {u"code"_s, invited["demoCode"_L1]}, {u"device"_s, QJsonObject{{u"id"_s, u"u1"_s}}}}).json()["access"_L1].toString();
        QVERIFY(!opened.isEmpty());
        QCOMPARE(m_centre.post(u"/v1/invitation/attendees"_s, {{u"id"_s, domain::uuidV7(QDateTime::currentMSecsSinceEpoch(), QByteArray(10, 'a'))}, {u"fullName"_s, u"Lý Thị Muộn"_s}, {u"position"_s, u"Chuyên viên"_s}, {u"email"_s, u"muon@vidu.example"_s}}, opened).status, 201);
        QCOMPARE(m_centre.post(u"/v1/invitation/send"_s, {}, opened).status, 200);
        QString code, pass;
        for (const auto& each : m_centre.get(u"/v1/meetings/%1/passes"_s.arg(m_meeting), office).json()["items"_L1].toArray()) {
            if (each["invitation"_L1].toString() == "901/TM"_L1) {
                code = each["qrText"_L1].toString();
                pass = each["id"_L1].toString();
            }
        }
        QVERIFY(!code.isEmpty());
        QCOMPARE(one.scan(code).verdict, "signed_unknown");
        QCOMPARE(two.scan(code).verdict, "signed_unknown");
        QCOMPARE(two.scan(code).verdict, "already_inside");
        for (GateProcess* gate : {&one, &two}) {
            gate->tell("online");
            QVERIFY(!gate->ask("sync", "IDLE", 60'000).isNull());
        }
        const QJsonArray incidents = m_centre.get(u"/v1/meetings/%1/incidents"_s.arg(m_meeting), office).json()["items"_L1].toArray();
        QCOMPARE(std::count_if(incidents.begin(), incidents.end(), [&](const QJsonValue& each) { return each["passId"_L1].toString() == pass; }), 1);
        for (GateProcess* gate : {&one, &two}) {
            QTRY_COMPARE(gate->counts().value(3), before + 1);
            QCOMPARE(gate->counts().value(0), arrived + 1); // one person
            QCOMPARE(gate->scan(code).verdict, "already_inside");
        }
    }
};

QTEST_MAIN(TestTwoGates)
#include "tst_two_gates.moc"
