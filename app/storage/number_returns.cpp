#include "storage/number_returns.h"

namespace motcua::storage::numberReturns {

using namespace Qt::StringLiterals;

Result<int> retire(Db& db, QDate upTo)
{
    const QString day = upTo.toString(Qt::ISODate);
    const auto left = db.run(u"INSERT INTO number_return (agency, day, first, last) SELECT agency, day, next, last FROM number_block"
                             " WHERE day <= ? AND next <= last ON CONFLICT DO NOTHING"_s, {day});
    if (!left)
        return tl::unexpected(left.error());
    if (auto gone = db.run(u"DELETE FROM number_block WHERE day <= ?"_s, {day}); !gone)
        return tl::unexpected(gone.error());
    return int(*left);
}

Result<std::vector<NumberReturn>> all(Db& db, int limit)
{
    return db.list(u"SELECT agency, day, first, last FROM number_return ORDER BY day, first LIMIT ?"_s, {limit}, [](const Row& row) {
        return NumberReturn{row.text(0), QDate::fromString(row.text(1), Qt::ISODate), int(row.integer(2)), int(row.integer(3))};
    });
}

Result<void> remove(Db& db, const NumberReturn& range)
{
    const auto gone = db.run(u"DELETE FROM number_return WHERE agency = ? AND day = ? AND first = ?"_s,
                             {range.agency, range.day.toString(Qt::ISODate), range.first});
    if (!gone)
        return tl::unexpected(gone.error());
    return {};
}

} // namespace motcua::storage::numberReturns
