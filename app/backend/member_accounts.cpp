#include "backend/member_accounts.h"

#include "backend/store/accounts.h"
#include "backend/store/applications.h"
#include "backend/store/audit.h"
#include "backend/store/sessions.h"
#include "domain/identity.h"
#include "domain/names.h"

using namespace Qt::StringLiterals;

namespace motcua::backend {

namespace {

using domain::MemberRegistration;
using store::Db;

constexpr qsizetype kReasonInSms = 200;

MemberAccount refusal(const QStringList& fields)
{
    return {u"account_exists"_s, fields, false};
}

bool samePerson(const store::AccountRow& account, const MemberRegistration& registration)
{
    return domain::keyK1(account.fullName) == domain::keyK1(registration.fullName) &&
           account.body["birthDate"_L1].toString() == registration.birthDate.toString(Qt::ISODate);
}

QJsonObject bodyOf(const MemberRegistration& registration)
{
    return {{u"birthDate"_s, registration.birthDate.toString(Qt::ISODate)},
            {u"homeTown"_s, registration.homeTown},
            {u"cell"_s, registration.cell},
            {u"cellName"_s, registration.cellName},
            {u"cardNumber"_s, registration.cardNumber},
            {u"cvNumber"_s, registration.cvNumber}};
}

//! The account by CV number learns the card number; phone and password are those of the new registration, which a reviewer has seen.
void merge(Db& db, store::AccountRow account, const MemberRegistration& registration, const QString& passwordHash, const QDateTime& now)
{
    (void)store::addAccountName(db, account.id, registration.cardNumber);
    account.fullName = registration.fullName;
    account.phone = registration.phone;
    account.body = bodyOf(registration);
    store::updateAccount(db, account);
    if (!passwordHash.isEmpty()) // typed at the cell's desk: the one the member has stays
        store::setAccountPassword(db, account.id, passwordHash, now.toMSecsSinceEpoch());
}

QString open(Db& db, const MemberRegistration& registration, const QString& passwordHash, const QDateTime& now)
{
    store::AccountRow row;
    row.id = registration.id;
    row.realm = Realm::Member;
    row.kind = u"member"_s;
    row.userName = registration.cardNumber.isEmpty() ? registration.cvNumber : registration.cardNumber;
    row.fullName = registration.fullName;
    row.phone = registration.phone;
    row.passwordHash = passwordHash;
    row.state = store::AccountState::Active;
    row.body = bodyOf(registration);
    row.createdAt = now.toUTC().toString(Qt::ISODateWithMs);
    if (!store::addAccount(db, row))
        return {};
    if (!registration.cvNumber.isEmpty() && registration.cvNumber != row.userName)
        (void)store::addAccountName(db, row.id, registration.cvNumber);
    return row.id;
}

} // namespace

MemberAccount openMemberAccount(Db& db, const MemberRegistration& registration, const store::Secrets& secrets, const QDateTime& now)
{
    auto application = store::findApplication(db, registration.id);
    if (!application || application->state != store::ApplicationRow::State::Sent)
        return {};
    const auto byCard = registration.cardNumber.isEmpty() ? std::nullopt : store::findAccount(db, Realm::Member, registration.cardNumber);
    const auto byCv = registration.cvNumber.isEmpty() ? std::nullopt : store::findAccount(db, Realm::Member, registration.cvNumber);
    if (byCard)
        return refusal({u"cardNumber"_s});
    MemberAccount result;
    QString account;
    if (byCv) {
        if (registration.cardNumber.isEmpty() || byCv->state != store::AccountState::Active || !samePerson(*byCv, registration))
            return refusal({u"cvNumber"_s});
        merge(db, *byCv, registration, application->passwordHash, now);
        account = byCv->id;
        result.merged = true;
    } else {
        account = open(db, registration, application->passwordHash, now);
        if (account.isEmpty())
            return refusal({u"cardNumber"_s, u"cvNumber"_s});
    }
    application->state = store::ApplicationRow::State::Opened;
    application->passwordHash.clear();
    application->account = account;
    store::putApplication(db, *application);
    store::appendAudit(db, secrets, now, {{account, {}}, result.merged ? u"account.merge"_s : u"account.open"_s, u"account"_s, account, {}, {}});
    return result;
}

QString memberNumber(const QString& typed)
{
    if (const auto card = domain::parseCardNumber(typed))
        return *card;
    if (const auto cv = domain::parseCvNumber(typed))
        return *cv;
    return typed;
}

QString decisionNotice(const MemberRegistration& registration)
{
    const QString reason = registration.reason.left(kReasonInSms);
    switch (registration.status) {
    case domain::RegistrationStatus::Approved:
        if (!registration.assistedBy.isEmpty())
            return u"Tài khoản đảng viên của đồng chí đã được duyệt. Đặt mật khẩu lần đầu bằng mục Quên mật khẩu, với số thẻ hoặc số lý lịch."_s;
        return u"Tài khoản đảng viên của đồng chí đã được duyệt. Đăng nhập bằng số thẻ hoặc số lý lịch và mật khẩu đã chọn."_s;
    case domain::RegistrationStatus::Refused:
        return u"Đăng ký tài khoản đảng viên không được duyệt. Lý do: %1"_s.arg(reason);
    case domain::RegistrationStatus::Returned:
        return u"Đăng ký tài khoản đảng viên cần sửa lại rồi gửi lại. Nội dung: %1"_s.arg(reason);
    case domain::RegistrationStatus::Waiting:
        break;
    }
    return {};
}

} // namespace motcua::backend
