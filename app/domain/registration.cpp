#include "domain/registration.h"

#include "domain/apply_rules.h"
#include "domain/identity.h"
#include "domain/json_write.h"
#include "domain/names.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

constexpr std::array<json::Row<RegistrationStatus>, 4> statuses{{
    {RegistrationStatus::Waiting, "waiting"_L1},
    {RegistrationStatus::Approved, "approved"_L1},
    {RegistrationStatus::Refused, "refused"_L1},
    {RegistrationStatus::Returned, "returned"_L1},
}};

constexpr std::array<json::Row<ReviewWay>, 3> ways{{
    {ReviewWay::Person, "person"_L1},
    {ReviewWay::Sample, "sample"_L1},
    {ReviewWay::Bulk, "bulk"_L1},
}};

constexpr int youngestYears = 18;
constexpr qsizetype longestHomeTown = 200;
constexpr qsizetype longestName = 100;

QJsonObject toJson(const RegistrationStep& step)
{
    QJsonObject json;
    json::put(json, "at"_L1, step.at);
    json::put(json, "by"_L1, step.by);
    json::put(json, "status"_L1, code(step.status));
    json::put(json, "reason"_L1, step.reason);
    json::put(json, "way"_L1, code(step.way));
    json::put(json, "photo"_L1, step.photo);
    json::put(json, "values"_L1, step.values);
    if (!step.viewed.isEmpty()) {
        json.insert("viewed"_L1, QJsonArray::fromStringList(step.viewed));
    }
    return json;
}

RegistrationStep readStep(json::Reader& reader)
{
    RegistrationStep step;
    step.at = reader.moment("at"_L1);
    step.by = reader.text("by"_L1);
    step.status = reader.choice("status"_L1, statuses, RegistrationStatus::Waiting, json::Need::Required, "unknown_status"_L1);
    step.reason = reader.text("reason"_L1);
    step.way = reader.choice("way"_L1, ways, ReviewWay::Person);
    step.photo = reader.text("photo"_L1);
    step.values = reader.text("values"_L1);
    step.viewed = reader.texts("viewed"_L1);
    return step;
}

} // namespace

QString code(ReviewWay way)
{
    return json::codeOf(ways, way);
}

std::optional<ReviewWay> reviewWayFromCode(const QString& code)
{
    return json::valueOf(ways, code);
}

QString valuesHash(const MemberRegistration& registration)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString& value : {registration.cell, registration.fullName, registration.cardNumber, registration.cvNumber,
                                 json::dateText(registration.birthDate), registration.homeTown, registration.phone}) {
        const QByteArray bytes = value.toUtf8();
        hash.addData(QByteArray::number(bytes.size()) + ':' + bytes); // its length first: two fields never run together
    }
    return QString::fromLatin1(hash.result().toHex());
}

QStringList faultyFields(const MemberRegistration& r, QDate today)
{
    QStringList faulty;
    const auto number = [&faulty](const QString& given, const Result<QString>& parsed, const QString& field) {
        if (!given.isEmpty() && (!parsed || *parsed != given)) {
            faulty << field;
        }
    };
    if (r.fullName.isEmpty() || r.fullName.size() > longestName || normalName(r.fullName) != r.fullName) {
        faulty << u"fullName"_s;
    }
    if (r.cardNumber.isEmpty() && r.cvNumber.isEmpty()) {
        faulty << u"cardNumber"_s;
    }
    number(r.cardNumber, parseCardNumber(r.cardNumber), u"cardNumber"_s);
    number(r.cvNumber, parseCvNumber(r.cvNumber), u"cvNumber"_s);
    if (!r.birthDate.isValid() || r.birthDate.year() < 1900 || r.birthDate.addYears(youngestYears) > today) {
        faulty << u"birthDate"_s;
    }
    if (r.homeTown.isEmpty() || r.homeTown.size() > longestHomeTown) {
        faulty << u"homeTown"_s;
    }
    if (const auto phone = parsePhone(r.phone); !phone || *phone != r.phone) {
        faulty << u"phone"_s;
    }
    return faulty;
}

QString code(RegistrationStatus status)
{
    return json::codeOf(statuses, status);
}

std::optional<RegistrationStatus> registrationStatusFromCode(const QString& code)
{
    return json::valueOf(statuses, code);
}

QJsonObject toJson(const MemberRegistration& registration)
{
    QJsonObject json;
    json::put(json, "id"_L1, registration.id);
    json.insert("rev"_L1, registration.rev);
    json::put(json, "cell"_L1, registration.cell);
    json::put(json, "cellName"_L1, registration.cellName);
    json::put(json, "fullName"_L1, registration.fullName);
    json::put(json, "cardNumber"_L1, registration.cardNumber);
    json::put(json, "cvNumber"_L1, registration.cvNumber);
    json::put(json, "birthDate"_L1, registration.birthDate);
    json::put(json, "homeTown"_L1, registration.homeTown);
    json::put(json, "phone"_L1, registration.phone);
    json::put(json, "photo"_L1, registration.photo);
    json::put(json, "officialId"_L1, registration.officialId);
    json::put(json, "submittedAt"_L1, registration.submittedAt);
    json::put(json, "status"_L1, code(registration.status));
    json::put(json, "decidedBy"_L1, registration.decidedBy);
    json::put(json, "decidedAt"_L1, registration.decidedAt);
    json::put(json, "reason"_L1, registration.reason);
    json::put(json, "assistedBy"_L1, registration.assistedBy);
    json::put(json, "mergedWith"_L1, registration.mergedWith);
    json::put(json, "mergedInto"_L1, registration.mergedInto);
    if (!registration.history.empty()) {
        QJsonArray history;
        for (const RegistrationStep& step : registration.history) {
            history.append(toJson(step));
        }
        json.insert("history"_L1, history);
    }
    return json;
}

namespace {

Result<MemberRegistration> readRegistration(json::Reader reader)
{
    MemberRegistration registration;
    registration.id = reader.text("id"_L1, json::Need::Required);
    registration.rev = reader.integer("rev"_L1);
    registration.cell = reader.text("cell"_L1, json::Need::Required);
    registration.cellName = reader.text("cellName"_L1);
    registration.fullName = reader.text("fullName"_L1);
    registration.cardNumber = reader.text("cardNumber"_L1);
    registration.cvNumber = reader.text("cvNumber"_L1);
    registration.birthDate = reader.date("birthDate"_L1);
    registration.homeTown = reader.text("homeTown"_L1);
    registration.phone = reader.text("phone"_L1);
    registration.photo = reader.text("photo"_L1);
    registration.officialId = reader.text("officialId"_L1);
    registration.submittedAt = reader.moment("submittedAt"_L1);
    registration.status = reader.choice("status"_L1, statuses, RegistrationStatus::Waiting, json::Need::Required,
                                        "unknown_status"_L1);
    registration.decidedBy = reader.text("decidedBy"_L1);
    registration.decidedAt = reader.moment("decidedAt"_L1);
    registration.reason = reader.text("reason"_L1);
    registration.assistedBy = reader.text("assistedBy"_L1);
    registration.mergedWith = reader.text("mergedWith"_L1);
    registration.mergedInto = reader.text("mergedInto"_L1);
    registration.history = reader.list<RegistrationStep>("history"_L1, readStep);
    return reader.done(std::move(registration));
}

} // namespace

Result<MemberRegistration> registrationFromJson(const QJsonObject& json)
{
    return readRegistration(json::Reader(json, "registration"_L1));
}

Result<MemberRegistration> sentRegistrationFromJson(const QJsonObject& json)
{
    return readRegistration(json::Reader(json, "registration"_L1, ErrorKind::Contract, json::UnknownFields::Refused));
}

} // namespace motcua::domain
