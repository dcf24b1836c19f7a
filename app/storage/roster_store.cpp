#include "storage/roster_store.h"

namespace motcua::storage::roster {

using namespace Qt::StringLiterals;

Result<void> replace(Db& db, const File& file, const std::vector<Line>& lines)
{
    if (auto gone = db.run(u"DELETE FROM roster WHERE cell = ?"_s, {file.cell}); !gone)
        return tl::unexpected(gone.error());
    for (const Line& line : lines) {
        const auto added = db.run(u"INSERT INTO roster (cell, line, sort, body) VALUES (?, ?, ?, ?)"_s, {file.cell, line.line, line.sort, line.body});
        if (!added)
            return tl::unexpected(added.error());
    }
    const auto noted = db.run(u"INSERT INTO roster_file (cell, name, at, taken_by) VALUES (?, ?, ?, ?) ON CONFLICT (cell) DO UPDATE SET name = excluded.name,"
                              " at = excluded.at, taken_by = excluded.taken_by"_s,
                              {file.cell, file.name, file.at.toMSecsSinceEpoch(), file.takenBy});
    if (!noted)
        return tl::unexpected(noted.error());
    return {};
}

Result<std::vector<QByteArray>> lines(Db& db, const QString& cell)
{
    return db.list(u"SELECT body FROM roster WHERE cell = ? ORDER BY sort, line"_s, {cell}, [](const Row& row) { return row.bytes(0); });
}

Result<std::optional<File>> file(Db& db, const QString& cell)
{
    return db.one(u"SELECT cell, name, at, taken_by FROM roster_file WHERE cell = ?"_s, {cell}, [](const Row& row) {
        return File{row.text(0), row.text(1), QDateTime::fromMSecsSinceEpoch(row.integer(2)).toUTC(), row.text(3)};
    });
}

Result<void> keepOnly(Db& db, const QStringList& cells)
{
    const auto known = db.list(u"SELECT DISTINCT cell FROM roster_file"_s, {}, [](const Row& row) { return row.text(0); });
    if (!known)
        return tl::unexpected(known.error());
    for (const QString& cell : *known) {
        if (cells.contains(cell))
            continue;
        for (const QString& sql : {u"DELETE FROM roster WHERE cell = ?"_s, u"DELETE FROM roster_file WHERE cell = ?"_s}) {
            if (auto gone = db.run(sql, {cell}); !gone)
                return tl::unexpected(gone.error());
        }
    }
    return {};
}

} // namespace motcua::storage::roster
