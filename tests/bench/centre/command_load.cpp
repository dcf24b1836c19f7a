#include "tests/bench/centre/line.h"
#include "tests/bench/centre/load.h"

#include "app/backend/store/db.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>

#include <future>

using namespace Qt::StringLiterals;
namespace store = motcua::backend::store;

namespace motcua::bench {

namespace {

double seconds(const QElapsedTimer& time)
{
    return static_cast<double>(time.nsecsElapsed()) / 1e9;
}

QByteArray noteBody(const QString& dossier)
{
    const QJsonObject note = test::command(u"dossier.note"_s, dossier, {{u"note"_s, u"Đã gọi điện cho công dân"_s}});
    return QJsonDocument(QJsonObject{{u"commands"_s, QJsonArray{note}}}).toJson(QJsonDocument::Compact);
}

struct Client
{
    QList<double> milliseconds;
    double cpu = 0;
};

Client run(quint16 port, const QString& token, const QStringList& ids, int first, double limit, const QElapsedTimer& time)
{
    Line line(port, token);
    Client client;
    for (qsizetype n = first; seconds(time) < limit; n += kClients) {
        const QByteArray body = noteBody(ids[n % ids.size()]);
        QElapsedTimer one;
        one.start();
        if (line.ask("POST", "/v1/commands", body) != 200 || !line.body().contains("\"outcome\":\"applied\""))
            qFatal("command: %s", line.body().left(300).constData());
        client.milliseconds.append(static_cast<double>(one.nsecsElapsed()) / 1e6);
    }
    client.cpu = threadSeconds();
    return client;
}

} // namespace

Settled commandApply(test::RunningCentre& centre, const QString& token, const QStringList& ids, double limit)
{
    std::vector<std::future<Client>> clients;
    const double before = processSeconds() - threadSeconds();
    QElapsedTimer time;
    time.start();
    for (int i = 0; i < kClients; ++i)
        clients.push_back(std::async(std::launch::async, [&, i] { return run(centre.port(), token, ids, i, limit, time); }));
    Settled settled;
    double asking = 0;
    for (auto& one : clients) {
        const Client client = one.get();
        settled.milliseconds += client.milliseconds;
        asking += client.cpu;
    }
    const double count = static_cast<double>(settled.milliseconds.size());
    settled.perSecond = count / seconds(time);
    settled.centreCpuEach = (processSeconds() - threadSeconds() - before - asking) / count;
    std::sort(settled.milliseconds.begin(), settled.milliseconds.end());
    return settled;
}

// What settle.cpp and what it calls ask of the database for one note, with values of the same sizes.
double commandBare(const QString& database, const QStringList& ids, double limit)
{
    auto db = store::Db::open(database).value();
    const auto session = db->one("SELECT access_hash, subject FROM session LIMIT 1"_L1).value();
    const QString kind = u"dossier"_s;
    const QString hash(64, u'a');
    const QString at = u"2026-11-21T00:00:00.000Z"_s;
    qint64 n = db->one("SELECT max(n) FROM audit"_L1)->first().toLongLong();
    int done = 0;
    QElapsedTimer time;
    time.start();
    while (seconds(time) < limit) {
        const QString command = test::newId();
        const QString& id = ids[done % ids.size()];
        const auto held = store::write(*db, [&](store::Db& d) {
            (void)d.one("SELECT id, realm, subject, device_id, access_expires, in_use FROM session WHERE access_hash = ? AND ended_at = 0"_L1, {session[0]});
            (void)d.one("SELECT body, phone, password_hash, demo_password, disabled FROM official WHERE id = ?"_L1, {session[1]});
            (void)d.one("SELECT result, official, hash, outcome FROM command WHERE id = ?"_L1, {command});
            const auto record = d.one("SELECT kind, id, scope, rev, seq, parent, ref, body FROM record WHERE kind = ? AND id = ? LIMIT 1"_L1, {kind, id});
            (void)d.one("SELECT kind, id, scope, rev, seq, parent, ref, body FROM record WHERE kind = ? AND id = ? LIMIT 1"_L1, {u"claim"_s, id});
            QByteArray body = record->at(7).toByteArray();
            body.append(QByteArray(220, ' ')); // a step of the timeline
            d.run("DELETE FROM removal WHERE scope = ? AND kind = ? AND id = ?"_L1, {test::kAgencyScope, kind, id});
            const qint64 seq = d.one("UPDATE counter SET value = value + 1 WHERE name = 'seq' RETURNING value"_L1)->first().toLongLong();
            d.run("UPDATE record SET rev = rev + 1, seq = ?, body = ? WHERE kind = ? AND id = ? AND scope = ?"_L1, {seq, body, kind, id, test::kAgencyScope});
            (void)d.one("SELECT n, hash FROM audit_head WHERE one = 1"_L1);
            d.run("INSERT INTO audit (n, at, official, device, action, kind, target, before, after, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_L1,
                  {++n, at, id, u"d1"_s, u"dossier.note"_s, kind, id, hash, hash, hash});
            d.run("UPDATE audit_head SET n = ?, hash = ?, mac = ? WHERE one = 1"_L1, {n, hash, hash});
            d.run("INSERT INTO command (id, hash, official, device, type, target, outcome, result, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_L1,
                  {command, hash, id, u"d1"_s, u"dossier.note"_s, id, u"applied"_s, QByteArray(body + QByteArray(120, ' ')), at});
            d.touch(test::kAgencyScope, seq);
            return true;
        });
        if (!held)
            qFatal("bare loop: %s", qPrintable(held.error().code));
        ++done;
    }
    return done / seconds(time);
}

} // namespace motcua::bench
