#pragma once

#include "domain/card_lexicon.h"

namespace motcua::domain {

//! A person's middle and given names by the syllables that names are made of: "Thị Hông" → "Thị Hồng", for no name is Hông and only one has its
//! letters; "ÁNHNGA" → "ÁNH NGA". What is in no list and could be none or several of it stays as read, and is doubted. The case stays. The family
//! name is not looked at (mendFamilyName).
[[nodiscard]] Mended mendGivenNames(const QString& name);

} // namespace motcua::domain
