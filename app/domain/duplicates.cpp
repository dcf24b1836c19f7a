#include "domain/duplicates.h"

#include "domain/names.h"

#include <array>

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

struct Row
{
    DuplicateRule rule;
    QLatin1StringView code;
    QString (*key)(const MemberRegistration&);
};

//! Without marks: who registers a second time often does it on another keyboard.
QString personKey(const MemberRegistration& r)
{
    return r.fullName.isEmpty() || !r.birthDate.isValid() ? QString() : keyK0(r.fullName) + u'|' + r.birthDate.toString(Qt::ISODate);
}

constexpr std::array<Row, 5> table{{
    {DuplicateRule::CardNumber, "card_number"_L1, [](const MemberRegistration& r) { return r.cardNumber; }},
    {DuplicateRule::CvNumber, "cv_number"_L1, [](const MemberRegistration& r) { return r.cvNumber; }},
    {DuplicateRule::Phone, "phone"_L1, [](const MemberRegistration& r) { return r.phone; }},
    {DuplicateRule::NameAndBirth, "name_birth"_L1, personKey},
    {DuplicateRule::Picture, "picture"_L1, [](const MemberRegistration& r) { return r.photo; }},
}};

} // namespace

QString code(DuplicateRule rule)
{
    return table[std::size_t(rule)].code;
}

std::vector<DuplicateRule> duplicateRules(const MemberRegistration& one, const MemberRegistration& other)
{
    std::vector<DuplicateRule> holding;
    if (one.id == other.id) {
        return holding;
    }
    for (const Row& row : table) {
        const QString key = row.key(one);
        if (!key.isEmpty() && key == row.key(other)) {
            holding.push_back(row.rule);
        }
    }
    return holding;
}

QString duplicateKey(DuplicateRule rule, const MemberRegistration& registration)
{
    return table[std::size_t(rule)].key(registration);
}

bool mayMerge(const MemberRegistration& earlier, const MemberRegistration& later)
{
    if (earlier.id == later.id) {
        return false;
    }
    const bool byCv = earlier.status == RegistrationStatus::Approved && earlier.cardNumber.isEmpty() && !earlier.cvNumber.isEmpty() && earlier.mergedInto.isEmpty();
    const bool byCard = later.status == RegistrationStatus::Waiting && !later.cardNumber.isEmpty() && (later.cvNumber.isEmpty() || later.cvNumber == earlier.cvNumber);
    // The centre opens the account to nobody but the same person, so a number alone does not do.
    return byCv && byCard && keyK1(earlier.fullName) == keyK1(later.fullName) && earlier.birthDate.isValid() && earlier.birthDate == later.birthDate;
}

} // namespace motcua::domain
