#pragma once

#include <QString>

namespace motcua::translations {

//! Puts the words of a language ("vi" or "en") into the application, in place of those before. Widgets get LanguageChange.
//! False where the language is not known. GUI thread.
bool install(const QString& language);

} // namespace motcua::translations
