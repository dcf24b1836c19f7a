#include "backend/store/own_dossiers.h"

using namespace Qt::StringLiterals;

namespace motcua::backend::store {

void linkDossier(Db& db, const QString& dossier, const QString& account, const QString& at)
{
    db.run("INSERT INTO dossier_account (dossier, account, at) VALUES (?, ?, ?)"_L1, {dossier, account, at});
}

std::optional<QString> accountOfDossier(Db& db, const QString& dossier)
{
    const auto row = db.one("SELECT account FROM dossier_account WHERE dossier = ?"_L1, {dossier});
    return row ? std::optional(row->first().toString()) : std::nullopt;
}

std::vector<OwnDossier> dossiersOfAccount(Db& db, const QString& account, const QString& before, int limit)
{
    std::vector<OwnDossier> found;
    db.each("SELECT r.body, d.at FROM dossier_account d JOIN record r ON r.kind = 'dossier' AND r.id = d.dossier "
            "WHERE d.account = ? AND (? = '' OR d.at < ?) ORDER BY d.at DESC, d.dossier LIMIT ?"_L1, {account, before, before, limit},
            [&found](const auto& row) {
                found.push_back({row.value(0).toByteArray(), row.value(1).toString()});
                return true;
            });
    return found;
}

void noteBrought(Db& db, const QString& sha256, qint64 size, const QString& account, qint64 now)
{
    db.run("INSERT INTO blob_account (sha256, account, size, at) VALUES (?, ?, ?, ?) ON CONFLICT (account, sha256) DO NOTHING"_L1,
           {sha256, account, size, now});
}

qint64 broughtBytes(Db& db, const QString& account, qint64 now)
{
    constexpr qint64 day = 24LL * 3600 * 1000;
    const auto row = db.one("SELECT coalesce(sum(size), 0) FROM blob_account WHERE account = ? AND at > ?"_L1, {account, now - day});
    return row ? row->first().toLongLong() : 0;
}

bool mayAccountSeeBlob(Db& db, const QString& sha256, const QString& account)
{
    return db.one("SELECT sha256 FROM blob_account WHERE sha256 = ? AND account = ?"_L1, {sha256, account}) ||
           db.one("SELECT u.sha256 FROM blob_use u JOIN dossier_account d ON d.dossier = u.id "
                  "WHERE u.sha256 = ? AND u.kind = 'dossier' AND d.account = ? LIMIT 1"_L1, {sha256, account});
}

QStringList foreignBlobs(Db& db, const QStringList& blobs, const QString& account)
{
    QStringList foreign;
    for (const QString& blob : blobs) {
        if (!mayAccountSeeBlob(db, blob, account))
            foreign.append(blob);
    }
    return foreign;
}

} // namespace motcua::backend::store
