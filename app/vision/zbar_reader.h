#pragma once

#include "vision/frame.h"
#include "vision/scanned_code.h"

#include <vector>

namespace motcua::vision {

//! The second reader: on photographs of QR and Code 128 it reads some that ZXing does not, and where the program is built
//! for Windows without ZXing it is the only one. Reads QR, Code 128, Code 39 and EAN/UPC of the formats asked. Any thread.
[[nodiscard]] std::vector<FoundCode> readWithZbar(const LumaPlane& plane, CodeFormats formats);
[[nodiscard]] bool hasZbar();

} // namespace motcua::vision
