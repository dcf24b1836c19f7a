#pragma once

#include "backend/store/db.h"

#include <vector>

namespace motcua::backend::store {

//! "There is an account with my number and it is not mine" (S2). Decided by an administrator who saw the papers.
struct Complaint
{
    QString id;
    QString userName;
    QString fullName;
    QString phone;
    QString text;
    QString at;
    QString decision; //!< empty, upheld, declined
    QString note;
    QString decidedBy; //!< official's id
    QString decidedAt;
};

//! False when one about this number with this phone is open already: it is kept once.
[[nodiscard]] bool addComplaint(Db& db, const Complaint& complaint);
[[nodiscard]] std::optional<Complaint> findComplaint(Db& db, const QString& id);
//! Oldest first; those that nobody decided.
[[nodiscard]] std::vector<Complaint> openComplaints(Db& db, int limit);
//! The newest decisions first.
[[nodiscard]] std::vector<Complaint> decidedComplaints(Db& db, int limit);
//! False when somebody was first.
[[nodiscard]] bool decideComplaint(Db& db, const Complaint& decided);

} // namespace motcua::backend::store
