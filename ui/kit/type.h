#pragma once

#include <QFont>

namespace motcua::ui {

//! The steps of type of the look. Two weights only.
enum class TypeStep { Verdict, Name, Figure, Title, Section, Body, Caption, Key };

[[nodiscard]] QFont font(TypeStep step, QFont::Weight weight = QFont::Normal);
[[nodiscard]] QFont boldFont(TypeStep step);
//! The verdict's font one to four steps down (0 → 60 pt … 3 → 42 pt).
[[nodiscard]] QFont verdictFont(int stepDown);
inline constexpr int verdictSteps = 4;
//! Height of a line in QWidget units: 112 56 40 28 24 20 18 16.
[[nodiscard]] int lineHeight(TypeStep step);

} // namespace motcua::ui
