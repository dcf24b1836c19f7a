#include "backend/routes/account_parts.h"
#include "backend/store/complaints.h"
#include "backend/store/officials.h"
#include "domain/addressee.h"
#include "domain/complaint.h"
#include "domain/names.h"

using namespace Qt::StringLiterals;

namespace motcua::backend::routes {

using http::Access;
using http::Method;
using http::Request;
using http::Response;
using store::Db;

namespace {

constexpr int kMostComplaints = 200;
constexpr qsizetype kLongestWords = 4000;

//! The answer is the same whether there is such an account or not, and whether the complaint was there already.
Response complain(Centre& centre, Db& db, const QJsonObject& json)
{
    Fields body(json, {"kind"_L1, "userName"_L1, "phone"_L1, "fullName"_L1, "text"_L1, "check"_L1});
    const auto kind = domain::accountKindFromCode(body.text("kind"_L1, kLongestField));
    const auto name = domain::parseAccountName(kind.value_or(domain::AccountKind::Citizen), body.text("userName"_L1, kLongestField));
    const auto phone = domain::parsePhone(body.text("phone"_L1, kLongestField));
    const QString fullName = domain::normalName(body.text("fullName"_L1, kLongestField));
    const QString words = body.raw("text"_L1, kLongestWords).trimmed();
    const QJsonObject check = body.object("check"_L1, Fields::Need::Optional);
    if (!kind)
        body.refuse("kind"_L1);
    if (!name)
        body.refuse("userName"_L1);
    if (!phone)
        body.refuse("phone"_L1);
    if (fullName.isEmpty())
        body.refuse("fullName"_L1);
    if (words.isEmpty())
        body.refuse("text"_L1);
    if (!body.ok())
        return body.problem();
    if (auto refused = refuseCheck(centre, db, check))
        return *refused;
    const store::Complaint complaint{domain::uuidV7(centre.nowMs(), store::randomBytes(16)), *name, fullName, *phone, words, serverTime(centre), {}, {}, {}, {}};
    if (store::addComplaint(db, complaint))
        store::appendAudit(db, centre.secrets(), centre.now(), {{}, u"complaint.add"_s, u"complaint"_s, complaint.id, {}, {}});
    Response accepted;
    accepted.status = 204;
    return accepted;
}

//! The account that the complaint is about: one that was there when it was written, never the one that its rightful owner opened since.
std::optional<store::AccountRow> accountIn(Db& db, const store::Complaint& complaint)
{
    auto account = store::findAccount(db, Realm::Citizen, complaint.userName);
    return account && account->createdAt <= complaint.at ? account : std::nullopt;
}

QString nameOf(Db& db, const QString& official)
{
    const auto row = official.isEmpty() ? std::nullopt : store::findOfficialById(db, official);
    return row ? row->official.fullName : QString();
}

QJsonObject shown(Centre& centre, Db& db, const store::Complaint& complaint)
{
    const auto moment = [](const QString& text) { return QDateTime::fromString(text, Qt::ISODateWithMs); };
    domain::Complaint told{complaint.id, complaint.userName, complaint.fullName, complaint.phone, complaint.text, moment(complaint.at), {}, complaint.decision,
                           complaint.note, nameOf(db, complaint.decidedBy), moment(complaint.decidedAt), {}};
    told.dueAt = domain::complaintDue(told.at, centre.rules(db)->rules.calendar);
    if (const auto account = complaint.decision.isEmpty() ? accountIn(db, complaint) : std::nullopt)
        told.account = domain::AccountInQuestion{domain::accountKindFromCode(account->kind).value_or(domain::AccountKind::Citizen), account->fullName,
                                                 maskedPhone(account->phone), nameOf(db, account->helpedBy), moment(account->createdAt),
                                                 account->state == store::AccountState::Waiting};
    return domain::toJson(told);
}

//! Upheld: whoever holds the account is out, and its number is free for the person that it belongs to.
Response decide(Centre& centre, Db& db, const store::Caller& caller, const Request& request, const QJsonObject& json)
{
    Fields body(json, {"decision"_L1, "note"_L1});
    const QString decision = body.text("decision"_L1, kLongestField);
    const QString note = body.raw("note"_L1, kLongestWords).trimmed();
    if (decision != "upheld"_L1 && decision != "declined"_L1)
        body.refuse("decision"_L1);
    if (note.isEmpty())
        body.refuse("note"_L1);
    if (!body.ok())
        return body.problem();
    auto complaint = store::findComplaint(db, request.parameter(u"id"_s));
    if (!complaint)
        return http::problem(404, u"no_record"_s);
    if (complaint->decision == decision && complaint->note == note && complaint->decidedBy == caller.subject)
        return http::json(shown(centre, db, *complaint)); // the answer was lost on its way
    const auto account = accountIn(db, *complaint);
    complaint->decision = decision;
    complaint->note = note;
    complaint->decidedBy = caller.subject;
    complaint->decidedAt = serverTime(centre);
    if (!store::decideComplaint(db, *complaint))
        return http::problem(409, u"already_decided"_s);
    const bool upheld = decision == "upheld"_L1;
    if (account && upheld) {
        store::freeAccountNames(db, account->id);
        store::setAccountState(db, account->id, store::AccountState::Disabled, centre.nowMs());
        auditAccount(centre, db, caller.actor(), u"account.disable"_s, account->id);
    }
    store::appendAudit(db, centre.secrets(), centre.now(), {caller.actor(), u"complaint."_s + decision, u"complaint"_s, complaint->id, {}, {}});
    const bool organisation = account && account->isOrganisation();
    const QString whose = domain::addressee(organisation);
    sendSms(centre, db, complaint->phone, upheld ? u"Khiếu nại tài khoản của %1 được chấp nhận. %2 có thể đăng ký tài khoản mới."_s.arg(whose, domain::addresseeFirst(organisation))
                                                 : u"Khiếu nại tài khoản của %1 không được chấp nhận. Xin liên hệ bộ phận Một Cửa."_s.arg(whose));
    return http::json(shown(centre, db, *complaint));
}

} // namespace

void addComplaints(http::Router& router, Centre& centre)
{
    router.add({Method::Post, u"/v1/accounts/complaints"_s, Access::everyone(), writing(centre, [&centre](Db& db, const QJsonObject& body) {
                    return complain(centre, db, body);
                })});
    router.add({Method::Get, u"/v1/complaints"_s, Access::officials({domain::Role::Administrator}),
                signedIn(centre, Lane::Read, [&centre](Db& db, const store::Caller& caller, const Request& request) {
                    const QString decided = request.queryValue(u"decided"_s);
                    if (!decided.isEmpty() && decided != "true"_L1 && decided != "false"_L1)
                        return badFields({u"decided"_s});
                    QJsonArray items;
                    for (const store::Complaint& complaint :
                         decided == "true"_L1 ? store::decidedComplaints(db, kMostComplaints) : store::openComplaints(db, kMostComplaints))
                        items.append(shown(centre, db, complaint));
                    centre.auditLater({caller.actor(), u"read_complaints"_s, u"complaint"_s, {}, {}, {}});
                    return http::json({{u"items"_s, items}});
                })});
    router.add({Method::Post, u"/v1/complaints/{id}/decision"_s, Access::officials({domain::Role::Administrator}),
                callerWriting(centre, [&centre](Db& db, const store::Caller& caller, const Request& request, const QJsonObject& body) {
                    return decide(centre, db, caller, request, body);
                })});
}

} // namespace motcua::backend::routes
