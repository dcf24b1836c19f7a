#pragma once

#include <QJsonValue>
#include <QStringList>

namespace motcua::ui {

//! Names and values of a dossier's fields (domain::editableFields) as people read them. Pure; follows the language.

//! "Điện thoại của chủ hồ sơ"; `inSentence` the short form: "điện thoại".
[[nodiscard]] QString fieldName(const QString& field, bool inSentence = false);
//! "điện thoại, cách nhận kết quả".
[[nodiscard]] QString fieldNames(const QStringList& fields);
//! The value's first line; an empty one is said in words.
[[nodiscard]] QString fieldText(const QString& field, const QJsonValue& value);
//! Its second line: where a result is sent. Mostly empty.
[[nodiscard]] QString fieldTextMore(const QString& field, const QJsonValue& value);

} // namespace motcua::ui
