#pragma once

#include "backend/store/db.h"
#include "backend/store/secrets.h"

#include <QDateTime>

namespace motcua::backend::store {

//! Who does something, from where.
struct Actor
{
    QString official; //!< id; "console" for the program's own commands
    QString device;
};

struct AuditEntry
{
    Actor who;
    QString action; //!< "dossier.receive", "feed", "sign_in" …
    QString kind;
    QString target; //!< id or scope
    QString before; //!< SHA-256 of the record's body, empty = there was none
    QString after;
};

//! Adds a row to the chain and signs the new head. Inside the write transaction of the deed itself.
void appendAudit(Db& db, const Secrets& secrets, const QDateTime& at, const AuditEntry& entry);

//! Walks the whole chain: numbers, hashes, the signed head, and that each record still is what its last entry says.
//! Gives the number of rows. Error (Invalid): audit_tampered, `detail` says where.
[[nodiscard]] Result<qint64> verifyAudit(Db& db, const Secrets& secrets);

} // namespace motcua::backend::store
