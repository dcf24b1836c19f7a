#pragma once

#include "services/check_in_desk.h"
#include "services/desk_context.h"
#include "services/gate_work.h"

#include <QTimer>

namespace motcua::services {

struct CheckInDesk::Private
{
    DeskContext desk;
    domain::Meeting meeting; //!< as last read
    std::vector<domain::Meeting> others; //!< of the same door
    GateAt at;
    int keepDays = CheckInDesk::defaultKeepDays;
    QTimer stripTimer; //!< looks again a few times a day

    //! What this gate was before the last restart. Blocks: only while an Office opens.
    Result<void> loadGate();
};

} // namespace motcua::services
