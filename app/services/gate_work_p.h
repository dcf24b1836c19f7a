#pragma once

#include "services/gate_work.h"

// What gate_work.cpp and gate_decisions.cpp share.
namespace motcua::services::gateWork {

//! The gate's clock, corrected by the offset that the last contact with the centre showed.
struct GateTime
{
    QDateTime now;
    qint64 offsetMs = 0;
    bool trusted = true; //!< false: earlier than the centre was last seen, or longer after it than this store may be unlocked
};
Result<GateTime> gateTime(storage::Db& db, const Clock& clock);

//! The meeting at this door, and what time it is there.
struct GatePlace
{
    domain::Meeting here;
    GateTime now;
};
Result<GatePlace> placeOf(storage::Db& db, const Projection& projection, const GateAt& at);

Result<std::optional<domain::Pass>> passOf(const Result<QByteArray>& body);
Result<std::optional<domain::Meeting>> meetingOf(const Result<QByteArray>& body);
//! The scan as a fact, on its way to the centre.
Result<domain::CheckIn> record(storage::Db& db, const Projection& projection, domain::CheckIn scan);
//! The same door, as one of the other meetings' that it serves where the pass is for that one.
[[nodiscard]] GateAt doorFor(const GateAt& at, const domain::Id& meetingOfPass);
[[nodiscard]] int entriesOf(const std::vector<domain::CheckIn>& history);
[[nodiscard]] domain::CheckIn blankScan(const GateAt& at, const GateTime& time, domain::ScanSource source);

} // namespace motcua::services::gateWork
