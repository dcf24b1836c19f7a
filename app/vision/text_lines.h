#pragma once

#include <QImage>
#include <QRect>

#include <vector>

namespace motcua::vision {

//! One line of dark type, level or nearly so.
struct TextLine
{
    QRect box;      //!< letters, and the marks over and under them
    int height = 0; //!< of its letters in the middle, capitals or x-height as they come, without marks
};

//! All lines of a picture, top to bottom, and how they lie.
struct TextLines
{
    std::vector<TextLine> lines;
    std::vector<QRect> leaders;   //!< dots that lead along a line and belong to none
    double slope = 0;       //!< dy/dx in the middle of the picture, of all lines together
    double slopeByY = 0;    //!< how it changes by pixel downward: what a lens that looks from one side does
    double middle = 0;      //!< y of the middle

    [[nodiscard]] double slopeAt(double y) const { return slope + slopeByY * (y - middle); }
};

//! Lines of dark type on a flattened card: connected pieces of ink of a letter's size are chained to their neighbours on the right, so
//! that frames, emblems, rules and dotted lines are no part of any. Found up to some 20° of turn. The text engine's own layout
//! analysis loses lines on cards with patterned ground and noise; read strip by strip they come out right, and cheaper.
//! (research: stack.md §6) Lines more than twice as high as most are left out as pieces of a portrait, where they are not asked for. Any thread.
enum class LargeLines { LeaveOut, Keep };
[[nodiscard]] TextLines findTextLines(const QImage& grey, LargeLines large = LargeLines::LeaveOut);

} // namespace motcua::vision
