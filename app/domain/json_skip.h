#pragma once

#include <simdjson.h>

namespace motcua::domain::jsonSkip {

enum class Found { Json, Broken, TooDeep };

constexpr int maxDepth = 64;

//! Walks over a value that means nothing here and says whether it was JSON: simdjson's on-demand parser looks at what it is asked for only.
//! Any thread.
[[nodiscard]] Found past(simdjson::ondemand::value& value, int depth = 1);

[[nodiscard]] bool isNull(simdjson::ondemand::value& value);

} // namespace motcua::domain::jsonSkip
