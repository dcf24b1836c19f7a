#include "domain/names.h"

#include "domain/letters.h"

#include <algorithm>
#include <span>

namespace motcua::domain {

namespace {

using letters::Glyph;
using letters::Kind;
using letters::Shape;
using letters::Tone;

[[nodiscard]] QString toText(const std::vector<Glyph>& glyphs, bool lower)
{
    QString out;
    out.reserve(static_cast<qsizetype>(glyphs.size()));
    bool loose = false; // a mark that fused with nothing: Qt's NFC may still place it
    for (const Glyph& glyph : glyphs) {
        char16_t c = glyph.kind == Kind::Letter ? letters::compose(glyph.base, glyph.shape, glyph.tone) : char16_t{0};
        if (c == 0) {
            c = glyph.base;
        }
        loose = loose || glyph.kind == Kind::Mark;
        out += glyph.upper && !lower ? QChar(c).toUpper() : QChar(c);
    }
    return loose ? out.normalized(QString::NormalizationForm_C) : out;
}

void seatTones(std::vector<Glyph>& glyphs)
{
    std::size_t at = 0;
    while (at < glyphs.size()) {
        if (!letters::isVowel(glyphs[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        int toned = 0;
        Tone tone = Tone::None;
        while (end < glyphs.size() && letters::isVowel(glyphs[end])) {
            if (glyphs[end].tone != Tone::None) {
                tone = glyphs[end].tone;
                ++toned;
            }
            ++end;
        }
        if (toned == 1) {
            for (std::size_t i = at; i < end; ++i) {
                glyphs[i].tone = Tone::None;
            }
            glyphs[letters::toneSeat(glyphs, at, end)].tone = tone;
        }
        at = end;
    }
}

//! Place in the alphabet, a = 0x20; digits lie below, everything else above.
[[nodiscard]] int letterWeight(const Glyph& glyph)
{
    // Letters that follow one another in the Vietnamese alphabet; positions make the weights.
    static constexpr char16_t alphabet[] = u"aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
    const char16_t letter = letters::compose(glyph.base, glyph.shape, Tone::None);
    if (letter >= u'a' && letter <= u'z') { // most letters, without a search
        static constexpr unsigned char plain[26] = {0,  3,  4,  5,  7,  9,  10, 11, 12, 13, 14, 15, 16,
                                                    17, 18, 21, 22, 23, 24, 25, 26, 28, 29, 30, 31, 32};
        return 0x20 + plain[letter - u'a'];
    }
    for (int i = 0; alphabet[i] != 0; ++i) {
        if (alphabet[i] == letter) {
            return 0x20 + i;
        }
    }
    return 0;
}

void addWord(QByteArray& key, std::span<const Glyph> word)
{
    QByteArray tones;
    for (const Glyph& glyph : word) {
        const int weight = glyph.kind == Kind::Letter ? letterWeight(glyph) : 0;
        if (weight > 0) {
            key += static_cast<char>(weight);
        } else if (glyph.base >= u'0' && glyph.base <= u'9') {
            key += static_cast<char>(0x10 + (glyph.base - u'0'));
        } else {
            key += '\x7e';
            key += static_cast<char>(glyph.base >> 8U);
            key += static_cast<char>(glyph.base & 0xffU);
        }
        if (glyph.tone != Tone::None) {
            tones += static_cast<char>(2 + static_cast<int>(glyph.tone));
        }
    }
    key += '\x01'; // a shorter word comes first; only equal letters let the tone decide
    key += tones.isEmpty() ? QByteArray(1, '\x02') : tones;
}

} // namespace

QString normalName(const QString& text)
{
    return toText(letters::take(text), false);
}

QString keyK0(const QString& text)
{
    QString out(text.size(), Qt::Uninitialized);
    QChar* const begin = out.data();
    QChar* to = begin;
    bool gap = false;
    for (const QChar c : text) {
        const Glyph glyph = letters::glyphOf(c.unicode());
        switch (glyph.kind) {
        case Kind::Space:
            gap = true;
            break;
        case Kind::Letter:
        case Kind::Other:
            if (gap && to != begin) {
                *to++ = u' ';
            }
            gap = false;
            *to++ = glyph.fold;
            break;
        case Kind::Drop:
        case Kind::Mark:
            break;
        }
    }
    out.truncate(to - begin);
    return out;
}

QString keyK1(const QString& text)
{
    std::vector<Glyph> glyphs = letters::take(text);
    seatTones(glyphs);
    return toText(glyphs, true);
}

bool hasMarks(const QString& text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        const Glyph glyph = letters::glyphOf(c.unicode());
        return glyph.kind == Kind::Mark || glyph.tone != Tone::None || glyph.shape != Shape::None ||
               (glyph.kind == Kind::Letter && glyph.fold != glyph.base);
    });
}

namespace {

std::vector<std::span<const Glyph>> wordsIn(const std::vector<Glyph>& glyphs)
{
    std::vector<std::span<const Glyph>> words;
    for (auto at = glyphs.begin(); at != glyphs.end();) {
        const auto end = std::find_if(at, glyphs.end(), [](const Glyph& g) { return g.kind == Kind::Space; });
        words.emplace_back(at, end);
        at = end == glyphs.end() ? end : end + 1;
    }
    return words;
}

} // namespace

QByteArray sortKey(const QString& name)
{
    const std::vector<Glyph> glyphs = letters::take(name);
    const auto words = wordsIn(glyphs);
    QByteArray key;
    if (words.empty()) {
        return key;
    }
    key.reserve(static_cast<qsizetype>(glyphs.size()) + 2 * static_cast<qsizetype>(words.size()) + 2);
    addWord(key, words.back());
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
        addWord(key, words[i]);
    }
    key += '\x01'; // fewer middle names come first
    if (words.size() > 1) {
        addWord(key, words.front());
    }
    return key;
}

QByteArray titleSortKey(const QString& name)
{
    const std::vector<Glyph> glyphs = letters::take(name);
    QByteArray key;
    key.reserve(2 * static_cast<qsizetype>(glyphs.size()) + 2);
    for (const auto& word : wordsIn(glyphs)) {
        addWord(key, word);
    }
    return key;
}

} // namespace motcua::domain
