// The work queue's questions: pages by keyset, searches, counts. Measured grounds: research/stack.md §4.
#include "domain/dossier_code.h"
#include "domain/names.h"
#include "storage/dossier_store.h"
#include "storage/search_terms.h"

#include <algorithm>

namespace motcua::storage::dossiers {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 noDue = 9007199254740991;
constexpr int sortable = 300; // hits of a search that are still sorted; more come newest first

constexpr auto entryColumns = "row, id, code, owner, procedure, status, holder, due_at, finished_at, mark, "_L1;

QString sortColumn(DossierSort sort)
{
    switch (sort) {
    case DossierSort::Due: return u"due_at"_s;
    case DossierSort::Received: return u"received_at"_s;
    case DossierSort::Owner: return u"sort_key"_s;
    }
    return {};
}

//! Newest first only for the time of receipt.
bool isDescending(DossierSort sort) { return sort == DossierSort::Received; }

//! Rows of a tab. `open = 1` is written out, so that the partial indexes are used. The clock runs from receipt to result.
QString tabWhere(const DossierQuery& query, Db::Args& args)
{
    static const QString running = u"open = 1 AND status IN (2, 4, 5, 6, 7)"_s;
    switch (query.tab) {
    case DossierTab::Open: return u"open = 1"_s;
    case DossierTab::Registered: return u"open = 1 AND status = 1"_s;
    case DossierTab::Supplement: return u"open = 1 AND status = 5"_s;
    case DossierTab::ToReturn: return u"open = 1 AND status = 9"_s;
    case DossierTab::Overdue:
        args << toMs(query.now);
        return running + u" AND due_at < ?"_s;
    case DossierTab::DueSoon:
        args << toMs(query.now) << toMs(query.soon);
        return running + u" AND due_at >= ? AND due_at < ?"_s;
    case DossierTab::All: return u"1"_s;
    }
    return {};
}

//! The tab as words of the index.
QString tabTerm(DossierTab tab)
{
    switch (tab) {
    case DossierTab::Registered: return u" AND \"đ1\""_s;
    case DossierTab::Supplement: return u" AND \"đ5\""_s;
    case DossierTab::ToReturn: return u" AND \"đ9\""_s;
    case DossierTab::All: return {};
    default: return u" AND \"đo\""_s;
    }
}

QByteArray keyBytes(const QVariant& value) { return value.toByteArray(); }

DossierEntry entryOf(const Row& row, DossierSort sort)
{
    const qint64 due = row.integer(7);
    DossierEntry entry{row.integer(0), {}, row.text(1), row.text(2), row.text(3), row.text(4), int(row.integer(5)),
                       row.text(6), due == noDue ? QDateTime() : fromMs(due), fromMs(row.integer(8)), Mark(row.integer(9))};
    entry.sort = sort == DossierSort::Owner ? row.bytes(10) : keyBytes(row.integer(10));
    return entry;
}

QVariant keyValue(DossierSort sort, const QByteArray& key)
{
    return sort == DossierSort::Owner ? QVariant(key) : QVariant(key.toLongLong());
}

DossierEntries cut(std::vector<DossierEntry> entries, int limit)
{
    DossierEntries page{std::move(entries), false, {}, 0};
    page.more = int(page.entries.size()) >= limit && limit > 0;
    if (page.more) {
        page.entries.resize(size_t(limit));
        page.nextSort = page.entries.back().sort;
        page.nextRow = page.entries.back().row;
    }
    return page;
}

Result<DossierEntries> searchPage(Db& db, const DossierQuery& query, const QString& expression,
                                             const QByteArray& sort, qint64 after, int limit)
{
    const QString match = expression + tabTerm(query.tab);
    bool many = after > 0 && sort.isEmpty(); // a page that goes on keeps the order in which it began
    if (!many) {
        const auto hits = db.number(u"SELECT count(*) FROM (SELECT 1 FROM dossier_fts WHERE dossier_fts MATCH ? LIMIT ?)"_s, {match, sortable + 1});
        if (!hits)
            return tl::unexpected(hits.error());
        many = *hits > sortable && after == 0;
    }
    const QString column = sortColumn(query.sort);
    Db::Args tabArgs;
    const QString where = tabWhere(query, tabArgs);
    // CROSS JOIN: the index leads, always. The statistics that a planner would need are not kept.
    QString sql = u"SELECT "_s + entryColumns + column + u" FROM dossier_fts AS f CROSS JOIN dossier AS d ON d.row = f.rowid WHERE dossier_fts MATCH ? AND "_s + where;
    Db::Args args = Db::Args{match} + tabArgs;
    if (many) {
        if (after > 0) {
            sql += u" AND f.rowid < ?"_s;
            args << after;
        }
        sql += u" ORDER BY f.rowid DESC LIMIT ?"_s;
        args << limit;
    }
    auto found = db.list(sql, args, [&](const Row& row) {
        DossierEntry entry = entryOf(row, query.sort);
        if (many)
            entry.sort.clear();
        return entry;
    });
    if (!found)
        return tl::unexpected(found.error());
    const qint64 lastRow = found->empty() ? 0 : found->back().row;

    // A query with marks means those marks: equal ones first, the others after them.
    if (domain::hasMarks(query.text)) {
        const QStringList words = domain::keyK1(query.text).split(u' ', Qt::SkipEmptyParts);
        const auto same = [&words](const DossierEntry& entry) {
            const QString name = u' ' + domain::keyK1(entry.owner);
            return std::all_of(words.begin(), words.end(), [&name](const QString& word) { return name.contains(u' ' + word); });
        };
        if (many)
            std::stable_partition(found->begin(), found->end(), same);
        else
            for (DossierEntry& entry : *found)
                entry.sort.prepend(same(entry) ? '0' : '1');
    } else if (!many) {
        for (DossierEntry& entry : *found)
            entry.sort.prepend('0');
    }
    if (many) {
        DossierEntries page = cut(std::move(*found), limit);
        page.nextSort.clear();
        page.nextRow = page.more ? lastRow : 0; // in the order of the index, whatever stands last on the screen
        return page;
    }

    // Few: sorted here, with the same key as the page's end carries.
    const bool byOwner = query.sort == DossierSort::Owner;
    const bool descending = isDescending(query.sort);
    const auto before = [&](const QByteArray& a, qint64 rowA, const QByteArray& b, qint64 rowB) {
        if (a.at(0) != b.at(0))
            return a.at(0) < b.at(0);
        const QByteArray keyA = a.mid(1), keyB = b.mid(1);
        if (keyA != keyB) {
            const bool less = byOwner ? keyA < keyB : keyA.toLongLong() < keyB.toLongLong();
            return less != descending;
        }
        return descending ? rowA > rowB : rowA < rowB;
    };
    std::sort(found->begin(), found->end(), [&](const DossierEntry& a, const DossierEntry& b) { return before(a.sort, a.row, b.sort, b.row); });
    if (after > 0)
        std::erase_if(*found, [&](const DossierEntry& entry) { return !before(sort, after, entry.sort, entry.row); });
    return cut(std::move(*found), limit);
}

} // namespace

QString pageSql(const DossierQuery& query, bool continued)
{
    Db::Args unused;
    const QString column = sortColumn(query.sort);
    const bool descending = isDescending(query.sort);
    QString sql = u"SELECT "_s + entryColumns + column + u" FROM dossier WHERE "_s + tabWhere(query, unused);
    if (continued)
        sql += u" AND ("_s + column + u", row) "_s + (descending ? u'<' : u'>') + u" (?, ?)"_s;
    const QString direction = descending ? u" DESC"_s : QString();
    return sql + u" ORDER BY "_s + column + direction + u", row"_s + direction + u" LIMIT ?"_s;
}

Result<DossierEntries> page(Db& db, const DossierQuery& query, const QByteArray& sort, qint64 row, int limit)
{
    if (!query.text.trimmed().isEmpty()) {
        const QString expression = searchExpression(query.text);
        if (expression.isEmpty())
            return DossierEntries();
        return searchPage(db, query, expression, sort, row, limit);
    }
    Db::Args args;
    (void)tabWhere(query, args);
    if (row > 0)
        args << keyValue(query.sort, sort) << row;
    args << limit;
    auto found = db.list(pageSql(query, row > 0), args, [&](const Row& at) { return entryOf(at, query.sort); });
    if (!found)
        return tl::unexpected(found.error());
    return cut(std::move(*found), limit);
}

Result<std::vector<DossierEntry>> matching(Db& db, const QStringList& ids, const DossierQuery& query)
{
    std::vector<DossierEntry> entries;
    const QString expression = searchExpression(query.text);
    if (!query.text.trimmed().isEmpty() && expression.isEmpty())
        return entries;
    Db::Args tabArgs;
    QString sql = u"SELECT "_s + entryColumns + sortColumn(query.sort) + u" FROM dossier WHERE id = ? AND "_s + tabWhere(query, tabArgs);
    if (!expression.isEmpty())
        sql += u" AND row IN (SELECT rowid FROM dossier_fts WHERE dossier_fts MATCH ? AND rowid = dossier.row)"_s;
    for (const QString& id : ids) {
        Db::Args args = Db::Args{id} + tabArgs;
        if (!expression.isEmpty())
            args << expression;
        auto entry = db.one(sql, args, [&](const Row& row) { return entryOf(row, query.sort); });
        if (!entry)
            return tl::unexpected(entry.error());
        if (*entry)
            entries.push_back(std::move(**entry));
    }
    return entries;
}

Result<int> count(Db& db, const DossierQuery& query, int cap)
{
    Db::Args args;
    const QString where = tabWhere(query, args);
    args << cap;
    const auto number = db.number(u"SELECT count(*) FROM (SELECT 1 FROM dossier WHERE "_s + where + u" LIMIT ?)"_s, args);
    if (!number)
        return tl::unexpected(number.error());
    return int(*number);
}

Result<domain::Id> findByCode(Db& db, const QString& code)
{
    const QString token = searchToken(code);
    if (token.isEmpty())
        return fail(ErrorKind::NotFound, u"no_dossier"_s);
    auto exact = db.one(u"SELECT id FROM dossier WHERE code_key = ? ORDER BY row DESC LIMIT 1"_s, {token}, [](const Row& row) { return row.text(0); });
    if (!exact)
        return tl::unexpected(exact.error());
    if (*exact)
        return **exact;
    // Forgiving: the end or the beginning of one code only.
    auto some = db.list(u"SELECT id FROM dossier WHERE row IN (SELECT rowid FROM dossier_fts WHERE dossier_fts MATCH ? LIMIT 2)"_s,
                        {u"\"%1\"*"_s.arg(token)}, [](const Row& row) { return row.text(0); });
    if (!some)
        return tl::unexpected(some.error());
    if (some->size() != 1)
        return fail(ErrorKind::NotFound, some->empty() ? u"no_dossier"_s : u"code_ambiguous"_s);
    return some->front();
}

} // namespace motcua::storage::dossiers
