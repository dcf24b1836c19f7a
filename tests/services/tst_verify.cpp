// `motcua-cli verify`: says in words and by its exit code what is wrong with what lies on this machine.
#include "tests/services/agreement_kit.h"
#include "tests/support/places.h"

#include <QProcess>

using namespace motcua;
using namespace Qt::StringLiterals;
using test::Behind;
using test::SyncDesk;

namespace {

struct Run
{
    int exitCode = -1;
    std::vector<QJsonObject> lines;
    QByteArray words;
};

Run cli(const QStringList& arguments, const QString& password = u"Motcua@2026"_s)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"MOTCUA_PASSWORD"_s, password);
    process.setProcessEnvironment(environment);
    process.start(motcua::test::programPath("motcua-cli"), arguments);
    process.waitForFinished(60'000);
    Run run;
    run.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    for (const QByteArray& line : process.readAllStandardOutput().split('\n')) {
        if (!line.isEmpty())
            run.lines.push_back(QJsonDocument::fromJson(line).object());
    }
    run.words = process.readAllStandardError();
    return run;
}

} // namespace

class TestVerify : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_backend.seed(), qPrintable(m_backend.problem()));
        QVERIFY2(m_backend.start(), qPrintable(m_backend.problem()));
        SyncDesk desk(m_backend.url(), m_dir.path());
        QVERIFY(desk.signInAndStart());
        m_rows = int(desk.rows().size());
        m_key = services::storeKeyFor(desk.session.storeKey(), domain::Area::Dossiers, services::KeyUse::Database);
        m_file = services::officialFolder(m_dir.path(), desk.session.official().id) + u"/dossiers.db"_s;
    }

    void usage()
    {
        QCOMPARE(cli({u"verify"_s}).exitCode, 2);
        QCOMPARE(cli({u"verify"_s, u"--data-dir"_s, m_dir.path(), u"--server"_s, u"nowhere"_s}).exitCode, 2);
        QTemporaryDir empty;
        const Run run = cli({u"verify"_s, u"--data-dir"_s, empty.path()});
        QCOMPARE(run.exitCode, 1);
        QVERIFY(run.words.contains("sync first"));
    }

    void soundAndAsAtTheCentre()
    {
        const Run alone = cli({u"verify"_s, u"--data-dir"_s, m_dir.path()});
        QCOMPARE(alone.exitCode, 0);
        QCOMPARE(alone.lines.size(), size_t(1));
        QCOMPARE(alone.lines[0].value("integrity"_L1).toString(), u"ok"_s);
        QVERIFY(alone.lines[0].value("rows"_L1).toInt() >= m_rows);

        const Run run = cli({u"verify"_s, u"--data-dir"_s, m_dir.path(), u"--server"_s, m_backend.url().toString(), u"--user"_s, u"lan.nguyen"_s});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.lines.size(), size_t(3)); // the file, and two scopes
        QCOMPARE(run.lines[2].value("agrees"_L1).toBool(), true);
        QCOMPARE(run.lines[2].value("mended"_L1).toInt(), 0);
    }

    void whatDiffersIsSaidAndMended()
    {
        {
            auto db = open();
            QVERIFY(db && db->run(u"UPDATE dossier SET rev = 0 WHERE row IN (1, 2, 3)"_s).has_value());
        }
        const QStringList words{u"verify"_s, u"--data-dir"_s, m_dir.path(), u"--server"_s, m_backend.url().toString(), u"--user"_s, u"lan.nguyen"_s};
        const Run run = cli(words);
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(run.words.contains("3 rows differed"), run.words.constData());
        QVERIFY(!cli(words).words.contains("differed"));
    }

    void theCentreIsOutOfReach()
    {
        const Run run = cli({u"verify"_s, u"--data-dir"_s, m_dir.path(), u"--server"_s, u"http://127.0.0.1:9"_s, u"--user"_s, u"lan.nguyen"_s});
        QCOMPARE(run.exitCode, 1);
        QVERIFY(!run.words.isEmpty());
    }

    void aWrongKeyANewerFileADamagedPage()
    {
        Run run = cli({u"verify"_s, u"--data-dir"_s, m_dir.path()}, u"Sai@2026"_s);
        QCOMPARE(run.exitCode, 1);
        QVERIFY(run.words.contains("MOTCUA_PASSWORD"));
        {
            auto db = open();
            m_version = int(db->number(u"PRAGMA user_version"_s).value_or(0));
            QVERIFY(db->run(u"PRAGMA user_version = 5000"_s).has_value());
        }
        run = cli({u"verify"_s, u"--data-dir"_s, m_dir.path()});
        QCOMPARE(run.exitCode, 1);
        QVERIFY(run.words.contains("newer version"));
        {
            auto db = open();
            QVERIFY(db->run(u"PRAGMA user_version = %1"_s.arg(m_version)).has_value());
            QVERIFY(db->run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s).has_value());
        }
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(4096 * 12 + 100));
        file.write(QByteArray(64, 'x'));
        file.close();
        run = cli({u"verify"_s, u"--data-dir"_s, m_dir.path()});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.words.contains("damaged"), run.words.constData());
    }

private:
    [[nodiscard]] std::unique_ptr<storage::Db> open() const
    {
        storage::OpenOptions options;
        options.path = m_file;
        options.key = m_key;
        auto db = storage::Db::open(options);
        return db ? std::move(*db) : nullptr;
    }

    test::BackendProcess m_backend;
    QTemporaryDir m_dir;
    QString m_file;
    QByteArray m_key;
    int m_rows = 0;
    int m_version = 0;
};

QTEST_GUILESS_MAIN(TestVerify)
#include "tst_verify.moc"
