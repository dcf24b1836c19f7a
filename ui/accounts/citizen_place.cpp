#include "ui/accounts/citizen_place.h"

#include <algorithm>

namespace motcua::ui::accounts {

namespace {

constexpr QSize smallest(480, 400); // six boxes and two lines, or two fields and the rules

} // namespace

CitizenPlace placeFor(const QList<QRect>& screens, int clerksScreen, const QRect& room)
{
    for (int i = 0; i < screens.size(); ++i) {
        // Mirrored screens have one geometry: what stands on the one stands on the other.
        if (i != clerksScreen && !screens[i].intersects(screens.value(clerksScreen)))
            return {i, screens[i], true};
    }
    const QRect screen = screens.value(clerksScreen, room);
    QRect rect = room;
    rect.setSize(room.size().expandedTo(smallest).boundedTo(screen.size()));
    rect.moveLeft(std::clamp(room.right() - rect.width() + 1, screen.left(), std::max(screen.left(), screen.right() - rect.width() + 1)));
    rect.moveTop(std::clamp(rect.top(), screen.top(), std::max(screen.top(), screen.bottom() - rect.height() + 1)));
    return {std::max(0, clerksScreen), rect, false};
}

int nextScreen(const QList<QRect>& screens, int current) { return screens.isEmpty() ? 0 : (current + 1) % int(screens.size()); }

} // namespace motcua::ui::accounts
