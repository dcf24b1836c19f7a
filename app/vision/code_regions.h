#pragma once

#include "vision/frame.h"

#include <QRect>

#include <vector>

namespace motcua::vision {

//! A part of a picture that is busy as codes are.
struct CodeRegion
{
    QRect box;           //!< in pixels of the picture, a little larger than what is busy
    double degrees = 0;  //!< which way most of its edges face: 0 = upright bars, ±90 = lying ones
    double oneWay = 0;   //!< 0 = edges face all ways (matrix codes, text), 1 = all of them one way (bars)
    double strength = 0; //!< for the order alone
};

//! Places where many strong edges lie close together, the likeliest first. A picture of 1280×720 takes about 1 ms. Readers find
//! codes in such a part that they miss in the whole picture: some begin their search in the middle of what they get. Pure.
[[nodiscard]] std::vector<CodeRegion> likelyRegions(const LumaPlane& plane, int most);

} // namespace motcua::vision
