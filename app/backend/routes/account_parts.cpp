#include "backend/routes/account_parts.h"

#include "backend/check_code.h"
#include "backend/log.h"
#include "backend/store/enrolments.h"
#include "backend/store/messages.h"
#include "domain/addressee.h"
#include "domain/password_rules.h"

using namespace Qt::StringLiterals;

namespace motcua::backend::routes {

using http::Answer;
using http::Request;
using http::Response;
using store::Db;

namespace {

constexpr int kCodesAnHour = 10; // to one telephone

} // namespace

QString maskedPhone(const QString& phone)
{
    return phone.size() < 8 ? u"xxx"_s : phone.first(4) + u"xxx"_s + phone.last(3);
}

QJsonArray waysOut()
{
    return {u"forgot_password"_s, u"complaint"_s};
}

Response noContent()
{
    Response response;
    response.status = 204;
    return response;
}

Response badFields(const QStringList& fields, int status, const QString& code)
{
    return http::problem(status, code, fields.join(u' '), {{u"fields"_s, QJsonArray::fromStringList(fields)}});
}

Response tooSoon(int seconds, const QString& code)
{
    Response response = http::problem(429, code, {}, {{u"retryAfter"_s, seconds}});
    response.headers.append({"Retry-After", QByteArray::number(seconds)});
    return response;
}

bool checkRight(Centre& centre, const QJsonObject& check)
{
    return !centre.options().checkCodes ||
           checkAnswered(centre.secrets().check,
                         {check["id"_L1].toString(), check["answer"_L1].toString(), check["proof"_L1].toString()}, centre.nowMs());
}

std::optional<Response> refuseCheck(Centre& centre, Db& db, const QJsonObject& check)
{
    if (!centre.options().checkCodes)
        return std::nullopt;
    const bool right = checkRight(centre, check);
    const bool fresh = spendCheck(db, check["id"_L1].toString(), centre.nowMs());
    return right && fresh ? std::nullopt : std::optional(badFields({u"check"_s}, 422, u"check_wrong"_s));
}

Response challengeAnswer(const Centre& centre, const store::Challenge& challenge, const QString& phone, QJsonObject more)
{
    more["challenge"_L1] = challenge.id;
    more["maskedPhone"_L1] = maskedPhone(phone);
    more["expiresIn"_L1] = store::kOtpSeconds;
    more["resendIn"_L1] = store::kResendSeconds;
    if (centre.options().demo)
        more["demoOtp"_L1] = challenge.otp;
    return http::json(more);
}

void sendOtp(const Centre& centre, Db& db, const store::Challenge& challenge, const QString& phone)
{
    if (!centre.deliversMessages() || phone.isEmpty())
        return;
    // Whoever asks for codes under many names to one telephone, or at many sittings, is not told that no more come.
    if (store::codesSince(db, phone, centre.nowMs() - 3'600'000) >= kCodesAnHour) {
        log::warning(u"code_withheld"_s);
        return;
    }
    store::queueMessage(db, {u"sms"_s, phone, {}, u"Mã xác thực Một Cửa: %1"_s.arg(challenge.otp),
                             centre.nowMs() + store::kOtpSeconds * 1000LL, {}}, centre.nowMs());
}

void sendSms(const Centre& centre, Db& db, const QString& phone, const QString& text)
{
    if (centre.deliversMessages() && !phone.isEmpty())
        store::queueMessage(db, {u"sms"_s, phone, {}, text, 0, {}}, centre.nowMs());
}

void sendActivation(const Centre& centre, Db& db, const store::AccountRow& account)
{
    if (!centre.deliversMessages() || account.email.isEmpty())
        return;
    const auto token = store::openEmailToken(db, account.id, account.email, centre.nowMs());
    if (!token)
        return;
    const QString& site = centre.options().publicUrl;
    // Behind '#': what opens the link does not send it on to servers that keep the addresses they were asked for.
    const QString how = site.isEmpty() ? u"Mã xác nhận: %1"_s.arg(*token) : u"Mở liên kết: %1#xac-nhan=%2"_s.arg(site, *token);
    store::queueMessage(db, {u"email"_s, account.email, u"Xác nhận thư điện tử"_s,
                             u"Kính gửi %1,\n\nĐể xác nhận thư điện tử và kích hoạt tài khoản, trong vòng 3 ngày:\n%2\n\n"
                             "Nếu không phải %3 đăng ký, xin bỏ qua thư này.\n"_s.arg(account.fullName, how, domain::addressee(account.isOrganisation())),
                             centre.nowMs() + store::kEmailTokenSeconds * 1000LL, {}}, centre.nowMs());
}

NewPassword newPasswordOf(Fields& body)
{
    return {body.raw("password"_L1, kLongestPassword), body.raw("repeat"_L1, kLongestPassword)};
}

std::optional<Response> refuseNewPassword(const NewPassword& password, const QString& userName)
{
    if (password.text != password.repeat)
        return badFields({u"repeat"_s}, 422, u"password_differs"_s);
    if (const QStringList faults = domain::passwordFaults(password.text, userName); !faults.isEmpty())
        return badFields(faults, 422, u"password_weak"_s);
    return std::nullopt;
}

tl::expected<ProfileChange, Response> profileChangeOf(Fields& body)
{
    const QString email = body.text("email"_L1, kLongestField, Fields::Need::Optional).trimmed();
    const auto profile = domain::citizenProfileFromJson(body.object("profile"_L1));
    const auto shaped = email.isEmpty() ? Result<QString>(QString()) : domain::parseEmail(email);
    if (!shaped)
        body.refuse("email"_L1);
    if (!body.ok())
        return tl::unexpected<Response>(body.problem());
    if (!profile)
        return tl::unexpected<Response>(badFields({u"profile."_s + profile.error().detail}));
    return ProfileChange{*shaped, *profile};
}

void changeAccount(Centre& centre, Db& db, store::AccountRow& row, const ProfileChange& change)
{
    const bool newEmail = change.email != row.email;
    row.email = change.email;
    row.emailConfirmed = row.emailConfirmed && !newEmail;
    row.body["profile"_L1] = domain::toJson(change.profile);
    store::updateAccount(db, row);
    if (newEmail)
        sendActivation(centre, db, row);
}

void auditAccount(Centre& centre, Db& db, const store::Actor& who, const QString& action, const QString& target)
{
    store::appendAudit(db, centre.secrets(), centre.now(), {who, action, u"account"_s, target, {}, {}});
}

QJsonObject accountHead(const store::AccountRow& account)
{
    return {{u"id"_s, account.id},
            {u"realm"_s, code(account.realm)},
            {u"kind"_s, account.kind},
            {u"userName"_s, account.userName},
            {u"fullName"_s, account.fullName}};
}

std::function<void(Request, Answer)> writing(Centre& centre, std::function<Response(Db&, const QJsonObject&)> work)
{
    return [&centre, work = std::move(work)](const Request& request, const Answer& answer) {
        const auto body = jsonBody(request);
        if (!body)
            return answer(body.error());
        centre.workers().write([work, answer, body = *body, &centre](Db& db) {
            const auto response = store::write(db, [&](Db& d) { return work(d, body); });
            answer(response ? *response : toResponse(response.error()));
            centre.deliverLater();
        });
    };
}

std::function<void(Request, Answer)>
callerWriting(Centre& centre, std::function<Response(Db&, const store::Caller&, const Request&, const QJsonObject&)> work)
{
    return signedIn(centre, Lane::Write, [&centre, work = std::move(work)](Db& db, const store::Caller& caller, const Request& request) {
        const auto body = jsonBody(request);
        if (!body)
            return body.error();
        const auto response = store::write(db, [&](Db& d) { return work(d, caller, request, *body); });
        centre.deliverLater();
        return response ? *response : toResponse(response.error());
    });
}

} // namespace motcua::backend::routes
