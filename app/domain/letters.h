#pragma once

#include <QString>

#include <vector>

namespace motcua::domain::letters {

//! Tones in the order in which Vietnamese lists sort them.
enum class Tone : quint8 { None, Huyen, Hoi, Nga, Sac, Nang };
//! What turns a base letter into another letter of the alphabet.
enum class Shape : quint8 { None, Breve, Circumflex, Horn, Stroke };
enum class Kind : quint8 { Other, Letter, Space, Drop, Mark };

//! One character taken apart: base letter (lower case), its shape, its tone. `fold` is what is left without any mark.
struct Glyph
{
    char16_t base = 0;
    char16_t fold = 0;
    Kind kind = Kind::Other;
    Shape shape = Shape::None;
    Tone tone = Tone::None;
    bool upper = false;
};

//! Takes one UTF-16 unit apart; a table for Latin, Qt's tables for the rest.
[[nodiscard]] Glyph glyphOf(char16_t unit);

//! The precomposed lower-case character of base + shape + tone, 0 when there is none.
[[nodiscard]] char16_t compose(char16_t base, Shape shape, Tone tone);

//! Text as glyphs: combining marks are merged into their letter in whatever order they come, spaces are single and inner only,
//! control characters gone.
[[nodiscard]] std::vector<Glyph> take(QStringView text);

//! Glyphs of Kind::Letter whose base is a, e, i, o, u or y.
[[nodiscard]] bool isVowel(const Glyph& glyph);

//! Which of the vowels [from, to) of one cluster bears the tone in the modern spelling (hoà, thuỷ, quý, giá).
[[nodiscard]] std::size_t toneSeat(const std::vector<Glyph>& glyphs, std::size_t from, std::size_t to);

} // namespace motcua::domain::letters
