#include "storage/blob_store.h"

#include "storage/durable.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QStorageInfo>

#include <algorithm>
#include <sodium.h>

namespace motcua::storage {

using namespace Qt::StringLiterals;

namespace {

unsigned char* bytesOf(QByteArray& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }
const unsigned char* bytesOf(const QByteArray& bytes) { return reinterpret_cast<const unsigned char*>(bytes.constData()); }

} // namespace

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
    if (!fine)
        return {};
    QString name = hash;
    if (!m_key.isEmpty()) {
        QByteArray keyed(crypto_generichash_BYTES, '\0');
        const QByteArray text = hash.toLatin1();
        crypto_generichash(bytesOf(keyed), size_t(keyed.size()), bytesOf(text), static_cast<unsigned long long>(text.size()), bytesOf(m_key), size_t(m_key.size()));
        name = QString::fromLatin1(keyed.toHex());
    }
    return m_folder + u'/' + name.left(2) + u'/' + name;
}

// Nonce, then box; the hash is bound to it, so that two files cannot be exchanged.
QByteArray BlobStore::sealed(const QString& hash, const QByteArray& bytes) const
{
    if (m_key.isEmpty())
        return bytes;
    constexpr qsizetype nonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    QByteArray box(nonceBytes + bytes.size() + qsizetype(crypto_aead_xchacha20poly1305_ietf_ABYTES), '\0');
    randombytes_buf(box.data(), size_t(nonceBytes));
    const QByteArray about = hash.toLatin1();
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytesOf(box) + nonceBytes, nullptr, bytesOf(bytes), static_cast<unsigned long long>(bytes.size()),
                                               bytesOf(about), static_cast<unsigned long long>(about.size()), nullptr, bytesOf(box), bytesOf(m_key));
    return box;
}

std::optional<QByteArray> BlobStore::unsealed(const QString& hash, const QByteArray& box) const
{
    if (m_key.isEmpty())
        return box;
    constexpr qsizetype nonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    constexpr qsizetype tagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
    if (box.size() < nonceBytes + tagBytes)
        return std::nullopt;
    QByteArray bytes(box.size() - nonceBytes - tagBytes, '\0');
    const QByteArray about = hash.toLatin1();
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytesOf(bytes), nullptr, nullptr, bytesOf(box) + nonceBytes,
                                                   static_cast<unsigned long long>(box.size() - nonceBytes), bytesOf(about),
                                                   static_cast<unsigned long long>(about.size()), bytesOf(box), bytesOf(m_key)) != 0)
        return std::nullopt;
    return bytes;
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
    if (!makeFolder(folder))
        return fail(ErrorKind::Storage, u"blob_io"_s, u"folder"_s);
    const QByteArray box = sealed(hash, bytes);
    int error = 0;
    if (writeFile(path, box, &error))
        return {};
    const QStorageInfo disk(folder);
    if (disk.isValid() && disk.bytesAvailable() < bytes.size() + 64 * 1024)
        return fail(ErrorKind::DiskFull, u"disk_full"_s);
    return fail(ErrorKind::Storage, u"blob_io"_s, u"file error %1"_s.arg(error));
}

Result<QByteArray> BlobStore::get(const QString& hash) const
{
    const QString path = pathOf(hash);
    if (path.isEmpty())
        return fail(ErrorKind::Invalid, u"blob_name"_s);
    QFile file(path);
    if (!file.exists())
        return fail(ErrorKind::NotFound, u"blob_missing"_s);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const bool stale = file.fileTime(QFileDevice::FileModificationTime).secsTo(now) > 3'600;
    if (stale && file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly)) // trim() sees that it is in use
        file.setFileTime(now, QFileDevice::FileModificationTime);
    if (!file.isOpen() && !file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, u"blob_io"_s, u"file error %1"_s.arg(int(file.error())));
    const auto bytes = unsealed(hash, file.readAll());
    if (!bytes || hashOf(*bytes) != hash) {
        file.close();
        QFile::remove(path); // so that it is fetched again
        return fail(ErrorKind::Storage, u"blob_damaged"_s);
    }
    return *bytes;
}

bool BlobStore::has(const QString& hash) const
{
    const QString path = pathOf(hash);
    return !path.isEmpty() && QFile::exists(path);
}

qint64 BlobStore::sizeOf(const QString& hash) const
{
    const QString path = pathOf(hash);
    constexpr qint64 around = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES + crypto_aead_xchacha20poly1305_ietf_ABYTES;
    return path.isEmpty() ? 0 : std::max<qint64>(0, QFileInfo(path).size() - (m_key.isEmpty() ? 0 : around));
}

int BlobStore::trim(qint64 bytes, const QStringList& keep) const
{
    QSet<QString> kept;
    for (const QString& hash : keep)
        kept.insert(QFileInfo(pathOf(hash)).fileName());
    QFileInfoList files;
    qint64 sum = 0;
    for (QDirIterator it(m_folder, QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
        it.next();
        files.append(it.fileInfo());
        sum += files.back().size();
    }
    std::sort(files.begin(), files.end(), [](const QFileInfo& a, const QFileInfo& b) { return a.lastModified() < b.lastModified(); });
    int gone = 0;
    for (const QFileInfo& file : std::as_const(files)) {
        if (sum <= bytes)
            break;
        if (kept.contains(file.fileName()) || !QFile::remove(file.filePath()))
            continue;
        sum -= file.size();
        ++gone;
    }
    return gone;
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
