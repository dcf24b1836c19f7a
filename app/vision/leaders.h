#pragma once

#include <QImage>

namespace motcua::vision {

//! Takes the dots that lead along the lines of a form ("Họ và tên: ........") out of a flat card: under a value they are read into it, behind it
//! they are read as text. Eight or more small pieces of one height at even distances; full stops and marks stay. Returns whether there were any. Any thread.
bool clearLeaders(QImage& flat);

} // namespace motcua::vision
