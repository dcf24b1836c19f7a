#pragma once

#include "domain/registration.h"

#include <vector>

namespace motcua::domain {

//! Why two registrations may be of one person. All rules stand in one table (duplicates.cpp): what has to be the same, and how it is
//! held side by side. (domain.md §2)
enum class DuplicateRule { CardNumber, CvNumber, Phone, NameAndBirth, Picture };

[[nodiscard]] QString code(DuplicateRule rule); //!< card_number, cv_number, phone, name_birth, picture

//! Every rule that holds between the two, in the table's order; empty: they have nothing to do with each other. Symmetric. An empty
//! value is never the same as another empty one.
[[nodiscard]] std::vector<DuplicateRule> duplicateRules(const MemberRegistration& one, const MemberRegistration& other);

//! What rule compares, as stored beside a registration to find others by; empty = this one cannot be found by it.
[[nodiscard]] QString duplicateKey(DuplicateRule rule, const MemberRegistration& registration);

//! A probationary member who holds a card by now: `later` (waiting, by card) goes on with the account of `earlier` (approved, by CV number, no
//! card, not gone on elsewhere) where both are the same person by name and birth date. Of another cell, too: who changes cells keeps the
//! account, but only an official who keeps both cells may say so.
[[nodiscard]] bool mayMerge(const MemberRegistration& earlier, const MemberRegistration& later);

} // namespace motcua::domain
