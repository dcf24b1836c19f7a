#pragma once

#include "domain/calendar.h"
#include "domain/citizen_account.h"
#include "domain/result.h"

#include <QDateTime>

#include <optional>

namespace motcua::domain {

//! What the account is like that a complaint is about, as far as who decides it has to know.
struct AccountInQuestion
{
    AccountKind kind = AccountKind::Citizen;
    QString fullName;
    QString maskedPhone;
    QString helpedBy; //!< full name of the official who helped at a desk; empty = opened without
    QDateTime openedAt;
    bool waiting = false; //!< for its e-mail to be confirmed

    bool operator==(const AccountInQuestion&) const = default;
};

//! "There is an account with my number and it is not mine" (domain.md §4): a way out of the existence check. An administrator decides it
//! with the person's papers. Upheld, the account is closed and its number free; either way the person is told on the phone.
struct Complaint
{
    QString id;
    QString userName; //!< ID number or tax code
    QString fullName;
    QString phone;
    QString text;
    QDateTime at;
    QDateTime dueAt; //!< complaintDue()
    QString decision; //!< empty, upheld, declined
    QString note;     //!< why
    QString decidedBy; //!< full name
    QDateTime decidedAt;
    std::optional<AccountInQuestion> account; //!< nothing: there is none any more

    [[nodiscard]] bool isOpen() const { return decision.isEmpty(); }
    bool operator==(const Complaint&) const = default;
};

//! Thirty days by date, an end on a day off goes to the next working day. [C] Luật Khiếu nại 2011, Điều 28; invalid where the calendar ends.
[[nodiscard]] QDateTime complaintDue(const QDateTime& at, const WorkCalendar& calendar);

[[nodiscard]] QJsonObject toJson(const Complaint& complaint);
//! Errors (kind Contract): complaint_json, complaint_field.
[[nodiscard]] Result<Complaint> complaintFromJson(const QJsonObject& json);

} // namespace motcua::domain
