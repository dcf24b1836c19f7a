#pragma once

#include "domain/registration.h"

#include <QDate>
#include <QHash>
#include <QStringList>

#include <optional>
#include <vector>

namespace motcua::domain {

//! One member as the cell's own list has it. Empty: the list does not say.
struct RosterLine
{
    int row = 0; //!< in the file, from 1
    QString fullName;
    QString cardNumber;
    QString cvNumber;
    QDate birthDate;
    QString homeTown;
    QString phone;
    QString position;

    bool operator==(const RosterLine&) const = default;
};

//! Something in the file that a person should know of.
struct RosterIssue
{
    int row = 0;
    QString field; //!< fullName | cardNumber | cvNumber | birthDate | phone
    QString code;  //!< missing | shape | absent (a date that is none) | year_only | zero_restored | twice
    QString given;
    bool lost = false; //!< the whole line is left out

    bool operator==(const RosterIssue&) const = default;
};

struct RosterSheet
{
    int headRow = 0;               //!< from 1; 0 = no row looks like a heading
    QHash<QString, QString> heads; //!< field → the heading as written
    QStringList ignored;           //!< headings that mean nothing here
    std::vector<RosterLine> lines;
    std::vector<RosterIssue> issues;

    //! A list without these cannot be taken: a name, and a number or a birth date to know people by.
    [[nodiscard]] bool usable() const { return heads.contains(QStringLiteral("fullName")) && heads.size() > 1 && !lines.empty(); }
};

//! Reads a sheet's cells: the heading is looked for in the first rows, columns are known by their headings (with or without marks, in any
//! order), names may stand in two columns, dates as text or as a spreadsheet's day number, numbers that lost their leading zero get it back.
[[nodiscard]] RosterSheet readRoster(const std::vector<QStringList>& cells);

enum class RosterFit { NoRoster, Absent, Agrees, Differs };

//! How a registration stands to the list, and why.
struct RosterMatch
{
    RosterFit fit = RosterFit::NoRoster;
    std::optional<RosterLine> line;
    QStringList same;    //!< fields that made the match, and all others that agree
    QStringList differs; //!< fields that the list has otherwise

    bool operator==(const RosterMatch&) const = default;
};

//! By number first, then by name and birth date, then by a name that only one line has. `lines` of the registration's own cell.
[[nodiscard]] RosterMatch matchRoster(const MemberRegistration& registration, const std::vector<RosterLine>& lines);

} // namespace motcua::domain
