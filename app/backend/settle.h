#pragma once

#include "backend/store/audit.h"
#include "backend/store/sessions.h"
#include "domain/apply.h"
#include "domain/command.h"

#include <QHash>

namespace motcua::backend {

//! What settling needs besides the database.
struct SettleContext
{
    const domain::Rules& rules;
    const store::Secrets& secrets;
    QDateTime now; //!< UTC, the centre's clock
    bool messages = false; //!< somebody delivers them
};

//! What became of a command. `json` is what is kept and sent: the result with the record's state in it, as the record's own bytes;
//! `result.state` is left empty.
struct Settlement
{
    domain::CommandResult result;
    QByteArray json;
};

//! Settles one command in one transaction: rights, domain::apply, what only the centre knows (numbers, incidents), the record, its
//! place in the feed, the audit row and the kept answer: all of it or nothing. A repeated command gets its answer again
//! (`duplicate` where it was applied). Writer thread. `touched` collects the last seq of each changed scope.
[[nodiscard]] Settlement settle(store::Db& db, const store::Caller& caller, const domain::Command& command, const SettleContext& context,
                                QHash<QString, qint64>& touched);

//! JSON of a result; `state` is JSON already, or empty.
[[nodiscard]] QByteArray resultJson(const domain::CommandResult& result, const QByteArray& state = {});

//! The kept answer of a command; nothing when it never came.
struct KeptResult
{
    domain::CommandResult result;
    QString official;
    QString hash;
};
[[nodiscard]] std::optional<KeptResult> keptResult(store::Db& db, const QString& commandId);

} // namespace motcua::backend
