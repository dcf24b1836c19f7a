#pragma once

#include "vision/frame.h"

#include <QStringList>

namespace motcua::bench {

//! What the two libraries read by themselves, with their own settings: every format they know, every symbol… of ZXing the first
//! symbol only, because Debian's 1.4 aborts on some pictures when it looks for more.
[[nodiscard]] QStringList readByZxingAlone(const vision::LumaPlane& plane);
[[nodiscard]] QStringList readByZbarAlone(const vision::LumaPlane& plane);

} // namespace motcua::bench
