#pragma once

#include "domain/identity.h"

#include <QJsonObject>

#include <vector>

namespace motcua::domain {

//! What an account of the public stands for (S2, S4). domain.md §4.
enum class AccountKind { Citizen, Business, Agency };

[[nodiscard]] QString code(AccountKind kind); //!< citizen, business, agency
[[nodiscard]] std::optional<AccountKind> accountKindFromCode(const QString& code);

//! One way to prove who one is; versioned data (resources/rules/account_methods.json), for VNeID and laws move it.
struct AccountMethod
{
    QString id;    //!< mobile, province …
    QString name;  //!< as people read it
    QString level; //!< IAL2, IAL3
    std::vector<AccountKind> kinds;
    bool offered = false; //!< by this centre; the others are named and refused
    bool byEmail = false; //!< active once the e-mail is confirmed (S4), else once the password is set (S2, S3)
};

struct AccountMethods
{
    QString id;
    std::vector<AccountMethod> rows;

    [[nodiscard]] const AccountMethod* find(const QString& method) const;
};

//! Errors (Contract): methods_json, methods_row.
[[nodiscard]] Result<AccountMethods> parseAccountMethods(const QByteArray& bytes);

//! A citizen's ID number (12 or 9 digits), a business's or an agency's tax code (10 digits, or 13 with a branch), without spaces, dots
//! and dashes. Errors: those of parseCitizenNumber, tax_empty, tax_shape.
[[nodiscard]] Result<QString> parseAccountName(AccountKind kind, const QString& text);

//! Shape only; no control characters, so that it may stand in a header. Errors: email_empty, email_shape.
[[nodiscard]] Result<QString> parseEmail(const QString& text);

//! What somebody gives to get an account.
struct CitizenRegistration
{
    AccountKind kind = AccountKind::Citizen;
    QString method;
    QString userName;
    QString fullName;
    QDate birthDate;
    QString phone;
    QString email;
    bool consent = false;
};

//! Brings every field into the form that is stored; `faults` are the names of those that are wrong or missing.
struct CheckedRegistration
{
    CitizenRegistration registration;
    QStringList faults;
    std::vector<Warning> warnings;
};
[[nodiscard]] CheckedRegistration checkRegistration(const CitizenRegistration& given, const AccountMethods& methods, QDate today);

//! The rest of a profile: all of it may be left out. domain.md §4 lists what the forms ask.
struct CitizenProfile
{
    QDate birthDate;
    Sex sex = Sex::Unknown;
    QString displayName;
    QString paperKind; //!< cccd, cmnd, passport, business_licence …
    QString paperNumber;
    QDate issuedOn;
    QString issuedAt;
    QString nationality;
    QString ethnicity;
    QString religion;
    QString maritalStatus;
    QString landline;
    QString province; //!< of the postal address
    QString ward;
    QString street;

    bool operator==(const CitizenProfile&) const = default;
};

[[nodiscard]] QJsonObject toJson(const CitizenProfile& profile);
//! Strict. Errors (Invalid): profile_field with the field as detail.
[[nodiscard]] Result<CitizenProfile> citizenProfileFromJson(const QJsonObject& json);

} // namespace motcua::domain
