#pragma once

#include "domain/ids.h"
#include "domain/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace motcua::domain {

struct Meeting
{
    Id id;
    qint64 rev = 0;
    quint32 number = 0; //!< short number inside pass tokens
    QString hall;       //!< scope: the hall whose gates admit to it
    QString title;
    QString place;
    QDateTime startsAt;
    QDateTime opensAt;  //!< doors open
    QDateTime closesAt; //!< no admission afterwards
    QStringList gates;
    bool reEntry = true; //!< who left may come in again
    int expected = 0;

    bool operator==(const Meeting&) const = default;
};

//! An attendee's personal pass. `serial` is printed as Code 128 and stands in the QR's signed token.
struct Pass
{
    Id id;
    qint64 rev = 0;
    Id meetingId;
    QString serial; //!< text form of domain/pass_code.h
    QString fullName;
    QString position;
    QString unit;
    QString seat;
    QString invitation; //!< số thư mời
    QStringList gates;  //!< where it lets in; empty = every gate of the meeting
    QDateTime notBefore;
    QDateTime notAfter;
    bool revoked = false;

    bool operator==(const Pass&) const = default;
};

enum class Direction { In, Out };
enum class ScanSource { Camera, Scanner, Manual, Card };

[[nodiscard]] QString code(Direction direction); //!< in, out
[[nodiscard]] std::optional<Direction> directionFromCode(const QString& code);
[[nodiscard]] QString code(ScanSource source); //!< camera, scanner, manual, card
[[nodiscard]] std::optional<ScanSource> scanSourceFromCode(const QString& code);

//! A scan at a gate: a fact, append-only, kept whatever the verdict. protocol.md, Passes.
struct CheckIn
{
    Id id; //!< UUIDv7, also its command's id
    qint64 rev = 0;
    Id meetingId;
    Id passId;    //!< empty where no pass was found
    QString gate;
    Direction direction = Direction::In;
    QDateTime at; //!< the gate's clock, corrected by the known offset
    QString device;
    qint64 deviceSeq = 0;
    ScanSource source = ScanSource::Camera;
    QString verdict;  //!< code of domain::VerdictKind
    bool admitted = false;
    QString codeHash; //!< SHA-256 of the scanned text: the text itself is never stored
    QString operatorName;
    QString reason;         //!< what a guard decided by hand, and why: code of domain::GateReason
    QString overrideReason; //!< the same in the guard's words; of a note, the note
    QString walkInName;     //!< for a walk-in without a pass
    QString walkInUnit;
    QString walkInInvitation; //!< số thư mời that the walk-in showed
    qint64 clockOffsetMs = 0; //!< what `at` was corrected by
    QString serial;         //!< of a signed pass that was not here yet, so that the centre can say whose it is
    Id annuls;              //!< the scan that this one undoes
    bool incident = false;  //!< set by the centre: a second admission made offline

    bool operator==(const CheckIn&) const = default;
};

[[nodiscard]] QJsonObject toJson(const Meeting& meeting);
[[nodiscard]] QJsonObject toJson(const Pass& pass);
[[nodiscard]] QJsonObject toJson(const CheckIn& checkIn);
[[nodiscard]] Result<Meeting> meetingFromJson(const QJsonObject& json);
[[nodiscard]] Result<Pass> passFromJson(const QJsonObject& json);
[[nodiscard]] Result<CheckIn> checkInFromJson(const QJsonObject& json);

} // namespace motcua::domain
