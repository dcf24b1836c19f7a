#include "storage/dossier_export.h"

#include "storage/dossier_rows.h"

namespace motcua::storage::dossiers {

using namespace Qt::StringLiterals;

namespace {

constexpr int partRows = 2'000;
constexpr QLatin1StringView columns("d.row, code, owner, phone, id_number, submitter, procedure, holder, status, received_at, due_at, finished_at");

//! The list counts a waiting one by something else (domain::countedDue); on paper stands what was printed.
Result<void> givePrintedDue(Db& db, qint64 row, ExportRow& exported)
{
    if (exported.status != int(domain::DossierStatus::SupplementRequested))
        return {};
    const auto body = db.one(u"SELECT json_extract(CAST(coalesce(shown, truth) AS TEXT), '$.dueAt') FROM dossier_body WHERE row = ?"_s, {row},
                             [](const Row& found) { return found.text(0); });
    if (!body)
        return tl::unexpected(body.error());
    const QDateTime due = *body ? QDateTime::fromString(**body, Qt::ISODateWithMs) : QDateTime();
    exported.dueAt = due.isValid() ? due.toMSecsSinceEpoch() : 0;
    return {};
}

ExportRow exported(const Row& row)
{
    const qint64 due = row.integer(10);
    return {row.bytes(1), row.bytes(2), row.bytes(3), row.bytes(4), row.bytes(5), row.bytes(6), row.bytes(7), int(row.integer(8)),
            row.integer(9), due == noDue ? 0 : due, row.integer(11)};
}

Result<ExportPart> found(Db& db, const DossierQuery& query, const ExportPlace& from)
{
    auto page = dossiers::page(db, query, from.sort, from.row, partRows);
    if (!page)
        return tl::unexpected(page.error());
    ExportPart part;
    part.more = page->more && page->nextRow > 0;
    part.next = {page->nextSort, page->nextRow};
    const QString sql = u"SELECT "_s + columns + u" FROM dossier AS d WHERE row = ?"_s;
    for (const DossierEntry& entry : page->entries) {
        auto row = db.one(sql, {entry.row}, exported);
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            continue;
        part.rows.push_back(std::move(**row));
        if (auto given = givePrintedDue(db, entry.row, part.rows.back()); !given)
            return tl::unexpected(given.error());
    }
    return part;
}

} // namespace

Result<ExportPart> exportPart(Db& db, const DossierQuery& query, const ExportPlace& from)
{
    if (!query.text.trimmed().isEmpty() || !query.ids.isEmpty())
        return found(db, query, from);
    // NOT INDEXED: the rows as they lie in the file. By an index each one would be looked up, and its page deciphered, for itself.
    Db::Args args;
    const QString where = tabWhere(query, args);
    args << from.row << partRows;
    ExportPart part;
    part.rows.reserve(partRows);
    std::vector<qint64> places;
    places.reserve(partRows);
    const auto read = db.each(u"SELECT "_s + columns + u" FROM dossier AS d NOT INDEXED WHERE "_s + where + u" AND row > ? ORDER BY row LIMIT ?"_s, args,
                              [&part, &places](const Row& row) {
                                  part.rows.push_back(exported(row));
                                  part.next.row = row.integer(0);
                                  places.push_back(part.next.row);
                                  return true;
                              });
    if (!read)
        return tl::unexpected(read.error());
    for (size_t i = 0; i < places.size(); ++i) {
        if (auto given = givePrintedDue(db, places[i], part.rows[i]); !given)
            return tl::unexpected(given.error());
    }
    part.more = int(part.rows.size()) == partRows;
    return part;
}

} // namespace motcua::storage::dossiers
