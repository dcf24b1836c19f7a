#pragma once

#include "paper/barcode_image.h"

#include <QByteArray>
#include <QStringList>

namespace motcua::test {

//! What single photographs and files are like that people send. Each is turned by 0 to 360°, lies on a table, a page of text or a
//! shelf, and is a JPEG of 40 to 95 % (files as programs write them: PNG). In brackets what is drawn at random, evenly:
enum class Fault {
    Nominal,     //!< 800 to 1,600 pixels wide, code 15 to 50 % of it
    Curved,      //!< around a bottle or a bent page: 15 to 50° of it to each side, seen from above or below
    Perspective, //!< leaning by 40 to 60° about any axis
    LowContrast, //!< 10 to 25 % of the light between dark and light
    Damaged,     //!< stains and scratches over 1 to 5 % of the code
    Several,     //!< 2 to 6 codes of the kind
    Large,       //!< 12 megapixels, code 3 to 40 % of the width
    Shadow,      //!< half of it in a shadow of 25 to 50 % of the light
    Glare,       //!< as a webcam's, but in a large picture
    Blurred,     //!< Gaussian of 0.25 to 0.55 of a module
    Close,       //!< fills the picture to its edges, the quiet zone partly cut
    Small,       //!< a picture of 120 to 400 pixels, 1.5 to 3 pixels a module
    Inverted,    //!< light on dark
    Poor,        //!< JPEG of 20 to 40 %, noise ±20
    Monitor,     //!< off a display: moiré, dots
    Exif,        //!< the camera was held upright and only says so in the file's head
    File,        //!< drawn by a program: 1 to 4 pixels a module, a margin of one or two modules, in a quarter of them transparent
};
inline constexpr int faultCount = 17;

struct Photo
{
    QByteArray file;   //!< JPEG or PNG
    QStringList texts; //!< of all codes in it
};

[[nodiscard]] const char* faultName(Fault fault);
//! The same seed gives the same picture; seeds from heldBackSeeds (worn_frames.h) on are for the last figure only.
[[nodiscard]] Photo photograph(paper::BarcodeKind kind, Fault fault, quint32 seed);
//! Photographs of pages, shelves, blinds, chequers, grids, keys, cloth: nothing to be read.
[[nodiscard]] QByteArray codelessPhoto(quint32 seed);

} // namespace motcua::test
