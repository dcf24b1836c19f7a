#include "storage/dossier_export.h"

#include "storage/dossier_rows.h"

namespace motcua::storage::dossiers {

using namespace Qt::StringLiterals;

namespace {

constexpr int partRows = 2'000;
constexpr QLatin1StringView columns("d.row, code, owner, phone, id_number, submitter, procedure, holder, status, received_at, due_at, finished_at");

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
        if (*row)
            part.rows.push_back(std::move(**row));
    }
    return part;
}

} // namespace

Result<ExportPart> exportPart(Db& db, const DossierQuery& query, const ExportPlace& from)
{
    if (!query.text.trimmed().isEmpty())
        return found(db, query, from);
    // NOT INDEXED: the rows as they lie in the file. By an index each one would be looked up, and its page deciphered, for itself.
    Db::Args args;
    const QString where = tabWhere(query, args);
    args << from.row << partRows;
    ExportPart part;
    part.rows.reserve(partRows);
    const auto read = db.each(u"SELECT "_s + columns + u" FROM dossier AS d NOT INDEXED WHERE "_s + where + u" AND row > ? ORDER BY row LIMIT ?"_s, args,
                              [&part](const Row& row) {
                                  part.rows.push_back(exported(row));
                                  part.next.row = row.integer(0);
                                  return true;
                              });
    if (!read)
        return tl::unexpected(read.error());
    part.more = int(part.rows.size()) == partRows;
    return part;
}

} // namespace motcua::storage::dossiers
