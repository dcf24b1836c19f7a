#pragma once

#include "storage/dossier_store.h"

namespace motcua::storage::dossiers {

// How a page of the work queue is read so that 500,000 rows feel like 50, whatever the filter: from one index that holds all that
// the filter asks for, and at most some ten thousand of its entries. Measured by motcua-bench, `queue_filter`. Internal to this
// folder.

//! Up to how many entries of an index are read and sorted, where its order is not the query's.
struct PlanMeasures
{
    int few = 1'000;           //!< before anybody has noticed: not even the order's own index is weighed against it
    int sortable = 15'000;     //!< orders by time, whose column stands in every index: 4 ms; of more, a page is soon found on the way
    int sortableDays = 40'000; //!< of a range of days: days of receipt and due dates go together, and the way to them is long
    int sortableNames = 1'200; //!< the order by name, which stands in the table: a row each
};

//! Where a row stands in the query's order.
struct Place
{
    qint64 number = 0; //!< of the orders by time
    QByteArray text;   //!< of the order by name
    qint64 row = 0;
};

//! In the order of a list.
[[nodiscard]] bool comesBefore(DossierSort sort, const Place& a, const Place& b);

//! What is read of one half of the table, open or ended. No two halves share an index.
struct HalfPlan
{
    QString sql; //!< row and sort column of the places after (`sort`, `row`), in the query's order; the last argument is the limit
    Db::Args args;
};

//! Whether the indexes are there that a plan names; a first sync is read without them.
Result<bool> canPlan(Db& db);
//! Counts a little in the indexes to choose one. `sort`, `row` as of page().
Result<HalfPlan> planHalf(Db& db, const DossierQuery& query, bool open, const QByteArray& sort, qint64 row,
                          const PlanMeasures& measures = {});
//! The next places of the query, over both halves where it asks for both.
Result<std::vector<Place>> places(Db& db, const DossierQuery& query, const QByteArray& sort, qint64 row, int limit,
                                  const PlanMeasures& measures = {});

} // namespace motcua::storage::dossiers
