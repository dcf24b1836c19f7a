#include "ui/cell/review.h"

#include "domain/names.h"
#include "ui/kit/format.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::ui {

using services::FieldMatch;

namespace {

QString shown(const QString& key, const QString& value)
{
    if (key == "birthDate"_L1) {
        const QDate date = QDate::fromString(value, Qt::ISODate);
        return date.isValid() ? date.toString(u"dd/MM/yyyy"_s) : value;
    }
    return value;
}

//! A mark alone makes another name of it, so a person looks; in a home town it is how somebody writes.
bool needsPerson(const QString& key, FieldMatch match)
{
    return match == FieldMatch::Differs || match == FieldMatch::NotRead ||
           (match == FieldMatch::MarksOrSpacing && key == "fullName"_L1);
}

bool sameValues(const domain::MemberRegistration& one, const domain::MemberRegistration& other)
{
    return one.fullName == other.fullName && one.cardNumber == other.cardNumber && one.cvNumber == other.cvNumber &&
           one.birthDate == other.birthDate && one.homeTown == other.homeTown && one.phone == other.phone &&
           one.photo == other.photo;
}

} // namespace

void Review::begin(const domain::Id& newId)
{
    *this = Review{};
    id = newId;
}

bool Review::setDetail(const services::RegistrationDetail& newDetail)
{
    const bool changed = detail && !sameValues(detail->registration, newDetail.registration);
    if (changed) {
        confirmed.clear();
        otherwise.clear();
        merge.reset();
        reading = {};
        card = Card::Loading;
        if (detail->registration.photo != newDetail.registration.photo) {
            image = {};
            pictureShownAt = {};
        }
    }
    detail = newDetail;
    if (detail->registration.photo.isEmpty())
        card = Card::None;
    return changed;
}

void Review::setReading(const services::CardReading& newReading)
{
    reading = newReading;
    card = newReading.readable ? Card::Read : Card::Unread;
    if (!newReading.image.isNull())
        image = newReading.image;
}

std::vector<ReviewField> Review::fields() const
{
    std::vector<ReviewField> all;
    if (!detail)
        return all;
    const domain::MemberRegistration& r = detail->registration;
    // Somebody who typed a CV number may hold a card by now: its number is news that a person has to see.
    const bool cardShows = std::any_of(reading.fields.begin(), reading.fields.end(), [](const auto& f) {
        return f.field == "cardNumber"_L1 && f.match != FieldMatch::NotOnCard;
    });
    const bool withCard = !r.cardNumber.isEmpty() || r.cvNumber.isEmpty() || cardShows;
    const auto add = [&](const QString& key, const QString& typed) {
        ReviewField field;
        field.key = key;
        field.typed = typed;
        const bool onCard = key != "phone"_L1 && key != "cvNumber"_L1;
        if (!onCard)
            field.match = FieldMatch::NotOnCard;
        const auto found = std::find_if(reading.fields.begin(), reading.fields.end(), [&](const auto& f) { return f.field == key; });
        if (found != reading.fields.end()) {
            field.match = found->match;
            field.read = shown(key, found->read);
            field.confidence = found->confidence;
            field.box = found->box;
        }
        if (field.match == FieldMatch::NotOnCard)
            field.stand = FieldStand::NotOnCard;
        else if (card == Card::None || card == Card::Missing)
            field.stand = FieldStand::NoCard;
        else if (card == Card::Loading)
            field.stand = FieldStand::Waiting;
        else if (otherwise.contains(key))
            field.stand = FieldStand::CardOtherwise;
        else if (confirmed.contains(key))
            field.stand = FieldStand::Confirmed;
        else if (needsPerson(key, field.match))
            field.stand = FieldStand::Doubtful;
        else
            field.stand = field.match == FieldMatch::Equal ? FieldStand::Matches : FieldStand::NearlyMatches;
        all.push_back(field);
    };
    add(u"fullName"_s, r.fullName);
    if (withCard)
        add(u"cardNumber"_s, r.cardNumber);
    if (!r.cvNumber.isEmpty())
        add(u"cvNumber"_s, r.cvNumber);
    add(u"birthDate"_s, r.birthDate.isValid() ? r.birthDate.toString(u"dd/MM/yyyy"_s) : QString());
    add(u"homeTown"_s, r.homeTown);
    add(u"phone"_s, format::phone(r.phone));
    if (card == Card::Read || card == Card::Unread)
        std::stable_partition(all.begin(), all.end(), [](const ReviewField& f) { return needsPerson(f.key, f.match); });
    return all;
}

int Review::openFields() const
{
    const auto all = fields();
    return int(std::count_if(all.begin(), all.end(), [](const ReviewField& f) { return f.isOpen(); }));
}

bool Review::mayDecide() const
{
    return detail && detail->blocked.isEmpty() && !(detail->claim && !detail->claim->mine) && detail->registration.status == domain::RegistrationStatus::Waiting;
}

ApproveBlock Review::approveBlock() const
{
    if (!detail)
        return ApproveBlock::Loading;
    if (detail->blocked == "own_registration"_L1)
        return ApproveBlock::Own;
    if (detail->blocked == "outside_cell"_L1)
        return ApproveBlock::OutsideCell;
    if (detail->blocked == "not_allowed"_L1)
        return ApproveBlock::NotAllowed;
    if (detail->claim && !detail->claim->mine && detail->blocked.isEmpty())
        return ApproveBlock::Claimed;
    if (!mayDecide())
        return ApproveBlock::Decided;
    if (card == Card::Loading)
        return ApproveBlock::CardLoading;
    if (card == Card::Missing)
        return ApproveBlock::CardMissing;
    if (!otherwise.isEmpty())
        return ApproveBlock::CardOtherwise;
    if (openFields() > 0)
        return ApproveBlock::FieldsOpen;
    return detail->mergeOffer && !merge ? ApproveBlock::MergeOpen : ApproveBlock::None;
}

services::ReviewDecision Review::decisionOf(domain::RegistrationStatus decision, const QString& reason) const
{
    services::ReviewDecision made{decision, reason};
    for (const ReviewField& field : fields())
        made.viewed << field.key;
    if (!detail)
        return made;
    made.values = domain::valuesHash(detail->registration);
    if (decision == domain::RegistrationStatus::Approved && detail->mergeOffer && merge.value_or(false))
        made.mergeWith = detail->mergeOffer->id;
    return made;
}

ReadingSummary summarize(const services::CardReading& reading)
{
    ReadingSummary summary;
    summary.state = reading.readable ? ReadingSummary::State::Read : ReadingSummary::State::Unreadable;
    for (const services::FieldReading& field : reading.fields) {
        if (field.match == FieldMatch::NotOnCard)
            continue;
        ++summary.fields;
        if (needsPerson(field.field, field.match))
            ++summary.differs;
    }
    return summary;
}

} // namespace motcua::ui
