#pragma once

#include <QDate>
#include <QString>


namespace motcua::backend {

//! SplitMix64: the same numbers on every platform and Qt version, so that a seed names one province for ever.
class SeedRandom
{
public:
    explicit SeedRandom(quint64 seed) : m_state(seed) {}
    [[nodiscard]] quint64 next();
    [[nodiscard]] int below(int bound) { return int(next() % quint64(bound)); }
    [[nodiscard]] bool chance(int percent) { return below(100) < percent; }
    [[nodiscard]] QString digits(int count);
    template<class T, size_t N>
    [[nodiscard]] const T& pick(const T (&items)[N])
    {
        return items[size_t(below(int(N)))];
    }

private:
    quint64 m_state;
};

struct InventedPerson
{
    QString fullName;
    bool female = false;
    QDate birthDate;
    QString idNumber; //!< 12 digits that agree with sex and year
    QString phone;
    QString address;
};

//! An organisation with who stands for it. Its tax code has a right check digit and begins with 99, which no province's codes do.
struct InventedOrganisation
{
    QString name;
    QString taxCode; //!< ten digits, thirteen of a branch
    QString position;
};
[[nodiscard]] InventedOrganisation inventOrganisation(SeedRandom& random);

//! Common syllables put together at random: no real person is meant.
[[nodiscard]] InventedPerson inventPerson(SeedRandom& random);
[[nodiscard]] QString inventHomeTown(SeedRandom& random);

} // namespace motcua::backend
