#pragma once

#include "vision/job.h"

namespace motcua::vision {

//! Does one job, wherever it is called: in the worker process or in the twin's thread. `plane` is the brightness of a
//! Frame job. Never throws; memory that is not there becomes `out_of_memory`.
[[nodiscard]] Result<Reply> runJob(const Job& job, const LumaPlane& plane);

} // namespace motcua::vision
