#pragma once

#include "cli/command_table.h"

namespace motcua::cli {

//! sync and search: the cache without a screen.
[[nodiscard]] std::vector<CliCommand> syncCommands();

} // namespace motcua::cli
