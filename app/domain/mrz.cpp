#include "domain/identity.h"

#include "domain/names.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

// The machine-readable zone on the back of a citizen card: ICAO 9303 part 5 (TD1), Vietnamese use: IDVNM, the last nine digits
// of the number as document number, the whole number as optional data.
namespace motcua::domain {

namespace {

constexpr qsizetype lineLength = 30;

//! ICAO 9303 part 3: weights 7 3 1, digits as they are, letters from 10, < is 0.
[[nodiscard]] int checkDigit(const QString& text)
{
    static constexpr std::array<int, 3> weights{7, 3, 1};
    int sum = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        const int value = c >= u'0' && c <= u'9' ? c - u'0' : c >= u'A' && c <= u'Z' ? c - u'A' + 10 : 0;
        sum += value * weights[static_cast<std::size_t>(i % 3)];
    }
    return sum % 10;
}

[[nodiscard]] bool holds(const QString& text, QChar digit)
{
    return digit.digitValue() == checkDigit(text);
}

[[nodiscard]] QString cleaned(const QString& line)
{
    QString out;
    for (const QChar c : line) {
        if (c == u'«') { // what readers often make of <<
            out += u"<<"_s;
        } else if (!c.isSpace()) {
            out += c.toUpper();
        }
    }
    return out;
}

[[nodiscard]] bool isMrz(const QString& line)
{
    return line.size() == lineLength && std::all_of(line.begin(), line.end(), [](QChar c) {
               return c == u'<' || (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z');
           });
}

[[nodiscard]] bool digitsAt(const QString& line, qsizetype at, qsizetype count)
{
    return std::all_of(line.begin() + at, line.begin() + at + count, [](QChar c) { return c.isDigit(); });
}

//! YYMMDD; the century is the number's where it says one.
[[nodiscard]] QDate day(QStringView text, int century)
{
    return QDate(century + text.first(2).toInt(), text.sliced(2, 2).toInt(), text.last(2).toInt());
}

[[nodiscard]] Failure shape()
{
    return fail(ErrorKind::Invalid, u"mrz_shape"_s);
}

} // namespace

Result<CitizenCard> parseMrz(const QStringList& lines)
{
    if (lines.size() != 3 || std::any_of(lines.begin(), lines.end(), [](const QString& it) { return it.size() > 90; })) {
        return shape();
    }
    const QString first = cleaned(lines[0]);
    const QString second = cleaned(lines[1]);
    const QString third = cleaned(lines[2]);
    if (!isMrz(first) || !isMrz(second) || !isMrz(third) || !first.startsWith("IDVNM"_L1) || !digitsAt(first, 5, 22) ||
        !digitsAt(second, 0, 7) || !digitsAt(second, 8, 7) || !second[29].isDigit()) {
        return shape();
    }
    const QString number = first.sliced(15, 12);
    const bool checks = holds(first.sliced(5, 9), first[14]) && holds(second.first(6), second[6]) &&
                        holds(second.sliced(8, 6), second[14]) &&
                        holds(first.sliced(5) + second.first(7) + second.sliced(8, 7) + second.sliced(18, 11), second[29]);
    if (!checks || number.last(9) != first.sliced(5, 9)) {
        return fail(ErrorKind::Invalid, u"mrz_check"_s);
    }
    const Result<CitizenNumber> citizen = parseCitizenNumber(number);
    if (!citizen) {
        return shape();
    }
    CitizenCard card;
    card.number = number;
    card.birthDate = day(QStringView(second).first(6), citizen->birthYear / 100 * 100);
    if (!card.birthDate.isValid()) {
        return fail(ErrorKind::Invalid, u"mrz_check"_s);
    }
    card.sex = second[7] == u'F' ? Sex::Female : second[7] == u'M' ? Sex::Male : Sex::Unknown;
    QString name = third;
    card.fullName = normalName(name.replace(u'<', u' '));
    card.warnings = checkCitizenNumber(*citizen, card.birthDate, card.sex);
    return card;
}

} // namespace motcua::domain
