#include "backend/cells.h"
#include "backend/member_accounts.h"
#include "backend/routes/account_parts.h"
#include "backend/routes/fields.h"
#include "backend/routes/meeting_parts.h"
#include "backend/store/applications.h"
#include "backend/store/blobs.h"
#include "backend/store/enrolments.h"
#include "backend/store/passed_codes.h"
#include "domain/identity.h"
#include "domain/ids.h"
#include "domain/names.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::StringLiterals;

//! A party member registers, sees what became of it, corrects what was returned. Source: the members' guide. Reviewers decide by
//! command; an approved registration opens the account (member_accounts.h), which signs in like every other.
namespace motcua::backend::routes {

using domain::MemberRegistration;
using domain::RegistrationStatus;
using http::Access;
using http::Answer;
using http::Method;
using http::Request;
using http::Response;
using store::ApplicationRow;
using store::Db;

namespace {

constexpr qint64 kLargestPhoto = 5 * 1024 * 1024;
constexpr qint64 kPhotoBodyLimit = kLargestPhoto / 3 * 4 + 64 * 1024; // base 64 in JSON
constexpr qsizetype kLongestHomeTown = 200;
constexpr qsizetype kLongestToken = 200;
constexpr int kYoungestYears = 18;

//! What a member writes, first and when correcting.
MemberRegistration registrationOf(Fields& fields, const QDate& today)
{
    using Need = Fields::Need;
    MemberRegistration given;
    given.cell = fields.text("cell"_L1, 50);
    given.fullName = fields.name("fullName"_L1);
    given.homeTown = fields.text("homeTown"_L1, kLongestHomeTown);
    given.birthDate = domain::parseDate(fields.text("birthDate"_L1, 20)).value_or(QDate());
    if (!given.birthDate.isValid() || given.birthDate.addYears(kYoungestYears) > today || given.birthDate.year() < 1900)
        fields.refuse("birthDate"_L1);
    const QString card = fields.text("cardNumber"_L1, 20, Need::Optional);
    const QString cv = fields.text("cvNumber"_L1, 20, Need::Optional);
    if (card.isEmpty() && cv.isEmpty())
        fields.refuse("cardNumber"_L1);
    if (!card.isEmpty()) {
        const auto number = domain::parseCardNumber(card);
        if (!number)
            fields.refuse("cardNumber"_L1);
        given.cardNumber = number.value_or(QString());
    }
    if (!cv.isEmpty()) {
        const auto number = domain::parseCvNumber(cv);
        if (!number)
            fields.refuse("cvNumber"_L1);
        given.cvNumber = number.value_or(QString());
    }
    return given;
}

//! Fills the cell's name; the refusal when nobody reviews for it.
std::optional<Response> seatIn(Db& db, MemberRegistration& registration)
{
    for (const Cell& cell : cells(db)) {
        if (cell.id == registration.cell) {
            registration.cellName = cell.name;
            return std::nullopt;
        }
    }
    return badFields({u"cell"_s});
}

struct Photo
{
    QByteArray bytes;
    QString sha256;
    QString type;
};

//! JPEG or PNG in base 64; by its contents, never opened here.
tl::expected<std::optional<Photo>, Response> photoOf(Fields& fields)
{
    const QString text = fields.raw("photo"_L1, kPhotoBodyLimit, Fields::Need::Optional);
    if (text.isEmpty())
        return std::nullopt;
    const auto decoded = QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() > kLargestPhoto) {
        fields.refuse("photo"_L1);
        return std::nullopt;
    }
    Photo photo{decoded.decoded, store::sha256Hex(decoded.decoded), store::sniff(decoded.decoded)};
    if (!photo.type.startsWith("image/"_L1))
        return tl::unexpected<Response>(http::problem(415, u"blob_type"_s, photo.type));
    return photo;
}

bool keepPhoto(const Centre& centre, Db& db, const Photo& photo, const QString& who)
{
    const QString path = store::blobPath(centre.options().database, photo.sha256);
    if (!QFileInfo::exists(path)) {
        QSaveFile file(path);
        if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QIODevice::WriteOnly) || file.write(photo.bytes) != photo.bytes.size() ||
            !file.commit())
            return false;
    }
    store::putBlob(db, {photo.sha256, photo.bytes.size(), photo.type}, who, serverTime(centre));
    return true;
}

//! What a member sees of the own registration.
QJsonObject viewOf(const MemberRegistration& registration)
{
    QJsonObject view = domain::toJson(registration);
    for (const auto key : {"rev"_L1, "officialId"_L1, "decidedBy"_L1, "photo"_L1, "phone"_L1, "history"_L1, "assistedBy"_L1, "mergedWith"_L1, "mergedInto"_L1})
        view.remove(key);
    view["maskedPhone"_L1] = maskedPhone(registration.phone);
    view["hasPhoto"_L1] = !registration.photo.isEmpty();
    return view;
}

std::optional<MemberRegistration> recordOf(Db& db, const QString& id)
{
    const auto row = store::find(db, u"registration"_s, id);
    if (!row)
        return std::nullopt;
    const auto registration = domain::registrationFromJson(store::bodyOf(*row));
    return registration ? std::optional(*registration) : std::nullopt;
}

void storeRegistration(Db& db, MemberRegistration registration, const QString& action, const DeedContext& context)
{
    const auto before = store::find(db, u"registration"_s, registration.id);
    registration.rev = (before ? before->rev : 0) + 1;
    store::RecordRow row = store::rowOf(registration);
    const qint64 seq = store::put(db, row);
    context.touched[row.scope] = seq;
    if (before && before->scope != row.scope)
        context.touched[before->scope] = seq;
    store::appendAudit(db, context.secrets, context.now,
                       {context.who, action, row.kind, row.id, before ? store::sha256Hex(before->body) : QString(), store::sha256Hex(row.body)});
}

//! The form: nothing goes to a reviewer before the phone is confirmed. The password is hashed on a reader.
void enrol(Centre& centre, const Request& request, const Answer& answer)
{
    const auto json = jsonBody(request);
    if (!json)
        return answer(json.error());
    Fields fields(*json, {"cell"_L1, "fullName"_L1, "cardNumber"_L1, "cvNumber"_L1, "birthDate"_L1, "homeTown"_L1, "phone"_L1, "password"_L1,
                          "repeat"_L1, "check"_L1});
    MemberRegistration given = registrationOf(fields, centre.now().date());
    given.phone = fields.phone("phone"_L1);
    const NewPassword password{fields.raw("password"_L1, kLongestPassword), fields.raw("repeat"_L1, kLongestPassword)};
    if (!fields.ok())
        return answer(fields.problem());
    for (const QString& name : {given.cardNumber, given.cvNumber}) {
        if (auto weak = refuseNewPassword(password, name))
            return answer(*weak);
    }
    const QJsonObject check = (*json)["check"_L1].toObject();
    centre.workers().read([=, &centre](Db&) {
        const QString hash = checkRight(centre, check) ? store::hashPassword(password.text) : QString();
        centre.workers().write([=, &centre](Db& writer) {
            answer(changing(centre, writer, {}, [&](Db& db, const DeedContext& context) -> Outcome {
                if (auto refused = refuseCheck(centre, db, check))
                    return std::move(*refused);
                MemberRegistration registration = given;
                if (auto refused = seatIn(db, registration))
                    return std::move(*refused);
                const qint64 now = context.now.toMSecsSinceEpoch();
                if (const int seconds = store::nextApplicationIn(db, registration.phone, now))
                    return tooSoon(seconds);
                registration.id = domain::uuidV7(now, store::randomBytes(10));
                store::putApplication(db, {registration, ApplicationRow::State::Unproven, hash, {}, now});
                const store::Challenge challenge = store::startChallenge(db, {Realm::Member, registration.id}, store::Purpose::Register, {}, now);
                sendOtp(centre, db, challenge, registration.phone);
                store::appendAudit(db, context.secrets, context.now, {{registration.id, {}}, u"application.enrol"_s, u"application"_s, registration.id, {}, {}});
                return challengeAnswer(centre, challenge, registration.phone);
            }));
        });
    });
}

//! The phone's code sends the registration, with the card's picture if there is one, to the reviewers.
Response submit(Centre& centre, Db& writer, const Request& request)
{
    const auto json = jsonBody(request);
    if (!json)
        return json.error();
    Fields fields(*json, {"challenge"_L1, "code"_L1, "photo"_L1});
    const QString challenge = fields.raw("challenge"_L1, kLongestToken);
    const QString code = fields.raw("code"_L1, kLongestToken);
    const auto photo = photoOf(fields);
    if (!photo)
        return photo.error();
    if (!fields.ok())
        return fields.problem();
    return changing(centre, writer, {}, [&](Db& db, const DeedContext& context) -> Outcome {
        const qint64 now = context.now.toMSecsSinceEpoch();
        const auto passed = store::confirmChallenge(db, challenge, code, {store::Purpose::Register}, now);
        if (!passed) {
            // The answer that said so was lost: the registration stands, and is shown again as it is by now.
            const auto before = store::passedBefore(db, challenge, code, store::Purpose::Register, now);
            if (const auto sent = before && before->realm == Realm::Member ? recordOf(db, before->id) : std::nullopt)
                return http::json({{u"registration"_s, viewOf(*sent)}}, 201);
            return http::problem(401, passed.error().code, {}, {{u"triesLeft"_s, passed.error().triesLeft}});
        }
        auto application = passed->subject.realm == Realm::Member ? store::findApplication(db, passed->subject.id) : std::nullopt;
        if (!application || application->state != ApplicationRow::State::Unproven ||
            application->madeAt + store::kApplicationSeconds * 1000LL <= now)
            return http::problem(401, u"otp_expired"_s, {}, {{u"triesLeft"_s, 0}});
        MemberRegistration& registration = application->registration;
        if (*photo) {
            if (!keepPhoto(centre, db, **photo, registration.id))
                return refused(503, u"storage"_s);
            registration.photo = (*photo)->sha256;
        }
        registration.submittedAt = context.now;
        registration.officialId = officialBehind(db, registration);
        application->state = ApplicationRow::State::Sent;
        store::putApplication(db, *application);
        storeRegistration(db, registration, u"registration.submit"_s,
                          {context.secrets, context.now, {registration.id, {}}, context.messages, context.touched});
        return http::json({{u"registration"_s, viewOf(registration)}}, 201);
    });
}

//! The newest registration under the number whose password this is, before or after it became an account's.
std::optional<ApplicationRow> ownApplication(Db& db, const QString& number, const QString& password)
{
    static const QString nobody = store::hashPassword(u"nobody has this password"_s);
    const auto rows = store::applicationsByNumber(db, number);
    if (rows.empty()) // costs the same time as a wrong password
        (void)store::passwordFits(nobody, password);
    for (const ApplicationRow& row : rows) {
        const auto account = row.account.isEmpty() ? std::nullopt : store::findAccountById(db, row.account);
        const QString hash = account ? account->passwordHash : row.passwordHash;
        if (!hash.isEmpty() && store::passwordFits(hash, password))
            return row;
    }
    return std::nullopt;
}

void state(Centre& centre, const Request& request, const Answer& answer)
{
    const auto json = jsonBody(request);
    if (!json)
        return answer(json.error());
    Fields fields(*json, {"number"_L1, "password"_L1, "check"_L1});
    const QString number = memberNumber(fields.text("number"_L1, 20));
    const QString password = fields.raw("password"_L1, kLongestPassword);
    if (!fields.ok())
        return answer(fields.problem());
    const QJsonObject check = (*json)["check"_L1].toObject();
    const QString counted = store::failureKey(Realm::Member, number);
    centre.workers().read([=, &centre](Db& reader) {
        if (const int seconds = store::lockedFor(reader, counted, centre.nowMs()))
            return answer(tooSoon(seconds, u"locked"_s));
        const auto found = checkRight(centre, check) ? ownApplication(reader, number, password) : std::nullopt;
        if (auto error = reader.takeError())
            return answer(toResponse(*error));
        centre.workers().write([=, &centre](Db& writer) {
            answer(changing(centre, writer, {}, [&](Db& db, const DeedContext& context) -> Outcome {
                if (auto refused = refuseCheck(centre, db, check))
                    return std::move(*refused);
                const qint64 now = context.now.toMSecsSinceEpoch();
                const auto registration = found ? recordOf(db, found->registration.id) : std::nullopt;
                if (!registration) {
                    const int seconds = store::noteFailure(db, counted, now);
                    store::appendAudit(db, context.secrets, context.now, {{}, u"application.state_failed"_s, u"application"_s, {}, {}, {}});
                    return seconds > 0 ? tooSoon(seconds, u"locked"_s) : http::problem(401, u"credentials"_s);
                }
                store::forgetFailures(db, counted);
                QJsonObject body{{u"registration"_s, viewOf(*registration)}};
                if (registration->status == RegistrationStatus::Returned) {
                    body["ticket"_L1] = store::openTicket(db, {{Realm::Member, registration->id}, store::Purpose::Register}, now);
                    body["expiresIn"_L1] = store::kTicketSeconds;
                }
                store::appendAudit(db, context.secrets, context.now, {{registration->id, {}}, u"read"_s, u"registration"_s, registration->id, {}, {}});
                return http::json(body);
            }));
        });
    });
}

Response correct(Centre& centre, Db& writer, const Request& request)
{
    const auto json = jsonBody(request);
    if (!json)
        return json.error();
    Fields fields(*json, {"ticket"_L1, "cell"_L1, "fullName"_L1, "cardNumber"_L1, "cvNumber"_L1, "birthDate"_L1, "homeTown"_L1, "photo"_L1});
    const QString ticketText = fields.raw("ticket"_L1, kLongestToken);
    const MemberRegistration given = registrationOf(fields, centre.now().date());
    const auto photo = photoOf(fields);
    if (!photo)
        return photo.error();
    if (!fields.ok())
        return fields.problem();
    return changing(centre, writer, {}, [&](Db& db, const DeedContext& context) -> Outcome {
        const qint64 now = context.now.toMSecsSinceEpoch();
        const auto ticket = store::findTicket(db, ticketText, now);
        auto application = ticket && ticket->subject.realm == Realm::Member && ticket->purpose == store::Purpose::Register
                               ? store::findApplication(db, ticket->subject.id)
                               : std::nullopt;
        auto registration = application ? recordOf(db, application->registration.id) : std::nullopt;
        if (!registration)
            return refused(401, u"ticket_invalid"_s);
        if (registration->status != RegistrationStatus::Returned)
            return refused(409, u"not_returned"_s);
        registration->cell = given.cell;
        registration->fullName = given.fullName;
        registration->cardNumber = given.cardNumber;
        registration->cvNumber = given.cvNumber;
        registration->birthDate = given.birthDate;
        registration->homeTown = given.homeTown;
        if (auto bad = seatIn(db, *registration))
            return tl::unexpected<Response>(std::move(*bad));
        if (!store::useTicket(db, ticketText))
            return refused(401, u"ticket_invalid"_s);
        if (*photo) {
            if (!keepPhoto(centre, db, **photo, registration->id))
                return refused(503, u"storage"_s);
            registration->photo = (*photo)->sha256;
        }
        registration->status = RegistrationStatus::Waiting;
        registration->history.push_back({context.now, {}, RegistrationStatus::Waiting, {}, {}, registration->photo, domain::valuesHash(*registration), {}});
        registration->submittedAt = context.now;
        registration->decidedAt = {};
        registration->decidedBy.clear();
        registration->reason.clear();
        registration->officialId = officialBehind(db, *registration);
        application->registration = *registration;
        store::putApplication(db, *application);
        storeRegistration(db, *registration, u"registration.correct"_s,
                          {context.secrets, context.now, {registration->id, {}}, context.messages, context.touched});
        return http::json({{u"registration"_s, viewOf(*registration)}});
    });
}

} // namespace

void addMembers(http::Router& router, Centre& centre)
{
    const auto onWriter = [&centre](Response (*work)(Centre&, Db&, const Request&)) {
        return [&centre, work](const Request& request, const Answer& answer) {
            centre.workers().write([&centre, work, request, answer](Db& db) { answer(work(centre, db, request)); });
        };
    };
    router.add({Method::Get, u"/v1/members/cells"_s, Access::everyone(), [&centre](const Request&, const Answer& answer) {
                    centre.workers().read([answer](Db& db) {
                        QJsonArray items;
                        for (const Cell& cell : cells(db))
                            items.append(QJsonObject{{u"id"_s, cell.id}, {u"name"_s, cell.name}});
                        const auto error = db.takeError();
                        answer(error ? toResponse(*error) : http::json({{u"items"_s, items}}));
                    });
                }});
    router.add({Method::Post, u"/v1/members/registrations"_s, Access::everyone(),
                [&centre](const Request& request, const Answer& answer) { enrol(centre, request, answer); }});
    router.add({Method::Post, u"/v1/members/registrations/confirm"_s, Access::everyone(), onWriter(submit), kPhotoBodyLimit});
    router.add({Method::Post, u"/v1/members/registrations/state"_s, Access::everyone(),
                [&centre](const Request& request, const Answer& answer) { state(centre, request, answer); }});
    router.add({Method::Post, u"/v1/members/registrations/correct"_s, Access::everyone(), onWriter(correct), kPhotoBodyLimit});
}

} // namespace motcua::backend::routes
