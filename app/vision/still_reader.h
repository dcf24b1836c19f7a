#pragma once

#include "vision/scanned_code.h"
#include "vision/frame.h"

#include <vector>

namespace motcua::vision {

//! All codes of a still picture, however long that takes (up to about 3 s of CPU where nothing is found, half a second more where something
//! was): the ladder of passes over the whole picture, then every likely part of it by itself at several sizes, sharpened,
//! smoothed, made black and white, turned upright. What has no error correction counts only when two different looks read the
//! same, and formats without any check are believed in the plain passes alone. In the order they were found. Any thread.
[[nodiscard]] std::vector<FoundCode> readAll(const LumaPlane& plane, CodeFormats formats);

} // namespace motcua::vision
