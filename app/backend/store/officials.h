#pragma once

#include "backend/store/db.h"
#include "domain/official.h"

namespace motcua::backend::store {

struct OfficialRow
{
    domain::Official official;
    QString phone;
    QString passwordHash;
    QString demoPassword;
    bool disabled = false;
};

[[nodiscard]] std::optional<OfficialRow> findOfficial(Db& db, const QString& userName);
[[nodiscard]] std::optional<OfficialRow> findOfficialById(Db& db, const QString& id);
[[nodiscard]] std::vector<OfficialRow> allOfficials(Db& db);
void putOfficial(Db& db, const OfficialRow& row);
//! False when there is no such user. Ends the sessions too.
bool setDisabled(Db& db, const QString& userName, bool disabled, qint64 now);
bool setPassword(Db& db, const QString& userName, const QString& passwordHash, qint64 now);

} // namespace motcua::backend::store
