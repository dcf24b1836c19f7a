#include "domain/card_order.h"

#include "domain/card_lexicon.h"

#include <QRegularExpression>

#include <algorithm>

namespace motcua::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t mostNameWords = 6;
constexpr size_t mostLabelWords = 4;

struct Span
{
    size_t begin; // rows
    size_t end;
    bool startsAtLabel;
    bool endsAtLabel;
};

// The rows between the labels of what comes before a field and of what comes after it; the card's title tells no more than its top.
Span rowsBetween(const CardRows& card, std::initializer_list<CardLabel> before, std::initializer_list<CardLabel> after)
{
    Span span{0, card.rows.size(), false, false};
    const auto isOf = [](CardLabel label, std::initializer_list<CardLabel> list) { return std::find(list.begin(), list.end(), label) != list.end(); };
    for (const FoundLabel& found : card.labels) {
        if (found.label == CardLabel::Title || isOf(found.label, before))
            span.begin = std::max(span.begin, found.row + 1);
        span.startsAtLabel |= isOf(found.label, before);
    }
    for (const FoundLabel& found : card.labels) {
        if (!isOf(found.label, after) || found.row < span.begin)
            continue;
        span.end = std::min(span.end, found.row);
        span.endsAtLabel = true;
    }
    return span;
}

bool isCapitalised(const QString& text)
{
    return !text.isEmpty() && text[0].isUpper() && std::all_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
}

CardRow nameIn(const CardRow& row)
{
    for (size_t begin = 0; begin < std::min(row.size(), mostLabelWords + 1); ++begin) {
        if (!isFamilyName(row[begin]->text) || row.size() - begin < 2 || row.size() - begin > mostNameWords)
            continue;
        if (std::all_of(row.begin() + std::ptrdiff_t(begin), row.end(), [](const OcrWord* word) { return isCapitalised(word->text); }))
            return {row.begin() + std::ptrdiff_t(begin), row.end()};
    }
    return {};
}

CardRow birthIn(const CardRow& row)
{
    static const QRegularExpression date(u"\\d{1,2}\\D{1,3}\\d{1,2}\\D{1,3}(19|20)\\d{2}"_s);
    QString text;
    for (const OcrWord* word : row)
        text += word->text + u' ';
    return date.match(text).hasMatch() ? row : CardRow();
}

// What is left of the label stands before it: strokes, or letters up to a colon.
CardRow homeIn(const CardRow& row)
{
    size_t begin = 0;
    for (size_t at = 0; at < std::min(row.size(), mostLabelWords); ++at)
        if (row[at]->text.endsWith(u':') || !std::any_of(row[at]->text.begin(), row[at]->text.end(), [](QChar c) { return c.isLetter(); }))
            begin = at + 1;
    CardRow value(row.begin() + std::ptrdiff_t(begin), row.end());
    QString text;
    for (const OcrWord* word : value)
        text += word->text + u' ';
    return endsWithProvince(text.trimmed()) ? value : CardRow();
}

template<class Find>
CardRow onlyIn(const CardRows& card, const Span& span, Find find)
{
    CardRow only;
    for (size_t row = span.begin; row < span.end; ++row) {
        CardRow found = find(card.rows[row]);
        if (found.empty())
            continue;
        if (!only.empty())
            return {};
        only = std::move(found);
    }
    return only;
}

} // namespace

CardRow unlabelledName(const CardRows& card)
{
    const Span span = rowsBetween(card, {CardLabel::Number}, {CardLabel::Birth, CardLabel::Home, CardLabel::Other});
    return span.endsAtLabel ? onlyIn(card, span, nameIn) : CardRow();
}

CardRow unlabelledBirth(const CardRows& card)
{
    const Span span = rowsBetween(card, {CardLabel::Number, CardLabel::Name}, {CardLabel::Home, CardLabel::Other});
    return span.startsAtLabel && span.endsAtLabel ? onlyIn(card, span, birthIn) : CardRow();
}

CardRow unlabelledHome(const CardRows& card)
{
    const Span span = rowsBetween(card, {CardLabel::Number, CardLabel::Name, CardLabel::Birth}, {CardLabel::Other});
    return span.startsAtLabel ? onlyIn(card, span, homeIn) : CardRow();
}

} // namespace motcua::domain
