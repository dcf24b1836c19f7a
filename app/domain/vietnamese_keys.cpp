#include "domain/vietnamese_keys.h"

#include "domain/letters.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

using letters::Glyph;
using letters::Shape;
using letters::Tone;

constexpr qsizetype longestWord = 16; // keystrokes of the longest syllable, with room

constexpr std::array<QStringView, 28> onsets{u"",   u"b",  u"c",  u"ch", u"d",  u"đ",  u"g",  u"gh", u"gi", u"h",
                                             u"k",  u"kh", u"l",  u"m",  u"n",  u"ng", u"nh", u"p",  u"ph", u"qu",
                                             u"r",  u"s",  u"t",  u"th", u"tr", u"v",  u"x",  u"ngh"};
constexpr std::array<QStringView, 55> nuclei{
    u"a",   u"ă",  u"â",  u"e",  u"ê",  u"i",  u"o",   u"ô",   u"ơ",  u"u",   u"ư",  u"y",   u"ai", u"ao",  u"au",
    u"ay",  u"âu", u"ây", u"eo", u"êu", u"ia", u"iê",  u"iêu", u"iu", u"oa",  u"oă", u"oai", u"oay", u"oe", u"oeo",
    u"oi",  u"oo", u"ôi", u"ơi", u"ua", u"uâ", u"uây", u"ue",  u"uê", u"ui",  u"uô", u"uôi", u"uơ", u"uy",  u"uya",
    u"uyê", u"uyu", u"ưa", u"ưi", u"ươ", u"ươi", u"ươu", u"ưu", u"yê", u"yêu"};
constexpr std::array<QStringView, 9> endings{u"", u"c", u"ch", u"m", u"n", u"ng", u"nh", u"p", u"t"};

template<std::size_t N>
[[nodiscard]] bool among(const std::array<QStringView, N>& list, QStringView text)
{
    return std::find(list.begin(), list.end(), text) != list.end();
}

//! Letters without tones, lower case.
[[nodiscard]] QString bare(const std::vector<Glyph>& glyphs)
{
    QString out;
    for (const Glyph& glyph : glyphs) {
        const char16_t c = letters::compose(glyph.base, glyph.shape, Tone::None);
        out += QChar(c != 0 ? c : glyph.base);
    }
    return out;
}

[[nodiscard]] bool isSyllableOf(const std::vector<Glyph>& glyphs)
{
    const QString word = bare(glyphs);
    Tone tone = Tone::None;
    int tones = 0;
    for (const Glyph& glyph : glyphs) {
        if (glyph.tone != Tone::None) {
            tone = glyph.tone;
            ++tones;
        }
    }
    if (tones > 1) {
        return false;
    }
    for (qsizetype from = 0; from <= 3 && from < word.size(); ++from) {
        if (!among(onsets, QStringView(word).first(from))) {
            continue;
        }
        for (qsizetype end = 0; end <= 2 && from + end < word.size(); ++end) {
            const QStringView ending = QStringView(word).last(end);
            const QStringView nucleus = QStringView(word).sliced(from, word.size() - from - end);
            if (!among(endings, ending) || !among(nuclei, nucleus)) {
                continue;
            }
            const bool stopped = ending == u"c" || ending == u"ch" || ending == u"p" || ending == u"t";
            if (!stopped || tone == Tone::Sac || tone == Tone::Nang) {
                return true;
            }
        }
    }
    return false;
}

class Composer
{
public:
    //! True when the key was one of the method's and has been spent.
    [[nodiscard]] bool telex(char16_t key)
    {
        switch (key) {
        case u's': return setTone(Tone::Sac);
        case u'f': return setTone(Tone::Huyen);
        case u'r': return setTone(Tone::Hoi);
        case u'x': return setTone(Tone::Nga);
        case u'j': return setTone(Tone::Nang);
        case u'w': return horn() || breve();
        case u'a': case u'e': case u'o': return lastIs(key) && shape(m_glyphs.size() - 1, Shape::Circumflex);
        case u'd': return lastIs(u'd') && shape(m_glyphs.size() - 1, Shape::Stroke);
        default: return false;
        }
    }

    [[nodiscard]] bool vni(char16_t key)
    {
        switch (key) {
        case u'1': return setTone(Tone::Sac);
        case u'2': return setTone(Tone::Huyen);
        case u'3': return setTone(Tone::Hoi);
        case u'4': return setTone(Tone::Nga);
        case u'5': return setTone(Tone::Nang);
        case u'6': return shapeLast(u"aeo", Shape::Circumflex);
        case u'7': return horn();
        case u'8': return breve();
        case u'9': return shapeLast(u"d", Shape::Stroke);
        default: return false;
        }
    }

    void add(const Glyph& glyph) { m_glyphs.push_back(glyph); }

    //! The word with its tone on the right vowel.
    [[nodiscard]] std::vector<Glyph> finish()
    {
        const auto vowel = std::find_if(m_glyphs.begin(), m_glyphs.end(), letters::isVowel);
        if (m_tone != Tone::None && vowel != m_glyphs.end()) {
            const auto end = std::find_if_not(vowel, m_glyphs.end(), letters::isVowel);
            const auto from = static_cast<std::size_t>(vowel - m_glyphs.begin());
            const auto to = static_cast<std::size_t>(end - m_glyphs.begin());
            m_glyphs[letters::toneSeat(m_glyphs, from, to)].tone = m_tone;
        }
        return m_glyphs;
    }

private:
    [[nodiscard]] bool lastIs(char16_t base) const
    {
        return !m_glyphs.empty() && m_glyphs.back().base == base && m_glyphs.back().shape == Shape::None;
    }

    [[nodiscard]] bool setTone(Tone tone)
    {
        if (!std::any_of(m_glyphs.begin(), m_glyphs.end(), letters::isVowel) || m_tone != Tone::None) {
            return false;
        }
        m_tone = tone;
        return true;
    }

    [[nodiscard]] bool shape(std::size_t at, Shape shape)
    {
        m_glyphs[at].shape = shape;
        return true;
    }

    [[nodiscard]] bool shapeLast(QStringView bases, Shape wanted)
    {
        for (std::size_t i = m_glyphs.size(); i > 0; --i) {
            if (bases.contains(QChar(m_glyphs[i - 1].base)) && m_glyphs[i - 1].shape == Shape::None) {
                return shape(i - 1, wanted);
            }
        }
        return false;
    }

    [[nodiscard]] bool horn()
    {
        for (std::size_t i = m_glyphs.size(); i > 0; --i) {
            const Glyph& glyph = m_glyphs[i - 1];
            if (glyph.shape != Shape::None || (glyph.base != u'u' && glyph.base != u'o')) {
                continue;
            }
            const bool pair = glyph.base == u'o' && i > 1 && m_glyphs[i - 2].base == u'u' &&
                              m_glyphs[i - 2].shape == Shape::None && !(i > 2 && m_glyphs[i - 3].base == u'q');
            if (pair) { // uow is ươ
                m_glyphs[i - 2].shape = Shape::Horn;
            }
            return shape(i - 1, Shape::Horn);
        }
        return false;
    }

    [[nodiscard]] bool breve() { return shapeLast(u"a", Shape::Breve); }

    std::vector<Glyph> m_glyphs;
    Tone m_tone = Tone::None;
};

} // namespace

bool isSyllable(const QString& word)
{
    return !word.isEmpty() && word.size() <= longestWord && isSyllableOf(letters::take(word));
}

std::optional<QString> composeKeys(const QString& word, KeyMethod method)
{
    if (word.isEmpty() || word.size() > longestWord) {
        return std::nullopt;
    }
    Composer composer;
    for (const QChar c : word) {
        if (c.unicode() >= 0x80) { // the scanner typed keys: nothing here can be composed already
            return std::nullopt;
        }
        const char16_t key = c.toLower().unicode();
        if (!(method == KeyMethod::Telex ? composer.telex(key) : composer.vni(key))) {
            composer.add(letters::glyphOf(c.unicode()));
        }
    }
    const std::vector<Glyph> glyphs = composer.finish();
    if (!isSyllableOf(glyphs)) {
        return std::nullopt;
    }
    QString out;
    for (const Glyph& glyph : glyphs) {
        const char16_t c = letters::compose(glyph.base, glyph.shape, glyph.tone);
        if (c == 0) {
            return std::nullopt;
        }
        out += glyph.upper ? QChar(c).toUpper() : QChar(c);
    }
    return out;
}

} // namespace motcua::domain
