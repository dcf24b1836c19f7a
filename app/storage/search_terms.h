#pragma once

#include <QString>
#include <QStringList>

namespace motcua::storage {

//! What a person typed, taken apart: names without marks, words in any order, the last one as a beginning; everything with a
//! digit as one code, phone or ID number (dots, dashes, blanks forgiven).
struct SearchText
{
    QStringList words; //!< folded, letters a–z only
    QString number;    //!< in the form of searchToken()

    [[nodiscard]] bool isEmpty() const { return words.isEmpty() && number.isEmpty(); }
};

[[nodiscard]] SearchText readSearch(const QString& text);
//! FTS5 expression of the words. `similar`: also what sounds or looks like it (i/y, s/x, l/n, d/gi/r).
[[nodiscard]] QString wordExpression(const SearchText& search, bool similar);
//! Words and number as one FTS5 expression, for an index that knows both as words; empty: nothing to search for.
[[nodiscard]] QString searchExpression(const QString& text);
//! The form in which a code, phone or number is compared: letters a–z and digits, o as 0.
[[nodiscard]] QString searchToken(const QString& code);
//! Every word is one of these words, the last one a beginning of one. `text`: a name, folded here.
[[nodiscard]] bool namesAll(const QStringList& words, const QString& text);

} // namespace motcua::storage
