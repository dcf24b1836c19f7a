// What a clerk finds as she types: names by dossier_fts, numbers by their indexes. Few hits are ranked, of many the newest come
// first; nothing is ever counted or sorted that grows with the file.
#include "domain/names.h"
#include "storage/dossier_numbers.h"
#include "storage/dossier_rows.h"

#include <algorithm>

namespace motcua::storage::dossiers {

using namespace Qt::StringLiterals;

namespace {

constexpr int sortable = 300;        // hits that are still ranked
constexpr size_t countable = 20'000; // rows of a number that are still looked up; of more, the newest are soon found

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

//! One search on one connection.
class Search
{
public:
    Search(Db& db, const DossierQuery& query, const SearchText& search, int limit)
        : m_db(db), m_query(query), m_search(search), m_limit(limit), m_where(tabWhere(query, m_tabArgs)),
          m_select(u"SELECT "_s + entryColumns + sortColumn(query.sort) + u" FROM "_s)
    {
    }

    Result<DossierEntries> page(const QByteArray& sort, qint64 after)
    {
        const bool goesOnAsMany = after > 0 && sort.isEmpty(); // a page that goes on keeps the order in which it began
        if (!m_search.number.isEmpty()) {
            auto numbers = NumberSearch::of(m_db, m_search.number);
            if (!numbers)
                return tl::unexpected(numbers.error());
            m_numbers = std::move(*numbers);
            auto rows = m_numbers->rows(m_db, countable);
            if (!rows)
                return tl::unexpected(rows.error());
            if (*rows && !goesOnAsMany && (*rows)->size() <= size_t(sortable))
                return ranked(ofRows(**rows, sortable + 1), sort, after);
            if (m_search.words.isEmpty())
                return newest(*rows ? ofRows(before(std::move(**rows), after), m_limit) : scanned(after));
            return newest(byWords(after, m_limit, false));
        }
        if (!goesOnAsMany) {
            const auto hits = wordHits(false);
            if (!hits)
                return tl::unexpected(hits.error());
            if (*hits == 0)
                return ranked(similar(), sort, after);
            if (*hits <= sortable || after > 0)
                return ranked(byWords(0, -1, false), sort, after);
        }
        return newest(byWords(after, m_limit, false));
    }

private:
    using Entries = Result<std::vector<DossierEntry>>;

    [[nodiscard]] QString match(bool likely) const { return wordExpression(m_search, likely) + tabTerm(m_query.tab); }

    Result<qint64> wordHits(bool likely)
    {
        return m_db.number(u"SELECT count(*) FROM (SELECT 1 FROM dossier_fts WHERE dossier_fts MATCH ? LIMIT ?)"_s, {match(likely), sortable + 1});
    }

    //! Newest first after a row, or all in no order (limit -1).
    Entries byWords(qint64 after, int limit, bool likely)
    {
        // CROSS JOIN: the index leads, always. The statistics that a planner would need are not kept.
        QString sql = m_select + u"dossier_fts AS f CROSS JOIN dossier AS d ON d.row = f.rowid WHERE dossier_fts MATCH ? AND "_s + m_where;
        Db::Args args = Db::Args{match(likely)} + m_tabArgs;
        if (m_numbers) {
            sql += u" AND "_s + m_numbers->where();
            args += m_numbers->args();
        }
        if (limit >= 0) {
            if (after > 0) {
                sql += u" AND f.rowid < ?"_s;
                args << after;
            }
            sql += u" ORDER BY f.rowid DESC LIMIT ?"_s;
            args << limit;
        }
        return m_db.list(sql, args, [this](const Row& row) { return entryOf(row, m_query.sort, &m_search); });
    }

    //! Nothing has this very name: what is easily mistaken for it.
    Entries similar()
    {
        const auto hits = wordHits(true);
        if (!hits)
            return tl::unexpected(hits.error());
        return *hits == 0 ? Entries(std::vector<DossierEntry>()) : byWords(0, *hits > sortable ? sortable : -1, true);
    }

    static std::vector<qint64> before(std::vector<qint64> rows, qint64 after)
    {
        if (after > 0)
            rows.erase(rows.begin(), std::find_if(rows.begin(), rows.end(), [after](qint64 row) { return row < after; }));
        return rows;
    }

    //! Those of these rows that are in the tab and have the words, in the order given.
    Entries ofRows(const std::vector<qint64>& rows, int limit)
    {
        const QString sql = m_select + u"dossier AS d WHERE d.row = ? AND "_s + m_where;
        std::vector<DossierEntry> found;
        for (const qint64 row : rows) {
            if (int(found.size()) >= limit)
                break;
            auto entry = m_db.one(sql, Db::Args{row} + m_tabArgs, [&](const Row& at) -> std::optional<DossierEntry> {
                if (!m_search.words.isEmpty() && !namesAll(m_search.words, at.text(3) + u' ' + at.text(10)))
                    return {};
                return entryOf(at, m_query.sort, &m_search);
            });
            if (!entry)
                return tl::unexpected(entry.error());
            if (*entry && **entry)
                found.push_back(std::move(***entry));
        }
        return found;
    }

    //! So many rows have it, or the indexes are not there yet: the newest that do are looked for from the end.
    Entries scanned(qint64 after)
    {
        QString sql = m_select + u"dossier AS d NOT INDEXED WHERE "_s + m_where + u" AND "_s + m_numbers->where();
        Db::Args args = m_tabArgs + m_numbers->args();
        if (after > 0) {
            sql += u" AND d.row < ?"_s;
            args << after;
        }
        return m_db.list(sql + u" ORDER BY d.row DESC LIMIT ?"_s, args << m_limit,
                         [this](const Row& row) { return entryOf(row, m_query.sort, &m_search); });
    }

    //! '0' the very words, '1' those with these marks only by chance, '2' beginnings.
    [[nodiscard]] char rankOf(const DossierEntry& entry, const QStringList& k1) const
    {
        if (!m_search.number.isEmpty())
            return '0';
        if (!k1.isEmpty()) {
            const QString name = u' ' + domain::keyK1(entry.owner);
            const bool same = std::all_of(k1.begin(), k1.end(), [&name](const QString& word) { return name.contains(u' ' + word); });
            return same ? '0' : '1';
        }
        if (entry.found == Found::Similar)
            return '2';
        const QString name = u' ' + domain::keyK0(entry.owner) + u' ';
        const bool whole = std::all_of(m_search.words.begin(), m_search.words.end(), [&name](const QString& word) { return name.contains(u' ' + word + u' '); });
        return whole ? '0' : '1';
    }
    //! A query with marks means those marks: equal ones first, the others after them.
    [[nodiscard]] QStringList markedWords() const
    {
        return domain::hasMarks(m_query.text) ? domain::keyK1(m_query.text).split(u' ', Qt::SkipEmptyParts) : QStringList();
    }

    Result<DossierEntries> newest(Entries found)
    {
        if (!found)
            return tl::unexpected(found.error());
        const qint64 lastRow = found->empty() ? 0 : found->back().row;
        for (DossierEntry& entry : *found)
            entry.sort.clear();
        if (const QStringList k1 = markedWords(); !k1.isEmpty())
            std::stable_partition(found->begin(), found->end(), [&](const DossierEntry& entry) { return rankOf(entry, k1) == '0'; });
        DossierEntries page = cut(std::move(*found), m_limit);
        page.nextSort.clear();
        page.nextRow = page.more ? lastRow : 0; // in the order of the index, whatever stands last on the screen
        return page;
    }

    //! Few: sorted here, with the same key as the page's end carries.
    Result<DossierEntries> ranked(Entries found, const QByteArray& sort, qint64 after)
    {
        if (!found)
            return tl::unexpected(found.error());
        const QStringList k1 = markedWords();
        for (DossierEntry& entry : *found)
            entry.sort.prepend(rankOf(entry, k1));
        const bool byOwner = m_query.sort == DossierSort::Owner;
        const bool descending = isDescending(m_query.sort);
        const auto comesBefore = [&](const QByteArray& a, qint64 rowA, const QByteArray& b, qint64 rowB) {
            if (a.at(0) != b.at(0))
                return a.at(0) < b.at(0);
            const QByteArray keyA = a.mid(1);
            const QByteArray keyB = b.mid(1);
            if (keyA != keyB) {
                const bool less = byOwner ? keyA < keyB : keyA.toLongLong() < keyB.toLongLong();
                return less != descending;
            }
            return descending ? rowA > rowB : rowA < rowB;
        };
        std::sort(found->begin(), found->end(),
                  [&](const DossierEntry& a, const DossierEntry& b) { return comesBefore(a.sort, a.row, b.sort, b.row); });
        if (after > 0)
            std::erase_if(*found, [&](const DossierEntry& entry) { return !comesBefore(sort, after, entry.sort, entry.row); });
        return cut(std::move(*found), m_limit);
    }

    Db& m_db;
    const DossierQuery& m_query;
    const SearchText& m_search;
    int m_limit;
    Db::Args m_tabArgs;
    QString m_where;
    QString m_select;
    std::optional<NumberSearch> m_numbers;
};

} // namespace

Result<DossierEntries> searchPage(Db& db, const DossierQuery& query, const SearchText& search, const QByteArray& sort, qint64 after, int limit)
{
    return Search(db, query, search, limit).page(sort, after);
}

} // namespace motcua::storage::dossiers
