#include "app/backend/store/feed.h"
#include "app/backend/store/records.h"
#include "tests/backend/running_centre.h"

#include <QGuiApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cstdio>
#include <future>

using namespace Qt::StringLiterals;
using namespace motcua::test;
namespace store = motcua::backend::store;

//! motcua-centre-load: what the centre serves and settles beside the same work done bare, in one run over one database (SQLite, or
//! with MOTCUA_TEST_DATABASE=postgresql a private server). README.md beside this says how to run it.
namespace {

constexpr int kRows = 50'000;
constexpr int kClients = 8;
constexpr qint64 kRunMs = 5'000;

double seconds(const QElapsedTimer& time)
{
    return static_cast<double>(time.nsecsElapsed()) / 1e9;
}

void say(const char* name, double value, const char* unit)
{
    std::printf("%s/%s %.0f %s\n", name, overPostgresql() ? "postgresql" : "sqlite", value, unit);
    std::fflush(stdout);
}

//! Dossiers as they are, over and over under new ids.
void fill(const QString& database)
{
    auto db = store::Db::open(database).value();
    std::vector<QByteArray> bodies;
    db->each("SELECT body FROM record WHERE kind = 'dossier'"_L1, {}, [&bodies](const store::Row& row) {
        bodies.push_back(row.value(0).toByteArray());
        return true;
    });
    const auto filled = store::write(*db, [&](store::Db& d) {
        for (int i = 0; i < kRows; ++i) {
            store::RecordRow row;
            row.kind = u"dossier"_s;
            row.id = newId();
            row.scope = kAgencyScope;
            row.rev = 1;
            row.body = bodies[static_cast<std::size_t>(i) % bodies.size()];
            store::insert(d, row);
        }
        return true;
    });
    if (!filled)
        qFatal("%s", qPrintable(filled.error().code));
}

//! A connection that stays.
class Line
{
public:
    Line(quint16 port, const QString& token) : m_token(token) { m_socket.connectToHost(u"127.0.0.1"_s, port); m_socket.waitForConnected(); }
    HttpAnswer ask(const QByteArray& method, const QString& path, const QByteArray& body = {})
    {
        m_socket.write(method + ' ' + path.toLatin1() + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + m_token.toLatin1() +
                       "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        return readAnswer(m_socket);
    }

private:
    QTcpSocket m_socket;
    QString m_token;
};

void feedServe(RunningCentre& centre, const QString& token)
{
    auto db = store::Db::open(centre.database()).value();
    QElapsedTimer time;
    time.start();
    qint64 cursor = 0;
    qint64 rows = 0;
    for (bool more = true; more;) {
        const auto page = store::readFeed(*db, kAgencyScope, cursor, store::kFeedRows, false).value();
        rows += page.rows;
        cursor = page.next;
        more = page.more;
    }
    say("feed_read", static_cast<double>(rows) / seconds(time), "rows/s");

    Line line(centre.port(), token);
    time.restart();
    rows = 0;
    QString after;
    for (bool more = true; more;) {
        const HttpAnswer page = line.ask("GET", u"/v1/feed?scope=%1&after=%2"_s.arg(kAgencyScope, after));
        rows += page.body.count('\n') - 1;
        const qsizetype last = page.body.lastIndexOf('\n', -2) + 1;
        const QJsonObject closing = QJsonDocument::fromJson(page.body.mid(last)).object();
        after = closing["next"_L1].toString();
        more = closing["more"_L1].toBool();
    }
    say("feed_serve", static_cast<double>(rows) / seconds(time), "rows/s");
}

//! The statements of one note settled, without the centre: one connection, one commit each.
double bareLoop(const QString& database)
{
    auto db = store::Db::open(database).value();
    const auto target = db->one("SELECT id, body FROM record WHERE kind = 'dossier' AND scope = ? ORDER BY seq DESC LIMIT 1"_L1, {kAgencyScope});
    const QString id = target->at(0).toString();
    const QByteArray body = target->at(1).toByteArray();
    const QByteArray result(600, 'x');
    qint64 n = db->one("SELECT max(n) FROM audit"_L1)->first().toLongLong();
    int done = 0;
    QElapsedTimer time;
    time.start();
    while (time.elapsed() < kRunMs) {
        const QString command = newId();
        const auto held = store::write(*db, [&](store::Db& d) {
            (void)d.one("SELECT result, official, hash FROM command WHERE id = ?"_L1, {command});
            (void)d.one("SELECT kind, id, scope, rev, seq, parent, ref, body FROM record WHERE kind = ? AND id = ? LIMIT 1"_L1, {u"dossier"_s, id});
            (void)d.one("SELECT kind, id, scope, rev, seq, parent, ref, body FROM record WHERE kind = ? AND id = ? LIMIT 1"_L1, {u"dossier"_s, id});
            d.run("DELETE FROM removal WHERE scope = ? AND kind = ? AND id = ?"_L1, {kAgencyScope, u"dossier"_s, id});
            d.run("DELETE FROM blob_use WHERE kind = ? AND id = ?"_L1, {u"dossier"_s, id});
            const qint64 seq = d.one("UPDATE counter SET value = value + 1 WHERE name = 'seq' RETURNING value"_L1)->first().toLongLong();
            d.run("UPDATE record SET rev = rev + 1, seq = ?, body = ? WHERE kind = ? AND id = ?"_L1, {seq, body, u"dossier"_s, id});
            (void)d.one("SELECT n, hash FROM audit_head WHERE one = 1"_L1);
            d.run("INSERT INTO audit (n, at, official, device, action, kind, target, before, after, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_L1,
                  {++n, u"2026-11-21T00:00:00.000Z"_s, id, u"d1"_s, u"dossier.note"_s, u"dossier"_s, id, QString(64, u'a'), QString(64, u'b'), QString(64, u'c')});
            d.run("UPDATE audit_head SET n = ?, hash = ?, mac = ? WHERE one = 1"_L1, {n, QString(64, u'c'), QString(64, u'd')});
            d.run("INSERT INTO command (id, hash, official, device, type, target, outcome, result, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_L1,
                  {command, QString(64, u'e'), id, u"d1"_s, u"dossier.note"_s, id, u"applied"_s, result, u"2026-11-21T00:00:00.000Z"_s});
            return true;
        });
        if (!held)
            qFatal("bare loop: %s", qPrintable(held.error().code));
        ++done;
    }
    return done / seconds(time);
}

double commandApply(RunningCentre& centre, const QString& token, const QStringList& ids, QList<double>& milliseconds)
{
    std::vector<std::future<QList<double>>> clients;
    QElapsedTimer time;
    time.start();
    for (int i = 0; i < kClients; ++i) {
        clients.push_back(std::async(std::launch::async, [&, i] {
            Line line(centre.port(), token);
            QList<double> took;
            for (int n = 0; time.elapsed() < kRunMs; ++n) {
                QElapsedTimer one;
                one.start();
                const QJsonObject note = command(u"dossier.note"_s, ids[(i * 997 + n * kClients) % ids.size()], {{u"note"_s, u"Đã gọi"_s}});
                const HttpAnswer answer = line.ask("POST", u"/v1/commands"_s, QJsonDocument(QJsonObject{{u"commands"_s, QJsonArray{note}}}).toJson());
                if (answer.json()["results"_L1][0]["outcome"_L1].toString() != "applied"_L1)
                    qFatal("command: %d %s", answer.status, answer.body.left(300).constData());
                took.append(static_cast<double>(one.nsecsElapsed()) / 1e6);
            }
            return took;
        }));
    }
    for (auto& client : clients)
        milliseconds += client.get();
    return static_cast<double>(milliseconds.size()) / seconds(time);
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("MOTCUA_TEST_DURABLE", "1");
    QGuiApplication application(argc, argv);
    RunningCentre centre;
    const QString token = centre.signIn(u"lan.nguyen"_s);
    QStringList ids;
    for (const QJsonObject& body : centre.bodies(kAgencyScope, u"dossier"_s, token))
        ids.append(body["id"_L1].toString());
    QList<double> milliseconds;
    const double before = bareLoop(centre.database());
    // The bare loop left an audit that holds together for nobody: numbers and sizes are the same, the words are not. It is only measured.
    const double settled = commandApply(centre, token, ids, milliseconds);
    const double bare = (before + bareLoop(centre.database())) / 2;
    std::sort(milliseconds.begin(), milliseconds.end());
    say("command_bare", bare, "commits/s");
    say("command_apply", settled, "commands/s");
    std::printf("command_ratio %.2f, p50 %.1f ms, p99 %.1f ms\n", settled / bare, milliseconds[milliseconds.size() / 2], milliseconds[milliseconds.size() * 99 / 100]);
    fill(centre.database());
    for (int i = 0; i < 3; ++i)
        feedServe(centre, token);
    return 0;
}
