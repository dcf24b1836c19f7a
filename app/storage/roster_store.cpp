#include "storage/roster_store.h"

namespace motcua::storage::roster {

using namespace Qt::StringLiterals;

namespace {

Result<void> done(const Result<qint64>& ran)
{
    if (!ran)
        return tl::unexpected(ran.error());
    return {};
}

} // namespace

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

Result<bool> putTruth(Db& db, const QString& id, const QString& cell, qint64 rev, const QByteArray& body, const Origin& origin)
{
    const auto changed = db.run(
        u"INSERT INTO roster_record (id, cell, rev, generation, scope, mark, truth) VALUES (?, ?, ?, ?, ?, 0, ?) ON CONFLICT (id) DO UPDATE SET rev = excluded.rev,"
        " generation = max(excluded.generation, roster_record.generation), mark = 0,"
        " scope = CASE WHEN excluded.scope <> '' THEN excluded.scope ELSE roster_record.scope END, truth = excluded.truth"
        " WHERE excluded.rev >= roster_record.rev OR excluded.generation > roster_record.generation OR roster_record.truth IS NULL"_s,
        {id, cell, rev, origin.generation, origin.scope, body});
    if (!changed)
        return tl::unexpected(changed.error());
    return *changed > 0;
}

Result<void> putOwn(Db& db, const QString& id, const QString& cell, const QString& scope)
{
    return done(db.run(u"INSERT INTO roster_record (id, cell, scope) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING"_s, {id, cell, scope}));
}

Result<void> setMark(Db& db, const QString& id, Mark mark) { return done(db.run(u"UPDATE roster_record SET mark = ? WHERE id = ?"_s, {int(mark), id})); }

Result<std::optional<QString>> nameOf(Db& db, const QString& id)
{
    return db.one(u"SELECT f.name FROM roster_record AS r JOIN roster_file AS f ON f.cell = r.cell WHERE r.id = ?"_s, {id}, [](const Row& row) { return row.text(0); });
}

Result<std::optional<Bodies>> find(Db& db, const QString& id)
{
    return db.one(u"SELECT truth, rev, mark FROM roster_record WHERE id = ?"_s, {id}, [](const Row& row) {
        return Bodies{row.isNull(0) ? QByteArray() : row.bytes(0), {}, row.integer(1), Mark(row.integer(2))};
    });
}

Result<void> remove(Db& db, const QString& id)
{
    for (const QString& sql : {u"DELETE FROM roster WHERE cell = (SELECT cell FROM roster_record WHERE id = ?)"_s,
                               u"DELETE FROM roster_file WHERE cell = (SELECT cell FROM roster_record WHERE id = ?)"_s, u"DELETE FROM roster_record WHERE id = ?"_s}) {
        if (auto gone = db.run(sql, {id}); !gone)
            return tl::unexpected(gone.error());
    }
    return {};
}

Result<std::vector<std::pair<QString, qint64>>> unseen(Db& db, const QString& scope, qint64 generation)
{
    return db.list(u"SELECT id, rev FROM roster_record WHERE scope = ? AND generation < ? AND truth IS NOT NULL"_s, {scope, generation},
                   [](const Row& row) { return std::pair(row.text(0), row.integer(1)); });
}

Result<std::vector<QString>> onlyHere(Db& db)
{
    return db.list(u"SELECT cell FROM roster_file WHERE cell NOT IN (SELECT cell FROM roster_record)"_s, {}, [](const Row& row) { return row.text(0); });
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
        for (const QString& sql : {u"DELETE FROM roster WHERE cell = ?"_s, u"DELETE FROM roster_file WHERE cell = ?"_s, u"DELETE FROM roster_record WHERE cell = ?"_s}) {
            if (auto gone = db.run(sql, {cell}); !gone)
                return tl::unexpected(gone.error());
        }
    }
    return {};
}

} // namespace motcua::storage::roster
