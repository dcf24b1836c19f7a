#include "services/store_rescue.h"

#include "services/store_key.h"
#include "storage/blob_store.h"
#include "storage/durable.h"
#include "storage/migrations.h"
#include "storage/outbox_rescue.h"
#include "storage/sync_store.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QPromise>
#include <QRegularExpression>
#include <QThreadPool>

#include <memory>

using namespace Qt::StringLiterals;

namespace motcua::services {

namespace {

using domain::Area;
using storage::Db;

QString fileOf(const QString& folder, Area area) { return folder + u'/' + storage::areaName(area) + u".db"_s; }

//! True when it opens, is up to date or could be brought there, and every page of it fits.
Result<bool> isWellNow(const QString& path, const QByteArray& key, Area area)
{
    auto db = Db::open({path, key});
    const Result<void> migrated = db ? storage::migrate(**db, area) : Result<void>(tl::unexpected(db.error()));
    if (migrated)
        return storage::isSound(**db);
    static const QStringList notDamage{u"disk_full"_s, u"database_read_only"_s, u"database_busy"_s, u"database_cannot_open"_s};
    return notDamage.contains(migrated.error().code) ? Result<bool>(tl::unexpected(migrated.error())) : Result<bool>(false);
}

//! … at the second look, too: a disk that failed to read once makes a file look damaged.
Result<bool> isWell(const QString& path, const QByteArray& key, Area area)
{
    const auto well = isWellNow(path, key, area);
    return well && !*well ? isWellNow(path, key, area) : well;
}

//! A picture that a command names and that lies here goes up again; the centre says when it has it already.
Result<void> askForUploads(Db& db, const storage::BlobStore& blobs, const domain::Command& command)
{
    static const QRegularExpression hash(u"\\b[0-9a-f]{64}\\b"_s);
    auto found = hash.globalMatch(QString::fromUtf8(QJsonDocument(command.payload).toJson(QJsonDocument::Compact)));
    while (found.hasNext()) {
        const QString name = found.next().captured();
        if (!blobs.has(name))
            continue;
        if (auto asked = storage::sync::addBlobJob(db, name, true); !asked)
            return asked;
    }
    return {};
}

Result<void> makeFresh(const QString& path, const RescueSetup& setup, Area area, const storage::RescuedOutbox& rescued)
{
    for (const QString& suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(path + suffix);
    auto db = Db::open({path, storeKeyFor(setup.storeKey, area, KeyUse::Database)});
    if (!db)
        return tl::unexpected(db.error());
    if (auto migrated = storage::migrate(**db, area); !migrated)
        return migrated;
    if (auto restored = storage::restoreOutbox(**db, rescued); !restored)
        return restored;
    const storage::BlobStore blobs(setup.folder + u"/blobs-"_s + storage::areaName(area), storeKeyFor(setup.storeKey, area, KeyUse::Blobs));
    const auto projection = Projection::make(area, setup.context);
    for (const storage::OutboxRow& row : rescued.commands) {
        if (auto asked = askForUploads(**db, blobs, row.command); !asked)
            return asked;
        if (auto shown = projection->refresh(**db, row.command.target); !shown)
            return shown;
    }
    const auto whole = (*db)->number(u"PRAGMA wal_checkpoint(TRUNCATE)"_s); // all in the one file that is renamed
    return whole ? Result<void>() : tl::unexpected(whole.error());
}

Result<void> rescueArea(const RescueSetup& setup, Area area, Rescue& rescue)
{
    const QString path = fileOf(setup.folder, area);
    if (auto finished = finishRescue(setup.folder, area, setup.context.clock.now()); !finished)
        return finished;
    if (!QFile::exists(path))
        return {};
    const QByteArray key = storeKeyFor(setup.storeKey, area, KeyUse::Database);
    const auto well = isWell(path, key, area);
    if (!well)
        return tl::unexpected(well.error());
    if (*well)
        return {};
    const QString scratch = setup.folder + u"/rescue"_s;
    QDir(scratch).removeRecursively();
    const auto rescued = storage::rescueOutbox(path, key, scratch);
    QDir(scratch).removeRecursively();
    if (!rescued)
        return tl::unexpected(rescued.error());
    if (auto made = makeFresh(path + u".new"_s, setup, area, *rescued); !made)
        return made;
    storage::syncFolder(setup.folder);
    if (!QFile::rename(path + u".new"_s, path + u".rescued"_s)) // from here on it is decided
        return fail(ErrorKind::Storage, u"database_cannot_open"_s, u"rename"_s);
    storage::syncFolder(setup.folder);
    if (auto finished = finishRescue(setup.folder, area, setup.context.clock.now()); !finished)
        return finished;
    rescue.commands += int(rescued->commands.size() + rescued->handOvers.size());
    rescue.lost = rescue.lost < 0 || rescued->lost < 0 ? -1 : rescue.lost + rescued->lost;
    rescue.aside = setup.folder + u".aside"_s;
    return {};
}

} // namespace

QFuture<Result<Rescue>> rescueStores(const RescueSetup& setup)
{
    auto promise = std::make_shared<QPromise<Result<Rescue>>>();
    promise->start();
    const QFuture<Result<Rescue>> future = promise->future();
    QThreadPool::globalInstance()->start([promise, setup] {
        Rescue rescue;
        Result<void> done;
        for (const Area area : setup.areas) {
            if (done)
                done = rescueArea(setup, area, rescue);
        }
        promise->addResult(done ? Result<Rescue>(rescue) : tl::unexpected(done.error()));
        promise->finish();
    });
    return future;
}

Result<void> finishRescue(const QString& folder, Area area, const QDateTime& now)
{
    const QString path = fileOf(folder, area);
    if (!QFile::exists(path + u".rescued"_s))
        return {};
    const QString aside = folder + u".aside"_s;
    if (!storage::makeFolder(aside))
        return fail(ErrorKind::Storage, u"database_cannot_open"_s, u"aside"_s);
    QFile::setPermissions(aside, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    const QString stem = aside + u'/' + storage::areaName(area) + u'-' + now.toUTC().toString(u"yyyyMMdd-HHmmsszzz"_s);
    QString name = stem + u".db"_s;
    const auto taken = [](const QString& one) { return QFile::exists(one) || QFile::exists(one + u"-wal"_s) || QFile::exists(one + u"-shm"_s); };
    for (int again = 2; taken(name); ++again) // two rescues within a millisecond; nothing put aside is ever written over
        name = stem + u'-' + QString::number(again) + u".db"_s;
    // The log first: beside the fresh file it would be taken for the fresh file's.
    for (const QString& suffix : {u"-wal"_s, u"-shm"_s, u""_s}) {
        if (QFile::exists(path + suffix) && !QFile::rename(path + suffix, name + suffix))
            return fail(ErrorKind::Storage, u"database_cannot_open"_s, u"aside"_s);
    }
    storage::syncFolder(aside); // there first, then gone here
    storage::syncFolder(folder);
    if (!QFile::rename(path + u".rescued"_s, path))
        return fail(ErrorKind::Storage, u"database_cannot_open"_s, u"rename"_s);
    storage::syncFolder(folder);
    return {};
}

} // namespace motcua::services
