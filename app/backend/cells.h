#pragma once

#include "backend/store/db.h"
#include "domain/registration.h"

#include <vector>

namespace motcua::backend {

struct Cell
{
    QString id;
    QString name;
};

//! The party cells that somebody reviews for, in the order of their names: to any other a registration would lie for ever.
[[nodiscard]] std::vector<Cell> cells(store::Db& db);

//! "Nobody decides their own": the official of this phone, or the one of this name who reviews for this cell; empty = none. Rather one
//! reviewer too few.
[[nodiscard]] QString officialBehind(store::Db& db, const domain::MemberRegistration& registration);

} // namespace motcua::backend
