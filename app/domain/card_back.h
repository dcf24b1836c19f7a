#pragma once

#include "domain/identity.h"

namespace motcua::domain {

//! Where the back of a citizen card (its machine-readable zone) says something else than is written: `number_differs`,
//! `birth_date_differs`, `sex_differs`, `name_differs`, each with the field it stands beside (number, birthDate, sex, fullName). What is not
//! written, or not told by the back, differs from nothing; names are compared without marks, and the back may cut a long one.
[[nodiscard]] std::vector<Warning> compareWithBack(const CitizenCard& written, const CitizenCard& back);

} // namespace motcua::domain
