#include "tests/bench/centre/load.h"

#include "app/backend/store/db.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <cmath>

using namespace Qt::StringLiterals;
namespace store = motcua::backend::store;

namespace motcua::bench {

namespace {

constexpr int kTransactions = 2'000;
constexpr int kPgbenchSeconds = 5;

//! One note's statements with `%1` for the dossier and `%2` for the command; words of sizes as they are.
QString statements(const QString& scope)
{
    const QString hash(64, u'a');
    const QString where = u"kind = 'dossier' AND id = '%1' AND scope = '"_s + scope + u"'"_s;
    const QString body = u"(SELECT body FROM record WHERE "_s + where + u")"_s;
    return u"SELECT id, realm, subject, device_id, access_expires, in_use FROM session WHERE access_hash = '"_s + hash + u"' AND ended_at = 0;\n"
           "SELECT result, official, hash, outcome FROM command WHERE id = '%2';\n"
           "SELECT kind, id, scope, rev, seq, parent, ref, body FROM record WHERE "_s + where + u";\n"
           "SELECT kind, id, scope, rev, seq, parent, ref, body FROM record WHERE kind = 'claim' AND id = '%1';\n"
           "DELETE FROM removal WHERE "_s + where + u";\n"
           "UPDATE counter SET value = value + 1 WHERE name = 'seq';\n"
           "UPDATE record SET rev = rev + 1, seq = (SELECT value FROM counter WHERE name = 'seq') WHERE "_s + where + u";\n"
           "UPDATE audit_head SET n = n + 1 WHERE one = 1;\n"
           "INSERT INTO audit (n, at, official, device, action, kind, target, before, after, hash) SELECT n, '2026-11-21T00:00:00.000Z', '%1', 'd1', "
           "'dossier.note', 'dossier', '%1', '"_s + hash + u"', '"_s + hash + u"', '"_s + hash + u"' FROM audit_head;\n"
           "INSERT INTO command (id, hash, official, device, type, target, outcome, result, at) VALUES ('%2', '"_s + hash +
           u"', '%1', 'd1', 'dossier.note', '%1', 'applied', "_s + body + u", '2026-11-21T00:00:00.000Z');\n"_s;
}

void bySqlite(const QString& database, const QStringList& ids)
{
    QString script = u"PRAGMA synchronous=FULL;\n.output /dev/null\n"_s;
    const QString one = statements(test::kAgencyScope);
    for (int i = 0; i < kTransactions; ++i)
        script += u"BEGIN IMMEDIATE;\n"_s + QString(one).replace("%1"_L1, ids[i % ids.size()]).replace("%2"_L1, test::newId()) + u"COMMIT;\n"_s;
    QProcess shell;
    QElapsedTimer time;
    time.start();
    shell.start(u"sqlite3"_s, {database});
    shell.write(script.toUtf8());
    shell.closeWriteChannel();
    if (shell.waitForFinished(120'000) && shell.exitCode() == 0)
        say("command_sqlite3_shell", kTransactions / (static_cast<double>(time.nsecsElapsed()) / 1e9), "commits/s");
}

//! With the lock of one writer at a time, as the centre's processes do it among themselves: the feed's numbers are the order of commits.
void byPgbench(const QString& database, const QStringList& ids, int clients)
{
    QTemporaryDir folder;
    store::Db::open(database).value()->runOnce(
        u"CREATE TABLE IF NOT EXISTS bench_id AS SELECT row_number() OVER () AS n, id, scope FROM record WHERE kind = 'dossier' AND scope = '%1'"_s.arg(test::kAgencyScope));
    store::Db::open(database).value()->runOnce(u"CREATE UNIQUE INDEX IF NOT EXISTS bench_id_n ON bench_id (n)"_s);
    QFile script(folder.filePath(u"note.sql"_s));
    if (!script.open(QIODevice::WriteOnly))
        return;
    script.write("\\set n random(1, " + QByteArray::number(ids.size()) + ")\n\\set a random(1, 1000000000)\n\\set b random(1, 1000000000)\n"
                 "SELECT id AS target, scope FROM bench_id WHERE n = :n \\gset\n"
                 "BEGIN;\nSELECT pg_advisory_xact_lock(77010101);\n" +
                 statements(test::kAgencyScope).replace(u"'%1'"_s.arg(test::kAgencyScope), u":scope"_s).replace("'%1'"_L1, ":target"_L1).replace("'%2'"_L1, "(:a::text || '-' || :b::text)"_L1).toUtf8() + "COMMIT;\n");
    script.close();
    QProcess tool;
    tool.start(u"pgbench"_s, {u"-n"_s, u"-M"_s, u"prepared"_s, u"-c"_s, QString::number(clients), u"-j"_s, u"1"_s, u"-T"_s, QString::number(kPgbenchSeconds),
                              u"-f"_s, script.fileName(), database.section(u'#', 0, 0)});
    if (!tool.waitForFinished(60'000))
        return;
    const QByteArray output = tool.readAllStandardOutput();
    const qsizetype at = output.indexOf("tps = ");
    if (at >= 0)
        say(clients == 1 ? "command_pgbench_1" : "command_pgbench_8", output.sliced(at + 6).split(' ').first().toDouble(), "commits/s");
    else
        qWarning("pgbench: %s", tool.readAllStandardError().left(400).constData());
}

} // namespace

void commandTools(const QString& database, const QStringList& ids)
{
    if (!test::overPostgresql())
        return bySqlite(database, ids);
    byPgbench(database, ids, 1);
    byPgbench(database, ids, kClients);
}

} // namespace motcua::bench
