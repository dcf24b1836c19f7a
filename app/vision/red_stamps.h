#pragma once

#include <QImage>
#include <QTransform>

namespace motcua::vision {

//! Offices stamp in red, over print. In the red part of a colour picture such ink is nearly paper, and black letters under it stay: where a stamp lies
//! on the flat card, its grey is taken from there. Print in red (heads, a number) is no stamp and stays. `red`: that part of the photo as 8-bit
//! grey; `toRed` from the flat card to its pixels. Returns whether anything was changed. Any thread.
bool clearRedStamps(QImage& flat, const QImage& red, const QTransform& toRed);

//! The red part of a picture in colours, of a large one half as wide; null where it has none.
[[nodiscard]] QImage redPart(const QImage& picture);

} // namespace motcua::vision
