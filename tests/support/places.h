#pragma once

#include <QString>

//! \file
//! Where the tree and its programs lie. Functions and not macros: only one file knows the folder it was built in, so that the
//! compiler's cache serves every other clone.
namespace motcua::test {

//! A file of the source tree, by its path from the top. Any thread.
[[nodiscard]] QString sourcePath(const char* fromTop = "");
//! A program that this build made, by its name; without one their folder. Any thread.
[[nodiscard]] QString programPath(const char* name = "");

} // namespace motcua::test
