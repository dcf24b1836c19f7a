// The work queue's questions: pages by keyset, counts, codes. Measured grounds: research/stack.md §4.
#include "storage/dossier_numbers.h"
#include "storage/dossier_plan.h"
#include "storage/dossier_rows.h"

#include <QSet>

#include <algorithm>

namespace motcua::storage::dossiers {

using namespace Qt::StringLiterals;

namespace {

QVariant keyValue(DossierSort sort, const QByteArray& key)
{
    return sort == DossierSort::Owner ? QVariant(key) : QVariant(key.toLongLong());
}

} // namespace

QString sortColumn(DossierSort sort)
{
    switch (sort) {
    case DossierSort::Due: return u"due_at"_s;
    case DossierSort::Received: return u"received_at"_s;
    case DossierSort::Owner: return u"sort_key"_s;
    }
    return {};
}

namespace {

QString wholeTab(const DossierQuery& query, Db::Args& args)
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

} // namespace

QString tabWhere(const DossierQuery& query, Db::Args& args)
{
    QString where = wholeTab(query, args);
    for (const auto& [column, only] : {std::pair(u" AND procedure = ?"_s, query.procedure), std::pair(u" AND holder = ?"_s, query.holder)}) {
        if (only.isEmpty())
            continue;
        where += column;
        args << only;
    }
    if (query.ownerKind)
        where += query.ownerKind == domain::OwnerKind::Organisation ? u" AND organisation = 1"_s : u" AND organisation = 0"_s;
    if (query.status != 0) {
        where += u" AND status = ?"_s;
        args << query.status;
    }
    for (const auto& [column, between] : {std::pair(u"received_at"_s, query.received), std::pair(u"due_at"_s, query.due)}) {
        if (between.from.isValid()) {
            where += u" AND "_s + column + u" >= ?"_s;
            args << toMs(between.from);
        }
        if (between.to.isValid()) {
            where += u" AND "_s + column + u" < ?"_s;
            args << toMs(between.to);
        }
    }
    return where;
}

DossierEntry entryOf(const Row& row, DossierSort sort, const SearchText* search)
{
    constexpr int sortPlace = 14;
    const qint64 due = row.integer(7);
    DossierEntry entry{row.integer(0), {}, row.text(1), row.text(2), row.text(3), row.text(4), int(row.integer(5)),
                       row.text(6), due == noDue ? QDateTime() : fromMs(due), fromMs(row.integer(8)), Mark(row.integer(9)), Found::Not, {}};
    entry.sort = sort == DossierSort::Owner ? row.bytes(sortPlace) : QByteArray::number(row.integer(sortPlace));
    if (!search)
        return entry;
    // A number says more than a name, where both were typed.
    if (const QString& number = search->number; !number.isEmpty()) {
        const QString key = searchToken(entry.code);
        const bool isOrder = key.right(4).startsWith(number) || key.right(4) == number.rightJustified(4, u'0');
        if (key.startsWith(number) || key.endsWith(number) || isOrder || (number.size() > 4 && key.contains(number))) {
            entry.found = Found::Code;
        } else if (const QString phone = row.text(11); phone.startsWith(number)) {
            entry.found = Found::Phone;
            entry.foundIn = phone;
        } else if (const QString id = row.text(12); id.startsWith(number)) {
            entry.found = Found::IdNumber;
            entry.foundIn = id;
        } else if (const QString own = row.text(13); own.startsWith(number)) {
            entry.found = Found::RepresentativeId;
            entry.foundIn = own;
        }
        return entry;
    }
    const QString submitter = row.text(10);
    if (namesAll(search->words, entry.owner)) {
        entry.found = Found::Owner;
    } else {
        entry.found = namesAll(search->words, entry.owner + u' ' + submitter) ? Found::Submitter : Found::Similar;
        entry.foundIn = entry.found == Found::Submitter ? submitter : QString();
    }
    return entry;
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

namespace {

//! While a first sync runs: whatever index is there.
QString unplannedSql(const DossierQuery& query, bool continued)
{
    Db::Args unused;
    const QString column = sortColumn(query.sort);
    const bool descending = isDescending(query.sort);
    QString sql = u"SELECT "_s + entryColumns + column + u" FROM dossier AS d WHERE "_s + tabWhere(query, unused);
    if (continued)
        sql += u" AND ("_s + column + u", row) "_s + (descending ? u'<' : u'>') + u" (?, ?)"_s;
    const QString direction = descending ? u" DESC"_s : QString();
    return sql + u" ORDER BY "_s + column + direction + u", row"_s + direction + u" LIMIT ?"_s;
}

//! Where the page's rows are, from the indexes; then these rows.
Result<DossierEntries> plannedPage(Db& db, const DossierQuery& query, const QByteArray& sort, qint64 row, int limit)
{
    const auto found = places(db, query, sort, row, limit);
    if (!found)
        return tl::unexpected(found.error());
    const QString sql = u"SELECT "_s + entryColumns + sortColumn(query.sort) + u" FROM dossier AS d WHERE d.row = ?"_s;
    DossierEntries page;
    page.entries.reserve(found->size());
    for (const Place& place : *found) {
        auto entry = db.one(sql, {place.row}, [&](const Row& at) { return entryOf(at, query.sort); });
        if (!entry)
            return tl::unexpected(entry.error());
        // The indexes know names by their numbers (brief()).
        if (*entry && (query.procedure.isEmpty() || (*entry)->procedure == query.procedure) && (query.holder.isEmpty() || (*entry)->holder == query.holder))
            page.entries.push_back(std::move(**entry));
    }
    page.more = limit > 0 && int(found->size()) >= limit;
    if (page.more) {
        const Place& last = found->back();
        page.nextSort = query.sort == DossierSort::Owner ? last.text : QByteArray::number(last.number);
        page.nextRow = last.row;
    }
    return page;
}

} // namespace

namespace {

//! Of some that were named: looked up one by one, so a handful or some thousands.
Result<DossierEntries> pageOfIds(Db& db, const DossierQuery& query, const QByteArray& sort, qint64 row, int limit)
{
    auto found = matching(db, query.ids, query);
    if (!found)
        return tl::unexpected(found.error());
    const bool byName = query.sort == DossierSort::Owner;
    const auto place = [&](const QByteArray& key, qint64 at) { return byName ? Place{0, key, at} : Place{key.toLongLong(), {}, at}; };
    if (row > 0) {
        const Place from = place(sort, row);
        std::erase_if(*found, [&](const DossierEntry& entry) { return !comesBefore(query.sort, from, place(entry.sort, entry.row)); });
    }
    std::sort(found->begin(), found->end(), [&](const DossierEntry& a, const DossierEntry& b) { return comesBefore(query.sort, place(a.sort, a.row), place(b.sort, b.row)); });
    return cut(std::move(*found), limit);
}

} // namespace

Result<DossierEntries> page(Db& db, const DossierQuery& query, const QByteArray& sort, qint64 row, int limit)
{
    if (!query.ids.isEmpty())
        return pageOfIds(db, query, sort, row, limit);
    if (!query.text.trimmed().isEmpty()) {
        const SearchText search = readSearch(query.text);
        return search.isEmpty() ? Result<DossierEntries>(DossierEntries()) : searchPage(db, query, search, sort, row, limit);
    }
    const auto planned = canPlan(db);
    if (!planned)
        return tl::unexpected(planned.error());
    if (*planned)
        return plannedPage(db, query, sort, row, limit);
    Db::Args args;
    (void)tabWhere(query, args);
    if (row > 0)
        args << keyValue(query.sort, sort) << row;
    args << limit;
    auto found = db.list(unplannedSql(query, row > 0), args, [&](const Row& at) { return entryOf(at, query.sort); });
    if (!found)
        return tl::unexpected(found.error());
    return cut(std::move(*found), limit);
}

Result<std::vector<DossierEntry>> matching(Db& db, const QStringList& ids, const DossierQuery& query)
{
    std::vector<DossierEntry> entries;
    const SearchText search = readSearch(query.text);
    const bool searches = !query.text.trimmed().isEmpty();
    if (searches && search.isEmpty())
        return entries;
    Db::Args tabArgs;
    const QString sql = u"SELECT "_s + entryColumns + sortColumn(query.sort) + u" FROM dossier AS d WHERE id = ? AND "_s + tabWhere(query, tabArgs);
    const QSet<QString> only(query.ids.begin(), query.ids.end());
    for (const QString& id : ids) {
        if (!only.isEmpty() && !only.contains(id))
            continue;
        bool fits = true;
        auto entry = db.one(sql, Db::Args{id} + tabArgs, [&](const Row& row) {
            DossierEntry found = entryOf(row, query.sort, searches ? &search : nullptr);
            fits = !searches || (found.found != Found::Not && found.found != Found::Similar &&
                                 namesAll(search.words, found.owner + u' ' + row.text(10)));
            return found;
        });
        if (!entry)
            return tl::unexpected(entry.error());
        if (*entry && fits)
            entries.push_back(std::move(**entry));
    }
    return entries;
}

Result<QStringList> holders(Db& db, int limit)
{
    const auto planned = canPlan(db);
    if (!planned)
        return tl::unexpected(planned.error());
    // From each holder's first open dossier to the next holder's: so many steps as there are holders, not rows.
    static const QString stepped = u"WITH RECURSIVE one (no) AS (SELECT min(holder_no) FROM dossier INDEXED BY dossier_holder WHERE holder_no >= 0"
                                   " UNION ALL SELECT (SELECT min(holder_no) FROM dossier INDEXED BY dossier_holder WHERE holder_no > one.no) FROM one"
                                   " WHERE one.no IS NOT NULL)"
                                   " SELECT (SELECT holder FROM dossier INDEXED BY dossier_holder WHERE holder_no = one.no AND open = 1 LIMIT 1) AS name FROM one"
                                   " WHERE name <> '' ORDER BY name LIMIT ?"_s;
    static const QString whole = u"SELECT DISTINCT holder FROM dossier WHERE open = 1 AND holder <> '' ORDER BY holder LIMIT ?"_s;
    const auto names = db.list(*planned ? stepped : whole, {limit}, [](const Row& row) { return row.text(0); });
    if (!names)
        return tl::unexpected(names.error());
    return QStringList(names->begin(), names->end());
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
    constexpr int several = 100;
    const QString token = searchToken(code);
    if (token.isEmpty())
        return fail(ErrorKind::NotFound, u"no_dossier"_s);
    const auto numbers = NumberSearch::of(db, token, true);
    if (!numbers)
        return tl::unexpected(numbers.error());
    auto some = db.list(u"SELECT id, code FROM dossier AS d WHERE %1 LIMIT ?"_s.arg(numbers->where()), numbers->args() + Db::Args{several},
                        [](const Row& row) { return std::pair(row.text(0), searchToken(row.text(1))); });
    if (!some)
        return tl::unexpected(some.error());
    const auto exact = std::find_if(some->rbegin(), some->rend(), [&](const auto& one) { return one.second == token; });
    if (exact != some->rend())
        return exact->first;
    // Forgiving: the end or the beginning of one code only.
    if (some->size() != 1)
        return fail(ErrorKind::NotFound, some->empty() ? u"no_dossier"_s : u"code_ambiguous"_s);
    return some->front().first;
}

} // namespace motcua::storage::dossiers
