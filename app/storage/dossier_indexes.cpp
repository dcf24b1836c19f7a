// The indexes of the dossiers' lists and numbers. A first sync does without: row by row they cost three times what sorting
// costs once all rows are there. Each is a job of its own on the writer thread, so that a command waits for one at most.
#include "storage/dossier_store.h"

#include <utility>

namespace motcua::storage::dossiers {

using namespace Qt::StringLiterals;

namespace {

constexpr std::pair<const char*, const char*> indexes[] = {
    // In the order in which people miss them. What a list is filtered by stands in them (dossier_plan.cpp); a step, the change that
    // is made most, is to write few: so status is not in those of procedure and holder, and its own leaves out the two that most rows have.
    {"dossier_open_received", "(received_at, row, status, procedure_no, holder_no, due_at, organisation) WHERE open = 1"},
    {"dossier_open_owner", "(sort_key, row, status, procedure_no, holder_no, due_at, received_at, organisation) WHERE open = 1"},
    {"dossier_code", "(code) WHERE code <> ''"},
    {"dossier_ending", "(ending) WHERE ending <> ''"},
    {"dossier_phone", "(phone) WHERE phone <> ''"},
    {"dossier_id_number", "(id_number) WHERE id_number <> ''"},
    {"dossier_representative_id", "(representative_id) WHERE representative_id <> ''"},
    {"dossier_ended_due", "(due_at, row, status, received_at, organisation) WHERE open = 0"},
    {"dossier_ended_received", "(received_at, row, status, procedure_no, holder_no, due_at, organisation) WHERE open = 0"},
    {"dossier_ended_owner", "(sort_key, row, status, procedure_no, holder_no, due_at, received_at, organisation) WHERE open = 0"},
    {"dossier_holder", "(holder_no, open, due_at, row, procedure_no, received_at, organisation)"},
    {"dossier_procedure", "(procedure_no, open, due_at, row, received_at, organisation)"},
    {"dossier_status", "(status, due_at, row, procedure_no, holder_no, received_at, organisation) WHERE status NOT IN (4, 10)"},
    {"dossier_organisation", "(open, due_at, row, status, procedure_no, holder_no, received_at) WHERE organisation = 1"},
};

Result<void> mergeWords(Db& db)
{
    for (const auto& statement : {u"INSERT INTO dossier_fts (dossier_fts) VALUES ('optimize')"_s,
                                  u"INSERT INTO dossier_fts (dossier_fts, rank) VALUES ('automerge', 4)"_s,
                                  u"INSERT INTO dossier_fts (dossier_fts, rank) VALUES ('crisismerge', 16)"_s}) {
        if (auto done = db.run(statement); !done)
            return tl::unexpected(done.error());
    }
    return {};
}

} // namespace

Result<bool> buildIndex(Db& db)
{
    for (const auto& [name, columns] : indexes) {
        const auto there = db.number(u"SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND name = ?"_s, {QString::fromLatin1(name)});
        if (!there)
            return tl::unexpected(there.error());
        if (*there)
            continue;
        if (auto made = db.run(u"CREATE INDEX %1 ON dossier %2"_s.arg(QLatin1StringView(name), QLatin1StringView(columns))); !made)
            return tl::unexpected(made.error());
        return true;
    }
    const auto apart = db.number(u"SELECT v FROM dossier_fts_config WHERE k = 'automerge'"_s);
    if (!apart)
        return tl::unexpected(apart.error());
    if (*apart > 0)
        return false;
    if (auto merged = mergeWords(db); !merged)
        return tl::unexpected(merged.error());
    return true;
}

} // namespace motcua::storage::dossiers
