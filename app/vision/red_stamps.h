#pragma once

#include <QImage>
#include <QTransform>

namespace motcua::vision {

//! Offices stamp in red, over print. In the red part of a colour picture such ink is nearly paper, and black letters under it stay: where a stamp lies
//! on the flat card, its grey is taken from there. Print in red (heads, a number) is no stamp and stays. `red`: that part of the photo as 8-bit
//! grey, of the photo's size; `toPhoto` as of the flat card. Returns whether anything was changed. Any thread.
bool clearRedStamps(QImage& flat, const QImage& red, const QTransform& toPhoto);

//! The red part of a picture in colours; null where it has none.
[[nodiscard]] QImage redPart(const QImage& picture);

} // namespace motcua::vision
