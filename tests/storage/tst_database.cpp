#include "store_kit.h"

#include "storage/blob_store.h"
#include "storage/database.h"
#include "storage/secret_store.h"

#include <csignal>
#include <sys/resource.h>

using namespace motcua;
using namespace motcua::storage;
using namespace Qt::StringLiterals;
using domain::Area;

class TestDatabase : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aWriteIsOneTransactionOnItsOwnThread()
    {
        QTemporaryDir dir;
        auto db = Database::open({dir.filePath(u"a/b.db"_s)}, Area::Dossiers);
        QVERIFY(db.has_value());
        const auto failed = (*db)->write([](Db& at) -> Result<bool> {
            (void)outbox::append(at, kit::command(1));
            return fail(ErrorKind::Invalid, u"no"_s);
        });
        const auto good = (*db)->write([gui = QThread::currentThread()](Db& at) -> Result<bool> {
            if (auto done = outbox::append(at, kit::command(2)); !done)
                return tl::unexpected(done.error());
            return QThread::currentThread() != gui;
        });
        QVERIFY(!failed.result().has_value());
        QVERIFY(good.result().value());
        const auto rows = (*db)->read([](Db& at) { return outbox::all(at); }).result();
        QCOMPARE(rows->size(), size_t(1));
        const auto wrote = (*db)->read([](Db& at) { return outbox::append(at, kit::command(3)); }).result();
        QVERIFY(!wrote.has_value()); // the reader cannot
        QVERIFY(!(QFile::permissions(dir.filePath(u"a/b.db"_s)) & (QFile::ReadOther | QFile::ReadGroup)));
    }

    void whatWasAskedForIsDoneBeforeItCloses()
    {
        QTemporaryDir dir;
        QList<QFuture<Result<domain::Command>>> futures;
        {
            auto db = Database::open({dir.filePath(u"b.db"_s)}, Area::Dossiers);
            for (int n = 1; n <= 100; ++n)
                futures << (*db)->write([n](Db& at) { return outbox::append(at, kit::command(n)); });
        }
        for (const auto& future : futures) {
            QVERIFY(future.isFinished());
            QVERIFY(future.result().has_value());
        }
        auto again = Database::open({dir.filePath(u"b.db"_s)}, Area::Dossiers);
        QCOMPARE((*again)->read([](Db& at) { return outbox::all(at); }).result()->size(), size_t(100));
    }

    //! kill -9 leaves the files as they are at that moment: a copy of them must hold all that was said to be done.
    void aCopyTakenAtAnyMomentHoldsWhatWasSaidToBeDone()
    {
        QTemporaryDir dir;
        auto db = Database::open({dir.filePath(u"c.db"_s)}, Area::Dossiers);
        for (int n = 1; n <= 20; ++n) {
            QVERIFY((*db)->write([n](Db& at) { return outbox::append(at, kit::command(n)); }).result().has_value());
            QTemporaryDir copy;
            QVERIFY(QFile::copy(dir.filePath(u"c.db"_s), copy.filePath(u"c.db"_s)));
            QFile::copy(dir.filePath(u"c.db-wal"_s), copy.filePath(u"c.db-wal"_s));
            auto found = Db::open({copy.filePath(u"c.db"_s)});
            QCOMPARE(outbox::all(**found)->size(), size_t(n));
        }
    }

    void aFullDiskIsSaidAndNothingIsLost()
    {
        kit::File file(Area::Dossiers);
        const qint64 pages = *file.db->number(u"PRAGMA page_count"_s);
        QVERIFY(file.db->number(u"PRAGMA max_page_count = %1"_s.arg(pages + 4)).has_value());
        int stored = 0;
        Error error;
        for (int n = 1; n < 500; ++n) {
            auto done = file.db->transaction([&] { return outbox::append(*file.db, kit::command(n)); });
            if (!done) {
                error = done.error();
                break;
            }
            ++stored;
        }
        QCOMPARE(error.kind, ErrorKind::DiskFull);
        QCOMPARE(error.code, u"disk_full"_s);
        QVERIFY(stored > 0);
        QCOMPARE(int(outbox::all(*file.db)->size()), stored);
        QVERIFY(file.db->number(u"PRAGMA max_page_count = 100000"_s).has_value()); // somebody made room
        QVERIFY(file.db->transaction([&] { return outbox::append(*file.db, kit::command(900)); }).has_value());
        QCOMPARE(int(outbox::all(*file.db)->size()), stored + 1);
    }

    void aFileSizeLimitIsAFullDiskToo()
    {
        kit::File file(Area::Dossiers);
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit tight = before;
        tight.rlim_cur = rlim_t(QFileInfo(file.path + u"-wal"_s).size() + 8 * 1024);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &tight), 0);
        int stored = 0;
        Error error;
        for (int n = 1; n < 200; ++n) {
            auto done = file.db->transaction([&] { return outbox::append(*file.db, kit::command(n)); });
            if (!done) {
                error = done.error();
                break;
            }
            ++stored;
        }
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        QCOMPARE(error.kind, ErrorKind::DiskFull);
        QCOMPARE(int(outbox::all(*file.db)->size()), stored);
        QVERIFY(file.db->transaction([&] { return outbox::append(*file.db, kit::command(900)); }).has_value());
    }

    void anotherProgramHoldingTheFileIsBusy()
    {
        kit::File file(Area::Dossiers);
        OpenOptions impatient{file.path};
        impatient.busyTimeoutMs = 1;
        auto other = Db::open(impatient);
        QVERIFY(file.db->run(u"BEGIN IMMEDIATE"_s).has_value());
        const auto blocked = (*other)->transaction([&] { return outbox::append(**other, kit::command(1)); });
        QVERIFY(!blocked.has_value());
        QCOMPARE(blocked.error().code, u"database_busy"_s);
        QVERIFY(file.db->run(u"COMMIT"_s).has_value());
        QVERIFY((*other)->transaction([&] { return outbox::append(**other, kit::command(1)); }).has_value());
    }

    void aStatementMayRunInsideItself()
    {
        kit::File file(Area::Dossiers);
        for (int n = 1; n <= 3; ++n)
            QVERIFY(outbox::append(*file.db, kit::command(n)).has_value());
        int pairs = 0;
        const QString sql = u"SELECT id FROM outbox"_s;
        QVERIFY(file.db->each(sql, {}, [&](const Row&) { return file.db->each(sql, {}, [&](const Row&) { ++pairs; return true; }).has_value(); }).has_value());
        QCOMPARE(pairs, 9);
    }

    void blobsAreWholeOrNotThere()
    {
        QTemporaryDir dir;
        const BlobStore blobs(dir.filePath(u"blobs"_s));
        const QByteArray bytes("picture");
        const QString hash = *blobs.put(bytes);
        QCOMPARE(hash, BlobStore::hashOf(bytes));
        QCOMPARE(*blobs.get(hash), bytes);
        QVERIFY(QFile::exists(dir.filePath(u"blobs/%1/%2"_s.arg(hash.left(2), hash))));
        QCOMPARE(blobs.putAs(hash, "other").error().code, u"blob_hash"_s);
        QCOMPARE(blobs.get(BlobStore::hashOf("absent")).error().code, u"blob_missing"_s);
        for (const QString& evil : {u"../../etc/passwd"_s, QString(64, u'Z'), u""_s, hash.toUpper()})
            QCOMPARE(blobs.get(evil).error().code, u"blob_name"_s);
        QFile damaged(dir.filePath(u"blobs/%1/%2"_s.arg(hash.left(2), hash)));
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.write("pictura");
        damaged.close();
        QCOMPARE(blobs.get(hash).error().code, u"blob_damaged"_s);
        QVERIFY(!blobs.has(hash)); // fetched again
        QVERIFY(blobs.putAs(hash, bytes).has_value());
    }

    void secretsLiveInMemoryWithoutAKeyring()
    {
        MemorySecretStore store;
        QVERIFY(store.write(u"token"_s, QByteArray("\x00\xff secret", 9)).result().has_value());
        QCOMPARE(**store.read(u"token"_s).result(), QByteArray("\x00\xff secret", 9));
        QVERIFY(!store.read(u"other"_s).result()->has_value());
        QVERIFY(store.remove(u"token"_s).result().has_value());
        QVERIFY(!store.read(u"token"_s).result()->has_value());
        MemorySecretStore none(false);
        QCOMPARE(none.write(u"token"_s, "x").result().error().code, u"keyring_missing"_s);
    }

    void noKeyringIsSaidInTime()
    {
        // No session bus here: QtKeychain answers "other error", or, with a locked keyring, never.
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/motcua");
        KeychainSecretStore store(u"motcua-test"_s, 2'000);
        QVERIFY(store.isAvailable());
        const auto future = store.read(u"token"_s);
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 8'000);
        QVERIFY(!future.result().has_value());
        QCOMPARE(future.result().error().kind, ErrorKind::Keyring);
        QVERIFY(!store.isAvailable());
    }
};

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
