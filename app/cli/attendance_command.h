#pragma once

#include "cli/command_table.h"

namespace motcua::cli {

//! `attendance`: the list of a meeting out of this machine's files. A PDF needs a QGuiApplication (main.cpp makes one).
[[nodiscard]] std::vector<CliCommand> attendanceCommands();

} // namespace motcua::cli
