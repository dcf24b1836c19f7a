#pragma once

#include "card_photos.h"

class QRandomGenerator;

namespace motcua::bench {

//! A card of no known layout: paper, ground, faces, words of the labels, order, places, forms of date and number, portrait and
//! table change with each seed; some have a stamp over their labels, dots that lead on, a home town on two lines, or lie on their side; so that what reads it can only go by labels. `text` is what is printed, in the forms we store.
[[nodiscard]] CardPhoto variedCardPhoto(CardLevel level, quint32 seed);

//! An invented member, as varied as names and places are.
[[nodiscard]] paper::PartyCardText inventedMember(QRandomGenerator& random);

} // namespace motcua::bench
