#include "storage/integrity.h"

#include "storage/handover_store.h"
#include "storage/held_rows.h"
#include "storage/migrations.h"
#include "storage/outbox_store.h"
#include "storage/sync_store.h"

namespace motcua::storage {

using namespace Qt::StringLiterals;

Result<Integrity> lookThrough(Db& db, domain::Area area)
{
    Integrity found;
    const auto version = db.number(u"PRAGMA user_version"_s);
    if (!version)
        return tl::unexpected(version.error());
    const auto steps = migrationsOf(area);
    const int ours = steps.empty() ? 0 : steps.back().number;
    if (*version != ours) {
        found.problems << (*version > ours ? u"database_newer"_s : u"database_older"_s);
        return found;
    }
    QString said;
    const auto checked = db.each(u"PRAGMA integrity_check(20)"_s, {}, [&](const Row& row) {
        said = row.text(0);
        return false;
    });
    if (!checked || said != "ok"_L1)
        found.problems << u"pages"_s;
    const auto counts = outbox::counts(db);
    const auto commands = outbox::all(db, 1'000'000);
    if (!counts || !commands)
        found.problems << u"outbox_unreadable"_s;
    if (counts) {
        found.waiting = counts->waiting;
        found.needsLook = counts->needsLook + counts->parked;
    }
    found.handOvers = handOvers::waiting(db).value_or(0);
    const auto cursors = sync::cursors(db);
    if (!cursors) {
        found.problems << u"truth_unreadable"_s;
        return found;
    }
    for (const SyncCursor& cursor : *cursors) {
        domain::Digest digest;
        for (held::Place at; !at.end;) {
            const auto next = held::addTo(db, area, cursor.scope, at, 50'000, digest);
            if (!next) {
                found.problems << u"truth_unreadable"_s;
                return found;
            }
            at = *next;
        }
        found.rows += digest.count;
    }
    return found;
}

} // namespace motcua::storage
