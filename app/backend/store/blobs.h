#pragma once

#include "backend/store/db.h"
#include "backend/store/sessions.h"

namespace motcua::backend::store {

struct BlobRow
{
    QString sha256;
    qint64 size = 0;
    QString type;
};

//! Files named by their SHA-256: beside SQLite's file, for PostgreSQL where `#blobs=FOLDER` behind the address says. Several processes
//! share the folder.
[[nodiscard]] QString blobDirectory(const QString& databaseFile);
[[nodiscard]] QString incomingDirectory(const QString& databaseFile); //!< bodies that are being received, by any of the processes
[[nodiscard]] QString blobPath(const QString& databaseFile, const QString& sha256);
[[nodiscard]] bool isSha256(const QString& text);

//! By its contents: image/jpeg, image/png, application/pdf; empty = none of them. Two must agree: the format's first bytes and the
//! system's table of file types.
[[nodiscard]] QString sniff(const QByteArray& contents);
[[nodiscard]] QString sniffFile(const QString& path);

[[nodiscard]] std::optional<BlobRow> findBlob(Db& db, const QString& sha256);
//! `subject` brought it (empty: the program itself).
void putBlob(Db& db, const BlobRow& blob, const QString& subject, const QString& at);
[[nodiscard]] bool hasBrought(Db& db, const QString& sha256, const QString& subject);
//! Brought by this caller, or belongs to a record in one of the official's scopes.
[[nodiscard]] bool maySeeBlob(Db& db, const QString& sha256, const Caller& caller);

} // namespace motcua::backend::store
