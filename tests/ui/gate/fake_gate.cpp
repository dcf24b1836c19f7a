#include "fake_gate.h"

using namespace Qt::StringLiterals;

namespace motcua::test {

using domain::VerdictKind;
using services::GateVerdict;

FakeGate::FakeGate()
    : now(QDate(2026, 11, 11), QTime(1, 14), Qt::UTC)
{
    domain::Meeting meeting;
    meeting.id = u"m1"_s;
    meeting.title = u"Hội nghị tổng kết công tác năm 2026"_s;
    meeting.place = u"Hội trường lớn"_s;
    meeting.startsAt = QDateTime(QDate(2026, 11, 11), QTime(1, 30), Qt::UTC);
    meeting.gates = {u"Cửa 1"_s, u"Cửa 2"_s};
    meeting.expected = 180;
    meetings.push_back(meeting);
    meeting.id = u"m2"_s;
    meeting.title = u"Hội nghị sơ kết dân vận"_s;
    meeting.place = u"Phòng họp A"_s;
    meeting.startsAt = QDateTime(QDate(2026, 11, 13), QTime(7, 0), Qt::UTC);
    meeting.gates = {u"Cửa chính"_s};
    meetings.push_back(meeting);
    for (domain::Meeting& one : meetings) {
        one.opensAt = one.startsAt.addSecs(-60 * 60);
        one.closesAt = one.startsAt.addSecs(4 * 60 * 60);
    }
    here = meetings[0];
    gate = u"Cửa 1"_s;
    readiness.passes = readiness.expected = 180;
    readiness.keys = 1;
    readiness.invitations = 42;
    readiness.now = now;
    readiness.centreSeen = now.addSecs(-120);
    readiness.diskFree = 20'000'000'000;
}

domain::Pass& FakeGate::add(const QString& code, const QString& name, const QString& position, const QString& unit)
{
    domain::Pass pass;
    pass.id = u"pass-"_s + code;
    pass.meetingId = u"m1"_s;
    pass.serial = code;
    pass.fullName = name;
    pass.position = position;
    pass.unit = unit;
    return passes[code] = pass;
}

GateVerdict FakeGate::record(GateVerdict verdict)
{
    verdict.scan.id = u"scan-%1"_s.arg(++m_next);
    verdict.scan.at = now;
    verdict.scan.gate = gate;
    verdict.scan.admitted = verdict.admitted;
    if (verdict.pass) {
        verdict.scan.passId = verdict.pass->id;
        if (verdict.admitted && verdict.kind != VerdictKind::Exit)
            inside.insert(verdict.pass->id);
        else if (verdict.kind == VerdictKind::Exit)
            inside.remove(verdict.pass->id);
    }
    log.insert(log.begin(), verdict);
    return verdict;
}

GateVerdict FakeGate::judge(const QString& text, domain::ScanSource source)
{
    GateVerdict verdict;
    verdict.scan.source = source;
    if (passes.contains(text))
        verdict.pass = passes.at(text);
    if (verdicts.contains(text)) {
        verdict.kind = verdicts.at(text);
        if (verdict.kind == VerdictKind::WrongMeeting)
            verdict.otherMeeting = meetings[1];
        return record(verdict);
    }
    if (!verdict.pass) {
        verdict.kind = VerdictKind::Unknown;
        return record(verdict);
    }
    const bool isIn = inside.contains(verdict.pass->id);
    if (direction == domain::Direction::Out) {
        verdict.kind = isIn ? VerdictKind::Exit : VerdictKind::NotInside;
        verdict.admitted = isIn;
    } else if (isIn) {
        verdict.kind = VerdictKind::AlreadyInside;
        domain::CheckIn before;
        before.at = QDateTime(QDate(2026, 11, 11), QTime(1, 2), Qt::UTC);
        before.gate = u"Cửa 2"_s;
        verdict.previous = before;
        verdict.entries = 1;
    } else {
        verdict.kind = VerdictKind::Admit;
        verdict.admitted = true;
        verdict.entries = 1;
    }
    return record(verdict);
}

template<class T>
QFuture<Result<T>> FakeGate::answer(Result<T> result)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const QFuture<Result<T>> future = promise->future();
    const auto give = [promise, result = std::move(result)] {
        promise->addResult(result);
        promise->finish();
    };
    if (m_holding)
        m_waiting.push_back(give);
    else
        give();
    return future;
}

void FakeGate::release()
{
    m_holding = false;
    for (const auto& give : std::exchange(m_waiting, {}))
        give();
}

ui::GateSource FakeGate::source()
{
    ui::GateSource source;
    const auto orError = [this](auto make) -> Result<GateVerdict> {
        if (error)
            return tl::unexpected(*error);
        return make();
    };
    source.now = [this] { return now; };
    source.meetings = [this] { return answer<std::vector<domain::Meeting>>(meetings); };
    source.setGate = [this](const domain::Id& id, const QString& name, const QStringList& others) -> QFuture<Result<bool>> {
        also = others;
        if (setGateError)
            return answer<bool>(tl::unexpected(*setGateError));
        for (const auto& meeting : meetings) {
            if (meeting.id == id)
                here = meeting;
        }
        gate = name;
        return answer<bool>(true);
    };
    source.alsoMeetings = [this] { return also; };
    source.meeting = [this] { return here; };
    const auto door = [this] {
        std::vector<domain::Meeting> all{here};
        for (const auto& meeting : meetings) {
            if (also.contains(meeting.id))
                all.push_back(meeting);
        }
        return all;
    };
    source.doorMeetings = door;
    source.gate = [this] { return gate; };
    source.setDirection = [this](domain::Direction d) { direction = d; };
    source.direction = [this] { return direction; };
    source.scan = [this, orError](const QString& text, domain::ScanSource from) {
        scans.push_back({text, from});
        return answer<GateVerdict>(orError([&] { return judge(text, from); }));
    };
    source.admit = [this, orError](const domain::Id& passId, const services::GateDecision& decision) {
        return answer<GateVerdict>(orError([&] {
            reasons << (decision.words.isEmpty() ? decision.reason : decision.words);
            GateVerdict verdict;
            for (const auto& [code, pass] : passes) {
                if (pass.id == passId)
                    verdict.pass = pass;
            }
            verdict.kind = VerdictKind::Admit;
            verdict.admitted = true;
            verdict.entries = 2;
            verdict.scan.reason = decision.reason;
            verdict.scan.overrideReason = decision.words;
            verdict.scan.source = domain::ScanSource::Manual;
            return record(verdict);
        }));
    };
    const auto byHand = [this, orError](VerdictKind kind) {
        return [this, orError, kind](const domain::Id& passId, const services::GateDecision& decision) {
            return answer<GateVerdict>(orError([&] {
                reasons << decision.reason + u' ' + decision.words;
                GateVerdict verdict;
                for (const auto& [code, pass] : passes) {
                    if (pass.id == passId)
                        verdict.pass = pass;
                }
                verdict.kind = kind;
                verdict.scan.reason = decision.reason;
                verdict.scan.overrideReason = decision.words;
                inside.remove(passId);
                return record(verdict);
            }));
        };
    };
    source.refuse = byHand(VerdictKind::Refused);
    source.note = byHand(VerdictKind::Note);
    source.scanTwo = [this, orError] {
        return answer<GateVerdict>(orError([&] {
            GateVerdict verdict;
            verdict.kind = VerdictKind::TwoCodes;
            return record(verdict);
        }));
    };
    source.invitation = [this](const QString& number) {
        services::InvitationSeen seen;
        for (const auto& [code, pass] : passes) {
            if (!pass.invitation.isEmpty() && pass.invitation == number)
                seen = {true, false, false, pass.meetingId, pass.unit, 10};
        }
        return answer<services::InvitationSeen>(seen);
    };
    source.tryCode = [this](const QString& text, domain::ScanSource) {
        GateVerdict verdict;
        verdict.kind = passes.contains(text) ? VerdictKind::Admit : VerdictKind::Unknown;
        verdict.admitted = passes.contains(text);
        return answer<GateVerdict>(verdict);
    };
    source.readiness = [this] { return answer<services::GateReadiness>(readiness); };
    source.writeList = [this](const QString& file, services::ListFormat, const domain::Id& meeting) {
        written << file;
        listed << meeting;
        return answer<int>(int(passes.size()));
    };
    source.printList = [this](const std::shared_ptr<QPagedPaintDevice>&, const domain::Id&) { return answer<int>(int(passes.size())); };
    source.askPath = [this](QWidget*, const QString&, const QString&) { return path; };
    if (network) {
        source.network = [this] { return *network; };
        source.setNetwork = [this](bool on) { network->on = on; };
    }
    if (scanner) {
        source.scanner = [this] { return *scanner; };
        source.setScanner = [this](const QString& port) { scanner->port = port; };
    }
    if (withKiosk) {
        source.kiosk = [this] { return kiosk; };
        source.setKiosk = [this](bool on) { kiosk = on; };
        source.setKioskCode = [this](const QString& code) {
            kioskCode = code;
            return answer<bool>(true);
        };
        source.opensKiosk = [this](const QString& code) { return answer<bool>(code == kioskCode); };
    }
    source.incidents = [this](int) {
        std::vector<GateVerdict> found;
        for (const GateVerdict& one : log) {
            if (!one.scan.reason.isEmpty() || !one.scan.overrideReason.isEmpty())
                found.push_back(one);
        }
        return answer<std::vector<GateVerdict>>(found);
    };
    source.walkIn = [this, orError](const services::WalkIn& person) {
        return answer<GateVerdict>(orError([&] {
            GateVerdict verdict;
            verdict.kind = VerdictKind::WalkIn;
            verdict.admitted = true;
            walkIns.push_back(person);
            verdict.scan.walkInName = person.fullName;
            verdict.scan.walkInUnit = person.unit;
            return record(verdict);
        }));
    };
    source.walkOut = [this, orError](const services::WalkIn& person) {
        return answer<GateVerdict>(orError([&]() -> Result<GateVerdict> {
            if (cardsInside.isEmpty())
                return fail(ErrorKind::NotFound, u"card_not_known"_s);
            GateVerdict verdict;
            verdict.admitted = cardsInside.removeOne(person.cardNumber);
            verdict.kind = verdict.admitted ? VerdictKind::Exit : VerdictKind::NotInside;
            verdict.scan.walkInName = person.fullName;
            return record(verdict);
        }));
    };
    source.undoLast = [this, orError]() -> ui::GateSource::Answer {
        return answer<GateVerdict>(orError([&]() -> Result<GateVerdict> {
            if (log.empty())
                return fail(ErrorKind::NotFound, u"nothing_to_undo"_s);
            GateVerdict verdict = log.front();
            log.erase(log.begin());
            if (verdict.pass)
                inside.remove(verdict.pass->id);
            verdict.scan.annuls = verdict.scan.id;
            return verdict;
        }));
    };
    source.counts = [this, door] {
        services::GateCounts counts;
        counts.arrived = arrivedBefore + int(inside.size());
        counts.inside = counts.arrived;
        counts.expected = expected;
        if (!also.isEmpty()) {
            for (const auto& meeting : door())
                counts.parts.push_back({meeting.id, meeting.title, meeting.id == here.id ? counts.arrived : 0, 0, meeting.id == here.id ? expected : 40});
        }
        return answer<services::GateCounts>(counts);
    };
    source.recent = [this](int limit) {
        return answer<std::vector<GateVerdict>>(std::vector<GateVerdict>(log.begin(), log.begin() + std::min<qsizetype>(limit, qsizetype(log.size()))));
    };
    source.attendance = [this](const QString& text, int, const domain::Id& meeting) {
        listed << meeting;
        std::vector<services::AttendanceRow> rows;
        for (const auto& [code, pass] : passes) {
            if (!pass.fullName.contains(text, Qt::CaseInsensitive))
                continue;
            services::AttendanceRow row;
            row.pass = pass;
            row.name = pass.fullName;
            row.inside = inside.contains(pass.id);
            if (row.inside)
                row.firstIn = now;
            rows.push_back(row);
        }
        return answer<std::vector<services::AttendanceRow>>(rows);
    };
    source.search = [this](const QString& text, int) {
        std::vector<domain::Pass> found;
        for (const auto& [code, pass] : passes) {
            if (pass.fullName.contains(text, Qt::CaseInsensitive))
                found.push_back(pass);
        }
        return answer<std::vector<domain::Pass>>(found);
    };
    return source;
}

} // namespace motcua::test
