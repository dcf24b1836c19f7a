#pragma once

#include "paper/barcode_image.h"

#include <QImage>
#include <QSize>

namespace motcua::test {

//! What a webcam makes of a code. Each frame also has a little of everything: a hall behind, a few degrees, noise ±4, JPEG of
//! 70 to 90 % in every other one. In brackets what is drawn at random, evenly:
enum class Wear {
    Plain,    //!< held well
    Tilt,     //!< out of the plane by 25 to 45° about any axis, turned by up to 20°
    Motion,   //!< moved by 4 to 11 pixels in any direction while the shutter was open
    Defocus,  //!< Gaussian, sigma 1.2 to 2.6 pixels
    Noise,    //!< ±15 to 50 grey levels (Gaussian, sigma a half of it)
    Moire,    //!< a display's grid beating with the sensor: two waves of 2.2 to 6 pixels, 10 to 30 % of the light
    Glare,    //!< a lamp's reflection over 15 to 45 % of the code's size, white in its middle
    LowLight, //!< 6 to 22 % of the light, noise ±3, levels rounded
    Cracked,  //!< 3 to 9 cracks of 1 to 2.5 pixels that start in one point of the display, bright or dark
    Inverted, //!< light on dark (a display's dark mode)
    Covered,  //!< a finger over 8 to 18 % of the code from one side
};
inline constexpr int wearCount = 11;

//! Seeds below are for developing; those from here on are looked at for the last figure only.
inline constexpr quint32 heldBackSeeds = 1'000'000;

struct WornFrame
{
    QString text;
    QImage picture; //!< Grayscale8
};

[[nodiscard]] const char* wearName(Wear wear);

//! A frame with one code: QR, Aztec and Data Matrix 90 to 240 pixels wide with a printed number or (every other) a signed
//! token of 120 characters; Code 128 with 1.4 to 3.2 pixels a module, PDF417 with 1.6 to 3.2, a receipt's code in both. The
//! same seed gives the same frame.
[[nodiscard]] WornFrame wornFrame(paper::BarcodeKind kind, Wear wear, quint32 seed, QSize size = {1280, 720});

//! A picture with no code in it and much that resembles one: bars, blinds, keys, text, squares in squares, chequers, noise.
[[nodiscard]] QImage codelessFrame(quint32 seed, QSize size = {1280, 720});

} // namespace motcua::test
