#include "domain/citizen_account.h"

#include "domain/json_write.h"
#include "domain/names.h"
#include "domain/organisation.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

constexpr std::array<json::Row<AccountKind>, 3> kinds{{
    {AccountKind::Citizen, "citizen"_L1},
    {AccountKind::Business, "business"_L1},
    {AccountKind::Agency, "agency"_L1},
}};

constexpr qsizetype longestName = 200;
constexpr int oldestYears = 130;

struct TextField
{
    QLatin1StringView key;
    QString CitizenProfile::*text;
};

constexpr std::array textFields{
    TextField{"displayName"_L1, &CitizenProfile::displayName}, TextField{"paperKind"_L1, &CitizenProfile::paperKind},
    TextField{"paperNumber"_L1, &CitizenProfile::paperNumber}, TextField{"issuedAt"_L1, &CitizenProfile::issuedAt},
    TextField{"nationality"_L1, &CitizenProfile::nationality}, TextField{"ethnicity"_L1, &CitizenProfile::ethnicity},
    TextField{"religion"_L1, &CitizenProfile::religion},       TextField{"maritalStatus"_L1, &CitizenProfile::maritalStatus},
    TextField{"landline"_L1, &CitizenProfile::landline},       TextField{"province"_L1, &CitizenProfile::province},
    TextField{"ward"_L1, &CitizenProfile::ward},               TextField{"street"_L1, &CitizenProfile::street},
};

[[nodiscard]] AccountMethod readMethod(json::Reader& row)
{
    AccountMethod method;
    method.id = row.text("id"_L1, json::Need::Required);
    method.name = row.text("name"_L1, json::Need::Required);
    method.level = row.text("level"_L1, json::Need::Required);
    for (const QString& text : row.texts("kinds"_L1)) {
        const auto kind = accountKindFromCode(text);
        if (!kind) {
            row.refuse({}, "kinds"_L1);
            break;
        }
        method.kinds.push_back(*kind);
    }
    method.offered = row.flag("offered"_L1);
    method.byEmail = row.flag("byEmail"_L1);
    return method;
}

} // namespace

QString code(AccountKind kind)
{
    return json::codeOf(kinds, kind);
}

std::optional<AccountKind> accountKindFromCode(const QString& code)
{
    return json::valueOf(kinds, code);
}

const AccountMethod* AccountMethods::find(const QString& method) const
{
    const auto row = std::find_if(rows.begin(), rows.end(), [&method](const AccountMethod& it) { return it.id == method; });
    return row == rows.end() ? nullptr : &*row;
}

Result<AccountMethods> parseAccountMethods(const QByteArray& bytes)
{
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject()) {
        return fail(ErrorKind::Contract, u"methods_json"_s);
    }
    const QJsonObject object = document.object();
    json::Reader reader(object, "methods"_L1);
    AccountMethods methods;
    methods.id = reader.text("id"_L1, json::Need::Required);
    methods.rows = reader.list<AccountMethod>("rows"_L1, readMethod, json::Need::Required);
    const Result<AccountMethods> result = reader.done(std::move(methods));
    return result ? result : fail(ErrorKind::Contract, u"methods_row"_s, result.error().detail);
}

Result<QString> parseAccountName(AccountKind kind, const QString& text)
{
    if (kind == AccountKind::Citizen) {
        return parseCitizenNumber(text).map([](const CitizenNumber& number) { return number.digits; });
    }
    static const QRegularExpression fillers(u"[\\s.\\-]"_s);
    static const QRegularExpression shape(u"^\\d{10}(\\d{3})?$"_s);
    const QString digits = QString(text).remove(fillers);
    if (digits.isEmpty()) {
        return fail(ErrorKind::Invalid, u"tax_empty"_s);
    }
    return shape.match(digits).hasMatch() ? Result<QString>(digits) : fail(ErrorKind::Invalid, u"tax_shape"_s);
}

Result<QString> parseEmail(const QString& text)
{
    static const QRegularExpression shape(u"^[A-Za-z0-9._%+\\-]{1,64}@([A-Za-z0-9](-*[A-Za-z0-9]){0,62}\\.)+[A-Za-z]{2,24}$"_s);
    const QString email = text.trimmed();
    if (email.isEmpty()) {
        return fail(ErrorKind::Invalid, u"email_empty"_s);
    }
    if (email.size() > longestName || !shape.match(email).hasMatch()) {
        return fail(ErrorKind::Invalid, u"email_shape"_s);
    }
    return email;
}

CheckedRegistration checkRegistration(const CitizenRegistration& given, const AccountMethods& methods, QDate today)
{
    CheckedRegistration checked{given, {}, {}};
    CitizenRegistration& out = checked.registration;
    const auto need = [&checked](bool good, const QString& field) {
        if (!good) {
            checked.faults.append(field);
        }
    };
    const AccountMethod* method = methods.find(given.method);
    need(method != nullptr && method->offered &&
             std::find(method->kinds.begin(), method->kinds.end(), given.kind) != method->kinds.end(),
         u"method"_s);
    const auto userName = parseAccountName(given.kind, given.userName);
    need(userName.has_value(), u"userName"_s);
    out.userName = userName.value_or(QString());
    out.fullName = normalName(given.fullName);
    need(!out.fullName.isEmpty() && out.fullName.size() <= longestName, u"fullName"_s);
    // A business has no birthday; a person's lies in the past and within memory.
    const bool person = given.kind == AccountKind::Citizen;
    const bool plausible = given.birthDate.isValid() && given.birthDate <= today && given.birthDate.year() > today.year() - oldestYears;
    need(person ? plausible : !given.birthDate.isValid() || plausible, u"birthDate"_s);
    const auto phone = parsePhone(given.phone);
    need(phone.has_value(), u"phone"_s);
    out.phone = phone.value_or(QString());
    const bool needsEmail = method != nullptr && method->byEmail;
    if (!given.email.trimmed().isEmpty() || needsEmail) {
        const auto email = parseEmail(given.email);
        need(email.has_value(), u"email"_s);
        out.email = email.value_or(QString());
    } else {
        out.email.clear();
    }
    need(given.consent, u"consent"_s);
    if (!checked.faults.isEmpty()) {
        return checked;
    }
    if (person) {
        if (const auto number = parseCitizenNumber(out.userName)) {
            checked.warnings = checkCitizenNumber(*number, out.birthDate, Sex::Unknown);
        }
    }
    if (!person) {
        const auto number = parseOrganisationNumber(out.userName);
        if (const auto warning = number ? checkOrganisationNumber(*number) : std::nullopt) {
            checked.warnings.push_back({u"userName"_s, warning->code});
        }
    }
    if (const auto warning = checkPhonePrefix(out.phone)) {
        checked.warnings.push_back(*warning);
    }
    return checked;
}

QJsonObject toJson(const CitizenProfile& profile)
{
    QJsonObject json;
    json::put(json, "birthDate"_L1, profile.birthDate);
    json::put(json, "sex"_L1, code(profile.sex));
    json::put(json, "issuedOn"_L1, profile.issuedOn);
    for (const TextField& field : textFields) {
        json::put(json, field.key, profile.*field.text);
    }
    return json;
}

Result<CitizenProfile> citizenProfileFromJson(const QJsonObject& json)
{
    CitizenProfile profile;
    if (json.isEmpty()) { // nothing said of oneself is a profile too
        return profile;
    }
    json::Reader reader(json, "profile"_L1, ErrorKind::Invalid);
    reader.onlyKeys({"birthDate"_L1, "sex"_L1, "issuedOn"_L1, "displayName"_L1, "paperKind"_L1, "paperNumber"_L1, "issuedAt"_L1,
                     "nationality"_L1, "ethnicity"_L1, "religion"_L1, "maritalStatus"_L1, "landline"_L1, "province"_L1, "ward"_L1,
                     "street"_L1});
    profile.birthDate = reader.date("birthDate"_L1);
    profile.issuedOn = reader.date("issuedOn"_L1);
    const QString sex = reader.text("sex"_L1);
    if (!sex.isEmpty() && !sexFromCode(sex)) {
        reader.refuse({}, "sex"_L1);
    }
    profile.sex = sexFromCode(sex).value_or(Sex::Unknown);
    for (const TextField& field : textFields) {
        profile.*field.text = normalName(reader.text(field.key));
        if ((profile.*field.text).size() > longestName) {
            reader.refuse({}, field.key);
        }
    }
    return reader.done(std::move(profile));
}

} // namespace motcua::domain
