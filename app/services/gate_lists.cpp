// What a gate shows of its scans: the last ones, and those that somebody has to look at.
#include "services/attendance.h"
#include "services/gate_work_p.h"
#include "services/projection_kinds.h"
#include "storage/meeting_store.h"

#include <algorithm>

namespace motcua::services::gateWork {

using domain::CheckIn;
using storage::Db;
namespace meetings = storage::meetings;
namespace checkIns = storage::checkIns;

namespace {

Result<void> readScans(const std::vector<QByteArray>& bodies, std::vector<CheckIn>& scans)
{
    for (const QByteArray& body : bodies) {
        auto scan = domain::checkInFromJson(parsed(body));
        if (!scan)
            return tl::unexpected(unreadable(scan.error()));
        scans.push_back(std::move(*scan));
    }
    return {};
}

} // namespace

Result<std::vector<GateVerdict>> recent(Db& db, const Projection& projection, const GateAt& at, int limit)
{
    std::vector<CheckIn> scans;
    for (const domain::Id& of : QStringList(at.meetingId) + at.also) {
        const auto bodies = checkIns::recent(db, of, projection.context().deviceId, at.gate, limit);
        if (!bodies)
            return tl::unexpected(bodies.error());
        if (auto read = readScans(*bodies, scans); !read)
            return tl::unexpected(read.error());
    }
    std::stable_sort(scans.begin(), scans.end(), [](const CheckIn& a, const CheckIn& b) { return a.deviceSeq > b.deviceSeq; });
    scans.resize(std::min<size_t>(scans.size(), size_t(limit)));
    std::vector<GateVerdict> verdicts;
    for (const CheckIn& one : scans) {
        const CheckIn* scan = &one;
        GateVerdict verdict;
        verdict.kind = domain::verdictFromCode(scan->verdict).value_or(domain::VerdictKind::Unreadable);
        verdict.admitted = scan->admitted;
        verdict.scan = *scan;
        auto pass = passOf(meetings::pass(db, scan->passId));
        if (!pass)
            return tl::unexpected(pass.error());
        verdict.pass = std::move(*pass);
        if (verdict.pass && (verdict.kind == domain::VerdictKind::WrongMeeting || scan->meetingId != at.meetingId)) {
            auto other = meetingOf(meetings::meeting(db, verdict.pass->meetingId));
            if (!other)
                return tl::unexpected(other.error());
            verdict.otherMeeting = std::move(*other);
        }
        const auto person = checkIns::personOf(db, scan->id);
        if (!person)
            return tl::unexpected(person.error());
        const auto history = historyOf(db, *person, scan->meetingId);
        if (!history)
            return tl::unexpected(history.error());
        for (const CheckIn& standing : standingScans(*history)) {
            if (standing.at > scan->at)
                break;
            if (standing.direction == domain::Direction::In)
                ++verdict.entries;
            if (standing.id != scan->id)
                verdict.previous = standing;
        }
        verdicts.push_back(std::move(verdict));
    }
    return verdicts;
}

Result<std::vector<GateVerdict>> incidents(Db& db, const GateAt& at, int limit)
{
    std::vector<CheckIn> scans;
    for (const domain::Id& of : QStringList(at.meetingId) + at.also) {
        const auto bodies = checkIns::remarkable(db, of, limit);
        if (!bodies)
            return tl::unexpected(bodies.error());
        if (auto read = readScans(*bodies, scans); !read)
            return tl::unexpected(read.error());
    }
    std::stable_sort(scans.begin(), scans.end(), [](const CheckIn& a, const CheckIn& b) { return a.at > b.at; });
    scans.resize(std::min<size_t>(scans.size(), size_t(limit)));
    std::vector<GateVerdict> found;
    for (CheckIn& scan : scans) {
        GateVerdict verdict;
        verdict.kind = domain::verdictFromCode(scan.verdict).value_or(domain::VerdictKind::Note);
        verdict.admitted = scan.admitted;
        auto pass = passOf(meetings::pass(db, scan.passId));
        if (!pass)
            return tl::unexpected(pass.error());
        verdict.pass = std::move(*pass);
        verdict.scan = std::move(scan);
        found.push_back(std::move(verdict));
    }
    return found;
}

} // namespace motcua::services::gateWork
