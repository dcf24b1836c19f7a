#pragma once

#include <QStringList>

namespace motcua::backend {

//! The program: serve, migrate, seed, official, passes, audit, routes. Words go to stderr, results to stdout.
//! Exit: 0 done, 1 something failed, 2 wrong usage.
[[nodiscard]] int runConsole(const QStringList& arguments);

} // namespace motcua::backend
