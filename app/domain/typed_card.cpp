#include "domain/typed_card.h"

namespace motcua::domain {

namespace {

constexpr int bars = 6;
constexpr qsizetype numberDigits = 12;
constexpr qsizetype shortNumberDigits = 9; // of the cards before
constexpr qsizetype dateDigits = 8;

bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }

} // namespace

std::optional<TypedCard> typedCardIn(const QString& text)
{
    const qsizetype first = text.indexOf(u'|');
    if (text.count(u'|') < bars)
        return std::nullopt;
    qsizetype begin = first;
    while (begin > 0 && first - begin < numberDigits && isDigit(text[begin - 1]))
        --begin;
    if (first - begin < shortNumberDigits)
        begin = 0;
    qsizetype last = first;
    for (int bar = 1; bar < bars; ++bar)
        last = text.indexOf(u'|', last + 1);
    qsizetype end = last + 1;
    while (end < text.size() && end - last <= dateDigits && isDigit(text[end]))
        ++end;
    const bool complete = end - last > dateDigits;
    if (!complete)
        end = text.size();
    return TypedCard{text.sliced(begin, end - begin), text.left(begin) + text.sliced(end), complete};
}

} // namespace motcua::domain
