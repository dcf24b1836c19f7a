#pragma once

#include "vision/frame.h"
#include "vision/scanned_code.h"

#include <optional>

namespace motcua::vision {

enum class Binarizer { Local, Global };

//! The only file that knows ZXing (1.4 in Debian 12, renamed in 2.2 and 2.3). One code at most: Debian's 1.4.0 keeps its
//! assertions and aborts on some pictures when it looks for several. Nothing found: nullopt. Any thread.
[[nodiscard]] std::optional<FoundCode> readWithZxing(const LumaPlane& plane, CodeFormats formats, Binarizer binarizer);
[[nodiscard]] bool hasZxing();

//! While it lives, this thread's readWithZxing() looks for no other formats than these, whatever it is asked for: the library
//! ends the whole process on some pictures, and such a picture is looked at again with more caution. (job.h)
class ZxingBound
{
public:
    explicit ZxingBound(CodeFormats most);
    ~ZxingBound();
    Q_DISABLE_COPY_MOVE(ZxingBound)

private:
    CodeFormats m_before;
};

} // namespace motcua::vision
