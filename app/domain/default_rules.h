#pragma once

#include "domain/apply.h"

namespace motcua::domain {

//! Makes :/motcua/rules/transitions.json and :/motcua/rules/calendar.json readable: the rule data that this version was built
//! with. Call once at start; the caller reads the bytes (reading is I/O).
void registerRules();

//! Both documents together. Errors: those of parseTransitions and parseCalendar.
[[nodiscard]] Result<Rules> parseRules(const QByteArray& transitionsJson, const QByteArray& calendarJson);

} // namespace motcua::domain
