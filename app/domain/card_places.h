#pragma once

#include "domain/card_lexicon.h"

namespace motcua::domain {

//! A place mended by its letters is a help for the eye, and shown as doubtful: another place may be written like it.
inline constexpr double placeMended = 0.8;

//! Districts and towns in a home town, by their letters: "Xã Cấm Xuyên, Hà Tĩnh" → "Xã Cẩm Xuyên, Hà Tĩnh", "Cư Mgar" → "Cư M'gar". Only
//! marks and apostrophes change; what two places could be, and what is in no list, stays as read.
[[nodiscard]] Mended mendPlaces(const QString& homeTown);

} // namespace motcua::domain
