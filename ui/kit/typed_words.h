#pragma once

#include <QJsonObject>

class QWidget;

namespace motcua::ui {

//! What stands in the fields below `part`, by their object names: for a page that is made anew in another language. As typed, also where it
//! means nothing yet ("31/1"). Passwords and fields without a name are left out. GUI thread.
[[nodiscard]] QJsonObject typedWords(const QWidget* part);

//! Puts it into the part's successor; what is not there any more is passed over. Fields tell of it as of any change by the program.
void typeAgain(QWidget* part, const QJsonObject& words);

} // namespace motcua::ui
