#pragma once

#include "vision/pages_wire.h"

namespace motcua::vision {

//! Pages as pictures (Qt's PDFium). In the process `motcua-pages` only.
[[nodiscard]] PagesAnswer paintPages(const PagesQuestion& question);

} // namespace motcua::vision
