#include "domain/complaint.h"

#include "domain/deadline.h"
#include "domain/json_write.h"

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

constexpr int daysToDecide = 30;

} // namespace

QDateTime complaintDue(const QDateTime& at, const WorkCalendar& calendar)
{
    const auto due = computeDue(at, TimeLimit{DueEngine::Dates, daysToDecide, false}, calendar);
    return due ? due->due : QDateTime();
}

QJsonObject toJson(const Complaint& complaint)
{
    QJsonObject json{{u"decision"_s, complaint.decision}};
    json::put(json, "id"_L1, complaint.id);
    json::put(json, "userName"_L1, complaint.userName);
    json::put(json, "fullName"_L1, complaint.fullName);
    json::put(json, "phone"_L1, complaint.phone);
    json::put(json, "text"_L1, complaint.text);
    json::put(json, "at"_L1, complaint.at);
    json::put(json, "dueAt"_L1, complaint.dueAt);
    json::put(json, "note"_L1, complaint.note);
    json::put(json, "decidedBy"_L1, complaint.decidedBy);
    json::put(json, "decidedAt"_L1, complaint.decidedAt);
    if (complaint.account) {
        QJsonObject account{{u"kind"_s, code(complaint.account->kind)}, {u"waiting"_s, complaint.account->waiting}};
        json::put(account, "fullName"_L1, complaint.account->fullName);
        json::put(account, "maskedPhone"_L1, complaint.account->maskedPhone);
        json::put(account, "helpedBy"_L1, complaint.account->helpedBy);
        json::put(account, "openedAt"_L1, complaint.account->openedAt);
        json.insert("account"_L1, account);
    }
    return json;
}

Result<Complaint> complaintFromJson(const QJsonObject& json)
{
    json::Reader reader(json, "complaint"_L1);
    Complaint complaint;
    complaint.id = reader.text("id"_L1, json::Need::Required);
    complaint.userName = reader.text("userName"_L1, json::Need::Required);
    complaint.fullName = reader.text("fullName"_L1);
    complaint.phone = reader.text("phone"_L1);
    complaint.text = reader.text("text"_L1);
    complaint.at = reader.moment("at"_L1);
    complaint.dueAt = reader.moment("dueAt"_L1);
    complaint.decision = reader.text("decision"_L1);
    complaint.note = reader.text("note"_L1);
    complaint.decidedBy = reader.text("decidedBy"_L1);
    complaint.decidedAt = reader.moment("decidedAt"_L1);
    reader.nested("account"_L1, [&complaint](json::Reader& in) {
        AccountInQuestion account;
        account.kind = accountKindFromCode(in.text("kind"_L1)).value_or(AccountKind::Citizen);
        account.fullName = in.text("fullName"_L1);
        account.maskedPhone = in.text("maskedPhone"_L1);
        account.helpedBy = in.text("helpedBy"_L1);
        account.openedAt = in.moment("openedAt"_L1);
        account.waiting = in.flag("waiting"_L1);
        complaint.account = account;
    });
    return reader.done(std::move(complaint));
}

} // namespace motcua::domain
