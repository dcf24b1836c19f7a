#pragma once

#include "domain/card_labels.h"

#include <vector>

namespace motcua::domain {

//! The printed labels among a card's rows, by a table of their words: both layouts in use and those that end another field's value. Letters may be
//! wrong, and where a stamp hides a label's beginning its end tells it ("…ên quán:"), when nothing else on the card is that label. (domain.md §2)
[[nodiscard]] std::vector<FoundLabel> findCardLabels(const std::vector<CardRow>& rows);

} // namespace motcua::domain
