#include "tests/bench/centre/line.h"
#include "tests/bench/centre/load.h"

#include "app/backend/store/feed.h"
#include "app/backend/store/records.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QProcess>

#include <algorithm>

using namespace Qt::StringLiterals;
namespace store = motcua::backend::store;

namespace motcua::bench {

namespace {

double seconds(const QElapsedTimer& time)
{
    return static_cast<double>(time.nsecsElapsed()) / 1e9;
}

void overStore(const QString& database)
{
    auto db = store::Db::open(database).value();
    QElapsedTimer time;
    time.start();
    qint64 cursor = 0;
    qint64 rows = 0;
    for (bool more = true; more;) {
        const auto page = store::readFeed(*db, test::kAgencyScope, cursor, store::kFeedRows, false).value();
        rows += page.rows;
        cursor = page.next;
        more = page.more;
    }
    say("feed_read", static_cast<double>(rows) / seconds(time), "rows/s");
}

//! The bytes of the pages are looked at only as far as the next cursor needs.
void overHttp(test::RunningCentre& centre, const QString& token, bool gzip)
{
    Line line(centre.port(), token);
    const QByteArray path = "/v1/feed?limit=2000&scope=" + test::kAgencyScope.toUtf8();
    const double cpu = processSeconds() - threadSeconds();
    QElapsedTimer time;
    time.start();
    qint64 rows = 0;
    qint64 bytes = 0;
    double asking = 0;
    QByteArray after;
    for (bool more = true; more;) {
        if (line.ask("GET", path + after, {}, gzip ? "Accept-Encoding: gzip\r\n" : "") != 200)
            qFatal("feed: %s", line.body().left(300).constData());
        bytes += line.body().size();
        QElapsedTimer own;
        own.start();
        const QByteArray plain = gzip ? gunzip(line.body()) : line.body();
        rows += std::count(plain.begin(), plain.end(), '\n') - 1;
        const QJsonObject closing = QJsonDocument::fromJson(plain.sliced(plain.lastIndexOf('\n', -2) + 1)).object();
        after = "&after=" + closing["next"_L1].toString().toLatin1();
        more = closing["more"_L1].toBool();
        asking += seconds(own);
    }
    const double wall = seconds(time) - asking; // unpacking is the desk's
    const double spent = processSeconds() - threadSeconds() - cpu;
    const QByteArray name = gzip ? "feed_serve_gzip" : "feed_serve";
    say(name, static_cast<double>(rows) / wall, "rows/s");
    say(name + "_cpu", static_cast<double>(rows) / spent, "rows per CPU second of the centre");
    say(name + "_bytes", static_cast<double>(bytes) / static_cast<double>(rows), "bytes a row");
}

} // namespace

QStringList addDossiers(const QString& database, int count)
{
    auto db = store::Db::open(database).value();
    std::vector<QByteArray> bodies;
    db->each("SELECT body FROM record WHERE kind = 'dossier' ORDER BY seq LIMIT 200"_L1, {}, [&bodies](const store::Row& row) {
        bodies.push_back(row.value(0).toByteArray());
        return true;
    });
    QStringList ids;
    const auto filled = store::write(*db, [&](store::Db& d) {
        for (int i = 0; i < count; ++i) {
            QJsonObject body = QJsonDocument::fromJson(bodies[static_cast<std::size_t>(i) % bodies.size()]).object();
            store::RecordRow row;
            row.kind = u"dossier"_s;
            row.id = test::newId();
            row.scope = test::kAgencyScope;
            row.rev = 1;
            body["id"_L1] = row.id;
            body["rev"_L1] = 1;
            body["agency"_L1] = test::kAgency;
            body.remove("code"_L1); // codes are unique
            row.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
            store::insert(d, row);
            ids.append(row.id);
        }
        return true;
    });
    if (!filled)
        qFatal("%s", qPrintable(filled.error().code));
    if (db->isPostgresql())
        db->runOnce(u"VACUUM ANALYZE record"_s); // what autovacuum does within minutes
    return ids;
}

void feedServe(test::RunningCentre& centre, const QString& token)
{
    overStore(centre.database());
    overHttp(centre, token, false);
    overHttp(centre, token, true);
}

void feedBare(const QString& database)
{
    const QString select = u"SELECT seq, kind, id, rev, body FROM record WHERE scope = '%1' ORDER BY seq"_s.arg(test::kAgencyScope);
    auto db = store::Db::open(database).value();
    const double rows = db->one("SELECT count(*) FROM record WHERE scope = ?"_L1, {test::kAgencyScope})->first().toDouble();
    QProcess tool;
    tool.setStandardOutputFile(QProcess::nullDevice());
    QElapsedTimer time;
    time.start();
    if (db->isPostgresql())
        tool.start(u"psql"_s, {u"-X"_s, u"-q"_s, u"-d"_s, database.section(u'#', 0, 0), u"-c"_s, u"COPY (%1) TO STDOUT (FORMAT binary)"_s.arg(select)});
    else
        tool.start(u"sqlite3"_s, {database, select});
    if (!tool.waitForFinished(120'000) || tool.exitCode() != 0)
        return;
    say(db->isPostgresql() ? "feed_psql_copy" : "feed_sqlite3_shell", rows / seconds(time), "rows/s");
}

} // namespace motcua::bench
