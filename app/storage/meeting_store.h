#pragma once

#include "domain/meeting.h"
#include "storage/db.h"
#include "storage/marks.h"

namespace motcua::storage {

//! One person of an attendance list.
struct AttendanceEntry
{
    QByteArray pass; //!< JSON, null for a walk-in
    QByteArray scan; //!< JSON of a walk-in's scan
    QString name;    //!< of a walk-in
    QDateTime firstIn;
    QDateTime lastOut;
    bool inside = false;
    bool incident = false;
};

struct AttendanceCounts
{
    int arrived = 0, inside = 0, walkIns = 0, incidents = 0, waiting = 0;
};

// Plain functions on one connection; no transaction of their own. Written by the services' Projection alone.
namespace meetings {

Result<void> putMeeting(Db& db, const domain::Meeting& meeting, const QByteArray& body, const Origin& origin);
Result<void> removeMeeting(Db& db, const QString& id);
Result<QByteArray> meeting(Db& db, const domain::Id& id); //!< JSON, null when absent
Result<QByteArray> meetingByNumber(Db& db, quint32 number);
Result<std::vector<QByteArray>> all(Db& db); //!< by start

//! False: another pass holds this serial (nothing stored).
Result<bool> putPass(Db& db, const domain::Pass& pass, const QByteArray& body, const Origin& origin);
Result<void> removePass(Db& db, const domain::Id& id);
Result<QByteArray> pass(Db& db, const domain::Id& id);
Result<QByteArray> passBySerial(Db& db, const QString& serial);
//! By name (any order, without marks) or serial; empty text = all, by name.
Result<std::vector<QByteArray>> searchPasses(Db& db, const domain::Id& meetingId, const QString& text, int limit);

//! Of any pass of the meeting that came with this invitation; null when there is none.
Result<QString> unitOfInvitation(Db& db, const domain::Id& meetingId, const QString& number);

struct Held
{
    qint64 passes = 0, keys = 0, invitations = 0;
};
//! What lies here for a meeting.
Result<Held> held(Db& db, const domain::Id& meetingId);
Result<bool> anyPass(Db& db, const domain::Id& meetingId);
//! Takes everything personal out of the meetings that closed before `closedBefore`, but for work that is not at the centre yet. The rows
//! stay without words (id and rev), so that the digest agrees with the centre's. At most `limit` rows; says how many.
Result<int> strip(Db& db, const QDateTime& closedBefore, int limit);

Result<void> putKey(Db& db, int id, const QByteArray& key, qint64 rev, const Origin& origin);
Result<void> removeKey(Db& db, int id);
Result<QByteArray> key(Db& db, int id);

//! kind: meeting, pass, check_in, pass_key.
Result<std::vector<std::pair<QString, qint64>>> unseen(Db& db, const QString& kind, const QString& scope, qint64 generation);

} // namespace meetings

namespace checkIns {

Result<bool> putTruth(Db& db, const domain::CheckIn& scan, const QByteArray& body, const Origin& origin);
Result<void> show(Db& db, const domain::CheckIn& shown, const QByteArray& body, Mark mark, const QString& scope);
Result<void> remove(Db& db, const domain::Id& id);
Result<void> setMark(Db& db, const domain::Id& id, Mark mark);
Result<std::optional<Bodies>> find(Db& db, const domain::Id& id);
//! Who is known by a hash alone: whom a signed pass belongs to that is not in the cache yet, who registered with an identity card.
[[nodiscard]] QString signedPerson(const QString& codeHash);
[[nodiscard]] bool isSignedPerson(const QString& person);
//! The pass came later than its holder: what was noted under the code is now the pass's.
Result<void> adopt(Db& db, const QString& from, const QString& to, const domain::Id& meetingId);
//! Scans of a person in one meeting together with those that annul them, by time (JSON as shown). Person: pass id, the id of
//! a walk-in's scan, or signedPerson().
Result<std::vector<QByteArray>> ofPerson(Db& db, const QString& person, const domain::Id& meetingId);
//! The last scans of a gate of this device, the newest first, annulments left out.
Result<std::vector<QByteArray>> recent(Db& db, const domain::Id& meetingId, const QString& device, const QString& gate, int limit);
//! Notes, refusals and admissions by hand, double admissions of a meeting, the newest first.
Result<std::vector<QByteArray>> remarkable(Db& db, const domain::Id& meetingId, int limit);
//! This gate's last standing admission (not annulled, not itself an annulment), null when there is none.
Result<QByteArray> lastStanding(Db& db, const domain::Id& meetingId, const QString& device, const QString& gate);
Result<QString> personOf(Db& db, const domain::Id& scanId);

struct OwnScan
{
    qint64 row = 0;
    QByteArray body; //!< JSON as shown
};
//! Admissions of passes at this device and what annuls them, in the order of their making, beyond `row`, not before `since`.
Result<std::vector<OwnScan>> tellable(Db& db, const QString& device, qint64 row, const QDateTime& since, int limit);
//! Another gate's word for its scan, before the centre's. False: it is here already.
Result<bool> hear(Db& db, const domain::CheckIn& scan, const QByteArray& body, const QString& scope);

//! Derived, written again for one person after each of its scans.
struct Attendance
{
    domain::Id meetingId;
    QString person;
    bool walkIn = false;
    QString name;
    QDateTime firstIn;
    QDateTime lastOut;
    bool inside = false;
    bool incident = false;
};
Result<void> putAttendance(Db& db, const Attendance& attendance);
Result<AttendanceCounts> counts(Db& db, const domain::Id& meetingId);
Result<std::vector<AttendanceEntry>> attendance(Db& db, const domain::Id& meetingId, const QString& text, int limit);

} // namespace checkIns
} // namespace motcua::storage
