#pragma once

#include "domain/ids.h"
#include "domain/result.h"

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

    bool operator==(const Procedure&) const = default;
};

[[nodiscard]] QJsonObject toJson(const Procedure& procedure);
[[nodiscard]] Result<Procedure> procedureFromJson(const QJsonObject& json);

} // namespace motcua::domain
