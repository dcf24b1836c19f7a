#pragma once

#include "domain/result.h"

#include <QDate>
#include <QStringList>

#include <optional>
#include <vector>

namespace motcua::domain {

enum class Sex { Unknown, Male, Female };

[[nodiscard]] QString code(Sex sex); //!< unknown, male, female
[[nodiscard]] std::optional<Sex> sexFromCode(const QString& code);

//! A doubt that never blocks: the stable code and the field it stands beside.
struct Warning
{
    QString field;
    QString code;

    bool operator==(const Warning&) const = default;
};

//! What a 12-digit CCCD number itself says (NĐ 137/2015): birth province/country code, century+sex digit, year.
struct CitizenNumber
{
    QString digits;
    QString province; //!< three digits
    Sex sex = Sex::Unknown;
    int birthYear = 0;
};

//! Spaces and dots are forgiven. Errors: id_empty, id_length (neither 12 nor, as an alias of old dossiers, 9), id_not_digits.
[[nodiscard]] Result<CitizenNumber> parseCitizenNumber(const QString& text);

//! Differences between the number and what was typed: id_birth_year, id_sex. Empty when they agree or nothing is known.
[[nodiscard]] std::vector<Warning> checkCitizenNumber(const CitizenNumber& number, QDate birthDate, Sex sex);

//! What a citizen card carries; empty fields were not on it.
struct CitizenCard
{
    QString number;
    QString oldNumber;
    QString fullName;
    QDate birthDate;
    Sex sex = Sex::Unknown;
    QString residence;
    QDate issued;
    std::vector<Warning> warnings;

    bool operator==(const CitizenCard&) const = default;
};

//! `number|old CMND|name|ddMMyyyy|sex|residence|ddMMyyyy`, ≥ 7 fields, UTF-8. Mangling by a keyboard-wedge scanner (Telex, VNI,
//! lost code page) is repaired where only one reading is possible and warned of (qr_repaired), else refused.
//! Errors: qr_not_cccd, qr_fields, qr_number, qr_date, qr_mangled, qr_too_long (over 1,024 characters).
[[nodiscard]] Result<CitizenCard> parseCccdQr(const QString& text);

//! The three 30-character lines of the back (ICAO 9303 TD1, IDVNM). Errors: mrz_shape, mrz_check (a check digit fails).
//! The name comes without marks.
[[nodiscard]] Result<CitizenCard> parseMrz(const QStringList& lines);

//! 10 digits 0[35789]…; +84, 84 and 0084 become 0; spaces, dots and dashes are dropped. Errors: phone_empty, phone_shape.
[[nodiscard]] Result<QString> parsePhone(const QString& text);
//! phone_prefix_rare for a prefix that no operator is known to use (2026 list), else nothing.
[[nodiscard]] std::optional<Warning> checkPhonePrefix(const QString& phone);

//! Party card number: 8 digits (9 accepted), dots and spaces dropped. Errors: card_empty, card_shape.
[[nodiscard]] Result<QString> parseCardNumber(const QString& text);
//! CV number (số lý lịch): 6 digits and up to 3 letters, stored upper case. Errors: cv_empty, cv_shape.
[[nodiscard]] Result<QString> parseCvNumber(const QString& text);

//! dd/mm/yyyy, d-m-yyyy, ddmmyyyy or ISO. Errors: date_empty, date_shape, date_absent (31/02).
[[nodiscard]] Result<QDate> parseDate(const QString& text);

} // namespace motcua::domain
