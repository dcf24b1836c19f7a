#pragma once

#include "backend/store/sessions.h"
#include "domain/citizen_account.h"

namespace motcua::backend::store {

inline constexpr int kEnrolmentSeconds = 3600;
inline constexpr int kTicketSeconds = 900;
inline constexpr int kEmailTokenSeconds = 3 * 24 * 3600;
inline constexpr int kEmailAgainSeconds = 60;

//! A registration between the form and the password. It holds no name: whoever sets the password first has it.
struct Enrolment
{
    QString id;
    domain::CitizenRegistration registration;
    QString helpedBy; //!< official's id
    domain::CitizenProfile profile = {}; //!< what a desk wrote down besides
};
void putEnrolment(Db& db, const Enrolment& enrolment, qint64 now);
[[nodiscard]] std::optional<Enrolment> findEnrolment(Db& db, const QString& id, qint64 now);
//! Seconds until this phone may be sent the code of another registration, 0 = now: nobody's phone is to be rung by strangers.
[[nodiscard]] int nextEnrolmentIn(Db& db, const QString& phone, qint64 now);
void dropEnrolment(Db& db, const QString& id);

//! What a confirmed one-time code is exchanged for: the right to set one password (or, Profile, to
//! change one profile), for kTicketSeconds.
struct Ticket
{
    Subject subject;
    Purpose purpose = Purpose::Reset; //!< Register: the subject is an enrolment
};
[[nodiscard]] QString openTicket(Db& db, const Ticket& ticket, qint64 now);
[[nodiscard]] std::optional<Ticket> findTicket(Db& db, const QString& ticket, qint64 now);
//! False when somebody used it meanwhile.
[[nodiscard]] bool useTicket(Db& db, const QString& ticket);

//! For a link in a message to `email`; nothing when the last one is younger than kEmailAgainSeconds.
[[nodiscard]] std::optional<QString> openEmailToken(Db& db, const QString& account, const QString& email, qint64 now);
//! Confirms the address (a waiting citizen becomes active) and gives the account; nothing when the token is none, old, or the address is
//! another one by now.
[[nodiscard]] std::optional<QString> confirmEmail(Db& db, const QString& token, qint64 now);

} // namespace motcua::backend::store
