#pragma once

#include "vision/frame.h"

#include <QRect>
#include <QTransform>

#include <vector>

namespace motcua::vision {

//! A part of a picture as if it were looked at from straight above, and how its points come from the picture's.
struct FlatView
{
    LumaPlane plane;
    QTransform toPicture;
};

//! What may be the symbol inside a busy part of a picture: the four-sided thing of dense ink, laid flat and upright with a quiet zone
//! around it; at most two of them, of two guesses how far the parts of a symbol may lie apart. Readers that begin in a symbol's
//! middle and follow straight lines need this for what leans, is turned or lies among letters. Any thread.
[[nodiscard]] std::vector<FlatView> flatViews(const LumaPlane& plane, QRect box, bool lightInk);

} // namespace motcua::vision
