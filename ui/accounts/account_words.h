#pragma once

#include "domain/citizen_account.h"

#include <QString>

namespace motcua::ui::accounts {

//! Sentences of the accounts at the desk; each follows the language.

[[nodiscard]] QString kindText(domain::AccountKind kind);
//! "Thuê bao di động (IAL2)", and why where it is not offered.
[[nodiscard]] QString methodText(const domain::AccountMethod& method);
//! What is wrong with a field of domain::checkRegistration (its name there), beside it. `empty`: nothing was typed.
[[nodiscard]] QString faultText(const QString& field, domain::AccountKind kind, bool empty);
//! A rule of the password (domain::passwordFaults), as it is to be.
[[nodiscard]] QString passwordRule(const QString& fault);
//! The rules in the order in which they are shown.
[[nodiscard]] const QStringList& passwordRules();

} // namespace motcua::ui::accounts
