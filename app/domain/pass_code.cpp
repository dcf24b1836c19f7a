#include "domain/pass_code.h"

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

constexpr char16_t symbols[] = u"0123456789BCFGHJKLMNPQRSTVXZ";
constexpr int base = 28;
constexpr int serialDigits = 9;
constexpr quint64 serialEnd = quint64{1} << 40U;

[[nodiscard]] int symbolValue(QChar c)
{
    const char16_t* const end = symbols + base;
    const char16_t* const at = std::find(symbols, end, c.toUpper().unicode());
    return at == end ? -1 : static_cast<int>(at - symbols);
}

//! Check sum over the ring GF(4) × GF(7), which has 28 elements. (Modulo 28 itself no weights catch both every single wrong
//! symbol and every swap of neighbours: such weights must all be odd, and then their differences are even.) Weights are
//! powers of a generator in each field, so neighbours and next neighbours differ in both.
[[nodiscard]] int times2InGf4(int value)
{
    const int shifted = value << 1;
    return (shifted & 4) != 0 ? (shifted ^ 7) & 3 : shifted; // x² = x + 1
}

[[nodiscard]] int checkValue(const std::array<int, serialDigits>& digits)
{
    int four = 0;
    int seven = 0;
    for (const int digit : digits) { // Horner: the last weight is 1, then shifted once
        four = times2InGf4(four) ^ (digit % 4);
        seven = (seven * 3 + digit % 7) % 7;
    }
    four = times2InGf4(four); // so that the check's own weight is 1
    seven = seven * 3 % 7;
    const int wantedSeven = (7 - seven) % 7;
    for (int value = 0; value < base; ++value) { // 4 and 7 have no common factor: exactly one fits
        if (value % 4 == four && value % 7 == wantedSeven) {
            return value;
        }
    }
    return 0;
}

constexpr int claimBytes = 16;
constexpr int signatureBytes = 64;
constexpr qsizetype tokenLength = qsizetype{claimBytes + signatureBytes} / 2 * 3;
constexpr int tokenVersion = 1;
constexpr qint64 quarterSeconds = 900;
constexpr qint64 epochSeconds = 1'577'836'800; // 2020-01-01T00:00Z
constexpr char16_t base45[] = u"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

[[nodiscard]] std::optional<QByteArray> fromBase45(QStringView text)
{
    QByteArray bytes;
    for (qsizetype i = 0; i + 2 < text.size(); i += 3) {
        int value = 0;
        for (qsizetype k = 2; k >= 0; --k) {
            const char16_t* const end = base45 + 45;
            const char16_t* const at = std::find(base45, end, text[i + k].unicode());
            if (at == end) {
                return std::nullopt;
            }
            value = value * 45 + static_cast<int>(at - base45);
        }
        if (value > 0xffff) {
            return std::nullopt;
        }
        bytes += static_cast<char>(value >> 8);
        bytes += static_cast<char>(value & 0xff);
    }
    return bytes;
}

void putNumber(QByteArray& bytes, quint64 value, int width)
{
    for (int i = width - 1; i >= 0; --i) {
        bytes += static_cast<char>((value >> (8 * i)) & 0xffU);
    }
}

[[nodiscard]] quint64 numberAt(const QByteArray& bytes, qsizetype at, int width)
{
    quint64 value = 0;
    for (int i = 0; i < width; ++i) {
        value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
    }
    return value;
}

} // namespace

QString serialText(quint64 number)
{
    if (number >= serialEnd) {
        return {};
    }
    std::array<int, serialDigits> digits{};
    QString text(serialDigits + 1, u'0');
    for (int i = serialDigits - 1; i >= 0; --i) {
        digits[static_cast<std::size_t>(i)] = static_cast<int>(number % base);
        text[i] = symbols[number % base];
        number /= base;
    }
    text[serialDigits] = symbols[checkValue(digits)];
    return text;
}

Result<quint64> parseSerial(const QString& text)
{
    std::array<int, serialDigits + 1> values{};
    std::size_t count = 0;
    for (const QChar c : text) {
        if (c.isSpace() || c == u'-') {
            continue;
        }
        const int value = symbolValue(c);
        if (value < 0 || count == values.size()) {
            return fail(ErrorKind::Invalid, u"serial_shape"_s);
        }
        values[count++] = value;
    }
    if (count != values.size()) {
        return fail(ErrorKind::Invalid, u"serial_shape"_s);
    }
    std::array<int, serialDigits> digits{};
    std::copy_n(values.begin(), serialDigits, digits.begin());
    if (checkValue(digits) != values.back()) {
        return fail(ErrorKind::Invalid, u"serial_damaged"_s);
    }
    quint64 number = 0;
    for (const int digit : digits) {
        number = number * base + static_cast<quint64>(digit);
    }
    if (number >= serialEnd) { // we never write one
        return fail(ErrorKind::Invalid, u"serial_shape"_s);
    }
    return number;
}

QByteArray tokenClaims(const PassToken& token)
{
    const qint64 from = qMax<qint64>(0, token.notBefore.toSecsSinceEpoch() - epochSeconds);
    const qint64 to = qMax<qint64>(from, token.notAfter.toSecsSinceEpoch() - epochSeconds);
    // Rounded outwards: a pass never lasts shorter than it was issued for.
    const quint64 start = qMin<quint64>(static_cast<quint64>(from / quarterSeconds), 0xffffffU);
    const auto end = static_cast<quint64>((to + quarterSeconds - 1) / quarterSeconds);
    QByteArray claims;
    claims.reserve(claimBytes);
    putNumber(claims, tokenVersion, 1);
    putNumber(claims, static_cast<quint64>(token.keyId), 1);
    putNumber(claims, token.meetingNumber, 4);
    putNumber(claims, token.serial, 5);
    putNumber(claims, start, 3);
    putNumber(claims, qMin<quint64>(end > start ? end - start : 0, 0xffffU), 2);
    return claims;
}

QString tokenText(const QByteArray& claims, const QByteArray& signature)
{
    const QByteArray bytes = claims + signature;
    QString text;
    text.reserve(tokenLength);
    for (qsizetype i = 0; i + 1 < bytes.size(); i += 2) {
        const int value = static_cast<int>(numberAt(bytes, i, 2));
        text += QChar(base45[value % 45]);
        text += QChar(base45[value / 45 % 45]);
        text += QChar(base45[value / (45 * 45)]);
    }
    return text;
}

Result<ScannedToken> parseToken(const QString& text)
{
    QStringView view(text);
    while (view.endsWith(u'\r') || view.endsWith(u'\n')) { // what a keyboard-wedge scanner adds; a space may be data
        view.chop(1);
    }
    if (view.size() != tokenLength) {
        return fail(ErrorKind::Invalid, u"token_shape"_s);
    }
    const std::optional<QByteArray> bytes = fromBase45(view);
    if (!bytes) {
        return fail(ErrorKind::Invalid, u"token_damaged"_s);
    }
    if (numberAt(*bytes, 0, 1) != tokenVersion) {
        return fail(ErrorKind::Invalid, u"token_version"_s);
    }
    ScannedToken scanned;
    scanned.claims = bytes->first(claimBytes);
    scanned.signature = bytes->last(signatureBytes);
    PassToken& token = scanned.token;
    token.keyId = static_cast<int>(numberAt(scanned.claims, 1, 1));
    token.meetingNumber = static_cast<quint32>(numberAt(scanned.claims, 2, 4));
    token.serial = numberAt(scanned.claims, 6, 5);
    const auto start = static_cast<qint64>(numberAt(scanned.claims, 11, 3));
    const auto length = static_cast<qint64>(numberAt(scanned.claims, 14, 2));
    token.notBefore = QDateTime::fromSecsSinceEpoch(epochSeconds + start * quarterSeconds, Qt::UTC);
    token.notAfter = QDateTime::fromSecsSinceEpoch(epochSeconds + (start + length) * quarterSeconds, Qt::UTC);
    return scanned;
}

} // namespace motcua::domain
