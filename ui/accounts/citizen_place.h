#pragma once

#include <QList>
#include <QRect>

namespace motcua::ui::accounts {

//! Where the citizen's window goes.
struct CitizenPlace
{
    int screen = 0; //!< index of those given
    QRect rect;
    bool whole = false; //!< fills that screen

    bool operator==(const CitizenPlace&) const = default;
};

//! A screen of its own where there is a second one: the first that is not the clerk's. Else in `room`, the part of the clerk's page that is
//! left empty for it (global coordinates); larger than the room only where the room is too small to type in. Pure.
[[nodiscard]] CitizenPlace placeFor(const QList<QRect>& screens, int clerksScreen, const QRect& room);

//! The next screen after `current`, for a clerk who knows better which one the citizen sees.
[[nodiscard]] int nextScreen(const QList<QRect>& screens, int current);

} // namespace motcua::ui::accounts
