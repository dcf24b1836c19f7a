#pragma once

#include "domain/ids.h"
#include "domain/roster.h"

#include <QDateTime>
#include <QJsonObject>

namespace motcua::domain {

//! The cell's own list of members as the centre keeps it: one record a cell, the whole list anew each time it is taken in. Sensitive
//! like registrations: it lives beside them.
struct MemberList
{
    Id id; //!< memberListId(cell)
    qint64 rev = 0;
    QString cell;
    QString fileName; //!< that it came from
    QDateTime takenAt;
    QString takenBy; //!< official's name
    std::vector<RosterLine> lines;

    bool operator==(const MemberList&) const = default;
};

//! The one id that every desk gives the list of this cell, so that two first lists meet.
[[nodiscard]] Id memberListId(const QString& cell);
//! SHA-256 (hex) over the lines in the order of their rows: what somebody saw who replaces them. Empty for no lines.
[[nodiscard]] QString linesHash(const std::vector<RosterLine>& lines);

//! Most lines, and most bytes as JSON: one command has to fit into one request.
inline constexpr qsizetype maxMembers = 2'000;
inline constexpr qsizetype maxMemberBytes = 700'000;
[[nodiscard]] bool fits(const MemberList& list);

[[nodiscard]] QJsonObject toJson(const RosterLine& line);
[[nodiscard]] QJsonObject toJson(const MemberList& list);
//! Errors (kind Contract): roster_json, roster_field.
[[nodiscard]] Result<MemberList> memberListFromJson(const QJsonObject& json);
//! A stored line; what is not there is empty.
[[nodiscard]] RosterLine rosterLineFromJson(const QJsonObject& json);

} // namespace motcua::domain
