#pragma once

#include <QImage>

namespace motcua::vision {

//! What a picture of a paper looks like before anybody relies on it: a warning for the clerk, never a refusal.
enum class PaperDoubt { None, Blank, Dark, Blurred, Small };

//! Judged on at most 1,000 pixels of its longer side: Small = too few pixels for letters (under 600), Blank = next to no ink, Dark = the
//! paper itself is darker than a third of white, Blurred = the sharpest edges are soft. Pure, any thread.
[[nodiscard]] PaperDoubt paperDoubt(const QImage& picture);

} // namespace motcua::vision
