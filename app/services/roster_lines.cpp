#include "services/roster_lines.h"

#include "domain/member_list.h"
#include "services/projection_kinds.h"
#include "storage/roster_store.h"

namespace motcua::services {

using namespace Qt::StringLiterals;
using domain::RosterLine;

Result<const std::vector<RosterLine>*> RosterLines::of(const QString& cell)
{
    auto known = m_lines.constFind(cell);
    if (known == m_lines.cend()) {
        const auto bodies = storage::roster::lines(m_db, cell);
        if (!bodies)
            return tl::unexpected(bodies.error());
        std::vector<RosterLine> lines;
        for (const QByteArray& body : *bodies)
            lines.push_back(domain::rosterLineFromJson(parsed(body)));
        known = m_lines.insert(cell, std::move(lines));
    }
    return &known.value();
}

Result<domain::RosterMatch> RosterLines::match(const domain::MemberRegistration& registration)
{
    const auto lines = of(registration.cell);
    if (!lines)
        return tl::unexpected(lines.error());
    return domain::matchRoster(registration, **lines);
}

} // namespace motcua::services
