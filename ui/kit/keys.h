#pragma once

#include <QKeySequence>
#include <QString>

namespace motcua::ui {

//! Keys as a cap shows them: "Ctrl Enter", "F2", "↑ ↓": no plus signs, Return as Enter.
[[nodiscard]] QString keyText(const QKeySequence& keys);

} // namespace motcua::ui
