#pragma once

#include "backend/store/db.h"

#include <QStringList>

#include <vector>

namespace motcua::backend::store {

//! Which account filed a dossier. Beside the record, because the record is the desks' and says nothing of accounts.
void linkDossier(Db& db, const QString& dossier, const QString& account, const QString& at);
[[nodiscard]] std::optional<QString> accountOfDossier(Db& db, const QString& dossier);

struct OwnDossier
{
    QByteArray body; //!< of the record
    QString at;      //!< when it was filed
};
//! Newest first; those filed before `before` (empty = all).
[[nodiscard]] std::vector<OwnDossier> dossiersOfAccount(Db& db, const QString& account, const QString& before, int limit);

inline constexpr qint64 kMostBroughtBytes = 200 * 1024 * 1024; //!< of one account in a day

//! The account brought this file (too): the same bytes may be several people's.
void noteBrought(Db& db, const QString& sha256, qint64 size, const QString& account, qint64 now);
//! Bytes of the last 24 hours.
[[nodiscard]] qint64 broughtBytes(Db& db, const QString& account, qint64 now);
//! Of those, the ones this account may not use: not there, or neither brought by it nor part of a dossier of its own.
[[nodiscard]] QStringList foreignBlobs(Db& db, const QStringList& blobs, const QString& account);
[[nodiscard]] bool mayAccountSeeBlob(Db& db, const QString& sha256, const QString& account);

} // namespace motcua::backend::store
