#include "backend/cells.h"

#include "backend/store/officials.h"
#include "domain/names.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::backend {

using store::Db;

std::vector<Cell> cells(Db& db)
{
    using domain::Role;
    std::vector<Cell> found;
    for (const auto& row : store::allOfficials(db)) {
        const bool cellsOwn = row.official.has(Role::CellSecretary) || row.official.has(Role::CellDeputy);
        if (row.disabled || (!cellsOwn && !row.official.has(Role::CommitteeOfficer)))
            continue;
        for (const domain::Scope& scope : row.official.scopes) {
            if (!scope.text.startsWith("cell:"_L1))
                continue;
            const QString id = scope.text.sliced(5);
            const auto known = std::find_if(found.begin(), found.end(), [&id](const Cell& cell) { return cell.id == id; });
            if (known == found.end())
                found.push_back({id, cellsOwn ? row.official.unit : id});
            else if (cellsOwn)
                known->name = row.official.unit;
        }
    }
    std::sort(found.begin(), found.end(), [](const Cell& a, const Cell& b) { return domain::sortKey(a.name) < domain::sortKey(b.name); });
    return found;
}

QString officialBehind(Db& db, const domain::MemberRegistration& registration)
{
    for (const auto& row : store::allOfficials(db)) {
        const bool sameName = domain::keyK0(row.official.fullName) == domain::keyK0(registration.fullName);
        if (row.phone == registration.phone || (sameName && row.official.holds(u"cell:"_s + registration.cell)))
            return row.official.id;
    }
    return {};
}

} // namespace motcua::backend
