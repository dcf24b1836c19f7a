#pragma once

#include <QList>
#include <QString>

namespace motcua::test {

//! What can happen to a desk, its disk, its line and its centre.
enum class Deed {
    Edit, Correct, Receive, Undo, Tidy, Breath,
    Cut, Silence, Unplug, Plug,
    Kill, PowerCut, Restart,
    ServerEdit, Clash, ScopeMove, CentreRestart,
    ClockJump, DiskFull, DiskRoom, DiskSlip,
    Count
};

struct Happening
{
    Deed deed = Deed::Breath;
    quint32 chance = 0; //!< what the deed still has to choose
};

//! A list of deeds that is a pure function of its number, so that a bad one can be done again.
struct Schedule
{
    quint32 seed = 0;
    QList<Happening> happenings;

    [[nodiscard]] static Schedule of(quint32 seed);
    [[nodiscard]] QString text() const;
};

} // namespace motcua::test
