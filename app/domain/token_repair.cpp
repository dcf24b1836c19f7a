#include "domain/token_repair.h"

#include "domain/letters.h"

#include <QHash>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

using letters::Glyph;
using letters::Shape;
using letters::Tone;

constexpr qsizetype tokenLength = 120;
constexpr qsizetype claimsLength = 24; // of them
constexpr size_t mostOfWord = 400;
constexpr int mostSteps = 400'000;

enum class Method { Telex, Vni };

//! A key that is not in the text any more, and the letter that it has changed.
struct Swallowed
{
    QChar key;
    qsizetype at = 0;  //!< of the letter in the bare word
    QStringView like;  //!< keys that would have been spent in its place
};

QChar shapeKey(const Glyph& glyph, Method method)
{
    if (method == Method::Telex) {
        switch (glyph.shape) {
        case Shape::Circumflex: return QChar(glyph.base).toUpper();
        case Shape::Stroke: return u'D';
        case Shape::Breve:
        case Shape::Horn: return u'W';
        case Shape::None: break;
        }
        return {};
    }
    switch (glyph.shape) {
    case Shape::Circumflex: return u'6';
    case Shape::Horn: return u'7';
    case Shape::Breve: return u'8';
    case Shape::Stroke: return u'9';
    case Shape::None: break;
    }
    return {};
}

QStringView shapeKeys(const Glyph& glyph, Method method)
{
    if (method == Method::Telex)
        return glyph.shape == Shape::Breve || glyph.shape == Shape::Horn ? QStringView(u"W") : QStringView();
    switch (glyph.shape) {
    case Shape::Circumflex: return u"6";
    case Shape::Horn: return u"7";
    case Shape::Breve: return u"8";
    case Shape::Stroke: return u"9";
    case Shape::None: break;
    }
    return {};
}

QChar toneKey(Tone tone, Method method)
{
    static constexpr QStringView telex = u"FRXSJ"; // in the order of the enumeration below
    static constexpr QStringView vni = u"23415";
    qsizetype at = -1;
    switch (tone) {
    case Tone::None: return {};
    case Tone::Huyen: at = 0; break;
    case Tone::Hoi: at = 1; break;
    case Tone::Nga: at = 2; break;
    case Tone::Sac: at = 3; break;
    case Tone::Nang: at = 4; break;
    }
    return method == Method::Telex ? telex[at] : vni[at];
}

//! The ways in which the swallowed keys can have stood among the others: each after its letter, mostly right after it.
void place(const QString& word, const std::vector<Swallowed>& keys, size_t next, std::vector<QString>& found)
{
    if (found.size() >= mostOfWord)
        return;
    if (next == keys.size()) {
        if (!found.empty() && std::find(found.begin(), found.end(), word) != found.end())
            return;
        found.push_back(word);
        return;
    }
    const Swallowed& one = keys[next];
    for (qsizetype at = one.at + 1; at <= word.size(); ++at) {
        if (at > one.at + 1 && one.like.contains(word[at - 1])) // that one came first, and would not be here any more
            break;
        QString with = word;
        with.insert(at, one.key);
        std::vector<Swallowed> rest = keys;
        for (size_t later = next + 1; later < rest.size(); ++later) {
            if (rest[later].at >= at)
                ++rest[later].at;
        }
        place(with, rest, next + 1, found);
    }
}

//! What one piece between blanks and signs may have been; itself where nothing is composed in it.
std::vector<QString> readingsOf(const QString& piece, Method method)
{
    QString bare;
    std::vector<Swallowed> keys;
    for (const QChar c : piece) {
        const Glyph glyph = letters::glyphOf(c.unicode());
        const bool composed = glyph.shape != Shape::None || glyph.tone != Tone::None;
        const bool standsAlone = method == Method::Telex && glyph.shape == Shape::Horn && glyph.base == u'u';
        bare += composed ? QChar(glyph.base).toUpper() : c.toUpper();
        if (!composed)
            continue;
        if (glyph.shape != Shape::None && !(standsAlone && piece.size() == 1))
            keys.push_back({shapeKey(glyph, method), bare.size() - 1, shapeKeys(glyph, method)});
        else if (standsAlone)
            bare.back() = u'W'; // Telex makes it of W alone
        if (glyph.tone != Tone::None)
            keys.push_back({toneKey(glyph.tone, method), bare.size() - 1, method == Method::Telex ? QStringView(u"FRXSJ") : QStringView(u"12345")});
    }
    std::vector<QString> found;
    place(bare, keys, 0, found);
    return found;
}

class Search
{
public:
    Search(Method method, int most, const std::function<bool(const PassToken&)>& claims, std::vector<ScannedToken>& found)
        : m_method(method), m_most(size_t(most)), m_claims(claims), m_found(found)
    {
    }

    void run(const QString& text)
    {
        // Telex composes letters, VNI letters and digits; everything else ends a word for both.
        QString piece;
        const auto flush = [&] {
            if (!piece.isEmpty())
                m_pieces.push_back(readingsOf(std::exchange(piece, {}), m_method));
        };
        for (const QChar c : text) {
            const bool inside = c.isLetter() || (m_method == Method::Vni && c.isDigit());
            if (inside) {
                piece += c;
            } else {
                flush();
                m_pieces.push_back({QString(c)});
            }
        }
        flush();
        follow({}, 0);
    }

private:
    void follow(const QString& before, size_t next)
    {
        if (m_found.size() >= m_most || ++m_steps > mostSteps || before.size() > tokenLength || !mayBe(before))
            return;
        if (next == m_pieces.size()) {
            if (before.size() != tokenLength)
                return;
            if (auto token = parseToken(before))
                m_found.push_back(std::move(*token));
            return;
        }
        for (const QString& reading : m_pieces[next]) {
            const QString longer = before + reading;
            if (m_claims && before.size() < claimsLength && longer.size() >= claimsLength && !claimsMayBe(longer))
                continue;
            follow(longer, next + 1);
        }
    }

    //! The claims with any signature behind them.
    bool claimsMayBe(const QString& beginning)
    {
        const QString claims = beginning.first(claimsLength);
        const auto known = m_claimsSeen.constFind(claims);
        if (known != m_claimsSeen.constEnd())
            return *known;
        const auto token = parseToken(claims + QString(tokenLength - claimsLength, u'0'));
        return *m_claimsSeen.insert(claims, token && m_claims(token->token));
    }

    //! Three symbols are two bytes: a quarter of all triples are none.
    static bool mayBe(const QString& text)
    {
        static constexpr QStringView base45 = u"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
        for (qsizetype at = std::max<qsizetype>(0, (text.size() / 3 - 12) * 3); at + 2 < text.size(); at += 3) {
            const qsizetype value = base45.indexOf(text[at]) + 45 * base45.indexOf(text[at + 1]) + 2025 * base45.indexOf(text[at + 2]);
            if (value > 0xffff)
                return false;
        }
        return true;
    }

    Method m_method;
    size_t m_most;
    const std::function<bool(const PassToken&)>& m_claims;
    QHash<QString, bool> m_claimsSeen;
    std::vector<ScannedToken>& m_found;
    std::vector<std::vector<QString>> m_pieces;
    int m_steps = 0;
};

} // namespace

std::vector<ScannedToken> tokenReadings(const QString& text, const std::function<bool(const PassToken&)>& mayBe, int most)
{
    QStringView view(text);
    while (view.endsWith(u'\r') || view.endsWith(u'\n'))
        view.chop(1);
    const bool composed = std::any_of(view.begin(), view.end(), [](QChar c) { return c.isLetter() && c.unicode() > 0x7f; });
    std::vector<ScannedToken> found;
    if (!composed || view.size() > tokenLength || view.size() < tokenLength / 2)
        return found;
    for (const Method method : {Method::Telex, Method::Vni})
        Search(method, int(found.size()) + most, mayBe, found).run(view.toString());
    return found;
}

} // namespace motcua::domain
