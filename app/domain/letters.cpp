#include "domain/letters.h"

#include <array>

namespace motcua::domain::letters {

namespace {

constexpr char16_t latinEnd = 0x250;
constexpr char16_t extraBegin = 0x1e00;
constexpr char16_t extraEnd = 0x1f00;
constexpr char16_t markBegin = 0x300;
constexpr char16_t markEnd = 0x370;

//! Reads a combining mark into shape or tone; false = a mark that Vietnamese does not have.
bool readMark(char16_t mark, Glyph& glyph)
{
    switch (mark) {
    case 0x300: case 0x340: glyph.tone = Tone::Huyen; return true;
    case 0x309: glyph.tone = Tone::Hoi; return true;
    case 0x303: glyph.tone = Tone::Nga; return true;
    case 0x301: case 0x341: glyph.tone = Tone::Sac; return true;
    case 0x323: glyph.tone = Tone::Nang; return true;
    case 0x306: glyph.shape = Shape::Breve; return true;
    case 0x302: glyph.shape = Shape::Circumflex; return true;
    case 0x31b: glyph.shape = Shape::Horn; return true;
    default: return false;
    }
}

[[nodiscard]] bool isAsciiLetter(char16_t c)
{
    return c >= u'a' && c <= u'z';
}

[[nodiscard]] Glyph slowGlyph(char16_t unit)
{
    const QChar c(unit);
    Glyph glyph;
    if (c.isMark()) {
        glyph.kind = Kind::Mark;
        glyph.base = unit;
        return glyph;
    }
    if (c.isSpace()) {
        glyph.kind = Kind::Space;
        glyph.base = glyph.fold = u' ';
        return glyph;
    }
    if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format) {
        glyph.kind = Kind::Drop;
        return glyph;
    }
    glyph.kind = c.isLetter() ? Kind::Letter : Kind::Other;
    glyph.upper = c.isUpper();
    glyph.base = glyph.fold = c.toLower().unicode();
    if (unit == 0x110 || unit == 0x111 || unit == 0xd0 || unit == 0xf0) { // Đ, and eth, which old fonts put in its place
        glyph.base = glyph.fold = u'd';
        glyph.shape = Shape::Stroke;
        return glyph;
    }
    if (c.decompositionTag() != QChar::Canonical) {
        return glyph;
    }
    const QString parts = QString(c).normalized(QString::NormalizationForm_D);
    const char16_t base = parts[0].toLower().unicode();
    Glyph vietnamese;
    bool all = isAsciiLetter(base);
    for (qsizetype i = 1; i < parts.size(); ++i) {
        all = readMark(parts[i].unicode(), vietnamese) && all;
    }
    glyph.fold = base;
    if (all) { // else an opaque letter such as ö: folded for searching, kept whole otherwise
        glyph.base = base;
        glyph.shape = vietnamese.shape;
        glyph.tone = vietnamese.tone;
    }
    return glyph;
}

struct Tables
{
    std::array<Glyph, latinEnd> latin;
    std::array<Glyph, extraEnd - extraBegin> extra;
    std::array<char16_t, std::size_t{26} * 5 * 6> composed{};

    Tables()
    {
        for (char16_t c = 0; c < latinEnd; ++c) {
            latin[c] = slowGlyph(c);
            remember(c, latin[c]);
        }
        for (char16_t c = extraBegin; c < extraEnd; ++c) {
            extra[c - extraBegin] = slowGlyph(c);
            remember(c, extra[c - extraBegin]);
        }
    }

    [[nodiscard]] static std::size_t slot(char16_t base, Shape shape, Tone tone)
    {
        return (static_cast<std::size_t>(base - u'a') * 5 + static_cast<std::size_t>(shape)) * 6 +
               static_cast<std::size_t>(tone);
    }

    void remember(char16_t c, const Glyph& glyph)
    {
        if (glyph.kind == Kind::Letter && !glyph.upper && isAsciiLetter(glyph.base)) {
            char16_t& place = composed[slot(glyph.base, glyph.shape, glyph.tone)];
            if (place == 0 || c == 0x111) { // đ, not eth
                place = c;
            }
        }
    }
};

[[nodiscard]] const Tables& tables()
{
    static const Tables all;
    return all;
}

} // namespace

Glyph glyphOf(char16_t unit)
{
    if (unit < latinEnd) {
        return tables().latin[unit];
    }
    if (unit >= extraBegin && unit < extraEnd) {
        return tables().extra[unit - extraBegin];
    }
    if (unit >= markBegin && unit < markEnd) {
        Glyph mark;
        mark.kind = Kind::Mark;
        mark.base = unit;
        return mark;
    }
    return slowGlyph(unit);
}

char16_t compose(char16_t base, Shape shape, Tone tone)
{
    return isAsciiLetter(base) ? tables().composed[Tables::slot(base, shape, tone)] : char16_t{0};
}

std::vector<Glyph> take(QStringView text)
{
    std::vector<Glyph> glyphs;
    glyphs.reserve(static_cast<std::size_t>(text.size()));
    for (const QChar c : text) {
        Glyph glyph = glyphOf(c.unicode());
        if (glyph.kind == Kind::Drop) {
            continue;
        }
        if (glyph.kind == Kind::Space && (glyphs.empty() || glyphs.back().kind == Kind::Space)) {
            continue;
        }
        if (glyph.kind == Kind::Mark && !glyphs.empty()) {
            Glyph merged = glyphs.back();
            if (merged.kind == Kind::Letter && readMark(glyph.base, merged) &&
                compose(merged.base, merged.shape, merged.tone) != 0) {
                glyphs.back() = merged;
                continue;
            }
        }
        glyphs.push_back(glyph);
    }
    if (!glyphs.empty() && glyphs.back().kind == Kind::Space) {
        glyphs.pop_back();
    }
    return glyphs;
}

bool isVowel(const Glyph& glyph)
{
    if (glyph.kind != Kind::Letter) {
        return false;
    }
    switch (glyph.base) {
    case u'a': case u'e': case u'i': case u'o': case u'u': case u'y': return true;
    default: return false;
    }
}

std::size_t toneSeat(const std::vector<Glyph>& glyphs, std::size_t from, std::size_t to)
{
    if (from > 0 && to - from > 1) { // the u of qu and the i of gi belong to the consonant
        const char16_t before = glyphs[from - 1].base;
        const char16_t first = glyphs[from].base;
        if ((before == u'q' && first == u'u') || (before == u'g' && first == u'i')) {
            ++from;
        }
    }
    for (std::size_t i = to; i > from; --i) {
        if (glyphs[i - 1].shape != Shape::None) {
            return i - 1;
        }
    }
    const std::size_t count = to - from;
    if (count == 1) {
        return from;
    }
    if (count >= 3) {
        return from + 1;
    }
    const bool closed = to < glyphs.size() && glyphs[to].kind == Kind::Letter;
    const char16_t first = glyphs[from].base;
    const char16_t second = glyphs[from + 1].base;
    const bool rising = (first == u'o' && (second == u'a' || second == u'e')) || (first == u'u' && second == u'y');
    return closed || rising ? from + 1 : from;
}

} // namespace motcua::domain::letters
