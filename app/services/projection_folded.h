#pragma once

#include "services/projection.h"

namespace motcua::services {

//! One record, seen twice: what the centre said last, and that with everything on it that still waits here.
struct Projection::Folded
{
    domain::Record truth;
    domain::Record shown;
    int pending = 0;
    int inTray = 0;
};

} // namespace motcua::services
