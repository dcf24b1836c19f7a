#pragma once

#include "backend/store/db.h"

#include <QDate>

namespace motcua::backend::store {

//! Draws `count` numbers of one agency and day; gives the first. Never the same ones twice: one counter, one writer.
[[nodiscard]] int drawNumbers(Db& db, const QString& agency, QDate date, int count);
//! Numbers up to `last` count as given (seeding).
void raiseCounter(Db& db, const QString& agency, QDate date, int last);

struct NumberBlock
{
    QString agency;
    QDate date;
    int first = 0;
    int last = 0;
};
void keepBlock(Db& db, const NumberBlock& block, const QString& device, const QString& official, const QString& at);
//! True when `number` lies in a block leased to `device`.
[[nodiscard]] bool isLeased(Db& db, const QString& agency, QDate date, int number, const QString& device);

} // namespace motcua::backend::store
