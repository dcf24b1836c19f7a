#include "ui/cell/review_words.h"

#include "domain/calendar.h"
#include "domain/likely_slip.h"
#include "ui/kit/card_lens.h"
#include "ui/kit/format.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace motcua::ui {

using services::FieldMatch;

namespace {

QString sure(double confidence)
{
    return format::percent(std::floor(confidence * 100), 0);
}

} // namespace

QString ReviewWords::fieldLabel(const QString& key)
{
    if (key == "fullName"_L1)
        return tr("Full name");
    if (key == "cardNumber"_L1)
        return tr("Card number");
    if (key == "cvNumber"_L1)
        return tr("CV number");
    if (key == "birthDate"_L1)
        return tr("Date of birth");
    if (key == "homeTown"_L1)
        return tr("Home town");
    return tr("Phone");
}

QString ReviewWords::regionTitle(const QString& key)
{
    return tr("Region: %1").arg(fieldInSentence(key));
}

QString ReviewWords::fieldInSentence(const QString& key)
{
    if (key == "fullName"_L1)
        return tr("full name");
    if (key == "cardNumber"_L1)
        return tr("card number");
    if (key == "cvNumber"_L1)
        return tr("number of the CV");
    if (key == "birthDate"_L1)
        return tr("date of birth");
    if (key == "homeTown"_L1)
        return tr("home town");
    return tr("phone");
}

Remark ReviewWords::fieldRemark(const ReviewField& field)
{
    switch (field.stand) {
    case FieldStand::Matches:
        if (domain::likelySlip(field.read, field.typed) == domain::LikelySlip::TonePlace)
            return {Icon::Ok, Token::Success, tr("Matches, its tone written elsewhere")};
        return {Icon::Ok, Token::Success, tr("Matches, %1").arg(sure(field.confidence))};
    case FieldStand::NearlyMatches:
        return {Icon::Ok, Token::Success, tr("Matches but for marks or spacing, %1").arg(sure(field.confidence))};
    case FieldStand::Doubtful: {
        if (field.match == FieldMatch::NotRead || field.read.isEmpty())
            return {Icon::Warning, Token::Warning, tr("The machine could not read it")};
        if (field.match == FieldMatch::MarksOrSpacing)
            return {Icon::Warning, Token::Warning, tr("Only marks or spacing differ")};
        switch (domain::likelySlip(field.read, field.typed)) {
        case domain::LikelySlip::DayMonth:
            return {Icon::Warning, Token::Warning, tr("Day and month swapped?")};
        case domain::LikelySlip::Neighbours:
            return {Icon::Warning, Token::Warning, tr("Two neighbouring digits swapped?")};
        case domain::LikelySlip::LetterForDigit:
            return {Icon::Warning, Token::Warning, tr("A letter in place of a digit?")};
        default:
            break;
        }
        const int count = compareChars(field.read, field.typed).differences();
        return {Icon::Warning, Token::Warning, tr("%n character(s) differ", nullptr, count)};
    }
    case FieldStand::Confirmed:
        return {Icon::Ok, Token::Success, tr("Confirmed by you")};
    case FieldStand::CardOtherwise:
        return {Icon::Error, Token::Danger, tr("The card says otherwise")};
    case FieldStand::NotOnCard:
        return {Icon::Info, Token::Text2, tr("Not on the card")};
    case FieldStand::NoCard:
        return {Icon::Info, Token::Text2, tr("No card to compare")};
    case FieldStand::Waiting:
        break;
    }
    return {Icon::Clock, Token::Text2, tr("Being read")};
}

QString ReviewWords::readingNote(const ReviewField& field, Review::Card card)
{
    if (card == Review::Card::Loading)
        return tr("Reading the card's picture");
    if (card == Review::Card::None || card == Review::Card::Missing || field.match == FieldMatch::NotOnCard)
        return {};
    if (field.read.isEmpty())
        return tr("The machine found nothing for this field; compare it with the picture");
    return tr("The machine is %1 sure").arg(sure(field.confidence));
}

Remark ReviewWords::rowRemark(const services::RegistrationRow& row, const ReadingSummary& reading)
{
    using State = ReadingSummary::State;
    if (row.own)
        return {Icon::Status3, Token::Muted, tr("Your own")};
    if (row.sample)
        return {Icon::Bulk, Token::Info, tr("Sample, look at it")};
    if (row.duplicates > 0)
        return {Icon::Fork, Token::Danger, tr("May be a duplicate")};
    if (!row.hasPhoto)
        return {Icon::Card, Token::Text2, tr("No card")};
    switch (reading.state) {
    case State::Read:
        if (reading.differs > 0)
            return {Icon::Warning, Token::Warning, tr("%n field(s) differ", nullptr, reading.differs)};
        return {Icon::Ok, Token::Success, tr("All %n field(s) match", nullptr, reading.fields)};
    case State::Unreadable:
        return {Icon::Warning, Token::Warning, tr("Picture blurred")};
    case State::Failed:
        return {Icon::Warning, Token::Warning, tr("Picture not read")};
    case State::Reading:
        return {Icon::Clock, Token::Text2, tr("Reading the picture")};
    case State::None:
        break;
    }
    return {Icon::Clock, Token::Text2, tr("Picture waits to be read")};
}

QString ReviewWords::blockText(const Review& review)
{
    switch (review.approveBlock()) {
    case ApproveBlock::None:
        return {};
    case ApproveBlock::Loading:
        return tr("Opening the registration");
    case ApproveBlock::Own:
        return tr("This is your own registration: another official decides");
    case ApproveBlock::OutsideCell:
        return tr("This registration belongs to another cell");
    case ApproveBlock::NotAllowed:
        return tr("This account may not decide on registrations");
    case ApproveBlock::MergeOpen:
        return tr("Say whether it is the same person: M merges, N does not");
    case ApproveBlock::Claimed:
        return tr("%1 works on it").arg(review.detail->claim->name);
    case ApproveBlock::Decided:
        return tr("This registration has been decided already");
    case ApproveBlock::CardLoading:
        return tr("The card's picture is being read");
    case ApproveBlock::CardMissing:
        return tr("The card's picture cannot be seen here, so it cannot be approved");
    case ApproveBlock::CardOtherwise:
        return tr("The card says otherwise: return it for correction");
    case ApproveBlock::FieldsOpen:
        break;
    }
    const int open = review.openFields();
    if (open > 1)
        return tr("Confirm %n more field(s), then approve", nullptr, open);
    for (const ReviewField& field : review.fields()) {
        if (field.isOpen())
            return tr("Confirm the %1, then approve").arg(fieldInSentence(field.key));
    }
    return {};
}

QString ReviewWords::statusInSentence(domain::RegistrationStatus status)
{
    switch (status) {
    case domain::RegistrationStatus::Waiting: return tr("waiting");
    case domain::RegistrationStatus::Approved: return tr("approved");
    case domain::RegistrationStatus::Refused: return tr("refused");
    case domain::RegistrationStatus::Returned: return tr("returned");
    }
    return {};
}

QString ReviewWords::duplicateWhy(const std::vector<domain::DuplicateRule>& rules)
{
    QStringList why;
    for (const domain::DuplicateRule rule : rules) {
        switch (rule) {
        case domain::DuplicateRule::CardNumber: why << tr("same card number"); break;
        case domain::DuplicateRule::CvNumber: why << tr("same CV number"); break;
        case domain::DuplicateRule::Phone: why << tr("same phone"); break;
        case domain::DuplicateRule::NameAndBirth: why << tr("same name and date of birth"); break;
        case domain::DuplicateRule::Picture: why << tr("same picture"); break;
        }
    }
    QString text = why.join(u", "_s);
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

QString ReviewWords::fieldNames(const QStringList& keys)
{
    QStringList names;
    for (const QString& key : keys)
        names << fieldInSentence(key);
    return names.join(u", "_s);
}

Remark ReviewWords::rosterFact(const domain::RosterMatch& match)
{
    switch (match.fit) {
    case domain::RosterFit::NoRoster:
        return {Icon::Info, Token::Text2, tr("The cell's list has not been taken in")};
    case domain::RosterFit::Absent:
        return {Icon::Warning, Token::Warning, tr("Not on the cell's list")};
    case domain::RosterFit::Agrees:
        return {Icon::Ok, Token::Success, tr("On the cell's list, same %1").arg(fieldNames(match.same))};
    case domain::RosterFit::Differs:
        break;
    }
    return {Icon::Warning, Token::Warning, tr("The cell's list has another %1").arg(fieldNames(match.differs))};
}

QString ReviewWords::stepText(const domain::RegistrationStep& step)
{
    QString text;
    switch (step.status) {
    case domain::RegistrationStatus::Waiting: text = tr("Corrected and sent again"); break;
    case domain::RegistrationStatus::Approved: text = tr("Approved"); break;
    case domain::RegistrationStatus::Refused: text = tr("Refused"); break;
    case domain::RegistrationStatus::Returned: text = tr("Returned"); break;
    }
    if (step.way == domain::ReviewWay::Bulk)
        text = tr("Approved together with others");
    else if (step.way == domain::ReviewWay::Sample)
        text = tr("%1, as part of the sample").arg(text);
    return step.reason.isEmpty() ? text : text + u": "_s + step.reason;
}

QString ReviewWords::otherwiseReason(const Review& review)
{
    QStringList names;
    for (const ReviewField& field : review.fields()) {
        if (field.stand == FieldStand::CardOtherwise)
            names << fieldInSentence(field.key);
    }
    if (names.isEmpty())
        return {};
    QString text = tr("On the card another %1 is written").arg(names.join(u", "_s));
    text[0] = text.at(0).toUpper();
    return text;
}

} // namespace motcua::ui
