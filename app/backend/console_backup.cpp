#include "backend/console_parts.h"
#include "backend/store/audit.h"
#include "backend/store/blobs.h"
#include "backend/store/migrations.h"
#include "backend/store/secrets.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace motcua::backend::console {

namespace {

//! Files are named by their contents and never change, so copying them after the database gives all that it names.
std::optional<Error> copyBlobs(const QString& from, const QString& to)
{
    QDirIterator files(from, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        if (!store::isSha256(files.fileName())) // what is still coming in
            continue;
        const QString target = to + u'/' + files.fileName().first(2);
        if (!QDir().mkpath(target) || !QFile::copy(file, target + u'/' + files.fileName()))
            return Error{ErrorKind::Storage, u"backup_file"_s, target, 0};
    }
    return std::nullopt;
}

//! A copy that was never opened is no backup.
std::optional<Error> check(const QString& file)
{
    auto copy = store::Db::open(file);
    if (!copy)
        return copy.error();
    const auto whole = (*copy)->one("PRAGMA integrity_check"_L1);
    if (!whole || whole->at(0).toString() != "ok"_L1)
        return Error{ErrorKind::Storage, u"backup_damaged"_s, whole ? whole->at(0).toString().left(200) : QString(), 0};
    if (store::schemaVersion(**copy) != store::newestSchema())
        return Error{ErrorKind::Storage, u"backup_schema"_s, {}, 0};
    (*copy)->runOnce(u"PRAGMA journal_mode=DELETE"_s); // one file, nothing beside it
    return (*copy)->takeError();
}

void flushToDisk(const QString& directory)
{
    const int descriptor = ::open(QFile::encodeName(directory).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::syncfs(descriptor);
    ::close(descriptor);
}

std::optional<Error> copyAll(store::Db& db, const QString& file, const QString& part)
{
    QString name = part + u"/centre.sqlite"_s;
    // A snapshot while others go on writing; compact, and never half a transaction.
    db.runOnce(u"VACUUM INTO '%1'"_s.arg(QString(name).replace(u'\'', u"''"_s)));
    if (auto error = db.takeError())
        return error;
    QFile::setPermissions(name, QFile::ReadOwner | QFile::WriteOwner); // it holds what the original holds
    if (auto error = copyBlobs(store::blobDirectory(file), store::blobDirectory(name)))
        return error;
    return check(name);
}

} // namespace

int backup(const QCommandLineParser& parser)
{
    const auto file = databaseFile(parser);
    if (!file)
        return file.error();
    if (file->startsWith("postgres"_L1)) {
        say(u"PostgreSQL has its own: pg_basebackup or pg_dump, and a copy of the --blobs folder afterwards"_s);
        return kUsage;
    }
    const QString to = QDir::cleanPath(parser.value(u"to"_s));
    if (parser.value(u"to"_s).isEmpty() || QFileInfo::exists(to)) {
        say(u"--to FOLDER that does not exist yet"_s);
        return kUsage;
    }
    auto db = store::Db::open(*file);
    if (!db)
        return failed(db.error());
    const QString part = to + u".part"_s; // whatever has the right name is whole
    QDir(part).removeRecursively();
    if (!QDir().mkpath(part))
        return failed({ErrorKind::Storage, u"backup_folder"_s, part, 0});
    QFile::setPermissions(part, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (const auto error = copyAll(**db, *file, part))
        return failed(*error);
    flushToDisk(part);
    if (!QDir().rename(part, to))
        return failed({ErrorKind::Storage, u"backup_folder"_s, to, 0});
    flushToDisk(QFileInfo(to).path());
    print("backup " + to.toUtf8());
    return kDone;
}

} // namespace motcua::backend::console
