// Power goes while plain files are written: pictures, the sealed key, sealed work, the exchange of a damaged store. Whatever moment,
// and whatever the disk made of what it had not been asked to keep: what was acknowledged is there.
// MOTCUA_TEST_LONG: more of what chance may leave.
#include "services/sealed_files.h"
#include "services/store_key.h"
#include "services/store_rescue.h"
#include "storage/blob_store.h"
#include "storage/database.h"
#include "storage/outbox_rescue.h"
#include "storage/outbox_store.h"
#include "storage/secret_store.h"
#include "tests/domain/samples.h"
#include "tests/faults/disk_recorder.h"

#include <QDir>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace motcua;
using namespace Qt::StringLiterals;
using domain::Area;
using storage::BlobStore;
using storage::Db;
using test::DiskRecorder;

namespace {

const QByteArray key(32, 'k');
const QString official = u"0197a000-0000-7000-8000-000000000001"_s;

int chances() { return qEnvironmentVariableIsSet("MOTCUA_TEST_LONG") ? 60 : 3; }

QByteArray picture(int n)
{
    QByteArray bytes(3'000 + n * 40'000, char('a' + n));
    bytes.replace(10, 4, QByteArray::number(1000 + n));
    return bytes;
}

domain::Command command(int n)
{
    domain::Command c = domain::samples::command(domain::CommandType::DossierNote, domain::notePayload(u"ghi chú"_s), u"record-%1"_s.arg(n), n);
    c.n = 0;
    return c;
}

std::vector<storage::HandOver> sealedWork()
{
    std::vector<storage::HandOver> items;
    for (int n = 1; n <= 3; ++n)
        items.push_back({domain::samples::id(n), u"agency:H15.50.05.13"_s, u"dossier"_s, domain::samples::id(90 + n), u"revoked"_s, QByteArray(900, char('0' + n)), {}, 0, {}, {}});
    return items;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestPowerCutFiles : public QObject
{
    Q_OBJECT

    //! Each moment, what chance leaves of it: `wrong` says what is missing there, or nothing. The first that is wrong, and how many were looked at.
    template<class Wrong>
    std::pair<QString, int> everyMoment(const DiskRecorder& disk, int stride, const Wrong& wrong)
    {
        int looked = 0;
        for (int steps = 0; steps <= disk.steps(); steps += stride) {
            for (int seed = 0; seed <= chances(); ++seed, ++looked) {
                QTemporaryDir left(m_folder);
                disk.cutPower(steps, quint32(seed ? steps * 1000 + seed : 0), left.path());
                if (const QString word = wrong(left.path(), steps); !word.isEmpty())
                    return {u"step %1 of %2, seed %3: %4"_s.arg(steps).arg(disk.steps()).arg(seed).arg(word), looked};
            }
        }
        return {QString(), looked};
    }

    //! Five pictures, one after the other, and then every moment of it.
    std::pair<QString, int> pictures()
    {
        QTemporaryDir dir(m_folder);
        const DiskRecorder disk(dir.path());
        const BlobStore blobs(dir.filePath(u"data/official/blobs"_s), key);
        std::map<int, int> acknowledged; // picture → step
        for (int n = 0; n < 5; ++n) {
            if (blobs.put(picture(n)))
                acknowledged[n] = disk.steps();
        }
        return everyMoment(disk, 1, [&](const QString& left, int steps) -> QString {
            const BlobStore after(left + u"/data/official/blobs"_s, key);
            for (int n = 0; n < 5; ++n) {
                const QString hash = BlobStore::hashOf(picture(n));
                const bool sure = acknowledged.contains(n) && acknowledged[n] <= steps;
                const auto read = after.get(hash);
                if (sure && !read)
                    return u"picture %1 is gone: %2"_s.arg(n).arg(read.error().code);
                // A piece of one is never taken for it, and it can be stored again.
                if (!read && (!after.put(picture(n)) || !after.get(hash)))
                    return u"picture %1 cannot be stored again"_s.arg(n);
            }
            return {};
        });
    }

    //! A first sign-in without a keyring: the key is sealed, the store made, work done. True when made.
    bool beginsWork(const QString& data, QByteArray& storeKey, int& acknowledged, const DiskRecorder& disk)
    {
        const QString folder = services::officialFolder(data, official);
        storage::MemorySecretStore none;
        const auto loaded = services::loadStoreKey(none, this, folder, official, u"Password-1"_s);
        if (!QTest::qWaitFor([&] { return loaded.isFinished(); }) || !loaded.result())
            return false;
        storeKey = *loaded.result();
        auto db = storage::Database::open({folder + u"/dossiers.db"_s, services::storeKeyFor(storeKey, Area::Dossiers, services::KeyUse::Database)}, Area::Dossiers);
        services::rememberStoreKey(folder, storeKey);
        if (!db || !(*db)->write([](Db& file) { return storage::outbox::append(file, command(1)); }).result())
            return false;
        acknowledged = disk.steps();
        return true;
    }

    std::pair<QString, int> sealedKey()
    {
        QTemporaryDir dir(m_folder);
        const DiskRecorder disk(dir.path());
        const QString data = dir.filePath(u"share/motcua"_s);
        QByteArray storeKey;
        int acknowledged = 0;
        if (!beginsWork(data, storeKey, acknowledged, disk))
            return {u"the desk could not begin"_s, 0};
        const QByteArray seal = contentOf(services::officialFolder(data, official) + u"/key.sealed"_s);
        return everyMoment(disk, chances() > 3 ? 1 : 2, [&](const QString& left, int steps) -> QString {
            const QString folder = services::officialFolder(left + u"/share/motcua"_s, official);
            const QByteArray now = contentOf(folder + u"/key.sealed"_s);
            if (now != seal) { // then nothing may lie there that only this key opens
                if (steps >= acknowledged || QFile::exists(folder + u"/key.sealed"_s) || QFile::exists(folder + u"/dossiers.db"_s))
                    return u"the key is gone, the store is there"_s;
                return {};
            }
            const auto db = Db::open({folder + u"/dossiers.db"_s, services::storeKeyFor(storeKey, Area::Dossiers, services::KeyUse::Database)});
            if (!db)
                return steps >= acknowledged ? u"the store does not open: "_s + db.error().code : QString();
            const auto there = storage::outbox::find(**db, command(1).id);
            return steps < acknowledged || (there && *there) ? QString() : u"acknowledged work is gone"_s;
        });
    }

    //! The store is thrown away: its work is sealed first, then the key goes.
    std::pair<QString, int> shredded()
    {
        QTemporaryDir dir(m_folder);
        const QString data = dir.filePath(u"motcua"_s), folder = services::officialFolder(data, official);
        QDir().mkpath(folder);
        QFile seal(folder + u"/key.sealed"_s);
        if (!seal.open(QIODevice::WriteOnly) || seal.write(QByteArray(101, 'S')) != 101)
            return {u"no folder"_s, 0};
        seal.close();
        const DiskRecorder disk(dir.path());
        if (!services::writeSealed(data, sealedWork()))
            return {u"not sealed"_s, 0};
        storage::MemorySecretStore secrets;
        (void)services::shredStoreKey(secrets, folder, official);
        return everyMoment(disk, 1, [&](const QString& left, int steps) -> QString {
            const QString after = left + u"/motcua"_s;
            const bool whole = contentOf(services::officialFolder(after, official) + u"/key.sealed"_s) == QByteArray(101, 'S');
            if (!whole && services::readSealed(after).size() != sealedWork().size())
                return u"the key is gone and the work is not sealed"_s;
            return whole && steps == disk.steps() ? u"the key is still there"_s : QString();
        });
    }

    //! A store with a spoilt page is exchanged; at any moment the work can be had from what is left.
    std::pair<QString, int> exchanged()
    {
        QTemporaryDir dir(m_folder);
        const QString folder = dir.filePath(u"official"_s), path = folder + u"/dossiers.db"_s;
        const QByteArray storeKey(32, 's'), fileKey = services::storeKeyFor(storeKey, Area::Dossiers, services::KeyUse::Database);
        constexpr int made = 12;
        // As a crash leaves it: most in the file, the last of it in the log alone.
        const QString before = dir.filePath(u"before.db"_s);
        for (const int last : {made - 4, made}) {
            auto db = storage::Database::open({before, fileKey}, Area::Dossiers);
            for (int n = last == made ? made - 4 : 0; db && n < last; ++n) {
                if (!(*db)->write([n](Db& each) { return storage::outbox::append(each, command(n)); }).result())
                    return {u"no work"_s, 0};
            }
            if (last == made && !(QDir().mkpath(folder) && QFile::copy(before, path) && QFile::copy(before + u"-wal"_s, path + u"-wal"_s)))
                return {u"no copy"_s, 0};
        }
        QFile file(path);
        if (!file.open(QIODevice::ReadWrite) || !file.seek(file.size() - 4'000) || file.write(QByteArray(3'000, 'x')) != 3'000)
            return {u"not spoilt"_s, 0};
        file.close();
        services::RescueSetup setup{folder, storeKey, {domain::samples::official(), domain::samples::rules(), u"dev-1"_s, {}}, {Area::Dossiers}};
        setup.context.clock = {[] { return domain::samples::at("2026-11-20T02:00:00Z"); }, [](int count) { return QByteArray(count, 'r'); }};
        const auto look = [&](const QString& in) -> QString {
            setup.folder = in;
            auto rescue = services::rescueStores(setup); // what a person presses who is told that the store is damaged
            rescue.waitForFinished();
            if (!rescue.result())
                return rescue.result().error().code;
            const auto db = Db::open({in + u"/dossiers.db"_s, fileKey});
            if (db && !storage::isSound(**db).value_or(false)) // the damaged file's log would be taken for the fresh one's
                return u"the fresh store is not sound"_s;
            const auto rows = db ? storage::outbox::all(**db) : tl::unexpected(db.error());
            if (!rows)
                return rows.error().code;
            return int(rows->size()) == made ? QString() : u"%1 commands of %2"_s.arg(rows->size()).arg(made);
        };
        const DiskRecorder disk(dir.path());
        if (const QString wrong = look(folder); !wrong.isEmpty())
            return {wrong, 0};
        const int steps = disk.steps();
        int looked = 0;
        // A rescue reads and writes whole stores: not each moment with each chance.
        const int stride = qEnvironmentVariableIsSet("MOTCUA_TEST_LONG") ? 1 : std::max(1, steps / 25);
        for (int step = 0; step <= steps; step += stride) {
            for (int seed = 0; seed < std::max(2, chances() / 20); ++seed, ++looked) {
                QTemporaryDir left(m_folder);
                disk.cutPower(step, quint32(seed ? step * 1000 + seed : 0), left.path());
                if (const QString wrong = look(left.filePath(u"official"_s)); !wrong.isEmpty())
                    return {u"step %1 of %2, seed %3: %4"_s.arg(step).arg(steps).arg(seed).arg(wrong), looked};
            }
        }
        return {QString(), looked};
    }

private Q_SLOTS:
    void initTestCase() { m_folder = QFile::exists(u"/dev/shm"_s) ? u"/dev/shm/motcua-XXXXXX"_s : QDir::tempPath() + u"/motcua-XXXXXX"_s; }
    void cleanup()
    {
        DiskRecorder::lie(DiskRecorder::Lie::None);
        DiskRecorder::failSync(-1);
    }

    void whatWasAcknowledgedIsThere_data()
    {
        QTest::addColumn<int>("story");
        QTest::newRow("pictures") << 0;
        QTest::newRow("the sealed key and its store") << 1;
        QTest::newRow("sealed work and the key that goes") << 2;
        QTest::newRow("a damaged store is exchanged") << 3;
    }
    void whatWasAcknowledgedIsThere()
    {
        QFETCH(int, story);
        const auto [wrong, looked] = story == 0 ? pictures() : story == 1 ? sealedKey() : story == 2 ? shredded() : exchanged();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        qInfo("%d cuts", looked);
        QVERIFY(looked > 40);
    }

    // The same with a disk that keeps no names, or no contents: it would be noticed.
    void aDiskThatLiesIsNoticed_data()
    {
        QTest::addColumn<int>("about");
        QTest::newRow("files") << int(DiskRecorder::Lie::Files);
        QTest::newRow("folders") << int(DiskRecorder::Lie::Folders);
    }
    void aDiskThatLiesIsNoticed()
    {
        QFETCH(int, about);
        DiskRecorder::lie(DiskRecorder::Lie(about));
        QVERIFY(!pictures().first.isEmpty());
        QVERIFY(!sealedKey().first.isEmpty());
        QVERIFY(!shredded().first.isEmpty());
    }

    // The disk says that it could not keep it: then it is not acknowledged, and nothing else is in its place.
    void aFailedFsyncIsHeard()
    {
        QTemporaryDir dir(m_folder);
        const DiskRecorder disk(dir.path());
        const BlobStore blobs(dir.filePath(u"blobs"_s), key);
        DiskRecorder::failSync(0);
        const auto refused = blobs.put(picture(1));
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, u"blob_io"_s);
        QVERIFY(!blobs.has(BlobStore::hashOf(picture(1))));
        QVERIFY(blobs.put(picture(1)).has_value());

        DiskRecorder::failSync(0);
        QVERIFY(!services::writeSealed(dir.path(), sealedWork()).has_value());
        DiskRecorder::failSync(0);
        storage::MemorySecretStore none;
        const auto loaded = services::loadStoreKey(none, this, dir.filePath(u"official"_s), official, u"Password-1"_s);
        QVERIFY(QTest::qWaitFor([&] { return loaded.isFinished(); }));
        QVERIFY(!loaded.result().has_value());
        QCOMPARE(loaded.result().error().code, u"store_key_io"_s);
    }

private:
    QString m_folder;
};

QTEST_GUILESS_MAIN(TestPowerCutFiles)
#include "tst_power_cut_files.moc"
