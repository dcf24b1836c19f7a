#pragma once

#include "cli/command_table.h"

namespace motcua::cli {

//! read-barcodes, read-card, read-id: one JSON line for each file, in the order given. Offline. A file that cannot be
//! read gives {"file","error"} with the code of the error, and exit code 1 at the end.
[[nodiscard]] std::vector<CliCommand> readCommands();

} // namespace motcua::cli
