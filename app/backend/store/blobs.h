#pragma once

#include "backend/store/db.h"
#include "domain/official.h"

namespace motcua::backend::store {

struct BlobRow
{
    QString sha256;
    qint64 size = 0;
    QString type;
};

//! Files beside the database, named by their SHA-256.
[[nodiscard]] QString blobDirectory(const QString& databaseFile);
[[nodiscard]] QString blobPath(const QString& databaseFile, const QString& sha256);
[[nodiscard]] bool isSha256(const QString& text);

//! By their first bytes: image/jpeg, image/png, application/pdf; empty = none of them.
[[nodiscard]] QString sniff(const QByteArray& head);

[[nodiscard]] std::optional<BlobRow> findBlob(Db& db, const QString& sha256);
void putBlob(Db& db, const BlobRow& blob, const QString& official, const QString& at);
//! Belongs to a record in one of the official's scopes, or was brought by this official.
[[nodiscard]] bool maySeeBlob(Db& db, const QString& sha256, const domain::Official& official);

} // namespace motcua::backend::store
