#include "services/attendance.h"

#include "domain/judge.h"
#include "services/projection_kinds.h"
#include "storage/meeting_store.h"

#include <QSet>

#include <algorithm>

namespace motcua::services {

using domain::CheckIn;

std::vector<CheckIn> standingScans(const std::vector<CheckIn>& history)
{
    QSet<domain::Id> annulled;
    std::vector<CheckIn> standing;
    for (auto it = history.rbegin(); it != history.rend(); ++it) {
        if (annulled.contains(it->id))
            continue;
        if (!it->annuls.isEmpty())
            annulled.insert(it->annuls);
        else if (it->admitted)
            standing.push_back(*it);
    }
    std::reverse(standing.begin(), standing.end());
    return standing;
}

Result<std::vector<CheckIn>> historyOf(storage::Db& db, const QString& person, const domain::Id& meetingId)
{
    const auto bodies = storage::checkIns::ofPerson(db, person, meetingId);
    if (!bodies)
        return tl::unexpected(bodies.error());
    std::vector<CheckIn> history;
    for (const QByteArray& body : *bodies) {
        auto scan = domain::checkInFromJson(parsed(body));
        if (!scan)
            return tl::unexpected(unreadable(scan.error()));
        history.push_back(std::move(*scan));
    }
    return history;
}

Result<void> reckonAttendance(storage::Db& db, const QString& person, const domain::Id& meetingId)
{
    if (person.isEmpty())
        return {};
    const auto history = historyOf(db, person, meetingId);
    if (!history)
        return tl::unexpected(history.error());
    storage::checkIns::Attendance row;
    row.meetingId = meetingId;
    row.person = person;
    for (const CheckIn& scan : *history)
        row.incident = row.incident || scan.incident;
    for (const CheckIn& scan : standingScans(*history)) {
        row.inside = scan.direction == domain::Direction::In;
        if (row.inside && !row.firstIn.isValid())
            row.firstIn = scan.at;
        if (!row.inside)
            row.lastOut = scan.at;
    }
    for (const CheckIn& scan : *history) {
        row.walkIn = row.walkIn || scan.verdict == domain::code(domain::VerdictKind::WalkIn); // another gate tells no name
        if (!scan.walkInName.isEmpty()) {
            row.walkIn = true;
            row.name = scan.walkInName;
        }
    }
    return storage::checkIns::putAttendance(db, row);
}

} // namespace motcua::services
