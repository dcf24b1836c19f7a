#pragma once

#include "vision/ink_pieces.h"

#include <QImage>
#include <QRect>

#include <vector>

namespace motcua::vision {

//! The dots that lead along the lines of a form ("Họ và tên: ........"): under a value they are read into it, behind it they are read as text.
//! Eight or more small pieces of one height at even distances; full stops and marks are none. Any thread.
[[nodiscard]] std::vector<QRect> leaderDots(const std::vector<InkPiece>& pieces);

//! Painted over with the paper around each.
void eraseDots(QImage& flat, const std::vector<QRect>& dots);

} // namespace motcua::vision
