#pragma once

#include "domain/dossier.h"

namespace motcua::domain {

//! An apology (form 04) that the citizen was given, as the timeline has it. It promises a new date and moves no due date: whether a
//! dossier was on time is reckoned by the date on the receipt (domain.md §1, "frozen").
struct Apology
{
    QDateTime at;     //!< UTC
    QDateTime newDue; //!< UTC
    QString reason;
    bool beforeDue = false; //!< it was written while the time still ran, as it ought to be
};

inline constexpr char newDueField[] = "newDue"; //!< the step's field in the timeline; from the date before to the new one

[[nodiscard]] std::optional<Apology> lastApology(const Dossier& dossier);

//! The payload of a dossier.note that records it.
[[nodiscard]] QJsonObject apologyPayload(const QString& reason, const QDateTime& newDue);

} // namespace motcua::domain
