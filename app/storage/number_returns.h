#pragma once

#include "storage/db.h"

#include <QDate>

namespace motcua::storage {

//! Leased numbers that were not used, on their way back to the centre.
struct NumberReturn
{
    QString agency;
    QDate day;
    int first = 0;
    int last = 0;
};

// Plain functions on one connection; no transaction of their own.
namespace numberReturns {

//! What is left of the blocks up to and with this day goes back. From then on nobody takes a number of them here, whether the
//! centre has heard of it or not: a number given twice would be worse than one that is lost.
Result<int> retire(Db& db, QDate upTo);
Result<std::vector<NumberReturn>> all(Db& db, int limit = 50);
Result<void> remove(Db& db, const NumberReturn& range);

} // namespace numberReturns
} // namespace motcua::storage
