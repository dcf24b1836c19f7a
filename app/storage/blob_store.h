#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QString>

namespace motcua::storage {

//! Files of one area by SHA-256 (lower-case hex): folder/ab/abcdef…. Written whole or not at all; read back only when the
//! content still has its hash. Any thread. Errors: blob_name, blob_hash (Invalid), blob_missing (NotFound), blob_damaged,
//! disk_full, blob_io (Storage).
class BlobStore
{
public:
    explicit BlobStore(QString folder) : m_folder(std::move(folder)) {}

    [[nodiscard]] static QString hashOf(const QByteArray& bytes);
    //! Stores and gives the hash.
    [[nodiscard]] Result<QString> put(const QByteArray& bytes) const;
    //! Stores what came from the centre; refused when it is not what was asked for.
    [[nodiscard]] Result<void> putAs(const QString& hash, const QByteArray& bytes) const;
    [[nodiscard]] Result<QByteArray> get(const QString& hash) const;
    [[nodiscard]] bool has(const QString& hash) const;
    [[nodiscard]] Result<void> remove(const QString& hash) const;

private:
    [[nodiscard]] QString pathOf(const QString& hash) const; // empty for what is no hash
    QString m_folder;
};

} // namespace motcua::storage
