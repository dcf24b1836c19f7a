#pragma once

#include "domain/official.h"
#include "storage/db.h"

#include <QStringList>

namespace motcua::storage {

//! What a look through a whole file found. Reads every page: a page whose seal is broken shows here.
struct Integrity
{
    QStringList problems; //!< codes: database_newer, database_older, pages, outbox_unreadable, truth_unreadable; empty = sound
    qint64 rows = 0;      //!< the centre's
    int waiting = 0;      //!< commands
    int needsLook = 0;
    int handOvers = 0;    //!< sealed work that the centre does not have yet
};

//! Errors: those of a file that cannot even be read.
Result<Integrity> lookThrough(Db& db, domain::Area area);

} // namespace motcua::storage
