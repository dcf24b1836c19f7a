#pragma once

#include "domain/meeting.h"
#include "remote/gate_key_api.h"
#include "storage/db.h"

#include <vector>

namespace motcua::services::gateKeys {

// The keys of a hall and day that its gates hold in common, kept on this machine for the days that the store may be open without the
// centre. Plain functions on one connection.

Result<std::vector<remote::GateKey>> kept(storage::Db& db, const QString& hall);
Result<void> keep(storage::Db& db, const QString& hall, const std::vector<remote::GateKey>& keys);

//! Whom gates of this hall know again at this meeting without telling each other a name or a number: a MAC of the identity card's
//! number under the key of the meeting's day. Empty where there is no such key (gates that do not tell each other).
Result<QString> walkInMark(storage::Db& db, const domain::Meeting& meeting, const QString& cardNumber);

} // namespace motcua::services::gateKeys
