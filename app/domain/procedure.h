#pragma once

#include "domain/ids.h"
#include "domain/result.h"

#include <QDate>
#include <QJsonObject>

#include <vector>

namespace motcua::domain {

enum class DueEngine { Hours, Dates };

//! Time limit of a procedure version. sameDay wins over days.
struct TimeLimit
{
    DueEngine engine = DueEngine::Hours;
    int days = 0; //!< Hours: working days of eight hours; Dates: calendar days
    bool sameDay = false;

    bool operator==(const TimeLimit&) const = default;
};

//! One paper that a procedure asks for.
struct ComponentSpec
{
    QString key; //!< stable within the procedure
    QString name;
    int originals = 0;
    int copies = 0;
    bool required = true;

    bool operator==(const ComponentSpec&) const = default;
};

//! What a decision changes about a procedure, from a day on: never what was received before (domain.md §1).
struct ProcedureVersion
{
    QDate validFrom;
    TimeLimit limit;
    qint64 fee = 0;
    QString unit;
    std::vector<ComponentSpec> components;

    bool operator==(const ProcedureVersion&) const = default;
};

//! An administrative procedure (thủ tục hành chính) as the desk needs it. Reference data: the server writes it.
struct Procedure
{
    Id id; //!< its national code, e.g. 1.001612
    qint64 rev = 0;
    QString name;
    QString field;      //!< lĩnh vực
    bool wholly = false; //!< toàn trình; else một phần
    TimeLimit limit;
    qint64 fee = 0; //!< đồng
    QString unit;   //!< unit that handles it, e.g. "Tư pháp"
    std::vector<ComponentSpec> components;
    QDate validFrom; //!< of limit, fee, unit and components; invalid = since ever
    std::vector<ProcedureVersion> versions; //!< the others, earlier and later

    bool operator==(const Procedure&) const = default;
};

//! The procedure as it holds on a local day; the earliest version before all of them. `versions` stay as they are known.
[[nodiscard]] Procedure asOf(const Procedure& procedure, QDate day);
//! The next day after `day` on which something changes; invalid where nothing is announced.
[[nodiscard]] QDate nextChange(const Procedure& procedure, QDate day);

[[nodiscard]] QJsonObject toJson(const Procedure& procedure);
[[nodiscard]] Result<Procedure> procedureFromJson(const QJsonObject& json);

} // namespace motcua::domain
