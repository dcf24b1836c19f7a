#include "domain/likely_slip.h"

#include "domain/names.h"

#include <QRegularExpression>

#include <algorithm>
#include <vector>

namespace motcua::domain {

using namespace Qt::StringLiterals;

namespace {

bool onlyFigures(const QString& text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return (c >= u'0' && c <= u'9') || c == u'/'; });
}

QString lettersAsDigits(QString text)
{
    static const QString from = u"OoDIlBSZ"_s;
    static const QString to = u"00011852"_s;
    for (QChar& c : text)
        if (const auto at = from.indexOf(c); at >= 0)
            c = to[at];
    return text;
}

bool dayMonthSwapped(const QString& a, const QString& b)
{
    static const QRegularExpression shape(u"^(\\d\\d)/(\\d\\d)/(\\d{4})$"_s);
    const auto x = shape.match(a);
    const auto y = shape.match(b);
    return x.hasMatch() && y.hasMatch() && x.captured(1) == y.captured(2) && x.captured(2) == y.captured(1) && x.captured(3) == y.captured(3);
}

} // namespace

LikelySlip likelySlip(const QString& read, const QString& typed)
{
    if (read.isEmpty() || typed.isEmpty() || read == typed)
        return LikelySlip::None;
    if (dayMonthSwapped(read, typed))
        return LikelySlip::DayMonth;
    if (onlyFigures(read) && onlyFigures(typed)) {
        if (read.size() != typed.size())
            return LikelySlip::None;
        std::vector<qsizetype> differ;
        for (qsizetype i = 0; i < read.size(); ++i)
            if (read[i] != typed[i])
                differ.push_back(i);
        if (differ.size() == 1)
            return LikelySlip::OneFigure;
        const bool swapped = differ.size() == 2 && differ[1] == differ[0] + 1 && read[differ[0]] == typed[differ[1]] && read[differ[1]] == typed[differ[0]];
        return swapped ? LikelySlip::Neighbours : LikelySlip::None;
    }
    const bool figures = onlyFigures(read) || onlyFigures(typed);
    if (figures)
        return lettersAsDigits(read) == lettersAsDigits(typed) ? LikelySlip::LetterForDigit : LikelySlip::None;
    if (keyK1(read) == keyK1(typed))
        return read.compare(typed, Qt::CaseInsensitive) == 0 ? LikelySlip::None : LikelySlip::TonePlace;
    return keyK0(read) == keyK0(typed) ? LikelySlip::MarksOnly : LikelySlip::None;
}

} // namespace motcua::domain
