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

//! The same with the ends of its rows and columns brought down again, where the ink's edges run in arcs as around a bottle or on a
//! page that does not lie flat; invalid where they are straight. Corners stay those of the view within a few points.
[[nodiscard]] LumaPlane unbent(const LumaPlane& flat, bool lightInk);

//! What may be the symbol inside a busy part of a picture: the four-sided thing of dense ink, laid flat and upright with a quiet zone
//! around it; a few of them, by two guesses how far the parts of a symbol may lie apart. Readers that begin in a symbol's
//! middle and follow straight lines need this for what leans, is turned or lies among letters. Any thread.
[[nodiscard]] std::vector<FlatView> flatViews(const LumaPlane& plane, QRect box, bool lightInk);

} // namespace motcua::vision
