#pragma once

#include "services/check_in_desk.h"
#include "services/projection.h"

namespace motcua::services {

//! Which gate a closure works for: a value, taken on the GUI thread.
struct GateAt
{
    domain::Id meetingId;
    QStringList also = {}; //!< other meetings that this door serves
    QString gate;
    domain::Direction direction = domain::Direction::In;
};

// What the gate does inside one write closure. Synchronous, testable without threads.
namespace gateWork {

//! `onlyTry`: judged, and nothing is written.
Result<GateVerdict> scan(storage::Db& db, const Projection& projection, const GateAt& at, const QString& text, domain::ScanSource source,
                         bool onlyTry = false);
//! Two different passes in one picture.
Result<GateVerdict> scanTwo(storage::Db& db, const Projection& projection, const GateAt& at);
Result<GateVerdict> admit(storage::Db& db, const Projection& projection, const GateAt& at, const domain::Id& passId, const GateDecision& decision);
Result<GateVerdict> refuse(storage::Db& db, const Projection& projection, const GateAt& at, const domain::Id& passId, const GateDecision& decision);
Result<GateVerdict> note(storage::Db& db, const Projection& projection, const GateAt& at, const domain::Id& passId, const GateDecision& decision);
Result<GateVerdict> walkIn(storage::Db& db, const Projection& projection, const GateAt& at, const WalkIn& person);
Result<GateVerdict> walkOut(storage::Db& db, const Projection& projection, const GateAt& at, const WalkIn& person);
Result<InvitationSeen> invitation(storage::Db& db, const GateAt& at, const QString& number);
Result<GateVerdict> undoLast(storage::Db& db, const Projection& projection, const GateAt& at);
Result<std::vector<GateVerdict>> recent(storage::Db& db, const Projection& projection, const GateAt& at, int limit);

//! What a person noted, decided by hand or the centre found to be a double admission, at any gate of the meeting; newest first.
Result<std::vector<GateVerdict>> incidents(storage::Db& db, const GateAt& at, int limit);

Result<GateReadiness> readiness(storage::Db& db, const Projection& projection, const GateAt& at);

Result<domain::Meeting> meeting(storage::Db& db, const domain::Id& id); //!< Invalid no_meeting when it is not here

} // namespace gateWork
} // namespace motcua::services
