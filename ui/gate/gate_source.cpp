#include "ui/gate/gate_source.h"

#include <QFileDialog>

namespace motcua::ui {

GateSource gateSource(services::CheckInDesk& desk, const services::Clock& clock)
{
    GateSource source;
    source.meetings = [&desk] { return desk.meetings(); };
    source.setGate = [&desk](const domain::Id& id, const QString& gate, const QStringList& also) { return desk.setGate(id, gate, also); };
    source.alsoMeetings = [&desk] { return desk.alsoMeetings(); };
    source.meeting = [&desk] { return desk.meeting(); };
    source.doorMeetings = [&desk] { return desk.doorMeetings(); };
    source.gate = [&desk] { return desk.gate(); };
    source.setDirection = [&desk](domain::Direction direction) { desk.setDirection(direction); };
    source.direction = [&desk] { return desk.direction(); };
    source.scan = [&desk](const QString& text, domain::ScanSource from) { return desk.scan(text, from); };
    source.scanTwo = [&desk] { return desk.scanTwo(); };
    source.admit = [&desk](const domain::Id& pass, const services::GateDecision& decision) { return desk.admit(pass, decision); };
    source.refuse = [&desk](const domain::Id& pass, const services::GateDecision& decision) { return desk.refuse(pass, decision); };
    source.note = [&desk](const domain::Id& pass, const services::GateDecision& decision) { return desk.note(pass, decision); };
    source.walkIn = [&desk](const services::WalkIn& person) { return desk.walkIn(person); };
    source.walkOut = [&desk](const services::WalkIn& person) { return desk.walkOut(person); };
    source.invitation = [&desk](const QString& number) { return desk.invitation(number); };
    source.incidents = [&desk](int limit) { return desk.incidents(limit); };
    source.undoLast = [&desk] { return desk.undoLast(); };
    source.counts = [&desk] { return desk.counts(); };
    source.recent = [&desk](int limit) { return desk.recent(limit); };
    source.attendance = [&desk](const QString& text, int limit, const domain::Id& meeting) { return desk.attendance(text, limit, meeting); };
    source.search = [&desk](const QString& text, int limit) { return desk.search(text, limit); };
    source.now = clock.now;
    source.tryCode = [&desk](const QString& text, domain::ScanSource from) { return desk.tryCode(text, from); };
    source.readiness = [&desk] { return desk.readiness(); };
    source.writeList = [&desk](const QString& path, services::ListFormat format, const domain::Id& meeting) { return desk.writeList(path, format, meeting); };
    source.printList = [&desk](const std::shared_ptr<QPagedPaintDevice>& device, const domain::Id& meeting) { return desk.printList(device, meeting); };
    source.askPath = [](QWidget* parent, const QString& proposed, const QString& filter) {
        return QFileDialog::getSaveFileName(parent, {}, proposed, filter);
    };
    return source;
}

} // namespace motcua::ui
