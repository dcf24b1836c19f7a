#pragma once

#include <QString>

namespace motcua::storage {

//! FTS5 query for what a person typed: names without marks, words in any order, the last one as a prefix; everything with a
//! digit as one code, phone or number (dots, dashes, spaces forgiven), as a prefix. Empty: nothing to search for.
[[nodiscard]] QString searchExpression(const QString& text);
//! The form in which a code, phone or number stands in the index.
[[nodiscard]] QString searchToken(const QString& code);

} // namespace motcua::storage
