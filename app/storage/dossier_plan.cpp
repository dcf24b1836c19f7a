#include "storage/dossier_plan.h"

#include "storage/dossier_rows.h"

#include <algorithm>
#include <functional>

namespace motcua::storage::dossiers {

using namespace Qt::StringLiterals;

namespace {

using Between = DossierQuery::Between;

Between both(const Between& a, const Between& b)
{
    Between out = a;
    if (b.from.isValid() && (!out.from.isValid() || b.from > out.from))
        out.from = b.from;
    if (b.to.isValid() && (!out.to.isValid() || b.to < out.to))
        out.to = b.to;
    return out;
}

constexpr QLatin1StringView rareOnly("status NOT IN (4, 10)"); //!< as dossier_status says it
bool isRare(int status) { return status != 0 && status != 4 && status != 10; }

bool isBounded(const Between& between) { return between.from.isValid() || between.to.isValid(); }

//! The conditions of one half, each in columns that stand in every index.
class Half
{
public:
    Half(const DossierQuery& query, bool open) : m_query(query), m_open(open), m_due(query.due), m_status(statusOfTab(query))
    {
        if (query.tab == DossierTab::Overdue)
            m_due = both(m_due, {{}, query.now});
        else if (query.tab == DossierTab::DueSoon)
            m_due = both(m_due, {query.now, query.soon});
        m_running = query.tab == DossierTab::Overdue || query.tab == DossierTab::DueSoon;
    }

    //! A tab that is a status and another status asked for: nothing.
    [[nodiscard]] bool isEmpty() const
    {
        return (m_status != 0 && m_query.status != 0 && m_status != m_query.status) ||
               (status() != 0 && domain::isEnd(domain::DossierStatus(status())) == m_open);
    }
    [[nodiscard]] int status() const { return m_query.status != 0 ? m_query.status : m_status; }
    [[nodiscard]] const Between& due() const { return m_due; }
    [[nodiscard]] bool hasOwnFilter() const
    {
        return m_query.status != 0 || !m_query.procedure.isEmpty() || !m_query.holder.isEmpty() || isBounded(m_query.due) || isBounded(m_query.received) ||
               m_query.ownerKind.has_value();
    }
    [[nodiscard]] QString sortIndex(DossierSort sort) const
    {
        const QString half = m_open ? u"dossier_open_"_s : u"dossier_ended_"_s;
        return half + (sort == DossierSort::Due ? u"due"_s : sort == DossierSort::Received ? u"received"_s : u"owner"_s);
    }
    //! `byStatus`: the status's own index, which leaves out the two that most have, and does without `open`: a status says it.
    [[nodiscard]] QString where(bool byStatus, bool continued, Db::Args& args) const
    {
        QStringList all;
        all << (byStatus ? QString(rareOnly) : m_open ? u"open = 1"_s : u"open = 0"_s);
        if (status() != 0) {
            all << u"status = ?"_s;
            args << status();
        }
        if (m_query.ownerKind)
            all << (m_query.ownerKind == domain::OwnerKind::Organisation ? u"organisation = 1"_s : u"organisation = 0"_s);
        if (m_running)
            all << u"status IN (2, 4, 5, 6, 7)"_s;
        for (const auto& [column, name] : {std::pair(u"procedure_no = brief(?)"_s, m_query.procedure), std::pair(u"holder_no = brief(?)"_s, m_query.holder)}) {
            if (name.isEmpty())
                continue;
            all << column;
            args << name;
        }
        // Going on, the place bounds the order's own column already; two bounds on one side and SQLite takes either.
        add(all, args, u"received_at"_s, m_query.received, true, !(continued && m_query.sort == DossierSort::Received));
        add(all, args, u"due_at"_s, m_due, !(continued && m_query.sort == DossierSort::Due), true);
        return all.join(u" AND "_s);
    }

private:
    static int statusOfTab(const DossierQuery& query)
    {
        switch (query.tab) {
        case DossierTab::Registered: return 1;
        case DossierTab::Supplement: return 5;
        case DossierTab::ToReturn: return 9;
        default: return 0;
        }
    }
    static void add(QStringList& all, Db::Args& args, const QString& column, const Between& between, bool from, bool to)
    {
        if (from && between.from.isValid()) {
            all << column + u" >= ?"_s;
            args << toMs(between.from);
        }
        if (to && between.to.isValid()) {
            all << column + u" < ?"_s;
            args << toMs(between.to);
        }
    }

    const DossierQuery& m_query;
    bool m_open;
    Between m_due;
    int m_status;
    bool m_running = false;
};

//! An index that a page could be read from, and the part of it that would be read.
struct Candidate
{
    QString index;
    QString part;
    Db::Args args;
    bool inOrder = false; //!< of the query: nothing is sorted, and it ends with the page
    bool isWhole = true;  //!< all that the filter asks for stands in it; else each of its entries is looked up in the table
    bool isRange = false;
    int entries = 0;
};

QString rangeOf(const QString& column, const Between& between, Db::Args& args)
{
    QString part;
    if (between.from.isValid()) {
        part += u" AND "_s + column + u" >= ?"_s;
        args << toMs(between.from);
    }
    if (between.to.isValid()) {
        part += u" AND "_s + column + u" < ?"_s;
        args << toMs(between.to);
    }
    return part;
}

std::vector<Candidate> candidatesOf(const DossierQuery& query, const Half& half, bool open)
{
    std::vector<Candidate> all;
    const bool byDue = query.sort == DossierSort::Due;
    const bool named = !query.holder.isEmpty() || !query.procedure.isEmpty();
    const bool anyStatus = half.status() == 0 && query.tab != DossierTab::Overdue && query.tab != DossierTab::DueSoon;
    const QString isOpen = open ? u"open = 1"_s : u"open = 0"_s;
    const auto add = [&](Candidate one) {
        if (!one.isRange)
            one.part += rangeOf(u"due_at"_s, half.due(), one.args); // the next column of each of them
        all.push_back(std::move(one));
    };
    if (isRare(half.status()))
        add({u"dossier_status"_s, u"status = ? AND "_s + rareOnly, {half.status()}, byDue});
    if (!query.holder.isEmpty())
        add({u"dossier_holder"_s, u"holder_no = brief(?) AND "_s + isOpen, {query.holder}, byDue, anyStatus});
    if (!query.procedure.isEmpty())
        add({u"dossier_procedure"_s, u"procedure_no = brief(?) AND "_s + isOpen, {query.procedure}, byDue, anyStatus && query.holder.isEmpty()});
    if (query.ownerKind == domain::OwnerKind::Organisation) // the rarer ones; people are soon met in any order
        add({u"dossier_organisation"_s, u"organisation = 1 AND "_s + isOpen, {}, byDue});
    if (isBounded(half.due()) && !byDue) {
        Candidate one{half.sortIndex(DossierSort::Due), isOpen, {}, false, !named, true};
        one.part += rangeOf(u"due_at"_s, half.due(), one.args);
        add(std::move(one));
    }
    if (isBounded(query.received) && query.sort != DossierSort::Received) {
        Candidate one{half.sortIndex(DossierSort::Received), isOpen, {}, false, true, true};
        one.part += rangeOf(u"received_at"_s, query.received, one.args);
        add(std::move(one));
    }
    return all;
}

//! The smallest of them that is under its bound.
Result<std::optional<Candidate>> smallest(Db& db, std::vector<Candidate>& candidates, const std::function<int(const Candidate&)>& bound)
{
    std::optional<Candidate> best;
    for (Candidate& one : candidates) {
        const int most = bound(one);
        const auto entries = db.number(u"SELECT count(*) FROM (SELECT 1 FROM dossier INDEXED BY %1 WHERE %2 LIMIT ?)"_s.arg(one.index, one.part), one.args + Db::Args{most});
        if (!entries)
            return tl::unexpected(entries.error());
        one.entries = int(*entries);
        if (one.entries < most && (!best || one.entries < best->entries))
            best = one;
    }
    return best;
}

Result<std::optional<Candidate>> choose(Db& db, const DossierQuery& query, const Half& half, bool open, const PlanMeasures& measures)
{
    auto candidates = candidatesOf(query, half, open);
    if (candidates.empty())
        return std::optional<Candidate>();
    auto best = smallest(db, candidates, [&measures](const Candidate&) { return measures.few; });
    if (!best || *best || !half.hasOwnFilter())
        return best;
    best = smallest(db, candidates, [&](const Candidate& one) {
        return query.sort == DossierSort::Owner ? measures.sortableNames : !one.isWhole ? measures.few : one.isRange ? measures.sortableDays : measures.sortable;
    });
    if (!best || *best)
        return best;
    // Too many to be sorted: the way in order that looks least into the table.
    const auto inOrder = std::find_if(candidates.begin(), candidates.end(), [](const Candidate& one) { return one.inOrder; });
    return inOrder == candidates.end() ? std::optional<Candidate>() : std::optional<Candidate>(*inOrder);
}

} // namespace

Result<bool> canPlan(Db& db)
{
    const auto there = db.number(u"SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND name IN ('dossier_open_due', 'dossier_open_received',"
                                 " 'dossier_open_owner', 'dossier_ended_due', 'dossier_ended_received', 'dossier_ended_owner', 'dossier_procedure',"
                                 " 'dossier_holder', 'dossier_status', 'dossier_organisation')"_s);
    if (!there)
        return tl::unexpected(there.error());
    return *there == 10;
}

Result<HalfPlan> planHalf(Db& db, const DossierQuery& query, bool open, const QByteArray& sort, qint64 row, const PlanMeasures& measures)
{
    const Half half(query, open);
    const auto chosen = choose(db, query, half, open, measures);
    if (!chosen)
        return tl::unexpected(chosen.error());
    const QString index = *chosen ? (*chosen)->index : half.sortIndex(query.sort);
    const bool continued = row > 0;
    const QString column = sortColumn(query.sort);
    const bool descending = isDescending(query.sort);
    HalfPlan plan;
    QString where = half.where(index == "dossier_status"_L1, continued, plan.args);
    if (continued) {
        where += u" AND ("_s + column + u", row) "_s + (descending ? u'<' : u'>') + u" (?, ?)"_s;
        plan.args << (query.sort == DossierSort::Owner ? QVariant(sort) : QVariant(sort.toLongLong())) << row;
    }
    const QString direction = descending ? u" DESC"_s : QString();
    plan.sql = u"SELECT row, "_s + column + u" FROM dossier INDEXED BY "_s + index + u" WHERE "_s + where + u" ORDER BY "_s + column + direction +
               u", row"_s + direction + u" LIMIT ?"_s;
    return plan;
}

bool comesBefore(DossierSort sort, const Place& a, const Place& b)
{
    if (sort == DossierSort::Owner)
        return std::pair(a.text, a.row) < std::pair(b.text, b.row);
    return isDescending(sort) ? std::pair(a.number, a.row) > std::pair(b.number, b.row) : std::pair(a.number, a.row) < std::pair(b.number, b.row);
}

Result<std::vector<Place>> places(Db& db, const DossierQuery& query, const QByteArray& sort, qint64 row, int limit, const PlanMeasures& measures)
{
    const bool byName = query.sort == DossierSort::Owner;
    std::vector<Place> found;
    for (const bool open : {true, false}) {
        if ((!open && query.tab != DossierTab::All) || Half(query, open).isEmpty())
            continue;
        const auto plan = planHalf(db, query, open, sort, row, measures);
        if (!plan)
            return tl::unexpected(plan.error());
        const auto half = db.list(plan->sql, plan->args + Db::Args{limit}, [byName](const Row& at) {
            return byName ? Place{0, at.bytes(1), at.integer(0)} : Place{at.integer(1), {}, at.integer(0)};
        });
        if (!half)
            return tl::unexpected(half.error());
        const auto middle = found.insert(found.end(), half->begin(), half->end());
        std::inplace_merge(found.begin(), middle, found.end(), [&query](const Place& a, const Place& b) { return comesBefore(query.sort, a, b); });
    }
    if (int(found.size()) > limit)
        found.resize(size_t(limit));
    return found;
}

} // namespace motcua::storage::dossiers
