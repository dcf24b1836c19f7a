#include "domain/identity.h"

#include "domain/letters.h"
#include "domain/names.h"
#include "domain/vietnamese_keys.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

// The QR of a citizen card. A camera gives it as it is; a scanner that types like a keyboard may have gone through a wrong code
// page, a Vietnamese keyboard layout or an input method. What has one reading only is repaired, the rest refused.
namespace motcua::domain {

namespace {

constexpr qsizetype longestQr = 1024;
constexpr qsizetype fieldCount = 7;

enum Field : qsizetype { Number, OldNumber, FullName, Birth, SexField, Residence, Issued };

[[nodiscard]] bool isDigits(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

[[nodiscard]] bool isAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

//! The byte that code page 1252 (or Latin-1) shows as this character, -1 if none.
[[nodiscard]] int byteOf(char16_t c)
{
    static constexpr std::array<char16_t, 32> high{
        0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021, 0x2c6,  0x2030, 0x160,
        0x2039, 0x152,  0x8d,   0x17d,  0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
        0x2013, 0x2014, 0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0x9d,   0x17e,  0x178};
    if (c < 0x100) {
        return c;
    }
    const auto at = std::find(high.begin(), high.end(), c);
    return at == high.end() ? -1 : 0x80 + static_cast<int>(at - high.begin());
}

//! UTF-8 that was shown as a single-byte code page, put right; nothing when it was not that. Whole text or nothing: text with
//! one real Vietnamese letter has no such bytes, and Latin-1 letters alone are no valid UTF-8.
[[nodiscard]] std::optional<QString> fromCodePage(const QString& text)
{
    if (isAscii(text)) {
        return std::nullopt;
    }
    QByteArray bytes;
    for (const QChar c : text) {
        const int byte = byteOf(c.unicode());
        if (byte < 0) {
            return std::nullopt;
        }
        bytes += static_cast<char>(byte);
    }
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString decoded = decoder(bytes);
    if (decoder.hasError() || decoded.contains(QChar::ReplacementCharacter)) {
        return std::nullopt;
    }
    return decoded;
}

//! Digits typed on the Vietnamese keyboard layout, where the digit row gives ă â ê ô and the tones; nothing when there is
//! anything else.
[[nodiscard]] std::optional<QString> fromDigitRow(const QString& text)
{
    QString digits;
    for (const QChar c : text) {
        if (c >= u'0' && c <= u'9') {
            digits += c;
            continue;
        }
        const letters::Glyph glyph = letters::glyphOf(c.unicode());
        const char16_t letter =
            letters::compose(glyph.base, glyph.shape, letters::Tone::None); // its tone was a key of its own
        static constexpr QStringView row = u"đăâêô";
        static constexpr QStringView marks = u"\u0300\u0309\u0303\u0301\u0323";
        const qsizetype digit = letter != 0 && !glyph.upper ? row.indexOf(QChar(letter)) : -1;
        const qsizetype mark = marks.indexOf(c);
        if (mark >= 0) {
            digits += QChar(static_cast<char16_t>(u'5' + mark));
        } else if (digit >= 0) {
            digits += QChar(static_cast<char16_t>(u'0' + digit));
            static constexpr std::array<char16_t, 6> tones{0, u'5', u'6', u'7', u'8', u'9'};
            if (glyph.tone != letters::Tone::None) {
                digits += QChar(tones[static_cast<std::size_t>(glyph.tone)]);
            }
        } else {
            return std::nullopt;
        }
    }
    return digits;
}

//! Puts the digits of the number and the dates right; words of the address that are digits only, too.
[[nodiscard]] bool repairDigits(QStringList& fields)
{
    if (fields[Number].isEmpty() || isDigits(fields[Number])) {
        return false;
    }
    for (const qsizetype at : {Number, OldNumber, Birth, Issued}) {
        const std::optional<QString> digits = fromDigitRow(fields[at]);
        if (!digits) {
            return false;
        }
        fields[at] = *digits;
    }
    QStringList words = fields[Residence].split(u' ');
    for (QString& word : words) {
        const bool comma = word.endsWith(u',');
        const std::optional<QString> digits = fromDigitRow(comma ? word.chopped(1) : word);
        if (digits && !digits->isEmpty()) {
            word = comma ? *digits + u',' : *digits;
        }
    }
    fields[Residence] = words.join(u' ');
    return true;
}

[[nodiscard]] Sex sexOf(const QString& text)
{
    const QString key = keyK1(text);
    return key == u"nam" ? Sex::Male : key == u"nữ" ? Sex::Female : Sex::Unknown;
}

//! All words of a name by one input method.
[[nodiscard]] std::optional<QString> composeName(const QString& name, KeyMethod method)
{
    QStringList words = normalName(name).split(u' ');
    for (QString& word : words) {
        const std::optional<QString> made = composeKeys(word, method);
        if (!made) {
            return std::nullopt;
        }
        word = *made;
    }
    return words.join(u' ');
}

//! An address also has numbers and abbreviations: words that make no syllable stay.
[[nodiscard]] QString composeAddress(const QString& address, KeyMethod method)
{
    QStringList words = address.split(u' ');
    for (QString& word : words) {
        const bool comma = word.endsWith(u',');
        const std::optional<QString> made = composeKeys(comma ? word.chopped(1) : word, method);
        if (made) {
            word = comma ? *made + u',' : *made;
        }
    }
    return words.join(u' ');
}

//! Keystrokes instead of letters. True when one method alone gives a name of real syllables.
[[nodiscard]] bool repairKeys(QStringList& fields)
{
    std::optional<QStringList> found;
    for (const KeyMethod method : {KeyMethod::Telex, KeyMethod::Vni}) {
        const std::optional<QString> name = composeName(fields[FullName], method);
        const std::optional<QString> sex = composeName(fields[SexField], method);
        if (!name || !sex || sexOf(*sex) == Sex::Unknown) {
            continue;
        }
        QStringList made = fields;
        made[FullName] = *name;
        made[SexField] = *sex;
        made[Residence] = composeAddress(fields[Residence], method);
        if (made == fields) { // nothing to compose: the marks are not keystrokes, they are lost
            continue;
        }
        if (found && *found != made) {
            return false;
        }
        found = made;
    }
    if (!found) {
        return false;
    }
    fields = *found;
    return true;
}

[[nodiscard]] bool plausibleName(const QString& name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        const letters::Glyph glyph = letters::glyphOf(c.unicode());
        const bool letter = glyph.kind == letters::Kind::Letter && glyph.base >= u'a' && glyph.base <= u'z';
        return letter || c == u' ' || c == u'\'' || c == u'-' || c == u'.';
    });
}

[[nodiscard]] bool plausibleAddress(const QString& address)
{
    return std::none_of(address.begin(), address.end(), [](QChar c) {
        const letters::Glyph glyph = letters::glyphOf(c.unicode());
        const bool foreign = glyph.kind == letters::Kind::Letter && glyph.fold != glyph.base; // ä: a broken code page
        return c == u'?' || c == QChar::ReplacementCharacter || foreign || (c.unicode() >= 0x80 && c.unicode() < 0xc0);
    });
}

[[nodiscard]] Failure invalid(const QString& code)
{
    return fail(ErrorKind::Invalid, code);
}

[[nodiscard]] bool readDay(QStringView text, QDate& date)
{
    if (text.size() != 8 || !isDigits(text)) {
        return false;
    }
    date = QDate(text.last(4).toInt(), text.sliced(2, 2).toInt(), text.first(2).toInt());
    return date.isValid();
}

//! The words of the fields put right where that is possible; false = mangled.
[[nodiscard]] bool repairWords(QStringList& fields, bool& repaired)
{
    const bool allAscii = isAscii(fields[FullName]) && isAscii(fields[SexField]) && isAscii(fields[Residence]);
    if (allAscii) { // a Vietnamese address without a single mark does not exist: keystrokes, or lost
        if (!repairKeys(fields)) {
            return false;
        }
        repaired = true;
    }
    return sexOf(fields[SexField]) != Sex::Unknown && plausibleName(normalName(fields[FullName])) &&
           plausibleAddress(normalName(fields[Residence]));
}

} // namespace

Result<CitizenCard> parseCccdQr(const QString& text)
{
    if (text.size() > longestQr) {
        return invalid(u"qr_too_long"_s);
    }
    const QString given = text.trimmed();
    const std::optional<QString> decoded = fromCodePage(given);
    bool repaired = decoded.has_value();
    QStringList fields = decoded.value_or(given).split(u'|');
    const bool numberLike = std::count_if(fields[Number].begin(), fields[Number].end(),
                                          [](QChar c) { return fromDigitRow(QString(c)).has_value(); }) >= 6;
    if (fields.size() < 2 || !numberLike) {
        return invalid(u"qr_not_cccd"_s);
    }
    if (fields.size() < fieldCount) {
        return invalid(u"qr_fields"_s);
    }
    repaired = repairDigits(fields) || repaired;

    CitizenCard card;
    card.number = fields[Number];
    card.oldNumber = fields[OldNumber];
    const Result<CitizenNumber> number = parseCitizenNumber(card.number);
    const bool oldFits = card.oldNumber.isEmpty() ||
                         (isDigits(card.oldNumber) && (card.oldNumber.size() == 9 || card.oldNumber.size() == 12));
    if (card.number.size() != 12 || !isDigits(card.number) || !number || !oldFits) {
        return invalid(u"qr_number"_s);
    }
    if (!readDay(fields[Birth], card.birthDate) || !readDay(fields[Issued], card.issued)) {
        return invalid(u"qr_date"_s);
    }
    if (!repairWords(fields, repaired)) {
        return invalid(u"qr_mangled"_s);
    }
    card.fullName = normalName(fields[FullName]);
    card.sex = sexOf(fields[SexField]);
    card.residence = normalName(fields[Residence]);
    card.warnings = checkCitizenNumber(*number, card.birthDate, card.sex);
    if (repaired) {
        card.warnings.push_back({u"qr"_s, u"qr_repaired"_s});
    }
    return card;
}

} // namespace motcua::domain
