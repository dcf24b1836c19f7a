#pragma once

#include "domain/apply.h"

namespace motcua::services {

//! The rule data that this version was built with (transitions, calendar), read from the program's resources.
[[nodiscard]] Result<domain::Rules> builtInRules();

} // namespace motcua::services
