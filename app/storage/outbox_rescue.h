#pragma once

#include "storage/handover_store.h"
#include "storage/outbox_store.h"

namespace motcua::storage {

//! What had not been settled, read out of a file that is damaged.
struct RescuedOutbox
{
    std::vector<OutboxRow> commands; //!< in order of making
    std::vector<HandOver> handOvers; //!< sealed work on its way into the centre's quarantine, by id
    qint64 lastN = 0;                //!< no command made from now on may have a smaller number
    int lost = 0;                    //!< commands and sealed pieces that were there and cannot be read; -1 = nobody can say how many
};

//! Reads the outbox of `path` as far as it can be read: by its tree, and where that is broken page by page. Works on a copy in
//! `scratch` (a folder that it may fill and the caller removes); the file itself is not touched. Any thread; blocks.
//! Errors: disk_full, database_cannot_open. A file of which nothing can be read is no error, but `lost` is -1.
[[nodiscard]] Result<RescuedOutbox> rescueOutbox(const QString& path, const QByteArray& key, const QString& scratch);

//! Puts what was rescued into a fresh, migrated file. What waited counts as once sent: whether it fits is the centre's word, for
//! the records themselves are not here yet.
[[nodiscard]] Result<void> restoreOutbox(Db& db, const RescuedOutbox& rescued);

//! Reads every page of the file and looks whether they fit together. False = damaged.
[[nodiscard]] Result<bool> isSound(Db& db);

} // namespace motcua::storage
