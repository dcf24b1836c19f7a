#include "app/backend/store/audit.h"
#include "app/backend/store/feed.h"
#include "app/backend/store/migrations.h"
#include "app/backend/store/records.h"
#include "app/backend/workers.h"
#include "tests/backend/serving.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

#include <future>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace motcua::test;
using motcua::ErrorKind;
namespace backend = motcua::backend;
namespace store = motcua::backend::store;

namespace {

//! The most memory that this process held so far.
qint64 peakKiB()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

//! What a desk has of one scope, by its feed alone.
struct Desk
{
    QString cursor;
    QHash<QString, qint64> revs;
    qint64 lastSeq = 0;
    bool inOrder = true;

    //! One poll; rows that came, -1 when it failed.
    int poll(quint16 port, const QString& token, int wait)
    {
        const HttpAnswer page = call(port, "GET", u"/v1/feed?scope=%1&after=%2&wait=%3"_s.arg(kAgencyScope, cursor).arg(wait), {}, token);
        if (page.status != 200)
            return -1;
        const QByteArrayList lines = page.body.trimmed().split('\n');
        for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
            const QJsonObject row = QJsonDocument::fromJson(lines[i]).object();
            const qint64 seq = row["seq"_L1].toInteger();
            inOrder = inOrder && seq > lastSeq;
            lastSeq = seq;
            revs[row["id"_L1].toString()] = row["rev"_L1].toInteger();
        }
        cursor = QJsonDocument::fromJson(lines.last()).object()["next"_L1].toString();
        return static_cast<int>(lines.size()) - 1;
    }
};

store::RecordRow row(const QString& id)
{
    store::RecordRow made;
    made.kind = u"dossier"_s;
    made.id = id;
    made.scope = kAgencyScope;
    made.rev = 1;
    made.body = "{}";
    return made;
}

HttpAnswer send(quint16 port, const QJsonObject& one, const QString& token)
{
    return call(port, "POST", u"/v1/commands"_s, QJsonDocument(QJsonObject{{u"commands"_s, QJsonArray{one}}}).toJson(), token);
}

} // namespace

class TestBackendDatabases : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    //! The first has its number and the second would commit before it: no reader may see the second's and miss the first's for ever.
    void interleavedCommitsAreReadInOrder()
    {
        QTemporaryDir dir;
        const QString database = emptyDatabase(dir.path());
        auto first = store::Db::open(database).value();
        QVERIFY(!store::migrate(*first));
        auto reader = store::Db::open(database).value();
        qint64 cursor = 0;
        std::future<bool> second;
        {
            store::Transaction open(*first, store::Transaction::Kind::Write);
            store::RecordRow a = row(u"a"_s);
            store::put(*first, a);
            second = std::async(std::launch::async, [&database] {
                auto db = store::Db::open(database).value();
                return store::write(*db, [](store::Db& d) {
                           store::RecordRow b = row(u"b"_s);
                           store::put(d, b);
                           return true;
                       }).has_value();
            });
            QVERIFY(second.wait_for(std::chrono::milliseconds(150)) == std::future_status::timeout); // it has to wait its turn
            const auto page = store::readFeed(*reader, kAgencyScope, cursor, 100, false);
            QVERIFY(page.has_value());
            QCOMPARE(page->rows, 0);
            cursor = page->next;
            QVERIFY(!open.commit());
        }
        QVERIFY(second.get());
        const auto page = store::readFeed(*reader, kAgencyScope, cursor, 100, false);
        QCOMPARE(page->rows, 2);
        QVERIFY(page->lines.indexOf("\"a\"") < page->lines.indexOf("\"b\""));
        QCOMPARE(store::readFeed(*reader, kAgencyScope, page->next, 100, false)->rows, 0);
    }

    //! Four processes, eight writers at each, a reader at each: in the end every reader has what the table has, and the audit is whole.
    void everyReaderEndsEqualToTheTable()
    {
        constexpr int processes = 4;
        constexpr int writers = 8;
        const qint64 runMs = qEnvironmentVariableIsSet("MOTCUA_TEST_LONG") ? 60'000 : 2'500;
        BackendProcess province;
        QVERIFY2(province.seed({60, 0, 1, 5, 7, {}}), qPrintable(province.problem()));
        std::vector<std::unique_ptr<Serving>> centres;
        QStringList tokens;
        for (int i = 0; i < processes; ++i) {
            centres.push_back(std::make_unique<Serving>(province.databaseWords()));
            tokens.append(centres.back()->signIn(u"desk-%1"_s.arg(i)));
            QVERIFY(!tokens.last().isEmpty());
        }
        std::array<Desk, processes> desks;
        QVERIFY(desks[0].poll(centres[0]->port(), tokens[0], 0) > 0);
        const QStringList ids = desks[0].revs.keys();

        QElapsedTimer time;
        time.start();
        std::atomic_int applied = 0;
        std::atomic_int refused = 0;
        std::atomic_bool writing = true;
        std::vector<std::future<void>> work;
        for (int i = 0; i < processes * writers; ++i) {
            work.push_back(std::async(std::launch::async, [&, i] {
                const std::size_t centre = static_cast<std::size_t>(i % processes);
                for (int n = 0; time.elapsed() < runMs; ++n) {
                    const QString id = ids[(i * 31 + n * 7) % ids.size()];
                    const QJsonObject note = command(u"dossier.note"_s, id, {{u"note"_s, u"Đã gọi"_s}});
                    QString outcome;
                    do { // as a desk does: a centre that is too busy is asked again, with the same command
                        const HttpAnswer answer = send(centres[centre]->port(), note, tokens[i % processes]);
                        outcome = answer.status == 503 ? u"retry"_s : answer.json()["results"_L1][0]["outcome"_L1].toString();
                    } while (outcome == "retry"_L1 && time.elapsed() < runMs + 60'000);
                    ++(outcome == "applied"_L1 || outcome == "duplicate"_L1 ? applied : refused);
                    if (outcome != "applied"_L1)
                        qWarning() << "a command ended as" << outcome;
                }
            }));
        }
        std::vector<std::future<void>> reading;
        for (int i = 0; i < processes; ++i) {
            reading.push_back(std::async(std::launch::async, [&, i] {
                Desk& desk = desks[static_cast<std::size_t>(i)];
                const quint16 port = centres[static_cast<std::size_t>(i)]->port();
                while (writing)
                    (void)desk.poll(port, tokens[i], 1);
                while (desk.poll(port, tokens[i], 0) != 0) {
                }
            }));
        }
        for (auto& one : work)
            one.wait();
        writing = false;
        for (auto& one : reading)
            one.wait();
        qInfo("%d commands in %.1f s from %d writers at %d processes", applied.load(), static_cast<double>(time.elapsed()) / 1000, processes * writers, processes);
        QVERIFY(applied > 0);
        QCOMPARE(refused.load(), 0);

        centres.clear();
        const QStringList words = province.databaseWords();
        auto db = store::Db::open(words[1] + (words.size() > 3 ? u"#blobs="_s + words[3] : QString())).value();
        QHash<QString, qint64> table;
        db->each("SELECT id, rev FROM record WHERE scope = ?"_L1, {kAgencyScope}, [&table](const store::Row& record) {
            table.insert(record.value(0).toString(), record.value(1).toLongLong());
            return true;
        });
        for (const Desk& desk : desks) {
            QVERIFY(desk.inOrder);
            QCOMPARE(desk.revs, table);
        }
        const auto secrets = store::write(*db, [](store::Db& d) { return store::ensureSecrets(d); });
        const auto rows = store::verifyAudit(*db, *secrets);
        QVERIFY2(rows.has_value(), qPrintable(rows ? QString() : rows.error().detail));
        QVERIFY(*rows >= applied);
    }

    void commitInOneProcessWakesAnother()
    {
        if (!overPostgresql())
            QSKIP("SQLite has one serving process");
        BackendProcess province;
        QVERIFY(province.seed({10, 0, 1, 5, 7, {}}));
        const Serving here(province.databaseWords());
        const Serving there(province.databaseWords());
        const QString token = here.signIn(u"quay-1"_s);
        Desk desk;
        const int all = desk.poll(there.port(), token, 0);
        QVERIFY(all > 0);
        const QString id = desk.revs.keys().first();
        QElapsedTimer time;
        time.start();
        auto poll = std::async(std::launch::async, [&] { return desk.poll(there.port(), token, 25); });
        QVERIFY(poll.wait_for(std::chrono::milliseconds(300)) == std::future_status::timeout);
        QCOMPARE(send(here.port(), command(u"dossier.note"_s, id, {{u"note"_s, u"Đã gọi"_s}}), token).json()["results"_L1][0]["outcome"_L1].toString(), u"applied"_s);
        QCOMPARE(poll.get(), 1);
        QVERIFY2(time.elapsed() < 10'000, "it waited for its time to be over");
    }

    void lostServerIsFoundAgain()
    {
        if (!overPostgresql())
            QSKIP("a file is not lost");
        RunningCentre centre;
        const QString token = centre.signIn(u"lan.nguyen"_s);
        const QString id = centre.bodies(kAgencyScope, u"dossier"_s, token).first()["id"_L1].toString();
        const QJsonObject note = command(u"dossier.note"_s, id, {{u"note"_s, u"Đã gọi"_s}});
        auto idle = store::Db::open(centre.database()).value();
        QVERIFY(idle->one("SELECT value FROM counter WHERE name = 'seq'"_L1));

        PrivatePostgresql::shared().kill();
        const HttpAnswer away = send(centre.port(), note, token);
        QCOMPARE(away.status, 503);
        QCOMPARE(away.code(), u"storage"_s);
        QVERIFY(!away.header("retry-after").isEmpty());
        const auto lost = store::write(*idle, [](store::Db& d) { return d.run("UPDATE counter SET value = value"_L1); });
        QVERIFY(!lost);
        QCOMPARE(lost.error().kind, ErrorKind::Network);
        QVERIFY(PrivatePostgresql::shared().start());

        QCOMPARE(centre.send(note, token)["outcome"_L1].toString(), u"applied"_s);
        QCOMPARE(centre.send(note, token)["outcome"_L1].toString(), u"duplicate"_s);
        QVERIFY(idle->one("SELECT value FROM counter WHERE name = 'seq'"_L1));
        QVERIFY(!idle->failed());
    }

    //! However many rows there are, one is held; and rows that were given are never given again.
    void rowsComeOneByOne()
    {
        QTemporaryDir dir;
        auto db = store::Db::open(emptyDatabase(dir.path())).value();
        QVERIFY(!store::migrate(*db));
        constexpr int rows = 300'000;
        const qint64 before = peakKiB();
        int count = 0;
        qint64 bytes = 0;
        db->each("WITH RECURSIVE t (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 300000) SELECT n, "
                 "'________________________________________________________________________________________________' FROM t"_L1, {},
                 [&](const store::Row& row) {
                     ++count;
                     bytes += row.value(1).view().size();
                     return true;
                 });
        QVERIFY(!db->takeError());
        QCOMPARE(count, rows);
        QVERIFY(bytes > 28'000'000);
#ifndef __SANITIZE_ADDRESS__ // it keeps what was freed
        QVERIFY2(peakKiB() - before < 12'000, qPrintable(QString::number(peakKiB() - before)));
#else
        Q_UNUSED(before)
#endif

        count = 0; // who has enough gets no more, and the connection is free again
        db->each("SELECT value FROM counter UNION ALL SELECT 1 UNION ALL SELECT 2"_L1, {}, [&count](const store::Row&) { return ++count < 2; });
        QCOMPARE(count, 2);
        QVERIFY(db->one("SELECT value FROM counter WHERE name = 'seq'"_L1));
    }

    void rowsEndWithALostServer()
    {
        if (!overPostgresql())
            QSKIP("a file is not lost");
        QTemporaryDir dir;
        auto db = store::Db::open(emptyDatabase(dir.path())).value();
        QVERIFY(!store::migrate(*db));
        qint64 last = 0;
        bool twice = false;
        db->each("SELECT n, pg_backend_pid() FROM generate_series(1, 3000000) n"_L1, {}, [&](const store::Row& row) {
            const qint64 n = row.value(0).toLongLong();
            twice = twice || n <= last;
            last = n;
            if (n == 1)
                PrivatePostgresql::shared().sql(u"postgres"_s, u"SELECT pg_terminate_backend(%1)"_s.arg(row.value(1).toLongLong()));
            return true;
        });
        const auto error = db->takeError();
        QVERIFY(error);
        QCOMPARE(error->kind, ErrorKind::Network);
        QVERIFY(last > 0 && last < 3'000'000);
        QVERIFY(!twice);
        QVERIFY(db->one("SELECT value FROM counter WHERE name = 'seq'"_L1)); // the next one finds the server
    }

    //! Deeds that wait share a transaction: one that fails undoes its own only, and nothing is said before the commit.
    void deedsTogetherFailAlone()
    {
        QTemporaryDir dir;
        const QString database = emptyDatabase(dir.path());
        QVERIFY(!store::migrate(*store::Db::open(database).value()));
        std::promise<void> begin;
        std::vector<std::optional<motcua::Error>> ends(3, motcua::Error{});
        std::atomic_int commits = 0;
        QHash<QString, qint64> told;
        {
            backend::Workers workers(database, 1, [&](const store::Touched& touched) {
                ++commits;
                told = touched;
            });
            workers.write([&](store::Db&) { begin.get_future().wait(); }); // until all three wait
            const auto deed = [&](std::size_t place, const QString& name) {
                workers.write([name](store::Db& db) {
                    store::RecordRow made = row(name);
                    store::put(db, made);
                    db.run("INSERT INTO counter (name, value) VALUES (?, 1)"_L1, {name});
                }, [&ends, place](const std::optional<motcua::Error>& error) { ends[place] = error; });
            };
            deed(0, u"one"_s);
            deed(1, u"seq"_s); // is there already
            deed(2, u"three"_s);
            begin.set_value();
        }
        QVERIFY(!ends[0]);
        QVERIFY(ends[1]);
        QCOMPARE(ends[1]->kind, ErrorKind::Storage);
        QVERIFY(!ends[2]);
        QCOMPARE(commits.load(), 1);
        QCOMPARE(told.value(kAgencyScope), 2);
        auto db = store::Db::open(database).value();
        QCOMPARE(db->one("SELECT count(*) FROM record"_L1)->first().toInt(), 2);
        QCOMPARE(store::lastSeq(*db), 2);
    }

    //! A transaction that could not begin runs nothing: not even what would hold without it.
    void nothingRunsWithoutItsTransaction()
    {
        QTemporaryDir dir;
        auto db = store::Db::open(emptyDatabase(dir.path())).value();
        QVERIFY(!store::migrate(*db));
        {
            store::Transaction outer(*db, store::Transaction::Kind::Write);
            db->runOnce(u"this is no statement"_s);
            store::Transaction inner(*db, store::Transaction::Kind::Write);
            QCOMPARE(db->run("UPDATE counter SET value = 9"_L1), -1);
            QVERIFY(inner.commit());
            QVERIFY(outer.commit());
        }
        QVERIFY(!db->failed());
        QCOMPARE(store::lastSeq(*db), 0);
    }

    void valuesComeBackAsTheyWent()
    {
        QTemporaryDir dir;
        auto db = store::Db::open(emptyDatabase(dir.path())).value();
        QVERIFY(!store::migrate(*db));
        QVERIFY(store::write(*db, [](store::Db& d) { return d.run("INSERT INTO secret (name, value) VALUES (?, ?)"_L1, {u"Đỗ 'ấy' ?"_s, QByteArray("\0\xff\\x41'", 6)}); }).has_value());
        const auto back = db->one("SELECT name, value, 1 + 1, NULL, (SELECT sum(value) FROM counter) FROM secret WHERE name = ? AND 'a?' = 'a?'"_L1, {u"Đỗ 'ấy' ?"_s});
        QVERIFY(back);
        QCOMPARE(back->at(0).toString(), u"Đỗ 'ấy' ?"_s);
        QCOMPARE(back->at(1).toByteArray(), QByteArray("\0\xff\\x41'", 6));
        QCOMPARE(back->at(2).toInt(), 2);
        QVERIFY(back->at(3).isNull());
        QCOMPARE(back->at(4).toLongLong(), db->one("SELECT count(*) * 0 FROM counter"_L1)->first().toLongLong());
        QVERIFY(db->run("UPDATE secret SET value = ? WHERE name = ?"_L1, {QByteArray(), u"Đỗ 'ấy' ?"_s}) == 1); // empty is not NULL
        QCOMPARE(db->one("SELECT length(value) FROM secret WHERE name = ?"_L1, {u"Đỗ 'ấy' ?"_s})->first().toInt(), 0);
    }
};

QTEST_MAIN(TestBackendDatabases)
#include "tst_backend_databases.moc"
