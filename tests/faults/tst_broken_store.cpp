// The store over a disk that fails once at every access in turn, or loses power: what was acknowledged is there, the file opens.
// MOTCUA_TEST_LONG: every access and a thousand power cuts, else a part of them.
#include "storage/blob_store.h"
#include "storage/database.h"
#include "storage/outbox_store.h"
#include "storage/outbox_rescue.h"
#include "tests/domain/samples.h"
#include "tests/faults/fault_disk.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace motcua;
using namespace Qt::StringLiterals;
using storage::Database;
using storage::Db;
using test::FaultDisk;

namespace {

const QByteArray key(32, 'k');

domain::Command command(int n)
{
    domain::Command c = domain::samples::command(domain::CommandType::DossierNote, domain::notePayload(u"ghi chú"_s), u"record-%1"_s.arg(n % 7), n);
    c.n = 0;
    return c;
}

QString folder() { return QFile::exists(u"/dev/shm"_s) ? u"/dev/shm/motcua-XXXXXX"_s : QDir::tempPath() + u"/motcua-XXXXXX"_s; }

} // namespace

class TestBrokenStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup()
    {
        m_disk.mend();
        m_disk.watch(false);
        m_disk.lieAboutSync(false);
    }

    // Making, opening, writing, settling, closing: each access fails once. The next start finds everything that was acknowledged.
    void everyAccessFailsOnce()
    {
        const bool all = qEnvironmentVariableIsSet("MOTCUA_TEST_LONG");
        int tried = 0;
        bool came = true;
        for (qint64 n = 0; came; n += all ? 1 : 7, ++tried) {
            QTemporaryDir dir(folder());
            const QString path = dir.filePath(u"dossiers.db"_s);
            QSet<QString> acknowledged, settled;
            m_disk.failAt(n);
            work(path, acknowledged, settled, 4);
            came = m_disk.hasFailed();
            m_disk.mend();
            // Who hears of damage or of a wrong key gives the file up.
            QVERIFY2(m_notOpened != "database_damaged"_L1 && m_notOpened != "database_key"_L1, qPrintable(u"access %1: %2"_s.arg(n).arg(m_notOpened)));
            QString wrong = look(path, acknowledged, settled);
            QVERIFY2(wrong.isEmpty(), qPrintable(u"access %1: %2"_s.arg(n).arg(wrong)));
            // … and goes on.
            work(path, acknowledged, settled, 2, 100);
            wrong = look(path, acknowledged, settled);
            QVERIFY2(wrong.isEmpty() && acknowledged.size() >= 2, qPrintable(u"after access %1: %2"_s.arg(n).arg(wrong)));
        }
        qInfo("%d places", tried);
        QVERIFY(tried > 10);
    }

    // Killed, and then the disk slips while the file is opened again with its log and closed: the same.
    void everyAccessFailsOnceAfterAKill()
    {
        const bool all = qEnvironmentVariableIsSet("MOTCUA_TEST_LONG");
        int tried = 0;
        bool came = true;
        for (qint64 n = 0; came; n += all ? 1 : 5, ++tried) {
            QTemporaryDir dir(folder());
            const QString path = dir.filePath(u"dossiers.db"_s);
            QSet<QString> acknowledged, settled;
            int made = 0;
            work(path, acknowledged, settled, 9, 0, [&] {
                if (made++ == 8)
                    m_disk.stop();
                return true;
            });
            m_disk.mend();
            m_disk.failAt(n);
            m_disk.setFull(n % 2 != 0);
            m_notOpened.clear();
            work(path, acknowledged, settled, 2, 50);
            came = m_disk.hasFailed();
            m_disk.mend();
            QVERIFY2(m_notOpened != "database_damaged"_L1 && m_notOpened != "database_key"_L1, qPrintable(u"access %1: %2"_s.arg(n).arg(m_notOpened)));
            const QString wrong = look(path, acknowledged, settled);
            QVERIFY2(wrong.isEmpty() && acknowledged.size() >= 8, qPrintable(u"access %1: %2"_s.arg(n).arg(wrong)));
        }
        qInfo("%d places", tried);
        QVERIFY(tried > 10);
    }

    // Power goes at a random access; what was written since the last fsync is lost, kept or torn.
    void powerGoesAnywhere()
    {
        const int cuts = qEnvironmentVariableIsSet("MOTCUA_TEST_LONG") ? 1'000 : 40;
        const qint64 before = m_disk.lost();
        for (int i = 0; i < cuts; ++i) {
            const QString wrong = cutAt(quint32(i));
            QVERIFY2(wrong.isEmpty(), qPrintable(u"cut %1: %2"_s.arg(i).arg(wrong)));
        }
        qInfo("%d cuts took %lld bytes", cuts, m_disk.lost() - before);
        QVERIFY(m_disk.lost() > before);
    }

    // The test would notice a store that does not wait for the disk.
    void aDiskThatOnlySaysSoIsNoticed()
    {
        m_disk.lieAboutSync(true);
        int wrong = 0;
        for (int i = 0; i < 40; ++i)
            wrong += !cutAt(quint32(i)).isEmpty();
        qInfo("%d of 40 cuts lost something", wrong);
        QVERIFY(wrong > 0);
    }

private:
    //! Appends and settles commands, each a transaction of its own.
    void work(const QString& path, QSet<QString>& acknowledged, QSet<QString>& settled, int count, int from = 0, const std::function<bool()>& goOn = {})
    {
        storage::OpenOptions options{path, key};
        options.busyTimeoutMs = 50;
        auto file = Database::open(options, domain::Area::Dossiers);
        if (!file) {
            m_notOpened = file.error().code;
            return;
        }
        for (int n = from + 1; n <= from + count && (!goOn || goOn()); ++n) {
            const auto made = (*file)->write([n](Db& db) { return storage::outbox::append(db, command(n)); }).result();
            if (!made)
                continue;
            acknowledged.insert(made->id);
            if (n % 3 == 0) {
                const auto done = (*file)->write([id = made->id](Db& db) -> Result<bool> {
                    const auto moved = storage::outbox::finish(db, id, storage::DoneHow::Applied, QDateTime::currentDateTimeUtc());
                    return moved ? Result<bool>(true) : tl::unexpected(moved.error());
                }).result();
                if (done)
                    settled.insert(made->id);
            }
        }
    }

    //! Empty when the file opens, is sound and holds all that it should.
    static QString look(const QString& path, const QSet<QString>& acknowledged, const QSet<QString>& settled)
    {
        auto file = Database::open({path, key}, domain::Area::Dossiers);
        if (!file)
            return u"does not open: "_s + file.error().code + u' ' + file.error().detail;
        return (*file)->read([&](Db& db) -> Result<QString> {
            if (const auto sound = storage::isSound(db); !sound.value_or(false))
                return u"not sound"_s;
            for (const QString& id : acknowledged) {
                const auto there = storage::outbox::find(db, id);
                const auto done = db.number(u"SELECT count(*) FROM outbox_done WHERE id = ?"_s, {id});
                if (!there || !done)
                    return u"unreadable"_s;
                if (settled.contains(id) ? there->has_value() || *done != 1 : !there->has_value() && *done != 1)
                    return id + u" is lost"_s;
            }
            return QString();
        }).result().value_or(u"cannot be read"_s);
    }

    QString cutAt(quint32 seed)
    {
        QRandomGenerator random(seed + 1'000);
        QTemporaryDir dir(folder());
        const QString path = dir.filePath(u"dossiers.db"_s);
        QSet<QString> acknowledged, settled;
        if (seed % 4 != 0) // else the power goes while the file is made
            work(path, acknowledged, settled, 3);
        m_disk.watch(true);
        const int until = int(random.bounded(12));
        int made = 0;
        work(path, acknowledged, settled, 12, 20, [&] {
            if (made++ == until)
                m_disk.cutPower(random.generate());
            return true;
        });
        m_disk.cutPower(random.generate()); // if it has not come to that
        m_disk.mend();
        m_disk.watch(false);
        return look(path, acknowledged, settled);
    }

    FaultDisk& m_disk = FaultDisk::install();
    QString m_notOpened; //!< why, the last time
};

QTEST_GUILESS_MAIN(TestBrokenStore)
#include "tst_broken_store.moc"
