#pragma once

#include "vision/pages_wire.h"

namespace motcua::vision {

//! One PDF of pages of several files (qpdf). In the process `motcua-pages` only.
[[nodiscard]] PagesAnswer joinPicked(const PagesQuestion& question);

} // namespace motcua::vision
