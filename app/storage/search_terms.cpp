#include "storage/search_terms.h"

#include "domain/dossier_code.h"
#include "domain/names.h"

#include <QStringList>

#include <algorithm>

namespace motcua::storage {

using namespace Qt::StringLiterals;

namespace {

bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }

//! Letters and digits a–z only: quotes, stars and the index's own marks never get into an expression.
QString plain(const QString& folded)
{
    QString kept;
    for (const QChar c : folded) {
        if (isDigit(c) || (c >= u'a' && c <= u'z'))
            kept += c;
    }
    return kept;
}

QStringList wordsOf(const QString& text)
{
    QString folded = domain::keyK0(text);
    for (QChar& c : folded) {
        if (!(c >= u'a' && c <= u'z') && !isDigit(c))
            c = u' ';
    }
    return folded.split(u' ', Qt::SkipEmptyParts);
}

//! What people mistake for one another in a name, by one exchange; domain.md §5.
QStringList soundsLike(const QString& word)
{
    static const std::pair<QString, QStringList> table[] = {
        {u"gi"_s, {u"d"_s, u"r"_s}}, {u"d"_s, {u"gi"_s, u"r"_s}}, {u"r"_s, {u"d"_s, u"gi"_s}}, {u"s"_s, {u"x"_s}}, {u"x"_s, {u"s"_s}},
        {u"l"_s, {u"n"_s}},          {u"n"_s, {u"l"_s}},          {u"i"_s, {u"y"_s}},          {u"y"_s, {u"i"_s}}};
    QStringList others;
    for (const auto& [from, tos] : table) {
        for (qsizetype at = word.indexOf(from); at >= 0 && others.size() < 12; at = word.indexOf(from, at + 1)) {
            // Consonants are mistaken at the beginning of a word, i and y anywhere.
            if (at > 0 && from != "i"_L1 && from != "y"_L1)
                break;
            for (const QString& to : tos)
                others << word.left(at) + to + word.mid(at + from.size());
        }
    }
    return others;
}

} // namespace

QString searchToken(const QString& code) { return plain(domain::keyK0(domain::dossierCodeKey(code))); }

SearchText readSearch(const QString& text)
{
    SearchText search;
    QString code;
    const QStringList parts = text.left(200).simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString& part : parts) {
        if (std::any_of(part.begin(), part.end(), isDigit)) {
            code += part; // "0941 234 567" is one phone
            continue;
        }
        search.words += wordsOf(part); // "an-khang" are two words in the index, too
    }
    search.number = searchToken(code);
    return search;
}

QString wordExpression(const SearchText& search, bool similar)
{
    QStringList terms;
    for (qsizetype i = 0; i < search.words.size(); ++i) {
        const QLatin1StringView end = i + 1 == search.words.size() ? "\"*"_L1 : "\""_L1;
        QStringList ways{u'"' + search.words[i] + end};
        if (similar) {
            for (const QString& other : soundsLike(search.words[i]))
                ways << u'"' + other + end;
        }
        terms << (ways.size() == 1 ? ways.front() : u'(' + ways.join(u" OR "_s) + u')');
    }
    return terms.join(u" AND "_s);
}

QString searchExpression(const QString& text)
{
    const SearchText search = readSearch(text);
    QString expression = wordExpression(search, false);
    if (!search.number.isEmpty())
        expression += (expression.isEmpty() ? u"\""_s : u" AND \""_s) + search.number + u"\"*"_s;
    return expression;
}

bool namesAll(const QStringList& words, const QString& text)
{
    const QStringList names = wordsOf(text);
    for (qsizetype i = 0; i < words.size(); ++i) {
        const bool last = i + 1 == words.size();
        const bool there = std::any_of(names.begin(), names.end(), [&](const QString& name) {
            return last ? name.startsWith(words[i]) : name == words[i];
        });
        if (!there)
            return false;
    }
    return true;
}

} // namespace motcua::storage
