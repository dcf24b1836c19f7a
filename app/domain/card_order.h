#pragma once

#include "domain/card_labels.h"

namespace motcua::domain {

//! Words that may be the value of a field whose own label was not read: number, name, date of birth and home town come in this order
//! on every card, so what looks like one of them between its neighbours is it. Empty where nothing does, or more than one row. Pure.
[[nodiscard]] CardRow unlabelledName(const CardRows& card);
[[nodiscard]] CardRow unlabelledBirth(const CardRows& card);
[[nodiscard]] CardRow unlabelledHome(const CardRows& card);

} // namespace motcua::domain
