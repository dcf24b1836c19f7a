#pragma once

#include "ui/shell/screen.h"

namespace motcua::ui {

//! All screens of the client, one row each, in the order of the rail. A new screen is a row here and its page.
[[nodiscard]] Navigation navigation();

} // namespace motcua::ui
