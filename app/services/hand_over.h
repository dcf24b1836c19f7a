#pragma once

#include "domain/command.h"
#include "domain/result.h"
#include "services/clock.h"
#include "storage/db.h"

namespace motcua::services {

// Unsent work on a record that this desk may no longer hold goes into the centre's quarantine, sealed so that only the centre can
// open it (libsodium's sealed box). On the writer thread, inside the caller's transaction. protocol.md, Down: feed.
namespace handOver {

//! Everything unsent on the record: sealed and out of the outbox, or, while the centre's key is not known, kept there until it is.
Result<int> takeWork(storage::Db& db, const Clock& clock, const QString& scope, const QString& kind, const QString& target, const QString& reason);
//! The centre's key has come: what waited for it is sealed. Errors: quarantine_key (Contract).
Result<int> useKey(storage::Db& db, const Clock& clock, const QByteArray& key);
//! The command sealed to the centre's key. Errors: quarantine_key (Contract).
Result<QByteArray> sealedFor(const domain::Command& command, const QByteArray& key);
//! Empty while it is not known.
Result<QByteArray> knownKey(storage::Db& db);

} // namespace handOver
} // namespace motcua::services
