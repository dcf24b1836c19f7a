#pragma once

#include "domain/ids.h"
#include "domain/result.h"

#include <QDate>
#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace motcua::domain {

enum class Role { ReceptionClerk, ProcessingOfficer, Supervisor, CellSecretary, CellDeputy, CommitteeOfficer, Guard, MeetingOffice, Administrator };

[[nodiscard]] QString code(Role role); //!< reception_clerk …
[[nodiscard]] std::optional<Role> roleFromCode(const QString& code);

//! Kinds of data that never share a database file or a key.
enum class Area { Dossiers, Party, Meetings };

//! What a desk may hold, as the feed names it: "ref", "agency:H15.50.05.13", "cell:CB04", "hall:H1".
struct Scope
{
    QString text;

    [[nodiscard]] Area area() const; //!< ref and agency: dossiers; cell: party; hall: meetings
    bool operator==(const Scope&) const = default;
};

//! What printed papers say of an agency, from a day on: agencies are renamed and merged, and a paper keeps the head of its own day.
struct AgencyHead
{
    QDate validFrom;  //!< invalid = since ever
    QString parent;   //!< the line above the name: "UBND tỉnh Đắk Lắk"
    QString name;     //!< empty = the official's agencyName
    QString place;    //!< before the date; empty = taken from the name
    QString address;
    QString phone;

    bool operator==(const AgencyHead&) const = default;
};

struct Official
{
    Id id;
    QString userName;
    QString fullName;
    QString title; //!< "Quầy 2", "Bí thư chi bộ 4"
    QString agency;      //!< code for dossier numbers
    QString agencyName;
    QString unit;        //!< desk or unit, as shown on timelines
    std::vector<Role> roles;
    std::vector<Scope> scopes;
    std::vector<AgencyHead> agencyHeads = {}; //!< oldest first

    [[nodiscard]] bool has(Role role) const;
    [[nodiscard]] bool holds(const QString& scope) const;
    //! The newest that had begun on that day, name and place filled in; before the first one, the first.
    [[nodiscard]] AgencyHead agencyHeadOn(QDate day) const;
    bool operator==(const Official&) const = default;
};

[[nodiscard]] QJsonObject toJson(const Official& official);
[[nodiscard]] Result<Official> officialFromJson(const QJsonObject& json);

} // namespace motcua::domain
