#pragma once

#include "domain/judge.h"
#include "domain/meeting.h"

#include <QFuture>
#include <QObject>

#include <memory>
#include <vector>

class QPagedPaintDevice;

namespace motcua::paper {
struct AttendanceList;
}

namespace motcua::services {

//! Everything the gate's screen shows of one scan.
struct GateVerdict
{
    domain::VerdictKind kind = domain::VerdictKind::Unreadable;
    bool admitted = false;
    domain::CheckIn scan;             //!< as recorded
    std::optional<domain::Pass> pass;
    std::optional<domain::Meeting> otherMeeting; //!< for WrongMeeting; of a scan for another meeting that this door serves, that one
    std::optional<domain::CheckIn> previous;     //!< for AlreadyInside
    int entries = 0;
    QDateTime from;          //!< for WrongDay: when it begins
    double milliseconds = 0; //!< from the call to the verdict on disk
};

//! What a guard decided by hand: a reason from domain::GateReason, words, or both.
struct GateDecision
{
    QString reason; //!< code
    QString words;
};

//! Somebody without a pass who showed card and invitation. The card's number is not kept.
struct WalkIn
{
    QString fullName;
    QString unit;
    QString invitation;
    bool fromCard = false; //!< the name was read from an identity card
};

//! What this machine knows of the number of an invitation.
struct InvitationSeen
{
    bool known = false;
    bool revoked = false;
    bool otherMeeting = false;
    QString unit;
    int seats = 0;
};

//! What this machine has for the doors to open: asked before they do.
struct GateReadiness
{
    int passes = 0; //!< of this meeting
    int keys = 0;   //!< that passes are signed with
    int invitations = 0;
    int expected = 0;
    int waiting = 0; //!< scans not yet at the centre
    QDateTime now;   //!< as the gate judges by, UTC
    qint64 clockOffsetMs = 0;
    bool clockTrusted = true;
    QDateTime centreSeen;   //!< invalid = never
    qint64 diskFree = -1;   //!< bytes where the data lie, -1 = not known
};

enum class ListFormat { Xlsx, Csv, Pdf };

struct GateCounts
{
    int arrived = 0;  //!< different people admitted at least once
    int inside = 0;
    int expected = 0;
    int walkIns = 0;
    int incidents = 0;
    int waiting = 0;  //!< scans not yet at the centre

    bool operator==(const GateCounts&) const = default;
};

struct AttendanceRow
{
    domain::Pass pass;  //!< empty id for a walk-in
    QString name;       //!< for the screen: pass or walk-in
    QDateTime firstIn;  //!< invalid = not come
    QDateTime lastOut;
    bool inside = false;
    bool incident = false;
};

//! The gate's work: the verdict is local, always; the network only confirms. GUI thread; read, judge and write are one closure
//! on the writer thread, and a recorded admission outlives a power cut (synchronous FULL).
class CheckInDesk : public QObject
{
    Q_OBJECT
public:
    struct Private;
    explicit CheckInDesk(std::unique_ptr<Private> d, QObject* parent = nullptr);
    ~CheckInDesk() override;

    QFuture<Result<std::vector<domain::Meeting>>> meetings();
    //! What this gate is: kept over restarts. Empty meeting = none chosen.
    //! `also`: meetings that the same door serves; a pass of theirs is judged, counted and listed there.
    QFuture<Result<bool>> setGate(const domain::Id& meetingId, const QString& gate, const QStringList& also = {});
    [[nodiscard]] QStringList alsoMeetings() const;
    [[nodiscard]] domain::Meeting meeting() const;
    [[nodiscard]] QString gate() const;
    void setDirection(domain::Direction direction);
    [[nodiscard]] domain::Direction direction() const;

    //! A code from camera, scanner or keyboard. Never a network call. Errors: no_meeting, storage, disk_full (the verdict is then
    //! not recorded: the screen must say so).
    QFuture<Result<GateVerdict>> scan(const QString& text, domain::ScanSource source);
    //! The verdict that the code would get; nothing is recorded. For the look before the doors open.
    QFuture<Result<GateVerdict>> tryCode(const QString& text, domain::ScanSource source);
    //! Let in by hand (found by name, or after "already inside"), with a reason.
    QFuture<Result<GateVerdict>> admit(const domain::Id& passId, const GateDecision& decision);
    //! Not let in by a guard's decision, with a reason; an admission that this gate gave the pass just before is annulled.
    //! `passId` may be empty (nobody on the list).
    QFuture<Result<GateVerdict>> refuse(const domain::Id& passId, const GateDecision& decision);
    //! Something worth writing down, about a pass or nobody. Error: note_missing.
    QFuture<Result<GateVerdict>> note(const domain::Id& passId, const GateDecision& decision);
    //! Two different passes in one picture: recorded, nobody is let in.
    QFuture<Result<GateVerdict>> scanTwo();
    QFuture<Result<GateVerdict>> walkIn(const WalkIn& person);
    //! Offline: of the invitations that this machine holds.
    QFuture<Result<InvitationSeen>> invitation(const QString& number);
    //! Annuls this gate's last standing scan; a new fact, nothing is deleted. NotFound when there is none.
    QFuture<Result<GateVerdict>> undoLast();

    QFuture<Result<GateCounts>> counts();
    QFuture<Result<GateReadiness>> readiness();
    //! The attendance list of the chosen meeting as it stands here, for file or printer (services/attendance_export.h).
    QFuture<Result<std::shared_ptr<const paper::AttendanceList>>> list();
    //! Writes it; says how many people. Errors: list_write, and those of the store.
    QFuture<Result<int>> writeList(const QString& path, ListFormat format);
    //! The same on a printer, on this thread: some hundred people take a moment. Says how many people.
    QFuture<Result<int>> printList(const std::shared_ptr<QPagedPaintDevice>& device);
    //! Days after a meeting's end until everything personal of it goes from this machine; from now on, and at once. 0 = the day after.
    void setKeepDays(int days);
    static constexpr int defaultKeepDays = 3;
    QFuture<Result<std::vector<GateVerdict>>> recent(int limit = 3);
    //! Notes, refusals and admissions by hand, double admissions; all gates of the meeting, newest first.
    QFuture<Result<std::vector<GateVerdict>>> incidents(int limit = 200);
    QFuture<Result<std::vector<AttendanceRow>>> attendance(const QString& text = {}, int limit = 500);
    //! Passes of this meeting by name, with or without marks, any word order.
    QFuture<Result<std::vector<domain::Pass>>> search(const QString& text, int limit = 50);

Q_SIGNALS:
    void changed();        //!< counts or lists moved (own scan or the feed)
    void gateChanged();

private:
    template<class Work>
    QFuture<Result<GateVerdict>> record(Work work);
    void strip();

    std::unique_ptr<Private> d;
};

} // namespace motcua::services
