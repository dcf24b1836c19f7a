#include "services/card_comparison.h"

#include "domain/names.h"

#include <algorithm>

namespace motcua::services {

using namespace Qt::StringLiterals;

namespace {

//! Letters and digits only: commas, dots and blanks are how somebody writes, not what.
QString bare(const QString& folded)
{
    QString kept;
    for (const QChar c : folded) {
        if (c.isLetterOrNumber())
            kept += c;
    }
    return kept;
}

FieldMatch compareWords(const QString& read, const QString& typed)
{
    if (read.isEmpty())
        return FieldMatch::NotRead;
    if (domain::keyK1(read) == domain::keyK1(typed))
        return FieldMatch::Equal;
    return bare(domain::keyK0(read)) == bare(domain::keyK0(typed)) ? FieldMatch::MarksOrSpacing : FieldMatch::Differs;
}

FieldMatch compareExactly(const QString& read, const QString& typed)
{
    if (read.isEmpty())
        return FieldMatch::NotRead;
    return read == typed ? FieldMatch::Equal : FieldMatch::Differs;
}

FieldReading reading(const QString& field, const domain::PartyCardField& card, const QString& typed, FieldMatch match)
{
    return {field, card.text, typed, card.confidence, card.box, match};
}

int doubt(FieldMatch match)
{
    switch (match) {
    case FieldMatch::Differs: return 0;
    case FieldMatch::NotRead: return 1;
    case FieldMatch::MarksOrSpacing: return 2;
    case FieldMatch::NotOnCard: return 3;
    case FieldMatch::Equal: return 4;
    }
    return 0;
}

} // namespace

std::vector<FieldReading> compareCard(const domain::PartyCardFields& card, const domain::MemberRegistration& r)
{
    const QString born = r.birthDate.toString(Qt::ISODate);
    // Who typed a CV number has no card number to compare; a number on the card is then news, not an error of reading.
    const bool byCv = r.cardNumber.isEmpty() && !r.cvNumber.isEmpty();
    const QString number = byCv ? r.cvNumber : r.cardNumber;
    const FieldMatch numberMatch = byCv && !card.cardNumber.isRead() ? FieldMatch::NotOnCard : compareExactly(card.cardNumber.text, number);
    std::vector<FieldReading> fields{
        reading(u"fullName"_s, card.fullName, r.fullName, compareWords(card.fullName.text, r.fullName)),
        reading(u"cardNumber"_s, card.cardNumber, number, numberMatch),
        reading(u"birthDate"_s, card.dateOfBirth, born, compareExactly(card.dateOfBirth.text, born)),
        reading(u"homeTown"_s, card.homeTown, r.homeTown, compareWords(card.homeTown.text, r.homeTown)),
    };
    std::stable_sort(fields.begin(), fields.end(), [](const FieldReading& a, const FieldReading& b) {
        if (doubt(a.match) != doubt(b.match))
            return doubt(a.match) < doubt(b.match);
        return a.match != FieldMatch::NotRead && a.confidence < b.confidence;
    });
    return fields;
}

} // namespace motcua::services
