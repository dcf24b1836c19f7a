#pragma once

#include "storage/db.h"
#include "storage/marks.h"

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

//! The centre's copy. False: what is here is newer.
Result<bool> putTruth(Db& db, const QString& id, const QString& cell, qint64 rev, const QByteArray& body, const Origin& origin);
//! One that the centre does not have yet.
Result<void> putOwn(Db& db, const QString& id, const QString& cell, const QString& scope);
Result<void> setMark(Db& db, const QString& id, Mark mark);
//! Only the truth and where it stands; `shown` is not kept here: it is the lines.
//! The file's name of the list that has this id.
Result<std::optional<QString>> nameOf(Db& db, const QString& id);
Result<std::optional<Bodies>> find(Db& db, const QString& id);
Result<void> remove(Db& db, const QString& id);
Result<std::vector<std::pair<QString, qint64>>> unseen(Db& db, const QString& scope, qint64 generation);
//! Cells whose list lies here only, from before the centre kept them.
Result<std::vector<QString>> onlyHere(Db& db);

//! The whole list of a cell anew; inside the caller's transaction.
Result<void> replace(Db& db, const File& file, const std::vector<Line>& lines);
//! In the order of names.
Result<std::vector<QByteArray>> lines(Db& db, const QString& cell);
Result<std::optional<File>> file(Db& db, const QString& cell);
//! Lists of cells that this official does not hold any more go.
Result<void> keepOnly(Db& db, const QStringList& cells);

} // namespace motcua::storage::roster
