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

} // namespace

QString searchToken(const QString& code) { return plain(domain::keyK0(domain::dossierCodeKey(code))); }

QString searchExpression(const QString& text)
{
    QStringList words;
    QString code;
    const QStringList parts = text.left(200).simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString& part : parts) {
        if (std::any_of(part.begin(), part.end(), isDigit)) {
            code += part; // "0941 234 567" is one phone
            continue;
        }
        // "an-khang" are two words in the index, too.
        QString folded = domain::keyK0(part);
        for (QChar& c : folded) {
            if (!(c >= u'a' && c <= u'z'))
                c = u' ';
        }
        words += folded.split(u' ', Qt::SkipEmptyParts);
    }
    QStringList terms;
    for (qsizetype i = 0; i < words.size(); ++i)
        terms << u'"' + words[i] + (i + 1 == words.size() ? u"\"*"_s : u"\""_s);
    if (const QString token = searchToken(code); !token.isEmpty())
        terms << u'"' + token + u"\"*"_s;
    return terms.join(u" AND "_s);
}

} // namespace motcua::storage
