#pragma once

#include <QImage>
#include <QStringList>

#include <vector>

namespace motcua::test {

//! How the hand holds the phone in one frame.
struct HandHeld
{
    double degrees = 0;     //!< turn
    double perspective = 0; //!< share by which the far side is shorter
    double blur = 0;        //!< in pixels: defocus and motion
    double light = 1;       //!< 1 = as printed
    int noise = 6;          //!< ± grey levels
    QPointF shift;          //!< pixels from the middle
};

//! A 1280 × 720 frame of a hall with a phone that shows `code` as a QR; an empty code gives the empty hall.
[[nodiscard]] QImage passFrame(const QString& code, const HandHeld& hand, quint32 seed);

//! Frames of people holding up their passes one after the other: each comes in tilted and blurred, steadies, goes; a few empty
//! frames between two people. Deterministic.
[[nodiscard]] std::vector<QImage> passFrames(const QStringList& codes, quint32 seed, int framesPerPass = 7, int gap = 4);

} // namespace motcua::test
