#pragma once

#include <QImage>

#include <vector>

namespace motcua::vision {

//! A connected piece of ink: a letter, a mark, or what a frame, a portrait or a pattern leaves.
struct InkPiece
{
    int left = 0;
    int top = 0;
    int right = 0;  //!< inclusive
    int bottom = 0; //!< inclusive
    int ink = 0;    //!< pixels

    [[nodiscard]] int width() const { return right - left + 1; }
    [[nodiscard]] int height() const { return bottom - top + 1; }
    [[nodiscard]] double middle() const { return (top + bottom) / 2.0; }
};

//! What is darker than the paper around it (8-bit grey), in pieces; noise of a few pixels left out. Any thread.
[[nodiscard]] std::vector<InkPiece> inkPieces(const QImage& grey);

} // namespace motcua::vision
