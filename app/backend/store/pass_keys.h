#pragma once

#include "backend/store/db.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>

#include <vector>

namespace motcua::backend::store {

//! What passes are signed with now. Read in the transaction that signs or stores: another process may have changed it.
struct PassSigner
{
    int keyId = 1;
    QByteArray secret; //!< Ed25519, 64 bytes

    [[nodiscard]] QByteArray sign(const QByteArray& claims) const;
    [[nodiscard]] QByteArray publicKey() const;
};
[[nodiscard]] PassSigner passSigner(Db& db);

struct PassKey
{
    int id = 0;
    QByteArray publicKey;
    qint64 madeAt = 0; //!< ms since 1970; 0 = with the database
    qint64 retiredAt = 0; //!< 0 = the current one
    qint64 neededUntil = 0;
};
//! The current one and those that passes under way were signed with.
[[nodiscard]] std::vector<PassKey> passKeys(Db& db);

// Inside a write transaction. `touched` collects the last seq of each changed scope.

//! A hall's gates must know every public key; does nothing where they do.
void publishPassKeys(Db& db, const QString& hall, QHash<QString, qint64>& touched);

//! A new key signs from now on. The old one's secret is forgotten at once; its public half stays in every hall until the last pass
//! signed with it is over. Error (Conflict): pass_keys_full.
[[nodiscard]] Result<PassKey> rotatePassKey(Db& db, qint64 now, QHash<QString, qint64>& touched);
//! Takes the public keys back that no pass under way needs. Gives how many.
int prunePassKeys(Db& db, qint64 now, QHash<QString, qint64>& touched);
//! A pass signed with any key so far may be shown until then (its meeting was put off).
void extendPassKeys(Db& db, qint64 until);

} // namespace motcua::backend::store
