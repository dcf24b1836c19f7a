#pragma once

#include "domain/registration.h"
#include "storage/db.h"
#include "storage/marks.h"

namespace motcua::storage {

struct RegistrationEntry
{
    QByteArray body; //!< JSON as shown
    Mark mark = Mark::Settled;
    int duplicates = 0;
};

// Plain functions on one connection; no transaction of their own. Written by the services' Projection alone.
namespace registrations {

Result<bool> putTruth(Db& db, const domain::MemberRegistration& registration, const QByteArray& body, const Origin& origin);
Result<void> show(Db& db, const domain::MemberRegistration& shown, const QByteArray& body, Mark mark);
Result<void> showTruth(Db& db, const domain::MemberRegistration& truth, Mark mark);
//! One that is made here and that the centre does not have yet.
Result<void> insertShown(Db& db, const domain::MemberRegistration& shown, const QString& scope, const QByteArray& body, Mark mark);
Result<void> remove(Db& db, const domain::Id& id);
Result<std::optional<Bodies>> find(Db& db, const domain::Id& id);
Result<std::vector<std::pair<QString, qint64>>> unseen(Db& db, const QString& scope, qint64 generation);

//! Oldest first. With `waitingOnly` also those whose decision needs a look: they are not done.
Result<std::vector<RegistrationEntry>> list(Db& db, bool waitingOnly, int limit = 5000);
//! Those that are no longer as the member sent them first: decided, returned, corrected since. Newest first; duplicates are not counted.
Result<std::vector<RegistrationEntry>> decided(Db& db, int limit);
//! Others that one of domain::DuplicateRule finds.
Result<std::vector<QByteArray>> duplicatesOf(Db& db, const domain::Id& id);

} // namespace registrations
} // namespace motcua::storage
