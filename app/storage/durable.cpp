#include "storage/durable.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#ifndef Q_OS_WIN
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace motcua::storage {

namespace {

// QSaveFile asks the disk, too, but does not listen to its answer (nor does it on Windows, where nothing better is at hand here).
bool synced(QFileDevice& file)
{
    if (!file.flush())
        return false;
#ifdef Q_OS_WIN
    return true;
#else
    return ::fsync(file.handle()) == 0 || errno == EINVAL || errno == ENOTSUP; // a file system that knows no such thing
#endif
}

} // namespace

void syncFolder(const QString& folder)
{
#ifdef Q_OS_WIN
    (void)folder;
#else
    const int handle = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return;
    (void)::fsync(handle); // a file system that knows no such thing says so, and there is nothing else to do
    ::close(handle);
#endif
}

bool makeFolder(const QString& folder)
{
    const QString path = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    if (QFileInfo(path).isDir())
        return true;
    const QString above = QFileInfo(path).absolutePath();
    if (above == path || !makeFolder(above) || (!QDir().mkdir(path) && !QFileInfo(path).isDir()))
        return false;
    syncFolder(above);
    return true;
}

bool writeFile(const QString& path, const QByteArray& bytes, int* error)
{
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                         file.write(bytes) == bytes.size() && synced(file) && file.commit();
    if (error)
        *error = int(file.error());
    if (written)
        syncFolder(QFileInfo(path).absolutePath());
    return written;
}

void eraseFile(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return;
    if (file.open(QIODevice::ReadWrite)) {
        file.write(QByteArray(qsizetype(file.size()), '\0'));
        (void)synced(file); // else only its name would go
        file.close();
    }
    file.remove();
    syncFolder(QFileInfo(path).absolutePath());
}

} // namespace motcua::storage
