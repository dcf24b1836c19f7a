#pragma once

#include "vision/job.h"

namespace motcua::vision {

//! One rung over one frame: at most one code (the second reader may give more). Codes with an over-long text come with
//! the text cut empty and must be refused by the caller. Any thread.
[[nodiscard]] std::vector<FoundCode> readRung(const LumaPlane& plane, CodeFormats formats, Rung rung, QRect region);

} // namespace motcua::vision
