#pragma once

#include "services/check_in_desk.h"
#include "services/projection.h"

namespace motcua::services {

//! Which gate a closure works for: a value, taken on the GUI thread.
struct GateAt
{
    domain::Id meetingId;
    QString gate;
    domain::Direction direction = domain::Direction::In;
};

// What the gate does inside one write closure. Synchronous, testable without threads.
namespace gateWork {

Result<GateVerdict> scan(storage::Db& db, const Projection& projection, const GateAt& at, const QString& text, domain::ScanSource source);
Result<GateVerdict> admit(storage::Db& db, const Projection& projection, const GateAt& at, const domain::Id& passId, const QString& reason);
Result<GateVerdict> walkIn(storage::Db& db, const Projection& projection, const GateAt& at, const QString& fullName, const QString& unit,
                           const QString& invitation);
Result<GateVerdict> undoLast(storage::Db& db, const Projection& projection, const GateAt& at);
Result<std::vector<GateVerdict>> recent(storage::Db& db, const Projection& projection, const GateAt& at, int limit);

Result<domain::Meeting> meeting(storage::Db& db, const domain::Id& id); //!< Invalid no_meeting when it is not here

} // namespace gateWork
} // namespace motcua::services
