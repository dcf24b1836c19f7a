#include "backend/store/numbers.h"

using namespace Qt::StringLiterals;

namespace motcua::backend::store {

namespace {

QString text(QDate date)
{
    return date.toString(Qt::ISODate);
}

} // namespace

int drawNumbers(Db& db, const QString& agency, QDate date, int count)
{
    const auto row = db.one("INSERT INTO number_counter (agency, date, last) VALUES (?, ?, ?) "
                            "ON CONFLICT (agency, date) DO UPDATE SET last = last + excluded.last RETURNING last"_L1,
                            {agency, text(date), count});
    return row ? row->first().toInt() - count + 1 : 0;
}

void raiseCounter(Db& db, const QString& agency, QDate date, int last)
{
    db.run("INSERT INTO number_counter (agency, date, last) VALUES (?, ?, ?) "
           "ON CONFLICT (agency, date) DO UPDATE SET last = max(last, excluded.last)"_L1, {agency, text(date), last});
}

void keepBlock(Db& db, const NumberBlock& block, const QString& device, const QString& official, const QString& at)
{
    db.run("INSERT INTO number_block (agency, date, first, last, device, official, at) VALUES (?, ?, ?, ?, ?, ?, ?)"_L1,
           {block.agency, text(block.date), block.first, block.last, device, official, at});
}

bool isLeased(Db& db, const QString& agency, QDate date, int number, const QString& device)
{
    return db.one("SELECT 1 FROM number_block WHERE agency = ? AND date = ? AND first <= ? AND last >= ? AND device = ?"_L1,
                  {agency, text(date), number, number, device}).has_value();
}

} // namespace motcua::backend::store
