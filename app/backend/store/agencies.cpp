#include "backend/store/agencies.h"

using namespace Qt::StringLiterals;

namespace motcua::backend::store {

namespace {

template<class Row>
domain::AgencyHead read(const Row& row)
{
    return {QDate::fromString(row.value(1).toString(), Qt::ISODate), row.value(2).toString(), row.value(3).toString(),
            row.value(4).toString(), row.value(5).toString(), row.value(6).toString()};
}

} // namespace

std::vector<domain::AgencyHead> agencyHeads(Db& db, const QString& agency)
{
    std::vector<domain::AgencyHead> heads;
    db.each("SELECT agency, valid_from, parent, name, place, address, phone FROM agency_head WHERE agency = ? ORDER BY valid_from"_L1, {agency},
            [&heads](const auto& row) {
                heads.push_back(read(row));
                return true;
            });
    return heads;
}

std::vector<std::pair<QString, domain::AgencyHead>> allAgencyHeads(Db& db)
{
    std::vector<std::pair<QString, domain::AgencyHead>> heads;
    db.each("SELECT agency, valid_from, parent, name, place, address, phone FROM agency_head ORDER BY agency, valid_from"_L1, {},
            [&heads](const auto& row) {
                heads.emplace_back(row.value(0).toString(), read(row));
                return true;
            });
    return heads;
}

void putAgencyHead(Db& db, const QString& agency, const domain::AgencyHead& head)
{
    db.run("INSERT INTO agency_head (agency, valid_from, parent, name, place, address, phone) VALUES (?, ?, ?, ?, ?, ?, ?) "
           "ON CONFLICT (agency, valid_from) DO UPDATE SET parent = excluded.parent, name = excluded.name, place = excluded.place, "
           "address = excluded.address, phone = excluded.phone"_L1,
           {agency, head.validFrom.isValid() ? head.validFrom.toString(Qt::ISODate) : QString(u""_s), head.parent, head.name, head.place, head.address,
            head.phone});
}

} // namespace motcua::backend::store
