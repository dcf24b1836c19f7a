#include "ui/cell/member_words.h"

#include "ui/kit/describe.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace motcua::ui {

using services::MemberStand;

Remark MemberWords::stand(MemberStand stand)
{
    switch (stand) {
    case MemberStand::Missing: return {Icon::Status1, Token::Text2, tr("Has not registered")};
    case MemberStand::Waiting: return {Icon::Clock, Token::Info, tr("Waits for review")};
    case MemberStand::Returned: return {Icon::Status5, Token::Warning, tr("Returned for correction")};
    case MemberStand::Refused: return {Icon::Status3, Token::Danger, tr("Refused")};
    case MemberStand::Approved: return {Icon::Ok, Token::Success, tr("Has an account")};
    case MemberStand::OffRoster: break;
    }
    return {Icon::Warning, Token::Warning, tr("Not on the list")};
}

QString MemberWords::issue(const domain::RosterIssue& issue)
{
    const QString field = ReviewWords::fieldInSentence(issue.field);
    QString what;
    if (issue.code == "missing"_L1)
        what = tr("no name, left out");
    else if (issue.code == "twice"_L1)
        what = tr("%1 %2 is there twice, the second line is left out").arg(field, issue.given);
    else if (issue.code == "zero_restored"_L1)
        what = tr("%1 “%2” has lost its zero, read as 0%2").arg(field, issue.given);
    else if (issue.code == "year_only"_L1)
        what = tr("%1 has only a year, “%2”, left empty").arg(field, issue.given);
    else if (issue.code == "absent"_L1)
        what = tr("there is no day “%1”, left empty").arg(issue.given);
    else
        what = tr("%1 “%2” has another form, left empty").arg(field, issue.given);
    return tr("Line %1: %2").arg(issue.row).arg(what);
}

std::vector<std::pair<QString, QString>> MemberWords::columns(const domain::RosterSheet& sheet)
{
    std::vector<std::pair<QString, QString>> rows;
    for (const QString& field : {u"fullName"_s, u"cardNumber"_s, u"cvNumber"_s, u"birthDate"_s, u"homeTown"_s, u"phone"_s})
        rows.emplace_back(ReviewWords::fieldLabel(field), sheet.heads.value(field));
    rows.emplace_back(tr("Position"), sheet.heads.value(u"position"_s));
    return rows;
}

QString MemberWords::fileProblem(const Error& error)
{
    if (error.code == "sheet_open"_L1)
        return tr("The file cannot be opened; close it in the other program");
    if (error.code == "sheet_too_large"_L1)
        return tr("The file is too large for a cell's list");
    if (error.code == "sheet_old"_L1)
        return tr("An old or protected Excel file; save it as .xlsx without a password");
    if (error.code == "sheet_shape"_L1)
        return tr("This is no Excel or CSV file, or it is damaged");
    if (error.code == "roster_heads"_L1)
        return tr("No line names its columns; “Full name” and “Card number” are looked for");
    if (error.code == "roster_empty"_L1)
        return tr("There is nobody in this list");
    return describe(error);
}

QString MemberWords::argumentOf(const domain::RosterLine& line, const QString& cell)
{
    domain::MemberRegistration r;
    r.id = u"-"_s; // what every registration has; it is not taken over
    r.cell = cell.isEmpty() ? u"-"_s : cell;
    r.fullName = line.fullName;
    r.cardNumber = line.cardNumber;
    r.cvNumber = line.cvNumber;
    r.birthDate = line.birthDate;
    r.homeTown = line.homeTown;
    r.phone = line.phone;
    return QString::fromUtf8(QJsonDocument(domain::toJson(r)).toJson(QJsonDocument::Compact));
}

domain::MemberRegistration MemberWords::fromArgument(const QString& argument)
{
    auto r = domain::registrationFromJson(QJsonDocument::fromJson(argument.toUtf8()).object()).value_or(domain::MemberRegistration());
    r.id.clear();
    if (r.cell == "-"_L1)
        r.cell.clear();
    return r;
}

} // namespace motcua::ui
