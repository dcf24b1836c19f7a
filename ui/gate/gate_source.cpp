#include "ui/gate/gate_source.h"

namespace motcua::ui {

GateSource gateSource(services::CheckInDesk& desk, const services::Clock& clock)
{
    GateSource source;
    source.meetings = [&desk] { return desk.meetings(); };
    source.setGate = [&desk](const domain::Id& id, const QString& gate) { return desk.setGate(id, gate); };
    source.meeting = [&desk] { return desk.meeting(); };
    source.gate = [&desk] { return desk.gate(); };
    source.setDirection = [&desk](domain::Direction direction) { desk.setDirection(direction); };
    source.direction = [&desk] { return desk.direction(); };
    source.scan = [&desk](const QString& text, domain::ScanSource from) { return desk.scan(text, from); };
    source.admit = [&desk](const domain::Id& pass, const QString& reason) { return desk.admit(pass, reason); };
    source.walkIn = [&desk](const QString& name, const QString& unit, const QString& invitation) {
        return desk.walkIn(name, unit, invitation);
    };
    source.undoLast = [&desk] { return desk.undoLast(); };
    source.counts = [&desk] { return desk.counts(); };
    source.recent = [&desk](int limit) { return desk.recent(limit); };
    source.attendance = [&desk](const QString& text, int limit) { return desk.attendance(text, limit); };
    source.search = [&desk](const QString& text, int limit) { return desk.search(text, limit); };
    source.now = clock.now;
    return source;
}

} // namespace motcua::ui
