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

#include <array>
#include <functional>
#include <memory>

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

    // Such rounds with the outbox written after the sending: within twenty of them the test notices.
    void sendingFirstIsNoticed()
    {
        Outcome outcome;
        for (quint32 seed = 7; seed < 12 && outcome.lost + outcome.doubled == 0; ++seed) {
            outcome = rounds(4, u"send-first"_s, seed);
            qInfo("kills %d, acknowledged %d, lost %d, doubled %d", outcome.kills, outcome.acknowledged, outcome.lost, outcome.doubled);
        }
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

    //! One machine whose program is killed again and again; the next round begins when the last one is over.
    struct Desk
    {
        QTemporaryDir dir;
        QTemporaryDir runtime;
        std::unique_ptr<QProcess> child;
        int number = 0;
        int clicks = 0; //!< after so many it is killed
        int pause = 0;  //!< and so many milliseconds
        int seen = 0;
        QString lastCommand;
        QString lastDossier;
    };

    static constexpr int desks = 2; //!< side by side: they wait for the slow network more than they compute

    Outcome rounds(int count, const QString& variant, quint32 seed)
    {
        test::CuttingProxy network(m_backend.url());
        network.setDelay(15);
        const QString token = m_backend.signIn(u"ha.le"_s);
        QRandomGenerator random(seed);
        QHash<QString, QString> acknowledged; // command → dossier
        QSet<QString> clicked;
        Outcome outcome;
        std::array<Desk, desks> all;
        int left = count;
        int running = 0;

        const auto read = [&](Desk& desk) {
            while (desk.child->canReadLine()) {
                const QList<QByteArray> words = desk.child->readLine().trimmed().split(' ');
                if (words[0] == "CLICK") {
                    clicked.insert(QString::fromLatin1(words[1]));
                    ++outcome.clicks;
                    if (++desk.seen == desk.clicks)
                        QTimer::singleShot(desk.pause, Qt::PreciseTimer, desk.child.get(), &QProcess::kill);
                } else if (words[0] == "ACK") {
                    desk.lastCommand = QString::fromLatin1(words[1]);
                    desk.lastDossier = QString::fromLatin1(words[2]);
                    acknowledged.insert(desk.lastCommand, desk.lastDossier);
                    ++outcome.acknowledged;
                }
            }
        };
        std::function<void(Desk&)> begin = [&](Desk& desk) {
            if (left == 0)
                return;
            --left;
            ++running;
            desk.clicks = random.bounded(1, 12);
            desk.pause = random.bounded(25);
            desk.seen = 0;
            desk.lastCommand.clear();
            desk.child = std::make_unique<QProcess>();
            desk.child->setProcessChannelMode(QProcess::ForwardedErrorChannel);
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(u"XDG_RUNTIME_DIR"_s, desk.runtime.path());
            desk.child->setProcessEnvironment(environment);
            connect(desk.child.get(), &QProcess::readyReadStandardOutput, this, [&] { read(desk); });
            // Queued: the next one is not begun inside the end of this one.
            connect(desk.child.get(), &QProcess::finished, this, [&] {
                read(desk); // what it had still said
                outcome.kills += desk.child->exitStatus() == QProcess::CrashExit;
                outcome.between += !desk.lastCommand.isEmpty() && !commandsOf(desk.lastDossier, token).contains(desk.lastCommand);
                --running;
                begin(desk);
            }, Qt::QueuedConnection);
            desk.child->start(QStringLiteral(MOTCUA_KILL_CHILD),
                              {network.url().toString(), desk.dir.path(), QString::number(desk.number), QString::number(desks), variant});
        };
        for (int i = 0; i < desks; ++i) {
            all[i].number = i;
            begin(all[i]);
        }
        if (!QTest::qWaitFor([&] { return running == 0 && left == 0; }, 30'000 * count / desks))
            qWarning("%d programs never came to be killed", running);
        for (Desk& one : all) {
            if (one.child)
                one.child->disconnect(this);
        }

        // The next start of each, this time to the end.
        for (Desk& one : all) {
            one.child.reset(); // ends it where it still ran
            test::SyncDesk desk(m_backend.url(), one.dir.path(), u"desk-killed-%1"_s.arg(one.number));
            if (!desk.signInAndStart(u"ha.le"_s) || !desk.idle(30'000))
                qWarning("the last sync did not come to its end");
            outcome.needLook += static_cast<int>(desk.needsLook().size());
        }

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
