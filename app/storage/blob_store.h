#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace motcua::storage {

//! Files of one area by SHA-256 (lower-case hex): folder/ab/abcdef…. Written whole or not at all; read back only when the
//! content still has its hash. Any thread. Errors: blob_name, blob_hash (Invalid), blob_missing (NotFound), blob_damaged,
//! disk_full, blob_io (Storage).
class BlobStore
{
public:
    //! With a key (32 bytes) each file is sealed (XChaCha20-Poly1305) and its name is a keyed hash, so that neither tells what it holds.
    explicit BlobStore(QString folder, QByteArray key = {}) : m_folder(std::move(folder)), m_key(std::move(key)) {}

    [[nodiscard]] static QString hashOf(const QByteArray& bytes);
    //! Stores and gives the hash.
    [[nodiscard]] Result<QString> put(const QByteArray& bytes) const;
    //! Stores what came from the centre; refused when it is not what was asked for.
    [[nodiscard]] Result<void> putAs(const QString& hash, const QByteArray& bytes) const;
    [[nodiscard]] Result<QByteArray> get(const QString& hash) const;
    [[nodiscard]] bool has(const QString& hash) const;
    [[nodiscard]] qint64 sizeOf(const QString& hash) const; //!< bytes of the content, 0 where it is not here
    [[nodiscard]] Result<void> remove(const QString& hash) const;
    //! Takes away the files that were not read for the longest time until the rest is at most `bytes`; those in `keep` stay. The number
    //! of files that went. When a file was last read is its modification time, to the hour.
    [[nodiscard]] int trim(qint64 bytes, const QStringList& keep) const;

private:
    [[nodiscard]] QString pathOf(const QString& hash) const; // empty for what is no hash
    [[nodiscard]] QByteArray sealed(const QString& hash, const QByteArray& bytes) const;
    [[nodiscard]] std::optional<QByteArray> unsealed(const QString& hash, const QByteArray& box) const;

    QString m_folder;
    QByteArray m_key;
};

} // namespace motcua::storage
