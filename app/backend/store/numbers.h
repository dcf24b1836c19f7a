#pragma once

#include "backend/store/db.h"

#include <QDate>

#include <vector>

namespace motcua::backend::store {

//! Draws `count` numbers of one agency and day that follow each other; gives the first. From those given back while there are enough in
//! a row, else new ones. Never the same ones twice: one counter, one writer.
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


struct LeasedBlock
{
    NumberBlock block;
    QString device;
    QString official;
    QString at;
};
[[nodiscard]] std::vector<LeasedBlock> blocksOf(Db& db, const QString& agency, QDate date);
//! What was given back and is not leased again, in order.
[[nodiscard]] std::vector<NumberBlock> returnedOf(Db& db, const QString& agency, QDate date);
//! Takes the numbers off the device's block; false when they do not lie in one. That none of them is used is the caller's to see to.
bool giveBack(Db& db, const NumberBlock& unused, const QString& device, const QString& official, const QString& at);

} // namespace motcua::backend::store
