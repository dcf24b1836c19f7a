#include "app/backend/store/audit.h"
#include "app/backend/store/feed.h"
#include "app/backend/store/migrations.h"
#include "app/backend/store/records.h"
#include "app/backend/workers.h"
#include "tests/backend/running_centre.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

#include <atomic>
#include <ctime>
#include <future>
#include <thread>

using namespace Qt::StringLiterals;
using namespace motcua::test;
namespace store = motcua::backend::store;

class TestBackendStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void failedStatementUndoesTheWhole()
    {
        QTemporaryDir dir;
        auto db = store::Db::open(emptyDatabase(dir.path())).value();
        QVERIFY(!store::migrate(*db));
        const auto result = store::write(*db, [](store::Db& d) {
            d.run("INSERT INTO counter (name, value) VALUES ('kept', 1)"_L1);
            d.run("INSERT INTO counter (name, value) VALUES ('seq', 1)"_L1); // is there already
            return true;
        });
        QVERIFY(!result);
        QCOMPARE(result.error().kind, motcua::ErrorKind::Storage);
        QVERIFY(!db->one("SELECT 1 FROM counter WHERE name = 'kept'"_L1));
        QVERIFY(store::write(*db, [](store::Db& d) { return d.run("UPDATE counter SET value = 3 WHERE name = 'seq'"_L1); }).has_value());
        QCOMPARE(store::lastSeq(*db), 3);
    }

    void newerDatabaseIsLeftAlone()
    {
        QTemporaryDir dir;
        const QString file = emptyDatabase(dir.path());
        auto db = store::Db::open(file).value();
        QVERIFY(!store::migrate(*db));
        QCOMPARE(store::schemaVersion(*db), store::newestSchema());
        QVERIFY(!store::migrate(*db)); // again: nothing to do
        store::setSchemaVersion(*db, 99);
        const auto error = store::migrate(*db);
        QVERIFY(error);
        QCOMPARE(error->code, u"newer_database"_s);
    }

    //! Records and removals are read apart and mixed: in the order of their numbers, at every size of page.
    void pagesMixRecordsAndRemovals()
    {
        QTemporaryDir dir;
        auto db = store::Db::open(emptyDatabase(dir.path())).value();
        QVERIFY(!store::migrate(*db));
        QVERIFY(store::write(*db, [](store::Db& d) {
            for (int i = 0; i < 60; ++i) {
                store::RecordRow row;
                row.kind = u"dossier"_s;
                row.id = i == 7 ? u"a \"quoted\" \\ one, Đỗ"_s : u"id-%1"_s.arg(i);
                row.scope = kAgencyScope;
                row.rev = 1;
                row.body = "{\"id\":" + QByteArray::number(i) + '}';
                store::put(d, row);
                if (i % 3 == 2)
                    store::remove(d, u"dossier"_s, u"id-%1"_s.arg(i - 1), u"retention"_s);
            }
            return true;
        }).has_value());
        const auto walk = [&db](int limit) {
            QByteArrayList lines;
            qint64 after = 0;
            for (bool more = true; more;) {
                const auto page = store::readFeed(*db, kAgencyScope, after, limit, false);
                if (!page || page->rows > limit)
                    return QByteArrayList();
                after = page->next;
                more = page->more;
                if (!page->lines.isEmpty())
                    lines += page->lines.chopped(1).split('\n');
            }
            return lines;
        };
        const QByteArrayList whole = walk(store::kFeedRows);
        QCOMPARE(whole.size(), 60); // forty records and twenty removals
        qint64 last = 0;
        for (const QByteArray& line : whole) {
            const QJsonObject row = QJsonDocument::fromJson(line).object();
            QVERIFY(row["seq"_L1].toInteger() > last);
            last = row["seq"_L1].toInteger();
            QCOMPARE(row["op"_L1].toString(), row.contains("body"_L1) ? u"upsert"_s : u"remove"_s);
        }
        QVERIFY(std::any_of(whole.begin(), whole.end(), [](const QByteArray& line) {
            return QJsonDocument::fromJson(line).object()["id"_L1].toString() == u"a \"quoted\" \\ one, Đỗ"_s;
        }));
        for (const int limit : {1, 2, 3, 7, 59, 60})
            QCOMPARE(walk(limit), whole);
    }

    //! "Expired" makes a desk load everything anew: it is never said because the database did not answer.
    void noAnswerIsNotExpired()
    {
        QTemporaryDir dir;
        auto db = store::Db::open(emptyDatabase(dir.path())).value();
        QVERIFY(!store::migrate(*db));
        QCOMPARE(store::readFeed(*db, kAgencyScope, 5, 100, false).error().kind, motcua::ErrorKind::Gone);
        db->runOnce(u"ALTER TABLE counter RENAME TO away"_s);
        QCOMPARE(store::readFeed(*db, kAgencyScope, 5, 100, false).error().kind, motcua::ErrorKind::Storage);
    }

    //! Writers never copy SQLite's log themselves, and yet it begins anew instead of growing.
    void logIsCopiedBesideTheWriters()
    {
        if (overPostgresql())
            QSKIP("the server sees to its own log");
        QTemporaryDir dir;
        const QString file = emptyDatabase(dir.path());
        QVERIFY(!store::migrate(*store::Db::open(file).value()));
        const QByteArray body(40'000, 'x');
        qint64 longest = 0;
        {
            motcua::backend::Workers workers(file, 1);
            for (int i = 0; i < 700; ++i) {
                std::promise<void> done;
                workers.write([&body, i](store::Db& db) { db.run("INSERT INTO secret (name, value) VALUES (?, ?)"_L1, {u"n%1"_s.arg(i), body}); },
                              [&done](const std::optional<motcua::Error>&) { done.set_value(); });
                done.get_future().wait();
                longest = std::max(longest, QFileInfo(file + u"-wal"_s).size());
            }
        }
        QVERIFY2(longest > 1'000 * 4'096, qPrintable(QString::number(longest)));
        QVERIFY2(longest < 6'000 * 4'096, qPrintable(QString::number(longest)));
        QCOMPARE(store::Db::open(file).value()->one("SELECT count(*) FROM secret WHERE name LIKE 'n%'"_L1)->first().toInt(), 700);
    }

    //! A reader that stays (a backup, the walk of the audit) keeps the log from being copied: nobody goes round in circles meanwhile.
    void aLongReaderCostsNothing()
    {
        if (overPostgresql())
            QSKIP("the server sees to its own log");
        QTemporaryDir dir;
        const QString file = emptyDatabase(dir.path());
        QVERIFY(!store::migrate(*store::Db::open(file).value()));
        auto reader = store::Db::open(file).value();
        store::Transaction looking(*reader, store::Transaction::Kind::Read);
        QCOMPARE(store::lastSeq(*reader), 0);
        motcua::backend::Workers workers(file, 1);
        const auto fill = [&workers](const QString& name, int bytes) {
            std::promise<void> done;
            workers.write([&](store::Db& db) { db.run("INSERT INTO secret (name, value) VALUES (?, ?)"_L1, {name, QByteArray(bytes, 'x')}); },
                          [&done](const std::optional<motcua::Error>&) { done.set_value(); });
            done.get_future().wait();
        };
        fill(u"large"_s, 6'000'000); // fifteen hundred pages
        for (int i = 0; i < 3; ++i)
            fill(u"small %1"_s.arg(i), 10);
        const auto spent = [](clockid_t clock) {
            timespec time{};
            clock_gettime(clock, &time);
            return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
        };
        const double before = spent(CLOCK_PROCESS_CPUTIME_ID);
        const double own = spent(CLOCK_THREAD_CPUTIME_ID);
        while (spent(CLOCK_THREAD_CPUTIME_ID) - own < 0.2) { } // whoever else is busy gets as much
        const double others = spent(CLOCK_PROCESS_CPUTIME_ID) - before - (spent(CLOCK_THREAD_CPUTIME_ID) - own);
        QVERIFY2(others < 0.05, qPrintable(QString::number(others)));
    }

    void auditSeesEveryTampering_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("who") << u"UPDATE audit SET official = 'somebody' WHERE n = 3"_s;
        QTest::newRow("what") << u"UPDATE audit SET action = 'dossier.note' WHERE n = 2"_s;
        QTest::newRow("a row taken out") << u"DELETE FROM audit WHERE n = 3"_s;
        QTest::newRow("the tail cut") << u"DELETE FROM audit WHERE n = (SELECT max(n) FROM audit)"_s;
        QTest::newRow("the tail cut, the head too") << u"DELETE FROM audit WHERE n > 1; UPDATE audit_head SET n = 1, hash = (SELECT hash FROM audit WHERE n = 1)"_s;
        QTest::newRow("the head gone") << u"DELETE FROM audit_head"_s;
        QTest::newRow("a record changed behind its back") << u"UPDATE record SET body = (SELECT a.body FROM record a WHERE a.rev = 1 LIMIT 1) WHERE rev = 2"_s;
        QTest::newRow("a record gone") << u"DELETE FROM record WHERE rev = 2"_s;
    }

    void auditSeesEveryTampering()
    {
        QFETCH(QString, sql);
        RunningCentre centre;
        const QString token = centre.signIn(u"lan.nguyen"_s);
        const QString id = centre.bodies(kAgencyScope, u"dossier"_s, token).first()["id"_L1].toString();
        QCOMPARE(centre.send(command(u"dossier.note"_s, id, {{u"note"_s, u"Đã gọi"_s}}), token)["outcome"_L1].toString(), u"applied"_s);
        const QString admin = centre.signIn(u"admin"_s);
        const QJsonArray rows = centre.get(u"/v1/audit?limit=50"_s, admin).json()["items"_L1].toArray();
        QVERIFY(rows.size() >= 4);
        QCOMPARE(centre.get(u"/v1/audit"_s, token).code(), u"not_allowed"_s);
        QCOMPARE(centre.get(u"/v1/audit?limit=0"_s, admin).status, 400);
        centre.stop();

        auto db = store::Db::open(centre.database()).value();
        const store::Secrets secrets = store::write(*db, [](store::Db& d) { return store::ensureSecrets(d); }).value();
        QVERIFY(store::verifyAudit(*db, secrets).has_value());
        for (const QString& statement : sql.split(u"; "_s)) {
            db->runOnce(statement);
            (void)db->takeError(); // the triggers stand in the way …
        }
        if (!sql.contains("audit_head"_L1) && sql.contains(" audit "_L1))
            QVERIFY(store::verifyAudit(*db, secrets).has_value());
        if (overPostgresql()) { // … until somebody removes them
            db->runOnce(u"DROP TRIGGER audit_no_change ON audit"_s);
        } else {
            db->runOnce(u"DROP TRIGGER audit_no_update"_s);
            db->runOnce(u"DROP TRIGGER audit_no_delete"_s);
        }
        for (const QString& statement : sql.split(u"; "_s))
            db->runOnce(statement);
        const auto error = db->takeError();
        QVERIFY2(!error, qPrintable(error ? error->detail : QString()));
        const auto verdict = store::verifyAudit(*db, secrets);
        QVERIFY(!verdict);
        QCOMPARE(verdict.error().code, u"audit_tampered"_s);
    }

    //! Who verifies while a centre serves sees one moment: rows and head together.
    void auditIsVerifiedWhileItGrows()
    {
        QTemporaryDir dir;
        const QString database = emptyDatabase(dir.path());
        auto db = store::Db::open(database).value();
        QVERIFY(!store::migrate(*db));
        const store::Secrets secrets = store::write(*db, [](store::Db& d) { return store::ensureSecrets(d); }).value();
        std::atomic_bool growing = true;
        std::atomic_int rows = 0;
        std::thread writer([&] {
            auto own = store::Db::open(database).value();
            for (; growing; ++rows) {
                const auto written = store::write(*own, [&](store::Db& d) {
                    store::appendAudit(d, secrets, QDateTime::currentDateTimeUtc(), {{u"lan.nguyen"_s, u"desk-1"_s}, u"note"_s, u"dossier"_s, u"d-1"_s, {}, {}});
                    return true;
                });
                if (!written)
                    break;
            }
        });
        QString problem;
        for (int seen = 0; seen < 400 && problem.isEmpty();) {
            const auto verified = store::verifyAudit(*db, secrets);
            if (!verified)
                problem = verified.error().code + u' ' + verified.error().detail;
            else
                seen = std::max(seen + 1, int(*verified));
        }
        growing = false;
        writer.join();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QCOMPARE(store::verifyAudit(*db, secrets).value(), rows.load());
    }
};

QTEST_MAIN(TestBackendStore)
#include "tst_backend_store.moc"
