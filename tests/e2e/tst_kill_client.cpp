// kill -9 of the client at 20 random moments between click and answer: whatever the screen had acknowledged took effect exactly
// once at the centre, and nothing took effect twice.
#include "tests/services/sync_desk.h"
#include "tests/support/backend_process.h"
#include "tests/support/cutting_proxy.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace motcua;
using namespace Qt::StringLiterals;

class TestKillClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        test::SeedSize size;
        size.dossiers = 2'500;
        size.registrations = 0;
        size.meetings = 1;
        size.passes = 2;
        QVERIFY2(m_backend.seed(size), qPrintable(m_backend.problem()));
        QVERIFY2(m_backend.start(), qPrintable(m_backend.problem()));
    }

    void acknowledgedIsNeverLost()
    {
        const Outcome outcome = rounds(20, {}, 20261121);
        qInfo("kills %d, between click and answer %d, clicks %d, acknowledged %d, unacknowledged but done %d", outcome.kills, outcome.between,
              outcome.clicks, outcome.acknowledged, outcome.extra);
        QCOMPARE(outcome.kills, 20);
        QVERIFY(outcome.acknowledged >= 20);
        QVERIFY(outcome.between >= 10); // the network is slow enough for most kills to fall there
        QCOMPARE(outcome.lost, 0);
        QCOMPARE(outcome.doubled, 0);
        QCOMPARE(outcome.needLook, 0);
    }

    // The same rounds with the outbox written after the sending: the test notices.
    void sendingFirstIsNoticed()
    {
        const Outcome outcome = rounds(20, u"send-first"_s, 7);
        qInfo("kills %d, acknowledged %d, lost %d, doubled %d", outcome.kills, outcome.acknowledged, outcome.lost, outcome.doubled);
        QVERIFY(outcome.lost + outcome.doubled > 0);
    }

private:
    struct Outcome
    {
        int kills = 0;
        int between = 0; //!< kills after the screen's word and before the centre had the command
        int clicks = 0;
        int acknowledged = 0;
        int lost = 0;
        int doubled = 0;
        int extra = 0;
        int needLook = 0;
    };

    Outcome rounds(int count, const QString& variant, quint32 seed)
    {
        QTemporaryDir dir;
        QTemporaryDir runtime;
        test::CuttingProxy network(m_backend.url());
        network.setDelay(15);
        const QString token = m_backend.signIn(u"ha.le"_s);
        QRandomGenerator random(seed);
        QHash<QString, QString> acknowledged; // command → dossier
        QSet<QString> clicked;
        Outcome outcome;
        for (int round = 0; round < count; ++round) {
            QProcess child;
            child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(u"XDG_RUNTIME_DIR"_s, runtime.path());
            child.setProcessEnvironment(environment);
            child.start(QStringLiteral(MOTCUA_KILL_CHILD), {network.url().toString(), dir.path(), variant});
            const int clicks = random.bounded(1, 12);
            const int milliseconds = random.bounded(25);
            int seen = 0;
            QString lastCommand, lastDossier;
            bool ended = false;
            const auto read = [&] {
                while (child.canReadLine()) {
                    const QList<QByteArray> words = child.readLine().trimmed().split(' ');
                    if (words[0] == "CLICK") {
                        clicked.insert(QString::fromLatin1(words[1]));
                        ++outcome.clicks;
                        if (++seen == clicks) {
                            QTimer::singleShot(milliseconds, Qt::PreciseTimer, &child, [&child] { child.kill(); });
                        }
                    } else if (words[0] == "ACK") {
                        lastCommand = QString::fromLatin1(words[1]);
                        lastDossier = QString::fromLatin1(words[2]);
                        acknowledged.insert(lastCommand, lastDossier);
                        ++outcome.acknowledged;
                    }
                }
            };
            connect(&child, &QProcess::readyReadStandardOutput, &child, read);
            connect(&child, &QProcess::finished, &child, [&] { ended = true; });
            if (!QTest::qWaitFor([&] { return ended; }, 30'000)) {
                child.kill();
                child.waitForFinished();
                continue;
            }
            read(); // what it had still said
            outcome.kills += child.exitStatus() == QProcess::CrashExit;
            outcome.between += !lastCommand.isEmpty() && !commandsOf(lastDossier, token).contains(lastCommand);
        }

        // The next start, this time to the end.
        test::SyncDesk desk(m_backend.url(), dir.path(), u"desk-killed"_s);
        if (!desk.signInAndStart(u"ha.le"_s) || !desk.idle(30'000))
            qWarning("the last sync did not come to its end");
        outcome.needLook = static_cast<int>(desk.needsLook().size());

        QHash<QString, int> atCentre;
        for (const QString& id : std::as_const(clicked)) {
            for (const QString& command : commandsOf(id, token))
                ++atCentre[command];
        }
        for (auto it = acknowledged.begin(); it != acknowledged.end(); ++it)
            outcome.lost += atCentre.value(it.key()) == 0;
        for (auto it = atCentre.begin(); it != atCentre.end(); ++it) {
            outcome.doubled += it.value() > 1;
            outcome.extra += !acknowledged.contains(it.key());
        }
        return outcome;
    }

    //! The commands in a dossier's timeline at the centre.
    QStringList commandsOf(const QString& id, const QString& token)
    {
        QStringList commands;
        const auto dossier = domain::dossierFromJson(m_backend.readBack(u"dossier"_s, id, token));
        if (!dossier.has_value())
            return commands;
        for (const auto& event : dossier->timeline) {
            if (!event.commandId.isEmpty())
                commands.append(event.commandId);
        }
        return commands;
    }

    test::BackendProcess m_backend;
};

QTEST_MAIN(TestKillClient)
#include "tst_kill_client.moc"
