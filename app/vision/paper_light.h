#pragma once

#include <QImage>

namespace motcua::vision {

//! Evens out the light on a flat card where it changes much (the edge of a shadow, a lamp beside it): the engine takes a strip that is half in the
//! shade for one that is half black. Every pixel is brought to what its surroundings' paper would be in the best light; ink keeps its share.
//! A card evenly lit stays as it is. Any thread.
void evenPaper(QImage& flat);

} // namespace motcua::vision
