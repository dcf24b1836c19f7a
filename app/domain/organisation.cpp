#include "domain/organisation.h"

#include "domain/names.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

constexpr std::array weights{31, 29, 23, 19, 17, 13, 7, 5, 3};
constexpr qsizetype longestNumber = 100;

} // namespace

int taxCheckDigit(QStringView nineDigits)
{
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        sum += weights[i] * nineDigits[qsizetype(i)].digitValue();
    }
    const int digit = 10 - sum % 11;
    return digit > 9 ? -1 : digit;
}

Result<OrganisationNumber> parseOrganisationNumber(const QString& text)
{
    static const QRegularExpression fillers(u"[\\s.\\-]"_s);
    static const QRegularExpression shape(u"^[0-9]{10}([0-9]{3})?$"_s);
    const QString plain = normalName(text);
    if (plain.isEmpty()) {
        return fail(ErrorKind::Invalid, u"tax_empty"_s);
    }
    if (plain.size() > longestNumber) {
        return fail(ErrorKind::Invalid, u"org_number_long"_s);
    }
    const QString digits = QString(plain).remove(fillers);
    if (!shape.match(digits).hasMatch()) {
        return OrganisationNumber{plain, false, true};
    }
    return OrganisationNumber{digits, true, taxCheckDigit(QStringView(digits).first(9)) == digits[9].digitValue()};
}

std::optional<Warning> checkOrganisationNumber(const OrganisationNumber& number)
{
    if (!number.taxCode) {
        return Warning{u"idNumber"_s, u"tax_none"_s};
    }
    return number.checks ? std::nullopt : std::optional(Warning{u"idNumber"_s, u"tax_check"_s});
}

} // namespace motcua::domain
