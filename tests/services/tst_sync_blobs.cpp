// Card photos and papers: a command that names one waits for it, and only that command's lane.
#include "remote/api_client.h"
#include "services/blob_queue.h"
#include "services/sync_steps.h"
#include "storage/blob_store.h"
#include "storage/database.h"
#include "tests/services/sync_desk.h"
#include "tests/support/scripted_server.h"

#include <QSignalSpy>
#include <QTest>

using namespace motcua;
using namespace Qt::StringLiterals;
using services::Batch;
using services::BlobQueue;
using test::Asked;
using test::Said;
using test::waited;

class TestSyncBlobs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_kept.clear();
        m_refusals = 0;
        m_putsHang = false;
        m_server = std::make_unique<test::ScriptedServer>([this](const Asked& asked) { return answer(asked); });
        m_api = std::make_unique<remote::ApiClient>(m_server->url());
        auto db = storage::Database::open({m_dir->filePath(u"d.db"_s)}, domain::Area::Dossiers);
        QVERIFY(db.has_value());
        m_db = std::move(*db);
        m_blobs = std::make_unique<storage::BlobStore>(m_dir->filePath(u"blobs"_s));
        m_queue = std::make_unique<BlobQueue>(*m_api, *m_db, *m_blobs, services::systemClock(), 20);
        m_hash = m_blobs->put(m_jpeg).value();
    }
    void cleanup()
    {
        m_queue.reset();
        m_db.reset();
    }

    void commandWaitsForItsBlob()
    {
        const QString waiting = append(u"lane-a"_s, {{u"photo"_s, m_hash}});
        const QString behind = append(u"lane-a"_s, {{u"note"_s, u"x"_s}});
        const QString other = append(u"lane-b"_s, {{u"note"_s, u"y"_s}});
        addUpload();
        const Batch first = take();
        QCOMPARE(first.ids, QStringList{other});

        QSignalSpy uploaded(m_queue.get(), &BlobQueue::uploaded);
        m_queue->setLine(&m_line);
        QTRY_COMPARE(uploaded.size(), 1);
        QCOMPARE(uploaded[0][0].toString(), m_hash);
        QCOMPARE(m_kept.value(m_hash), m_jpeg);
        QCOMPARE(take().ids, (QStringList{waiting, behind}));
    }

    void alreadyThereIsNotSentAgain()
    {
        m_kept.insert(m_hash, m_jpeg);
        addUpload();
        QSignalSpy uploaded(m_queue.get(), &BlobQueue::uploaded);
        m_queue->setLine(&m_line);
        QTRY_COMPARE(uploaded.size(), 1);
        QCOMPARE(m_server->count("PUT", "/v1/blobs/" + m_hash.toLatin1()), 0);
    }

    void failuresAreTriedAgain()
    {
        m_refusals = 3;
        addUpload();
        QSignalSpy uploaded(m_queue.get(), &BlobQueue::uploaded);
        QSignalSpy failed(m_queue.get(), &BlobQueue::failed);
        m_queue->setLine(&m_line);
        QTRY_COMPARE(uploaded.size(), 1);
        QCOMPARE(failed.size(), 3);
        QCOMPARE(m_kept.value(m_hash), m_jpeg);
    }

    void survivesARestart()
    {
        addUpload();
        m_queue.reset(); // the program ends before anything went out
        m_queue = std::make_unique<BlobQueue>(*m_api, *m_db, *m_blobs, services::systemClock(), 20);
        QSignalSpy uploaded(m_queue.get(), &BlobQueue::uploaded);
        m_queue->setLine(&m_line);
        QTRY_COMPARE(uploaded.size(), 1);
    }

    void lineCutInMidUpload()
    {
        addUpload();
        auto line = std::make_unique<QObject>();
        m_putsHang = true; // else the upload may be over before the cut
        m_queue->setLine(line.get());
        QTRY_COMPARE(m_server->count("PUT", "/v1/blobs/" + m_hash.toLatin1()), 1);
        m_queue->setLine(nullptr);
        line.reset();
        m_putsHang = false;
        QVERIFY(!m_queue->isBusy());
        QSignalSpy uploaded(m_queue.get(), &BlobQueue::uploaded);
        m_queue->setLine(&m_line);
        QTRY_COMPARE(uploaded.size(), 1);
    }

    void fetches()
    {
        QCOMPARE(waited(m_queue->fetch(m_hash)).value(), m_jpeg); // local, also without a line
        QCOMPARE(m_server->asked().size(), 0);
        const QByteArray png = "\x89PNG\r\n\x1a\nremote";
        const QString theirs = storage::BlobStore::hashOf(png);
        QCOMPARE(waited(m_queue->fetch(theirs)).error().code, u"offline"_s);
        m_queue->setLine(&m_line);
        QCOMPARE(waited(m_queue->fetch(theirs)).error().kind, ErrorKind::NotFound);
        m_kept.insert(theirs, png);
        QCOMPARE(waited(m_queue->fetch(theirs)).value(), png);
        QVERIFY(m_blobs->has(theirs));
        QVERIFY(m_blobs->remove(theirs).has_value());
        m_kept.insert(theirs, png + "tampered");
        QCOMPARE(waited(m_queue->fetch(theirs)).error().code, u"blob_hash"_s);
        QVERIFY(!m_blobs->has(theirs));
        QVERIFY(!waited(m_queue->fetch(u"../../etc/passwd"_s)).has_value());
    }

private:
    QString append(const QString& lane, const QJsonObject& payload)
    {
        const auto clock = services::systemClock();
        domain::Command command;
        command.id = domain::uuidV7(clock.now().toMSecsSinceEpoch(), clock.randomBytes(10));
        command.device = u"desk"_s;
        command.lane = command.target = lane;
        command.payload = payload;
        command.clientTime = clock.now();
        const auto done = waited(m_db->write([command](storage::Db& db) { return storage::outbox::append(db, command); }));
        return done.has_value() ? command.id : QString();
    }
    void addUpload()
    {
        const auto done = waited(m_db->write([hash = m_hash](storage::Db& db) -> Result<bool> {
            if (const auto added = storage::sync::addBlobJob(db, hash, true); !added.has_value())
                return tl::unexpected(added.error());
            return true;
        }));
        QVERIFY(done.has_value());
    }
    Batch take()
    {
        return waited(m_db->write([](storage::Db& db) { return services::takeBatch(db, QDateTime::currentDateTimeUtc(), 50); })).value_or(Batch());
    }
    Said answer(const Asked& asked)
    {
        const QString hash = QString::fromLatin1(asked.path.mid(asked.path.lastIndexOf('/') + 1));
        if (m_refusals > 0) {
            --m_refusals;
            return {503, "application/problem+json", R"({"code":"busy"})"};
        }
        if (asked.verb == "PUT" && m_putsHang)
            return {.cut = Said::Cut::Silence};
        if (asked.verb == "PUT") {
            m_kept.insert(hash, asked.body);
            return {201, ""};
        }
        if (!m_kept.contains(hash))
            return {404, "application/problem+json", R"({"code":"no_blob"})"};
        return {200, "image/png", m_kept.value(hash)};
    }

    const QByteArray m_jpeg = "\xff\xd8\xff" + QByteArray(200'000, 'j');
    QString m_hash;
    QHash<QString, QByteArray> m_kept;
    int m_refusals = 0;
    bool m_putsHang = false;
    QObject m_line;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<test::ScriptedServer> m_server;
    std::unique_ptr<remote::ApiClient> m_api;
    std::unique_ptr<storage::Database> m_db;
    std::unique_ptr<storage::BlobStore> m_blobs;
    std::unique_ptr<BlobQueue> m_queue;
};

QTEST_GUILESS_MAIN(TestSyncBlobs)
#include "tst_sync_blobs.moc"
