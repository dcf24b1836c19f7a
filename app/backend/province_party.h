#pragma once

#include "backend/province.h"
#include "backend/province_names.h"

namespace motcua::backend {

//! Registrations with drawn card photos; a few with planted differences (one digit, one tone, day and month swapped, another
//! person's card), some without a card, one pair of duplicates, one that is the secretary's own.
void inventRegistrations(const SeedOptions& options, const domain::Official& secretary, SeedRandom& random, Province& province);

} // namespace motcua::backend
