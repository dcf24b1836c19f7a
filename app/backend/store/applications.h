#pragma once

#include "backend/store/db.h"
#include "domain/registration.h"

#include <optional>
#include <vector>

namespace motcua::backend::store {

inline constexpr int kApplicationSeconds = 3600;  //!< for confirming the phone
inline constexpr int kApplicationAgainSeconds = 60;
inline constexpr int kApplicationsOfOneNumber = 5; //!< looked at when somebody asks for its state

//! What a party member sent and the reviewers do not need: the password, and everything until the phone is confirmed.
struct ApplicationRow
{
    enum class State { Unproven, Sent, Opened };

    domain::MemberRegistration registration; //!< as it was sent; the record of the same id is what counts later
    State state = State::Unproven;
    QString passwordHash; //!< empty once the account is opened
    QString account;
    qint64 madeAt = 0; //!< ms since 1970
};

[[nodiscard]] std::optional<ApplicationRow> findApplication(Db& db, const QString& id);
//! Those that lie or lay with reviewers under this card or CV number, the newest first.
[[nodiscard]] std::vector<ApplicationRow> applicationsByNumber(Db& db, const QString& number);
//! Seconds until this phone may be sent the code of another one, 0 = now.
[[nodiscard]] int nextApplicationIn(Db& db, const QString& phone, qint64 now);

// Inside a write transaction.

void putApplication(Db& db, const ApplicationRow& row);
//! Forgets those whose phone nobody confirmed in time.
void dropStaleApplications(Db& db, qint64 now);

} // namespace motcua::backend::store
