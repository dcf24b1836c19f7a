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
    const auto back = db.one("SELECT first, last, device, official, at FROM number_return "
                             "WHERE agency = ? AND date = ? AND last - first + 1 >= ? ORDER BY first LIMIT 1"_L1, {agency, text(date), count});
    if (back) {
        const int first = back->at(0).toInt();
        const int last = back->at(1).toInt();
        db.run("DELETE FROM number_return WHERE agency = ? AND date = ? AND first = ?"_L1, {agency, text(date), first});
        if (first + count <= last) {
            db.run("INSERT INTO number_return (agency, date, first, last, device, official, at) VALUES (?, ?, ?, ?, ?, ?, ?)"_L1,
                   {agency, text(date), first + count, last, back->at(2), back->at(3), back->at(4)});
        }
        return first;
    }
    const auto row = db.one("INSERT INTO number_counter (agency, date, last) VALUES (?, ?, ?) "
                            "ON CONFLICT (agency, date) DO UPDATE SET last = number_counter.last + excluded.last RETURNING last"_L1,
                            {agency, text(date), count});
    return row ? row->first().toInt() - count + 1 : 0;
}

void raiseCounter(Db& db, const QString& agency, QDate date, int last)
{
    db.run("INSERT INTO number_counter (agency, date, last) VALUES (?, ?, ?) "
           "ON CONFLICT (agency, date) DO UPDATE SET last = excluded.last WHERE number_counter.last < excluded.last"_L1, {agency, text(date), last});
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

std::vector<LeasedBlock> blocksOf(Db& db, const QString& agency, QDate date)
{
    std::vector<LeasedBlock> blocks;
    db.each("SELECT first, last, device, official, at FROM number_block WHERE agency = ? AND date = ? ORDER BY first"_L1, {agency, text(date)},
            [&](const Row& row) {
                blocks.push_back({{agency, date, row.value(0).toInt(), row.value(1).toInt()}, row.value(2).toString(),
                                  row.value(3).toString(), row.value(4).toString()});
                return true;
            });
    return blocks;
}

std::vector<NumberBlock> returnedOf(Db& db, const QString& agency, QDate date)
{
    std::vector<NumberBlock> ranges;
    db.each("SELECT first, last FROM number_return WHERE agency = ? AND date = ? ORDER BY first"_L1, {agency, text(date)},
            [&](const Row& row) {
                ranges.push_back({agency, date, row.value(0).toInt(), row.value(1).toInt()});
                return true;
            });
    return ranges;
}

bool giveBack(Db& db, const NumberBlock& unused, const QString& device, const QString& official, const QString& at)
{
    const auto held = db.one("SELECT first, last, official, at FROM number_block "
                             "WHERE agency = ? AND date = ? AND first <= ? AND last >= ? AND device = ?"_L1,
                             {unused.agency, text(unused.date), unused.first, unused.last, device});
    if (!held)
        return false;
    const int first = held->at(0).toInt();
    const int last = held->at(1).toInt();
    db.run("DELETE FROM number_block WHERE agency = ? AND date = ? AND first = ?"_L1, {unused.agency, text(unused.date), first});
    if (first < unused.first)
        keepBlock(db, {unused.agency, unused.date, first, unused.first - 1}, device, held->at(2).toString(), held->at(3).toString());
    if (unused.last < last)
        keepBlock(db, {unused.agency, unused.date, unused.last + 1, last}, device, held->at(2).toString(), held->at(3).toString());
    db.run("INSERT INTO number_return (agency, date, first, last, device, official, at) VALUES (?, ?, ?, ?, ?, ?, ?)"_L1,
           {unused.agency, text(unused.date), unused.first, unused.last, device, official, at});
    return true;
}

} // namespace motcua::backend::store
