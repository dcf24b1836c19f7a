#include "domain/ids.h"

#include <array>

namespace motcua::domain {

namespace {

constexpr qsizetype randomBytes = 10;
constexpr qsizetype textLength = 36;

[[nodiscard]] bool isDash(qsizetype at)
{
    return at == 8 || at == 13 || at == 18 || at == 23;
}

} // namespace

Id uuidV7(qint64 milliseconds, const QByteArray& random)
{
    if (random.size() < randomBytes || milliseconds < 0) {
        return {};
    }
    std::array<unsigned char, 16> bytes{};
    for (std::size_t i = 0; i < 6; ++i) {
        bytes[i] = static_cast<unsigned char>((static_cast<quint64>(milliseconds) >> (8 * (5 - i))) & 0xffU);
    }
    for (std::size_t i = 0; i < 10; ++i) {
        bytes[6 + i] = static_cast<unsigned char>(random[static_cast<qsizetype>(i)]);
    }
    bytes[6] = static_cast<unsigned char>(0x70U | (bytes[6] & 0x0fU)); // version 7
    bytes[8] = static_cast<unsigned char>(0x80U | (bytes[8] & 0x3fU)); // RFC 9562 variant

    constexpr char16_t digits[] = u"0123456789abcdef";
    QString text(textLength, u'-');
    qsizetype at = 0;
    for (const unsigned char byte : bytes) {
        if (isDash(at)) {
            ++at;
        }
        text[at++] = digits[byte >> 4U];
        text[at++] = digits[byte & 0x0fU];
    }
    return text;
}

bool isUuid(QStringView text)
{
    if (text.size() != textLength) {
        return false;
    }
    for (qsizetype i = 0; i < textLength; ++i) {
        const char16_t c = text[i].unicode();
        const bool hex = (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
        if (isDash(i) ? c != u'-' : !hex) {
            return false;
        }
    }
    const char16_t version = text[14].unicode();
    const char16_t variant = text[19].unicode();
    return version >= u'1' && version <= u'8' &&
           (variant == u'8' || variant == u'9' || variant == u'a' || variant == u'b');
}

} // namespace motcua::domain
