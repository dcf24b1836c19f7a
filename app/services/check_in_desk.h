#pragma once

#include "services/gate_values.h"

#include <QFuture>
#include <QObject>

#include <memory>
#include <vector>

class QPagedPaintDevice;

namespace motcua::paper {
struct AttendanceList;
}

namespace motcua::services {

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
    //! The chosen one, then those that the same door serves, as last read.
    [[nodiscard]] std::vector<domain::Meeting> doorMeetings() const;
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
    //! Who registered with this identity card leaves. NotFound card_not_known: cards leave no mark here (gate_keys.h).
    QFuture<Result<GateVerdict>> walkOut(const WalkIn& person);
    //! Offline: of the invitations that this machine holds.
    QFuture<Result<InvitationSeen>> invitation(const QString& number);
    //! Annuls this gate's last standing scan; a new fact, nothing is deleted. NotFound when there is none.
    QFuture<Result<GateVerdict>> undoLast();

    QFuture<Result<GateCounts>> counts();
    QFuture<Result<GateReadiness>> readiness();
    //! The attendance list of a meeting (none: the chosen one) as it stands here, for file or printer (services/attendance_export.h).
    QFuture<Result<std::shared_ptr<const paper::AttendanceList>>> list(const domain::Id& meetingId = {});
    //! Writes it; says how many people. Errors: list_write, and those of the store.
    QFuture<Result<int>> writeList(const QString& path, ListFormat format, const domain::Id& meetingId = {});
    //! The same on a printer, on this thread: some hundred people take a moment. Says how many people.
    QFuture<Result<int>> printList(const std::shared_ptr<QPagedPaintDevice>& device, const domain::Id& meetingId = {});
    //! Days after a meeting's end until everything personal of it goes from this machine; from now on, and at once. 0 = the day after.
    void setKeepDays(int days);
    static constexpr int defaultKeepDays = 3;
    QFuture<Result<std::vector<GateVerdict>>> recent(int limit = 3);
    //! Notes, refusals and admissions by hand, double admissions; all gates of the meeting, newest first.
    QFuture<Result<std::vector<GateVerdict>>> incidents(int limit = 200);
    //! Of one meeting; none: the chosen one.
    QFuture<Result<std::vector<AttendanceRow>>> attendance(const QString& text = {}, int limit = 500, const domain::Id& meetingId = {});
    //! Passes of this door's meetings by name, with or without marks, any word order.
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
