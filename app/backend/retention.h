#pragma once

#include "backend/store/db.h"
#include "backend/store/secrets.h"

#include <QDateTime>
#include <QHash>

namespace motcua::backend {

inline constexpr int kKeptDays = 90;       //!< answers to commands, and words of what left the feed
inline constexpr int kKeptPartHours = 24;  //!< uploads that nobody went on with

//! What is due at `now`. Writer thread, in its own transactions; any number of processes may do it at once. Gives the last seq of each
//! scope whose feed moved.
//! - Claims that ran out leave the feed.
//! - Answers older than 90 days lose their contents; which command was settled, and how, stays: it is never settled twice.
//! - Removals older than 90 days leave the feed; a cursor from before them has expired.
//! - Half uploads of yesterday are thrown away, and members' registrations whose phone nobody confirmed.
//! - What a killed process left half received is thrown away (not at the start of a process: others may be receiving there).
//! - Public keys that no pass under way needs leave the halls.
QHash<QString, qint64> keepHouse(store::Db& db, const store::Secrets& secrets, const QString& database, const QDateTime& now);

} // namespace motcua::backend
