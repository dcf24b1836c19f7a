#pragma once

//! Measures in QWidget units (4 px grid), straight from the look.
namespace motcua::ui::metric {

inline constexpr int panePadding = 20;
inline constexpr int labelGap = 4;
inline constexpr int fieldGap = 12;
inline constexpr int sectionGap = 12;

inline constexpr int control = 36;
inline constexpr int controlSmall = 32;
inline constexpr int gateButton = 44;
inline constexpr int rowTwoLines = 56;
inline constexpr int rowOneLine = 36;
inline constexpr int railItem = 36;
inline constexpr int listHead = 32;
inline constexpr int tabs = 40;
inline constexpr int pageHead = 56;
inline constexpr int topLine = 56;
inline constexpr int actionFooter = 60;
inline constexpr int keyLine = 28;
inline constexpr int keyCap = 18;
inline constexpr int badge = 24;
inline constexpr int otpBoxWidth = 56;
inline constexpr int otpBoxHeight = 64;
inline constexpr int otpGroupGap = 32;

inline constexpr int radius = 6;
inline constexpr int radiusSmall = 4;
inline constexpr int radiusCard = 8;

inline constexpr int icon = 16;
inline constexpr int iconGate = 20;
inline constexpr int iconEmpty = 32;
inline constexpr int iconVerdict = 112;

inline constexpr int rail = 208;
inline constexpr int railFolded = 56;
inline constexpr int tray = 416;
inline constexpr int listMinimum = 520;
inline constexpr int detailMinimum = 440;
//! Below these widths of the window the rail folds, list or detail shows alone, the top line shortens.
inline constexpr int widthAllPanes = 1280;
inline constexpr int widthTwoPanes = 1024;
inline constexpr int widthShortTop = 800;
inline constexpr int heightTallGate = 560;

//! Space that a button keeps around its frame for the focus ring; layouts do not see it (style.cpp tells them).
inline constexpr int ringMargin = 4;
inline constexpr int chosenBar = 3;
inline constexpr int splitterGrab = 8;

inline constexpr int motion = 120;
inline constexpr int motionLens = 150;
inline constexpr int toastTime = 6000;

} // namespace motcua::ui::metric
