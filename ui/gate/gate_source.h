#pragma once

#include "services/check_in_desk.h"
#include "services/clock.h"

#include <functional>
#include <memory>

class QPagedPaintDevice;
class QWidget;

namespace motcua::ui {

//! Other gates of the hall in this machine's network.
struct GateNetwork
{
    bool on = false;
    bool managed = false; //!< an administrator's file has decided
    bool hasKeys = false;
    int neighbours = 0;
    QString problem;      //!< code of services::GateNeighbours

    bool operator==(const GateNetwork&) const = default;
};

//! Where a hand scanner that does not type may be.
struct SerialScanner
{
    QStringList ports;
    QString port; //!< "" = it types like a keyboard
    bool connected = false;
    bool managed = false;
};

//! What the gate asks of the house: the desk's calls as values, so that a test can delay or fail an answer. GUI thread.
struct GateSource
{
    using Answer = QFuture<Result<services::GateVerdict>>;

    std::function<QFuture<Result<std::vector<domain::Meeting>>>()> meetings;
    std::function<QFuture<Result<bool>>(const domain::Id& meetingId, const QString& gate, const QStringList& also)> setGate;
    std::function<QStringList()> alsoMeetings = [] { return QStringList(); }; //!< that the same door serves
    std::function<domain::Meeting()> meeting;
    std::function<std::vector<domain::Meeting>()> doorMeetings = [] { return std::vector<domain::Meeting>(); }; //!< chosen one first
    std::function<QString()> gate;
    std::function<void(domain::Direction)> setDirection;
    std::function<domain::Direction()> direction;

    std::function<Answer(const QString& text, domain::ScanSource)> scan;
    std::function<Answer()> scanTwo;
    std::function<Answer(const QString& text, domain::ScanSource)> tryCode; //!< records nothing
    std::function<Answer(const domain::Id& passId, const services::GateDecision&)> admit;
    std::function<Answer(const domain::Id& passId, const services::GateDecision&)> refuse;
    std::function<Answer(const domain::Id& passId, const services::GateDecision&)> note;
    std::function<Answer(const services::WalkIn&)> walkIn;
    std::function<Answer(const services::WalkIn&)> walkOut;
    std::function<QFuture<Result<services::InvitationSeen>>(const QString& number)> invitation;
    std::function<Answer()> undoLast;

    std::function<QFuture<Result<services::GateCounts>>()> counts;
    std::function<QFuture<Result<std::vector<services::GateVerdict>>>(int limit)> recent;
    std::function<QFuture<Result<std::vector<services::GateVerdict>>>(int limit)> incidents;
    std::function<QFuture<Result<std::vector<services::AttendanceRow>>>(const QString& text, int limit, const domain::Id& meetingId)> attendance;
    std::function<QFuture<Result<std::vector<domain::Pass>>>(const QString& text, int limit)> search;
    std::function<QDateTime()> now; //!< UTC
    std::function<QFuture<Result<services::GateReadiness>>()> readiness;
    std::function<QFuture<Result<int>>(const QString& path, services::ListFormat, const domain::Id& meetingId)> writeList;
    std::function<QFuture<Result<int>>(const std::shared_ptr<QPagedPaintDevice>&, const domain::Id& meetingId)> printList;
    //! Where to write; the system's dialog, or a test's answer. Empty = never mind.
    std::function<QString(QWidget* parent, const QString& proposed, const QString& filter)> askPath;

    // Telling the other gates; absent where there is no such thing.
    std::function<GateNetwork()> network = [] { return GateNetwork(); };
    std::function<void(bool)> setNetwork;

    // A hand scanner on a serial port; absent where there is no such thing.
    std::function<SerialScanner()> scanner = [] { return SerialScanner(); };
    std::function<void(const QString& port)> setScanner;

    // Locked to the gate's screen; the supervisor's code opens. Absent where there is no such thing (tests, pictures).
    std::function<bool()> kiosk = [] { return false; };
    std::function<void(bool)> setKiosk;
    std::function<QFuture<Result<bool>>(const QString& code)> setKioskCode;
    std::function<QFuture<Result<bool>>(const QString& code)> opensKiosk;
};

//! The desk must outlive whoever keeps the source.
[[nodiscard]] GateSource gateSource(services::CheckInDesk& desk, const services::Clock& clock);

} // namespace motcua::ui
