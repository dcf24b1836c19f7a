#pragma once

#include "backend/store/db.h"
#include "backend/store/secrets.h"
#include "domain/registration.h"

#include <QDateTime>

namespace motcua::backend {

//! What became of an approved registration's account.
struct MemberAccount
{
    QString refusal; //!< code, empty = there is an account now (or the registration came without a password, and needs none)
    QStringList fields;
    bool merged = false; //!< a probationary member's account got its card number
};

//! Inside the transaction that approves: the numbers sign in from now on, with the password chosen at registration. Somebody with
//! an account by CV number who registers with both numbers keeps it and signs in by either. A number of somebody else's is refused:
//! account_exists.
[[nodiscard]] MemberAccount openMemberAccount(store::Db& db, const domain::MemberRegistration& registration, const store::Secrets& secrets,
                                              const QDateTime& now);

//! The form in which a member's number signs in: a card number without dots, a CV number in capitals; anything else as it is.
[[nodiscard]] QString memberNumber(const QString& typed);

//! SMS about a decision, empty = none. No name and no number in it: phones change hands.
[[nodiscard]] QString decisionNotice(const domain::MemberRegistration& registration);

} // namespace motcua::backend
