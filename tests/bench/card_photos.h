#pragma once

#include "paper/party_card_image.h"

#include <QByteArray>

namespace motcua::bench {

//! How good the picture of a card is. Each level has the faults of the ones before it, stronger.
enum class CardLevel { Scan, Photo, Webcam, PoorWebcam };
inline constexpr CardLevel cardLevels[] = {CardLevel::Scan, CardLevel::Photo, CardLevel::Webcam, CardLevel::PoorWebcam};
[[nodiscard]] const char* nameOf(CardLevel level);

//! Two cards are in use (domain.md §2): the one that S0 shows, and one with its labels above the values, the portrait on the
//! right and other words, as the cards since 2025 may have. Neither is a copy of a real one.
//! Varied: see card_variety.h.
enum class CardLayout { Beside, Above, Varied };

struct CardPhoto
{
    paper::PartyCardText text; //!< what is printed; the name as it is read: capitals on `Beside`
    QByteArray jpeg;
};

//! Seeds from here on are held back: never looked at while the reader is being changed, used for the figures that are told.
inline constexpr quint32 heldBackSeeds = 1'000'000;

//! An invented member's card, photographed. The same for the same arguments. Needs a QGuiApplication.
//! Scan: level, 1,600 pixels wide. Photo: turn to 4°, slight perspective, shade, 1,600×1,200, JPEG 85. Webcam: 1280×720, turn
//! to 8°, perspective, blur, noise, JPEG 70. PoorWebcam: turn to 15°, more perspective, blur, noise and shade, a spot of
//! glare beside the text, JPEG 50.
[[nodiscard]] CardPhoto cardPhoto(CardLevel level, CardLayout layout, quint32 seed);

} // namespace motcua::bench
