#pragma once

#include "domain/ids.h"
#include "domain/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

namespace motcua::domain {

//! One pass was let in twice running, by gates that could not see each other: both scans stay, and this is shown at both gates and
//! in the list (protocol.md, Up: outbox). Made by the centre only. Its id is that of the scan that showed it.
struct Incident
{
    Id id;
    qint64 rev = 0;
    Id meetingId;
    Id passId;
    QStringList checkIns; //!< ids of the admissions that contradict each other, in order of time
    QStringList gates;    //!< of the same scans
    QDateTime at;         //!< of the later admission
    QDateTime settledAt;  //!< invalid while nobody has looked into it
    QString settledBy;    //!< full name
    QString note;         //!< what was found

    [[nodiscard]] bool isOpen() const { return !settledAt.isValid(); }
    bool operator==(const Incident&) const = default;
};

[[nodiscard]] QJsonObject toJson(const Incident& incident);
//! Errors (kind Contract): incident_json, incident_field.
[[nodiscard]] Result<Incident> incidentFromJson(const QJsonObject& json);

} // namespace motcua::domain
