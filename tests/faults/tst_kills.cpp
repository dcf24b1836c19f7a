// kill -9 during the first sync, while pushing, while pictures go up, while an old file is brought up to date: it always opens, always
// converges, and what was acknowledged took effect once. MOTCUA_KILLS of each kind (50 = two hundred), else two.
#include "storage/blob_store.h"
#include "storage/migrations.h"
#include "storage/outbox_rescue.h"
#include "tests/faults/centre_file.h"
#include "tests/services/sync_desk.h"
#include "tests/support/backend_process.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTimer>

using namespace motcua;
using namespace Qt::StringLiterals;
using test::SyncDesk;

class TestKills : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        test::SeedSize size;
        size.dossiers = 3'000;
        size.registrations = 0;
        size.meetings = 1;
        size.passes = 1;
        QVERIFY2(m_centre.seed(size), qPrintable(m_centre.problem()));
        QVERIFY2(m_centre.start(), qPrintable(m_centre.problem()));
        m_token = m_centre.signIn(u"lan.nguyen"_s);
        m_rows = static_cast<size_t>(m_centre.feed(u"agency:H15.50.05.13"_s, m_token).size());
    }

    void killed_data()
    {
        QTest::addColumn<QString>("work");
        QTest::addColumn<int>("within"); // milliseconds after it began
        QTest::newRow("first sync") << u"sync"_s << 250;
        QTest::newRow("push") << u"push"_s << 120;
        QTest::newRow("pictures") << u"blob"_s << 250;
        QTest::newRow("migration") << u"migrate"_s << 60;
    }
    void killed()
    {
        QFETCH(QString, work);
        QFETCH(int, within);
        const int rounds = qEnvironmentVariableIsSet("MOTCUA_KILLS") ? qEnvironmentVariableIntValue("MOTCUA_KILLS") : 2;
        QRandomGenerator random(42);
        QTemporaryDir lasting;
        int kills = 0;
        qsizetype acknowledged = 0;
        for (int round = 0; round < rounds; ++round) {
            QTemporaryDir fresh;
            // A first sync begins from nothing each time; the others go on with what the last kill left.
            const QString folder = work == "push"_L1 || work == "blob"_L1 ? lasting.path() : fresh.path();
            const auto acks = killOne(work, folder, int(random.bounded(within)), kills);
            acknowledged += acks.size();
            if (work == "migrate"_L1) {
                for (const QString& name : QDir(folder).entryList({u"*.db"_s})) {
                    auto db = storage::Db::open({folder + u'/' + name, QByteArray(32, 'k')});
                    QVERIFY2(db.has_value(), qPrintable(name));
                    QVERIFY(storage::migrate(**db, domain::Area::Dossiers).has_value());
                    QVERIFY(storage::isSound(**db).value_or(false));
                }
                continue;
            }
            const bool last = round + 1 == rounds;
            if (work != "sync"_L1 && !last) { // the next child opens it
                m_acks += acks;
                continue;
            }
            m_acks += acks;
            SyncDesk desk(m_centre.url(), folder, u"desk-killed"_s);
            QVERIFY(desk.signIn(u"ha.le"_s));
            QVERIFY(desk.open());
            QVERIFY(desk.start());
            QVERIFY(desk.idle(60'000));
            QTRY_COMPARE(desk.rows().size(), std::min<size_t>(m_rows, 1'000));
            QCOMPARE(desk.needsLook().size(), size_t(0));
        }
        for (const auto& [what, dossier] : std::as_const(m_acks)) {
            if (dossier == "-"_L1) {
                QTRY_VERIFY(test::CentreFile(m_centre.database()).hasBlob(what));
                continue;
            }
            const auto there = domain::dossierFromJson(m_centre.readBack(u"dossier"_s, dossier, m_token));
            QVERIFY(there.has_value());
            QCOMPARE(std::count_if(there->timeline.begin(), there->timeline.end(), [&](const auto& event) { return event.commandId == what; }), 1);
        }
        qInfo("%d kills, %lld acknowledged", kills, acknowledged);
        QCOMPARE(kills, rounds);
        m_acks.clear();
    }

private:
    using Acks = QList<std::pair<QString, QString>>;

    Acks killOne(const QString& work, const QString& folder, int after, int& kills)
    {
        Acks acks;
        QProcess child;
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(QStringLiteral(MOTCUA_FAULT_CHILD), {m_centre.url().toString(), folder, work});
        bool ended = false;
        const auto read = [&] {
            while (child.canReadLine()) {
                const QList<QByteArray> said = child.readLine().trimmed().split(' ');
                if (said[0] == "READY")
                    QTimer::singleShot(after, Qt::PreciseTimer, &child, [&child] { child.kill(); });
                else if (said[0] == "ACK")
                    acks.append({QString::fromLatin1(said[1]), QString::fromLatin1(said[2])});
            }
        };
        connect(&child, &QProcess::readyReadStandardOutput, &child, read);
        connect(&child, &QProcess::finished, &child, [&] { ended = true; });
        if (!QTest::qWaitFor([&] { return ended; }, 60'000)) {
            child.kill();
            child.waitForFinished();
        }
        read();
        // One that was quicker than its killer counts, too: it has ended well.
        kills += child.exitStatus() == QProcess::CrashExit || child.exitCode() == 0;
        return acks;
    }

    test::BackendProcess m_centre;
    QString m_token;
    size_t m_rows = 0;
    Acks m_acks;
};

QTEST_MAIN(TestKills)
#include "tst_kills.moc"
