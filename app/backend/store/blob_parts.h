#pragma once

#include "backend/store/db.h"

namespace motcua::backend::store {

//! An upload that comes in pieces: how far it is, in a table; the bytes, in a file beside the blobs. One for each sender and blob.
struct BlobPart
{
    qint64 size = 0;     //!< of the whole
    qint64 received = 0; //!< from the start, without a hole
};

[[nodiscard]] QString partPath(const QString& database, const QString& sha256, const QString& sender);
[[nodiscard]] std::optional<BlobPart> findPart(Db& db, const QString& sha256, const QString& sender);
//! Adds the file `piece` at `offset`, which must be where the part ends. Inside a write transaction; bytes that a lost transaction left
//! behind the end are written over. Errors (Storage): blob_piece.
[[nodiscard]] Result<BlobPart> addPiece(Db& db, const QString& database, const QString& sha256, const QString& sender, BlobPart part,
                                        const QString& piece, qint64 now);
//! Forgets it, with its file when that still lies there.
void dropPart(Db& db, const QString& database, const QString& sha256, const QString& sender);
//! Forgets those whose last piece came before `before`.
void dropOldParts(Db& db, const QString& database, qint64 before);
[[nodiscard]] int partsOf(Db& db, const QString& sender);

} // namespace motcua::backend::store
