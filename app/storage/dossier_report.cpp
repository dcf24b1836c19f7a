#include "storage/dossier_report.h"

#include "storage/dossier_rows.h"

namespace motcua::storage::dossiers {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 rowsAtOnce = 10'000;
constexpr qint64 bodiesAtOnce = 1'000; // each of them is decoded

} // namespace

Result<std::optional<qint64>> reportLines(Db& db, qint64 after, qint64 endedFrom, const std::function<void(const domain::ReportLine&)>& add)
{
    const auto last = db.number(u"SELECT coalesce(max(row), 0) FROM dossier"_s, {});
    if (!last)
        return tl::unexpected(last.error());
    if (after >= *last)
        return std::optional<qint64>();
    const qint64 to = after + rowsAtOnce;
    const auto lines = db.list(u"SELECT status, received_at, due_at, finished_at, procedure, holder FROM dossier WHERE row > ? AND row <= ?"
                               " AND (finished_at = 0 OR finished_at >= ? OR received_at >= ?)"_s,
                               {after, to, endedFrom, endedFrom}, [](const Row& row) {
                                   const qint64 due = row.integer(2);
                                   return domain::ReportLine{domain::DossierStatus(row.integer(0)), row.integer(1), due == noDue ? 0 : due,
                                                             row.integer(3), row.text(4), row.text(5)};
                               });
    if (!lines)
        return tl::unexpected(lines.error());
    for (const domain::ReportLine& line : *lines)
        add(line);
    return std::optional<qint64>(to);
}

Result<std::optional<qint64>> bodiesBetween(Db& db, qint64 after, qint64 from, qint64 to, const std::function<void(const QByteArray&)>& add)
{
    const auto last = db.number(u"SELECT coalesce(max(row), 0) FROM dossier"_s, {});
    if (!last)
        return tl::unexpected(last.error());
    if (after >= *last)
        return std::optional<qint64>();
    const qint64 end = after + bodiesAtOnce;
    const auto bodies = db.list(u"SELECT coalesce(b.shown, b.truth) FROM dossier AS d JOIN dossier_body AS b ON b.row = d.row WHERE d.row > ? AND d.row <= ?"
                                " AND ((d.received_at >= ? AND d.received_at < ?) OR (d.finished_at >= ? AND d.finished_at < ?))"_s,
                                {after, end, from, to, from, to}, [](const Row& row) { return row.bytes(0); });
    if (!bodies)
        return tl::unexpected(bodies.error());
    for (const QByteArray& body : *bodies)
        add(body);
    return std::optional<qint64>(end);
}

Result<QStringList> receivedBetween(Db& db, qint64 from, qint64 to, int limit)
{
    // Open and ended ones have an index each.
    const auto ids = db.list(u"SELECT id, received_at, row FROM dossier WHERE open = 1 AND received_at >= ? AND received_at < ? AND status NOT IN (1, 3)"
                             " UNION ALL SELECT id, received_at, row FROM dossier WHERE open = 0 AND received_at >= ? AND received_at < ? AND status NOT IN (1, 3)"
                             " ORDER BY received_at, row LIMIT ?"_s,
                             {from, to, from, to, limit}, [](const Row& row) { return row.text(0); });
    if (!ids)
        return tl::unexpected(ids.error());
    return QStringList(ids->begin(), ids->end());
}

} // namespace motcua::storage::dossiers
