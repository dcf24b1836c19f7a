#include "services/check_in_desk.h"

#include "services/attendance_export.h"
#include "services/check_in_desk_p.h"
#include "services/projection_kinds.h"
#include "storage/meeting_store.h"
#include "storage/sync_store.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QStorageInfo>

namespace motcua::services {

using namespace Qt::StringLiterals;
using domain::Meeting;
using storage::Db;
namespace meetings = storage::meetings;
namespace checkIns = storage::checkIns;

namespace {

constexpr int stripEveryMs = 6 * 3'600'000;
constexpr int stripAtOnce = 500; // rows of one write: a scan never waits longer

struct SavedGate
{
    Meeting meeting;
    QString gate;
    std::vector<Meeting> others; //!< that the same door serves

    void into(Meeting& chosen, std::vector<Meeting>& also, GateAt& at) const
    {
        chosen = meeting;
        also = others;
        at.meetingId = meeting.id;
        at.gate = gate;
        at.also.clear();
        for (const Meeting& other : others)
            at.also << other.id;
    }
};

Result<SavedGate> savedGate(Db& db)
{
    // A line each: the meeting's id, the gate's name, ids of the other meetings of this door.
    const auto saved = storage::sync::meta(db, u"gate"_s);
    if (!saved)
        return tl::unexpected(saved.error());
    const QString text = QString::fromUtf8(*saved);
    const auto body = meetings::meeting(db, text.section(u'\n', 0, 0));
    if (!body)
        return tl::unexpected(body.error());
    auto meeting = domain::meetingFromJson(parsed(*body));
    if (body->isNull() || !meeting)
        return SavedGate(); // the meeting is over and gone
    SavedGate gate{std::move(*meeting), text.section(u'\n', 1, 1), {}};
    for (const QString& id : text.section(u'\n', 2).split(u'\n', Qt::SkipEmptyParts)) {
        const auto other = meetings::meeting(db, id);
        if (!other)
            return tl::unexpected(other.error());
        if (auto its = domain::meetingFromJson(parsed(*other)); !other->isNull() && its) // one that is over goes by itself
            gate.others.push_back(std::move(*its));
    }
    return gate;
}

} // namespace

Result<void> CheckInDesk::Private::loadGate()
{
    const auto saved = desk.db->read(savedGate).result();
    if (!saved)
        return tl::unexpected(saved.error());
    saved->into(meeting, others, at);
    return {};
}

CheckInDesk::CheckInDesk(std::unique_ptr<Private> d_, QObject* parent) : QObject(parent), d(std::move(d_))
{
    // The feed may have moved the meeting itself (doors open later), or taken it away.
    connect(this, &CheckInDesk::changed, this, [this] {
        if (d->at.meetingId.isEmpty())
            return;
        whenDone(d->desk.db->read(savedGate), this, [this](const Result<SavedGate>& now) {
            if (!now || now->meeting.id != d->at.meetingId || now->gate != d->at.gate || (now->meeting == d->meeting && now->others == d->others))
                return;
            now->into(d->meeting, d->others, d->at);
            Q_EMIT gateChanged();
        });
    });
    d->stripTimer.setInterval(stripEveryMs);
    connect(&d->stripTimer, &QTimer::timeout, this, &CheckInDesk::strip);
    d->stripTimer.start();
    QTimer::singleShot(0, this, &CheckInDesk::strip);
}

void CheckInDesk::setKeepDays(int days)
{
    d->keepDays = std::max(0, days);
    strip();
}

void CheckInDesk::strip()
{
    const QDateTime before = d->desk.clock().now().addDays(-d->keepDays);
    whenDone(d->desk.db->write([before](Db& db) { return storage::meetings::strip(db, before, stripAtOnce); }), this, [this](const Result<int>& done) {
        if (done && *done >= stripAtOnce)
            strip(); // a scan may come between
        if (done && *done > 0)
            Q_EMIT changed();
    });
}

CheckInDesk::~CheckInDesk() = default;

Meeting CheckInDesk::meeting() const { return d->meeting; }
QString CheckInDesk::gate() const { return d->at.gate; }
QStringList CheckInDesk::alsoMeetings() const { return d->at.also; }

std::vector<Meeting> CheckInDesk::doorMeetings() const
{
    std::vector<Meeting> all{d->meeting};
    all.insert(all.end(), d->others.begin(), d->others.end());
    return all;
}

domain::Direction CheckInDesk::direction() const { return d->at.direction; }

void CheckInDesk::setDirection(domain::Direction direction)
{
    if (d->at.direction == direction)
        return;
    d->at.direction = direction;
    Q_EMIT gateChanged();
}

QFuture<Result<std::vector<Meeting>>> CheckInDesk::meetings()
{
    return d->desk.db->read([over = d->desk.clock().now().addDays(-d->keepDays)](Db& db) -> Result<std::vector<Meeting>> {
        const auto bodies = storage::meetings::all(db);
        if (!bodies)
            return tl::unexpected(bodies.error());
        std::vector<Meeting> found;
        for (const QByteArray& body : *bodies) {
            if (auto meeting = domain::meetingFromJson(parsed(body)); meeting && !(meeting->closesAt.isValid() && meeting->closesAt < over))
                found.push_back(std::move(*meeting));
        }
        return found;
    });
}

QFuture<Result<bool>> CheckInDesk::setGate(const domain::Id& meetingId, const QString& gate, const QStringList& also)
{
    auto saved = d->desk.db->write([meetingId, gate, also](Db& db) -> Result<SavedGate> {
        if (!meetingId.isEmpty()) {
            if (auto known = gateWork::meeting(db, meetingId); !known)
                return tl::unexpected(known.error());
        }
        QByteArray text = meetingId.toUtf8() + '\n' + gate.toUtf8();
        for (const QString& other : also) {
            if (other != meetingId)
                text += '\n' + other.toUtf8();
        }
        if (auto kept = storage::sync::setMeta(db, u"gate"_s, text); !kept)
            return tl::unexpected(kept.error());
        return savedGate(db);
    });
    return chain(saved, this, [this](const SavedGate& now) {
        now.into(d->meeting, d->others, d->at);
        Q_EMIT gateChanged();
        Q_EMIT changed();
        return readyFuture<bool>(true);
    });
}

template<class Work>
QFuture<Result<GateVerdict>> CheckInDesk::record(Work work)
{
    QElapsedTimer timer;
    timer.start();
    if (d->at.meetingId.isEmpty())
        return readyFuture<GateVerdict>(fail(ErrorKind::Invalid, u"no_meeting"_s));
    auto written = d->desk.db->write([work = std::move(work), at = d->at, projection = d->desk.projection](Db& db) { return work(db, *projection, at); });
    return chain(written, this, [this, timer](GateVerdict verdict) {
        verdict.milliseconds = double(timer.nsecsElapsed()) / 1e6;
        d->desk.outboxChanged();
        Q_EMIT changed();
        return readyFuture<GateVerdict>(std::move(verdict));
    });
}

QFuture<Result<GateVerdict>> CheckInDesk::scan(const QString& text, domain::ScanSource source)
{
    return record([text, source](Db& db, const Projection& projection, const GateAt& at) { return gateWork::scan(db, projection, at, text, source); });
}

QFuture<Result<GateVerdict>> CheckInDesk::tryCode(const QString& text, domain::ScanSource source)
{
    if (d->at.meetingId.isEmpty())
        return readyFuture<GateVerdict>(fail(ErrorKind::Invalid, u"no_meeting"_s));
    return d->desk.db->read(
        [=, at = d->at, projection = d->desk.projection](Db& db) { return gateWork::scan(db, *projection, at, text, source, true); });
}

QFuture<Result<GateReadiness>> CheckInDesk::readiness()
{
    return d->desk.db->read([at = d->at, projection = d->desk.projection, path = d->desk.db->path()](Db& db) {
        auto ready = gateWork::readiness(db, *projection, at);
        if (ready) {
            const QStorageInfo disk(QFileInfo(path).absolutePath());
            ready->diskFree = disk.isValid() ? disk.bytesAvailable() : -1;
        }
        return ready;
    });
}

QFuture<Result<std::shared_ptr<const paper::AttendanceList>>> CheckInDesk::list(const domain::Id& meetingId)
{
    return d->desk.db->read([id = meetingId.isEmpty() ? d->at.meetingId : meetingId, now = d->desk.clock().now(), name = d->desk.official().fullName](Db& db) -> Result<std::shared_ptr<const paper::AttendanceList>> {
        auto list = attendanceList(db, id, now, name);
        if (!list)
            return tl::unexpected(list.error());
        return std::make_shared<const paper::AttendanceList>(std::move(*list));
    });
}

QFuture<Result<int>> CheckInDesk::writeList(const QString& path, ListFormat format, const domain::Id& meetingId)
{
    return chain(list(meetingId), this, [path, format](const std::shared_ptr<const paper::AttendanceList>& list) {
        return QtConcurrent::run([=]() -> Result<int> { // the store's thread has scans to answer
            if (auto written = writeAttendance(*list, path, format); !written)
                return tl::unexpected(written.error());
            return int(list->people.size());
        });
    });
}

QFuture<Result<int>> CheckInDesk::printList(const std::shared_ptr<QPagedPaintDevice>& device, const domain::Id& meetingId)
{
    return chain(list(meetingId), this, [device](const std::shared_ptr<const paper::AttendanceList>& list) {
        const auto printed = paper::printAttendance(*list, *device);
        if (!printed)
            return readyFuture<int>(tl::unexpected(printed.error()));
        return readyFuture<int>(int(list->people.size()));
    });
}

QFuture<Result<GateVerdict>> CheckInDesk::scanTwo()
{
    return record([](Db& db, const Projection& projection, const GateAt& at) { return gateWork::scanTwo(db, projection, at); });
}

QFuture<Result<GateVerdict>> CheckInDesk::admit(const domain::Id& passId, const GateDecision& decision)
{
    return record([=](Db& db, const Projection& projection, const GateAt& at) { return gateWork::admit(db, projection, at, passId, decision); });
}

QFuture<Result<GateVerdict>> CheckInDesk::refuse(const domain::Id& passId, const GateDecision& decision)
{
    return record([=](Db& db, const Projection& projection, const GateAt& at) { return gateWork::refuse(db, projection, at, passId, decision); });
}

QFuture<Result<GateVerdict>> CheckInDesk::note(const domain::Id& passId, const GateDecision& decision)
{
    return record([=](Db& db, const Projection& projection, const GateAt& at) { return gateWork::note(db, projection, at, passId, decision); });
}

QFuture<Result<GateVerdict>> CheckInDesk::walkIn(const WalkIn& person)
{
    return record([=](Db& db, const Projection& projection, const GateAt& at) { return gateWork::walkIn(db, projection, at, person); });
}

QFuture<Result<GateVerdict>> CheckInDesk::walkOut(const WalkIn& person)
{
    return record([=](Db& db, const Projection& projection, const GateAt& at) { return gateWork::walkOut(db, projection, at, person); });
}

QFuture<Result<InvitationSeen>> CheckInDesk::invitation(const QString& number)
{
    return d->desk.db->read([at = d->at, number](Db& db) { return gateWork::invitation(db, at, number); });
}

QFuture<Result<std::vector<GateVerdict>>> CheckInDesk::incidents(int limit)
{
    return d->desk.db->read([at = d->at, limit](Db& db) { return gateWork::incidents(db, at, limit); });
}

QFuture<Result<GateVerdict>> CheckInDesk::undoLast()
{
    return record([](Db& db, const Projection& projection, const GateAt& at) { return gateWork::undoLast(db, projection, at); });
}

QFuture<Result<GateCounts>> CheckInDesk::counts()
{
    return d->desk.db->read([all = doorMeetings()](Db& db) -> Result<GateCounts> {
        GateCounts sum;
        for (const Meeting& meeting : all) {
            const auto found = checkIns::counts(db, meeting.id);
            if (!found)
                return tl::unexpected(found.error());
            sum.arrived += found->arrived;
            sum.inside += found->inside;
            sum.expected += meeting.expected;
            sum.walkIns += found->walkIns;
            sum.incidents += found->incidents;
            sum.waiting = found->waiting; // of the machine
            if (all.size() > 1)
                sum.parts.push_back({meeting.id, meeting.title, found->arrived, found->inside, meeting.expected});
        }
        return sum;
    });
}

QFuture<Result<std::vector<GateVerdict>>> CheckInDesk::recent(int limit)
{
    return d->desk.db->read([at = d->at, projection = d->desk.projection, limit](Db& db) { return gateWork::recent(db, *projection, at, limit); });
}

QFuture<Result<std::vector<AttendanceRow>>> CheckInDesk::attendance(const QString& text, int limit, const domain::Id& meetingId)
{
    return d->desk.db->read([id = meetingId.isEmpty() ? d->at.meetingId : meetingId, text, limit](Db& db) -> Result<std::vector<AttendanceRow>> {
        const auto entries = checkIns::attendance(db, id, text, limit);
        if (!entries)
            return tl::unexpected(entries.error());
        std::vector<AttendanceRow> rows;
        for (const storage::AttendanceEntry& entry : *entries) {
            AttendanceRow row{{}, entry.name, entry.firstIn, entry.lastOut, entry.inside, entry.incident};
            if (!entry.pass.isNull()) {
                auto pass = domain::passFromJson(parsed(entry.pass));
                if (!pass)
                    return tl::unexpected(unreadable(pass.error()));
                row.name = pass->fullName;
                row.pass = std::move(*pass);
            }
            rows.push_back(std::move(row));
        }
        return rows;
    });
}

QFuture<Result<std::vector<domain::Pass>>> CheckInDesk::search(const QString& text, int limit)
{
    return d->desk.db->read([of = QStringList(d->at.meetingId) + d->at.also, text, limit](Db& db) -> Result<std::vector<domain::Pass>> {
        std::vector<domain::Pass> passes;
        for (const domain::Id& id : of) {
            const auto bodies = storage::meetings::searchPasses(db, id, text, limit - int(passes.size()));
            if (!bodies)
                return tl::unexpected(bodies.error());
            for (const QByteArray& body : *bodies) {
                if (auto pass = domain::passFromJson(parsed(body)))
                    passes.push_back(std::move(*pass));
            }
        }
        return passes;
    });
}

} // namespace motcua::services
