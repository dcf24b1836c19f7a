#pragma once

#include "storage/db.h"

#include <QDateTime>

#include <optional>
#include <vector>

//! The cell's own list of members in the party file. Plain functions on one connection; bodies are JSON that the services write.
namespace motcua::storage::roster {

struct Line
{
    int line = 0;
    QByteArray sort; //!< Vietnamese order of names
    QByteArray body;
};

struct File
{
    QString cell;
    QString name;
    QDateTime at;
    QString takenBy;
};

//! The whole list of a cell anew; inside the caller's transaction.
Result<void> replace(Db& db, const File& file, const std::vector<Line>& lines);
//! In the order of names.
Result<std::vector<QByteArray>> lines(Db& db, const QString& cell);
Result<std::optional<File>> file(Db& db, const QString& cell);
//! Lists of cells that this official does not hold any more go.
Result<void> keepOnly(Db& db, const QStringList& cells);

} // namespace motcua::storage::roster
