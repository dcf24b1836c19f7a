#include "storage/held_rows.h"

#include <QSet>

#include <algorithm>

namespace motcua::storage::held {

using namespace Qt::StringLiterals;
using domain::Area;

namespace {

struct Table
{
    QLatin1StringView kind; //!< empty: the table has a column of its own for it
    QLatin1StringView name;
    bool byRow = false;     //!< has an integer `row` to walk along
    QLatin1StringView settled = {}; //!< where the table holds rows, too, that the centre does not have yet: which it has
};

constexpr Table side{{}, "side_record"_L1};
constexpr Table parkedRows{{}, "parked"_L1};

std::vector<Table> tablesOf(Area area)
{
    switch (area) {
    case Area::Dossiers: return {{"dossier"_L1, "dossier"_L1, true, "rev > 0"_L1}, {"procedure"_L1, "procedure"_L1}, side, parkedRows};
    case Area::Party: return {{"registration"_L1, "registration"_L1, true, "truth IS NOT NULL"_L1}, {"roster"_L1, "roster_record"_L1, false, "truth IS NOT NULL"_L1}, side, parkedRows};
    case Area::Meetings:
        return {{"check_in"_L1, "check_in"_L1, true, "truth IS NOT NULL"_L1}, {"pass"_L1, "pass"_L1, true}, {"pass_key"_L1, "pass_key"_L1},
                {"meeting"_L1, "meeting"_L1}, side, parkedRows};
    }
    return {};
}

using Take = std::function<void(const QByteArray& kind, const QByteArray& id, qint64 rev)>;
using Parked = QSet<std::pair<QByteArray, QByteArray>>;

Result<Parked> parkedOf(Db& db, const QString& scope)
{
    Parked found;
    auto done = db.each(u"SELECT kind, id FROM parked WHERE scope = ?"_s, {scope}, [&](const storage::Row& row) {
        found.insert({row.bytes(0), row.bytes(1)});
        return true;
    });
    if (!done)
        return tl::unexpected(done.error());
    return found;
}

//! One piece: at most `limit` rows of one table. What was parked is newer than the row that it could not replace.
Result<Place> walk(Db& db, const std::vector<Table>& tables, const QString& scope, const Place& from, int limit, bool withOwn, const Take& take)
{
    const auto parked = parkedOf(db, scope);
    if (!parked)
        return tl::unexpected(parked.error());
    const Table& table = tables[size_t(from.table)];
    const QByteArray kindName(table.kind.data(), table.kind.size());
    const QString kind = table.kind.isEmpty() ? u"kind"_s : u"''"_s;
    QString sql = u"SELECT "_s + kind + u", CAST(id AS TEXT), rev, "_s + (table.byRow ? u"row"_s : u"0"_s) + u" FROM "_s + table.name + u" WHERE scope = ?"_s;
    Db::Args args{scope};
    if (!table.settled.isEmpty() && !withOwn)
        sql += u" AND "_s + table.settled;
    if (table.byRow) {
        sql += u" AND row > ? ORDER BY row LIMIT ?"_s;
        args << from.row << limit;
    }
    int rows = 0;
    qint64 last = from.row;
    const bool isParked = table.name == parkedRows.name;
    auto done = db.each(sql, args, [&](const storage::Row& row) {
        const QByteArray own = table.kind.isEmpty() ? row.bytes(0) : kindName;
        const QByteArray id = row.bytes(1);
        ++rows;
        last = row.integer(3);
        if (isParked || withOwn || !parked->contains({own, id}))
            take(own, id, row.integer(2));
        return true;
    });
    if (!done)
        return tl::unexpected(done.error());
    if (table.byRow && rows == limit)
        return Place{from.table, last, false};
    return Place{from.table + 1, 0, from.table + 1 == int(tables.size())};
}

} // namespace

Result<Place> addTo(Db& db, Area area, const QString& scope, const Place& from, int limit, domain::Digest& digest)
{
    return walk(db, tablesOf(area), scope, from, limit, false, [&](const QByteArray& kind, const QByteArray& id, qint64 rev) { digest.add(kind, id, rev); });
}

Result<std::vector<Row>> inBuckets(Db& db, Area area, const QString& scope, const std::vector<bool>& buckets)
{
    std::vector<Row> found;
    const auto tables = tablesOf(area);
    for (Place at; !at.end;) {
        const auto next = walk(db, tables, scope, at, 10'000, false, [&](const QByteArray& kind, const QByteArray& id, qint64 rev) {
            if (buckets[size_t(domain::digestBucket(kind, id))])
                found.push_back({QString::fromUtf8(kind), QString::fromUtf8(id), rev});
        });
        if (!next)
            return tl::unexpected(next.error());
        at = *next;
    }
    return found;
}

Result<Place> some(Db& db, Area area, const QString& scope, const Place& from, int limit, std::vector<Row>& rows)
{
    return walk(db, tablesOf(area), scope, from, limit, true, [&](const QByteArray& kind, const QByteArray& id, qint64 rev) {
        rows.push_back({QString::fromUtf8(kind), QString::fromUtf8(id), rev});
    });
}

Result<bool> nothing(Db& db)
{
    const auto left = db.number(u"SELECT (SELECT count(*) FROM sync_cursor) + (SELECT count(*) FROM outbox) + (SELECT count(*) FROM handover)"_s);
    if (!left)
        return tl::unexpected(left.error());
    return *left == 0;
}

Result<QString> scopeOf(Db& db, const QString& kind, const QString& id)
{
    // The kind names the table; never a text from outside.
    struct Named
    {
        QLatin1StringView kind;
        QLatin1StringView table;
    };
    static constexpr Named tables[] = {{"dossier"_L1, "dossier"_L1},   {"procedure"_L1, "procedure"_L1}, {"registration"_L1, "registration"_L1},
                                       {"roster"_L1, "roster_record"_L1}, {"check_in"_L1, "check_in"_L1}, {"pass"_L1, "pass"_L1},
                                       {"pass_key"_L1, "pass_key"_L1}, {"meeting"_L1, "meeting"_L1}};
    for (const Named& each : tables) {
        if (kind != each.kind)
            continue;
        const auto scope = db.one(u"SELECT scope FROM "_s + each.table + u" WHERE id = ?"_s, {id}, [](const storage::Row& row) { return row.text(0); });
        if (!scope)
            return tl::unexpected(scope.error());
        return scope->value_or(QString());
    }
    return QString();
}

} // namespace motcua::storage::held
