#pragma once

#include "storage/dossier_store.h"
#include "storage/search_terms.h"

namespace motcua::storage::dossiers {

// What the work queue's pages and its search have in common. Internal to this folder.

inline constexpr qint64 noDue = 9007199254740991; //!< sorts last, and a double in JSON still holds it
//! Columns of `dossier AS d` that entryOf() reads; the sort column comes behind them.
inline constexpr QLatin1StringView entryColumns("d.row, id, code, owner, procedure, status, holder, due_at, finished_at, mark, submitter, phone, id_number, representative_id, ");

[[nodiscard]] QString sortColumn(DossierSort sort);
//! Newest first only for the time of receipt.
[[nodiscard]] inline bool isDescending(DossierSort sort) { return sort == DossierSort::Received; }
//! Rows of a tab. `open = 1` is written out, so that the partial indexes are used. The clock runs from receipt to result.
[[nodiscard]] QString tabWhere(const DossierQuery& query, Db::Args& args);
//! With a search: why it was found.
[[nodiscard]] DossierEntry entryOf(const Row& row, DossierSort sort, const SearchText* search = nullptr);
//! Down to a page; `more` = perhaps.
[[nodiscard]] DossierEntries cut(std::vector<DossierEntry> entries, int limit);

//! A page of what a text finds. `sort`, `after` as of page().
[[nodiscard]] Result<DossierEntries> searchPage(Db& db, const DossierQuery& query, const SearchText& search, const QByteArray& sort,
                                                qint64 after, int limit);

} // namespace motcua::storage::dossiers
