#pragma once

#include "domain/roster.h"
#include "storage/db.h"

#include <QHash>

namespace motcua::services {

//! The cells' own lists as they lie in the party file, read once for many registrations. On the reader or writer thread.
class RosterLines
{
public:
    explicit RosterLines(storage::Db& db) : m_db(db) {}

    [[nodiscard]] Result<const std::vector<domain::RosterLine>*> of(const QString& cell);
    [[nodiscard]] Result<domain::RosterMatch> match(const domain::MemberRegistration& registration);

private:
    storage::Db& m_db;
    QHash<QString, std::vector<domain::RosterLine>> m_lines;
};

} // namespace motcua::services
