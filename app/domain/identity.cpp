#include "domain/identity.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

constexpr qsizetype citizenDigits = 12;
constexpr qsizetype oldDigits = 9;
constexpr qsizetype longestField = 64;

//! Drops what people type between groups of digits.
[[nodiscard]] QString compact(const QString& text, QStringView dropped)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        if (!c.isSpace() && !dropped.contains(c)) {
            out += c;
        }
    }
    return out;
}

[[nodiscard]] bool isDigits(QStringView text)
{
    return !text.isEmpty() &&
           std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

[[nodiscard]] Failure invalid(const QString& code)
{
    return fail(ErrorKind::Invalid, code);
}

} // namespace

Result<CitizenNumber> parseCitizenNumber(const QString& text)
{
    CitizenNumber number;
    number.digits = compact(text, u".");
    if (number.digits.isEmpty()) {
        return invalid(u"id_empty"_s);
    }
    if (!isDigits(number.digits)) {
        return invalid(u"id_not_digits"_s);
    }
    if (number.digits.size() == oldDigits) { // the old card's number says nothing about its holder
        return number;
    }
    if (number.digits.size() != citizenDigits) {
        return invalid(u"id_length"_s);
    }
    number.province = number.digits.first(3);
    const int group = number.digits[3].digitValue();
    number.sex = group % 2 == 0 ? Sex::Male : Sex::Female;
    number.birthYear = 1900 + 100 * (group / 2) + QStringView(number.digits).sliced(4, 2).toInt();
    return number;
}

std::vector<Warning> checkCitizenNumber(const CitizenNumber& number, QDate birthDate, Sex sex)
{
    std::vector<Warning> warnings;
    if (number.birthYear != 0 && birthDate.isValid() && birthDate.year() != number.birthYear) {
        warnings.push_back({u"birthDate"_s, u"id_birth_year"_s});
    }
    if (number.sex != Sex::Unknown && sex != Sex::Unknown && sex != number.sex) {
        warnings.push_back({u"sex"_s, u"id_sex"_s});
    }
    return warnings;
}

Result<QString> parsePhone(const QString& text)
{
    QString digits = compact(text, u".-()");
    if (digits.isEmpty()) {
        return invalid(u"phone_empty"_s);
    }
    for (const QLatin1StringView country : {"+84"_L1, "0084"_L1, "84"_L1}) {
        if (digits.startsWith(country) && digits.size() >= country.size() + 9) {
            const bool zeroKept = digits.size() > country.size() && digits[country.size()] == u'0'; // "+84 (0)912…"
            digits = (zeroKept ? u""_s : u"0"_s) + digits.sliced(country.size());
            break;
        }
    }
    static constexpr QStringView second = u"35789";
    if (digits.size() != 10 || !isDigits(digits) || digits[0] != u'0' || !second.contains(digits[1])) {
        return invalid(u"phone_shape"_s);
    }
    return digits;
}

std::optional<Warning> checkPhonePrefix(const QString& phone)
{
    // Blocks given to operators, as known in 2026; a new one is a warning here, never an error.
    static constexpr std::array<QLatin1StringView, 36> prefixes{
        "032"_L1, "033"_L1, "034"_L1, "035"_L1, "036"_L1, "037"_L1, "038"_L1, "039"_L1, "052"_L1,
        "055"_L1, "056"_L1, "058"_L1, "059"_L1, "070"_L1, "076"_L1, "077"_L1, "078"_L1, "079"_L1,
        "081"_L1, "082"_L1, "083"_L1, "084"_L1, "085"_L1, "086"_L1, "087"_L1, "088"_L1, "089"_L1,
        "090"_L1, "091"_L1, "092"_L1, "093"_L1, "094"_L1, "096"_L1, "097"_L1, "098"_L1, "099"_L1};
    if (std::any_of(prefixes.begin(), prefixes.end(),
                    [&phone](QLatin1StringView prefix) { return phone.startsWith(prefix); })) {
        return std::nullopt;
    }
    return Warning{u"phone"_s, u"phone_prefix_rare"_s};
}

Result<QString> parseCardNumber(const QString& text)
{
    const QString digits = compact(text, u".");
    if (digits.isEmpty()) {
        return invalid(u"card_empty"_s);
    }
    if (!isDigits(digits) || digits.size() < 8 || digits.size() > 9) {
        return invalid(u"card_shape"_s);
    }
    return digits;
}

Result<QString> parseCvNumber(const QString& text)
{
    const QString number = compact(text, u".").toUpper();
    if (number.isEmpty()) {
        return invalid(u"cv_empty"_s);
    }
    const QStringView letters = QStringView(number).sliced(std::min<qsizetype>(6, number.size()));
    const bool plain = std::all_of(letters.begin(), letters.end(), [](QChar c) { return c >= u'A' && c <= u'Z'; });
    if (number.size() < 6 || number.size() > 9 || !isDigits(QStringView(number).first(6)) || !plain) {
        return invalid(u"cv_shape"_s);
    }
    return number;
}

Result<QDate> parseDate(const QString& text)
{
    const QString given = text.trimmed();
    if (given.isEmpty()) {
        return invalid(u"date_empty"_s);
    }
    if (given.size() > longestField) {
        return invalid(u"date_shape"_s);
    }
    std::array<QStringView, 3> parts;
    QString separated = given;
    if (isDigits(given) && given.size() == 8) {
        parts = {QStringView(given).first(2), QStringView(given).sliced(2, 2), QStringView(given).last(4)};
    } else {
        separated.replace(u'-', u'/').replace(u'.', u'/').remove(u' ');
        const QList<QStringView> pieces = QStringView(separated).split(u'/');
        if (pieces.size() != 3 || !std::all_of(pieces.begin(), pieces.end(), isDigits)) {
            return invalid(u"date_shape"_s);
        }
        const bool iso = pieces[0].size() == 4;
        parts = {pieces[iso ? 2 : 0], pieces[1], pieces[iso ? 0 : 2]};
    }
    if (parts[0].size() > 2 || parts[1].size() > 2 || parts[2].size() != 4) {
        return invalid(u"date_shape"_s);
    }
    const QDate date(parts[2].toInt(), parts[1].toInt(), parts[0].toInt());
    return date.isValid() ? Result<QDate>(date) : invalid(u"date_absent"_s);
}

} // namespace motcua::domain
