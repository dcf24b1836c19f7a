#include "storage/blob_store.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStorageInfo>

#include <algorithm>

namespace motcua::storage {

using namespace Qt::StringLiterals;

QString BlobStore::hashOf(const QByteArray& bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

QString BlobStore::pathOf(const QString& hash) const
{
    // The name comes from the centre's records: only 64 hex digits ever become a path.
    const bool fine = hash.size() == 64 && std::all_of(hash.begin(), hash.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
    });
    return fine ? m_folder + u'/' + hash.left(2) + u'/' + hash : QString();
}

Result<QString> BlobStore::put(const QByteArray& bytes) const
{
    const QString hash = hashOf(bytes);
    if (auto stored = putAs(hash, bytes); !stored)
        return tl::unexpected(stored.error());
    return hash;
}

Result<void> BlobStore::putAs(const QString& hash, const QByteArray& bytes) const
{
    const QString path = pathOf(hash);
    if (path.isEmpty())
        return fail(ErrorKind::Invalid, u"blob_name"_s);
    if (hashOf(bytes) != hash)
        return fail(ErrorKind::Invalid, u"blob_hash"_s);
    if (has(hash))
        return {};
    const QString folder = QFileInfo(path).absolutePath();
    if (!QDir().mkpath(folder))
        return fail(ErrorKind::Storage, u"blob_io"_s, u"folder"_s);
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) &&
                         file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                         file.write(bytes) == bytes.size() && file.commit();
    if (written)
        return {};
    const QStorageInfo disk(folder);
    if (disk.isValid() && disk.bytesAvailable() < bytes.size() + 64 * 1024)
        return fail(ErrorKind::DiskFull, u"disk_full"_s);
    return fail(ErrorKind::Storage, u"blob_io"_s, u"file error %1"_s.arg(int(file.error())));
}

Result<QByteArray> BlobStore::get(const QString& hash) const
{
    const QString path = pathOf(hash);
    if (path.isEmpty())
        return fail(ErrorKind::Invalid, u"blob_name"_s);
    QFile file(path);
    if (!file.exists())
        return fail(ErrorKind::NotFound, u"blob_missing"_s);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, u"blob_io"_s, u"file error %1"_s.arg(int(file.error())));
    const QByteArray bytes = file.readAll();
    if (hashOf(bytes) != hash) {
        file.close();
        QFile::remove(path); // so that it is fetched again
        return fail(ErrorKind::Storage, u"blob_damaged"_s);
    }
    return bytes;
}

bool BlobStore::has(const QString& hash) const
{
    const QString path = pathOf(hash);
    return !path.isEmpty() && QFile::exists(path);
}

Result<void> BlobStore::remove(const QString& hash) const
{
    const QString path = pathOf(hash);
    if (path.isEmpty())
        return fail(ErrorKind::Invalid, u"blob_name"_s);
    if (QFile::exists(path) && !QFile::remove(path))
        return fail(ErrorKind::Storage, u"blob_io"_s);
    return {};
}

} // namespace motcua::storage
