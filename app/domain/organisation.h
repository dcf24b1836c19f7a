#pragma once

#include "domain/identity.h"

namespace motcua::domain {

//! What an organisation is known by: a tax code (mã số thuế, since 2015 also the number of a business's registration), or where it has
//! none, the number of the paper that founded it.
struct OrganisationNumber
{
    QString text;         //!< 0100109106, 0100109106001; or the paper's number as given
    bool taxCode = false;
    bool checks = true;   //!< a tax code's tenth digit fits the nine before it
};

//! Ten digits, or thirteen of a branch, with spaces, dots and dashes among them; whatever else is a paper's number. Errors: tax_empty,
//! org_number_long (over 100 characters).
[[nodiscard]] Result<OrganisationNumber> parseOrganisationNumber(const QString& text);

//! The tenth digit for nine: weights 31 29 23 19 17 13 7 5 3, ten minus the sum modulo eleven; −1 where no code begins with these nine.
//! Source: the rule of the tax administration's Thông tư 105/2020/TT-BTC and the decree before it, tried on published codes.
[[nodiscard]] int taxCheckDigit(QStringView nineDigits);

//! Doubts that never block: tax_check (a digit is wrong), tax_none (a paper's number, no tax code). Empty for a good tax code.
[[nodiscard]] std::optional<Warning> checkOrganisationNumber(const OrganisationNumber& number);

} // namespace motcua::domain
