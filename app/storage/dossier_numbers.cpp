#include "storage/dossier_numbers.h"

#include "storage/search_terms.h"

#include <QDateTime>
#include <QStringList>

#include <algorithm>

namespace motcua::storage::dossiers {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostAgencies = 50;     // a desk's codes come from one or two
constexpr int yearsBack = 2;         // of codes that are found by a part of their date
constexpr qsizetype mostRanges = 300;

Result<bool> isIndexed(Db& db)
{
    const auto there = db.number(u"SELECT count(*) FROM sqlite_schema WHERE name = 'dossier_representative_id'"_s); // the last one of the numbers'
    if (!there)
        return tl::unexpected(there.error());
    return *there > 0;
}

//! What stands before the first dash of any code: one step of the index each.
Result<QStringList> agencies(Db& db, bool indexed)
{
    QStringList found;
    if (!indexed) {
        // A walk over all rows, as long as the first sync lasts.
        auto known = db.list(u"SELECT DISTINCT substr(code, 1, instr(code, '-') - 1) FROM dossier WHERE instr(code, '-') > 0 LIMIT ?"_s,
                             {mostAgencies}, [](const Row& row) { return row.text(0); });
        if (!known)
            return tl::unexpected(known.error());
        for (const QString& agency : *known)
            found << agency;
        return found;
    }
    QString from = u" "_s;
    while (found.size() < mostAgencies) {
        const auto next = db.one(u"SELECT code FROM dossier WHERE code <> '' AND code >= ? ORDER BY code LIMIT 1"_s, {from},
                                 [](const Row& row) { return row.text(0); });
        if (!next)
            return tl::unexpected(next.error());
        if (!*next)
            break;
        const QString agency = (*next)->section(u'-', 0, 0);
        if ((*next)->contains(u'-'))
            found << agency;
        from = (*next)->contains(u'-') ? agency + u'.' : **next + u'\x01'; // '.' is the sign after '-'
    }
    return found;
}

QString after(const QString& beginning)
{
    return beginning + QChar(0xfffd); // behind all that a code, phone or number may go on with
}

//! The ways to set dashes into date and order: 6 or 8 digits of date.
QStringList withDashes(const QString& rest)
{
    QStringList ways{rest};
    for (const int date : {6, 8}) {
        if (rest.size() > date)
            ways << rest.left(date) + u'-' + rest.mid(date);
    }
    return ways;
}

//! Dates of codes, as they may be written, that end with these digits: 2 of a day, 3 or 4 with the month, 5 with the year.
QStringList datesEndingWith(const QString& digits, int lastYear)
{
    QStringList dates;
    const int day = digits.right(2).toInt();
    if (day < 1 || day > 31)
        return dates;
    for (int year = lastYear; year >= lastYear - yearsBack; --year) {
        for (int month = 12; month >= 1; --month) {
            const QString date = u"%1%2%3"_s.arg(year).arg(month, 2, 10, QLatin1Char('0')).arg(day, 2, 10, QLatin1Char('0'));
            if (date.endsWith(digits))
                dates << date.mid(2) << date;
        }
    }
    return dates;
}

//! The year of the newest dossier.
Result<int> newestYear(Db& db)
{
    const auto newest = db.number(u"SELECT max(newest) FROM (SELECT max(received_at) AS newest FROM dossier WHERE open = 1 UNION ALL SELECT max(received_at) FROM dossier WHERE open = 0)"_s);
    if (!newest)
        return tl::unexpected(newest.error());
    return QDateTime::fromMSecsSinceEpoch(*newest, Qt::UTC).date().year();
}

} // namespace

Result<NumberSearch> NumberSearch::of(Db& db, const QString& number, bool codesOnly)
{
    constexpr int shortestDate = 5; // fewer digits are the end of a code rather than its date
    NumberSearch search;
    const auto indexed = isIndexed(db);
    if (!indexed)
        return tl::unexpected(indexed.error());
    search.m_indexed = *indexed;
    const auto known = agencies(db, search.m_indexed);
    if (!known)
        return tl::unexpected(known.error());
    const auto codes = [&](const QString& beginning) { search.m_ranges.push_back({"code", beginning, after(beginning)}); };
    const bool digits = std::all_of(number.begin(), number.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    for (const QString& agency : *known) {
        const QString token = searchToken(agency);
        if (token.startsWith(number))
            codes(agency + u'-');
        else if (number.startsWith(token))
            for (const QString& rest : withDashes(number.mid(token.size()).toUpper()))
                codes(agency + u'-' + rest);
        if (digits && number.size() >= shortestDate)
            for (const QString& rest : withDashes(number))
                codes(agency + u'-' + rest);
        if (number.size() >= shortestDate) { // "13-261119-09": from within the agency on
            for (qsizetype part = 2; part < std::min(token.size(), number.size()); ++part) {
                if (token.endsWith(number.left(part)))
                    for (const QString& rest : withDashes(number.mid(part).toUpper()))
                        codes(agency + u'-' + rest);
            }
        }
    }
    if (number.size() <= 4)
        search.m_ranges.push_back({"ending", number, after(number)});
    if (digits && number.size() < 4) { // "dossier 75"
        const QString order = number.rightJustified(4, u'0');
        search.m_ranges.push_back({"ending", order, after(order)});
    }
    if (digits && number.size() >= shortestDate && search.m_indexed) { // "19-0975", "1119-0975": from within the date on
        const auto year = newestYear(db);
        if (!year)
            return tl::unexpected(year.error());
        for (qsizetype part = std::min(qsizetype(5), number.size() - 1); part >= 2; --part) {
            for (const QString& date : datesEndingWith(number.left(part), *year)) {
                for (const QString& agency : *known) {
                    if (qsizetype(search.m_ranges.size()) < mostRanges)
                        codes(agency + u'-' + date + u'-' + number.mid(part));
                }
            }
        }
    }
    if (!codesOnly && digits) {
        search.m_ranges.push_back({"phone", number, after(number)});
        search.m_ranges.push_back({"id_number", number, after(number)});
        search.m_ranges.push_back({"representative_id", number, after(number)});
    }
    return search;
}

Result<std::optional<std::vector<qint64>>> NumberSearch::rows(Db& db, size_t cap) const
{
    using Found = std::optional<std::vector<qint64>>;
    if (!m_indexed)
        return Found();
    std::vector<qint64> found;
    for (const Range& range : m_ranges) {
        const QString sql = u"SELECT row FROM dossier WHERE %1 <> '' AND %1 >= ? AND %1 < ? LIMIT ?"_s.arg(QLatin1StringView(range.column));
        auto some = db.list(sql, {range.from, range.to, qint64(cap + 1 - found.size())}, [](const Row& row) { return row.integer(0); });
        if (!some)
            return tl::unexpected(some.error());
        found.insert(found.end(), some->begin(), some->end());
        if (found.size() > cap)
            return Found();
    }
    std::sort(found.begin(), found.end(), std::greater<>());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return Found(std::move(found));
}

QString NumberSearch::where() const
{
    QStringList ways;
    for (const Range& range : m_ranges)
        ways << u"(d.%1 >= ? AND d.%1 < ?)"_s.arg(QLatin1StringView(range.column));
    return ways.isEmpty() ? u"0"_s : u'(' + ways.join(u" OR "_s) + u')';
}

Db::Args NumberSearch::args() const
{
    Db::Args all;
    for (const Range& range : m_ranges)
        all << range.from << range.to;
    return all;
}

} // namespace motcua::storage::dossiers
