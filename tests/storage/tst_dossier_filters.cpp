// The work queue with filters: whatever is asked, the pages one after the other are what a reader of every row would pick.
#include "store_kit.h"

#include "domain/deadline.h"
#include "domain/names.h"
#include "storage/dossier_export.h"
#include "storage/dossier_plan.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSet>

using namespace motcua;
using namespace motcua::storage;
using namespace Qt::StringLiterals;
using domain::Area;
using domain::Dossier;
using domain::DossierStatus;

namespace {

const QDateTime now = domain::samples::at("2026-11-21T02:00:00Z");
constexpr int rows = 1'500;

Dossier invented(int n, QRandomGenerator& random)
{
    static const QStringList families{u"Nguyễn"_s, u"Trần"_s, u"Lê"_s, u"Đặng"_s};
    static const QStringList given{u"Hòa"_s, u"Lan"_s, u"Dũng"_s, u"Đức"_s, u"Anh"_s};
    Dossier d = domain::samples::dossier(DossierStatus(random.bounded(3) ? 10 : 1 + random.bounded(10)));
    d.id = u"d-%1"_s.arg(n);
    d.rev = 1;
    d.code = u"H15.50.05.13-261119-%1"_s.arg(n, 4, 10, QLatin1Char('0'));
    d.owner.fullName = families[random.bounded(4)] + u" Văn "_s + given[random.bounded(5)]; // many are equal: the row decides
    if (random.bounded(4) == 0) {
        d.owner.kind = domain::OwnerKind::Organisation;
        d.owner.fullName = u"Công ty "_s + given[random.bounded(5)];
    }
    d.procedureName = u"Thủ tục số %1"_s.arg(random.bounded(1 + random.bounded(5)) + 1);
    d.holder = random.bounded(9) ? u"Phòng %1"_s.arg(random.bounded(1 + random.bounded(12))) : QString();
    d.supplements = d.status == DossierStatus::SupplementRequested && random.bounded(3) == 0 ? 2 : 0;
    d.receivedAt = now.addSecs(-3'600 * random.bounded(2'000));
    d.dueAt = d.status == DossierStatus::Registered ? QDateTime() : d.receivedAt.addDays(random.bounded(40));
    d.submitter.clear();
    d.timeline.clear();
    d.components.clear();
    return d;
}

Result<bool> put(Db& db, const Dossier& d)
{
    return dossiers::putTruth(db, d, QJsonDocument(domain::toJson(d)).toJson(QJsonDocument::Compact), {u"agency:H15"_s, 0});
}

DossierQuery invented(QRandomGenerator& random)
{
    DossierQuery query;
    query.tab = DossierTab(random.bounded(7));
    query.sort = DossierSort(random.bounded(3));
    query.now = now;
    query.soon = now.addSecs(8 * 3600);
    if (random.bounded(3) == 0)
        query.procedure = u"Thủ tục số %1"_s.arg(random.bounded(6) + 1); // one that nobody has, too
    if (random.bounded(3) == 0)
        query.holder = u"Phòng %1"_s.arg(random.bounded(13));
    if (random.bounded(3) == 0)
        query.status = 1 + random.bounded(10);
    if (random.bounded(3) == 0)
        query.ownerKind = random.bounded(2) ? domain::OwnerKind::Organisation : domain::OwnerKind::Person;
    for (auto* between : {&query.received, &query.due}) {
        if (random.bounded(4))
            continue;
        const QDateTime from = now.addDays(random.bounded(100) - 80);
        if (random.bounded(4))
            between->from = from;
        if (random.bounded(4))
            between->to = from.addDays(1 + random.bounded(random.bounded(60) + 1));
    }
    return query;
}

bool wanted(const DossierQuery& query, const Dossier& d)
{
    const int status = domain::number(d.status);
    const qint64 counted = domain::countedDue(d.status, d.supplements, d.receivedAt.toMSecsSinceEpoch(), d.dueAt.isValid() ? d.dueAt.toMSecsSinceEpoch() : 0);
    const qint64 due = counted ? counted : 9007199254740991;
    const auto in = [](qint64 at, const DossierQuery::Between& between) {
        return (!between.from.isValid() || at >= between.from.toMSecsSinceEpoch()) && (!between.to.isValid() || at < between.to.toMSecsSinceEpoch());
    };
    const bool running = status == 2 || (status >= 4 && status <= 7);
    const bool tab = query.tab == DossierTab::All || (!domain::isEnd(d.status) &&
                     (query.tab == DossierTab::Open || (query.tab == DossierTab::Registered && status == 1) || (query.tab == DossierTab::Supplement && status == 5) ||
                      (query.tab == DossierTab::ToReturn && status == 9) || (query.tab == DossierTab::Overdue && running && in(due, {{}, query.now})) ||
                      (query.tab == DossierTab::DueSoon && running && in(due, {query.now, query.soon}))));
    return tab && (query.procedure.isEmpty() || d.procedureName == query.procedure) && (query.holder.isEmpty() || d.holder == query.holder) &&
           (!query.ownerKind || d.owner.kind == *query.ownerKind) && (query.status == 0 || status == query.status) && in(d.receivedAt.toMSecsSinceEpoch(), query.received) && in(due, query.due);
}

QString told(const DossierQuery& q)
{
    return u"kind %10, tab %1, sort %2, status %3, %4, %5, received %6 %7, due %8 %9"_s.arg(int(q.tab)).arg(int(q.sort)).arg(q.status)
        .arg(q.procedure, q.holder, q.received.from.toString(Qt::ISODate), q.received.to.toString(Qt::ISODate), q.due.from.toString(Qt::ISODate), q.due.to.toString(Qt::ISODate))
        .arg(q.ownerKind ? int(*q.ownerKind) : -1);
}

} // namespace

class TestDossierFilters : public QObject
{
    Q_OBJECT

    std::unique_ptr<kit::File> m_file;
    std::vector<Dossier> m_all;

    Db& db() const { return *m_file->db; }
    //! Ids in the order that is asked for.
    QStringList expected(const DossierQuery& query) const
    {
        std::vector<std::pair<QByteArray, QString>> found; // a key that sorts as bytes
        const auto key = [&](const Dossier& d, int row) -> QByteArray {
            const auto bytes = [](qint64 number) { return QByteArray::number(number).rightJustified(20, '0'); };
            const qint64 counted = domain::countedDue(d.status, d.supplements, d.receivedAt.toMSecsSinceEpoch(), d.dueAt.isValid() ? d.dueAt.toMSecsSinceEpoch() : 0);
            switch (query.sort) {
            case DossierSort::Due: return bytes(counted ? counted : 9007199254740991) + bytes(row);
            case DossierSort::Received: return bytes(9007199254740991 - d.receivedAt.toMSecsSinceEpoch()) + bytes(9007199254740991 - row);
            case DossierSort::Owner: return (d.owner.isOrganisation() ? domain::titleSortKey(d.owner.fullName) : domain::sortKey(d.owner.fullName)) + '\0' + bytes(row);
            }
            return {};
        };
        for (size_t i = 0; i < m_all.size(); ++i) {
            if (wanted(query, m_all[i]))
                found.emplace_back(key(m_all[i], int(i) + 1), m_all[i].id);
        }
        std::sort(found.begin(), found.end());
        QStringList ids;
        for (const auto& [unused, id] : found)
            ids << id;
        return ids;
    }
    QStringList paged(const DossierQuery& query, int limit) const
    {
        QStringList ids;
        DossierEntries page;
        do {
            const auto next = dossiers::page(db(), query, page.nextSort, page.nextRow, limit);
            if (!next)
                return {next.error().code + u' ' + next.error().detail};
            page = *next;
            for (const DossierEntry& entry : page.entries)
                ids << entry.id;
        } while (page.more);
        return ids;
    }
    //! The same by plans that were chosen with these measures.
    QStringList planned(const DossierQuery& query, int limit, const dossiers::PlanMeasures& measures) const
    {
        QStringList ids;
        QByteArray sort;
        qint64 row = 0;
        for (;;) {
            const auto found = dossiers::places(db(), query, sort, row, limit, measures);
            if (!found)
                return {found.error().code + u' ' + found.error().detail};
            for (const dossiers::Place& place : *found)
                ids << u"d-%1"_s.arg(place.row);
            if (int(found->size()) < limit)
                return ids;
            sort = query.sort == DossierSort::Owner ? found->back().text : QByteArray::number(found->back().number);
            row = found->back().row;
        }
    }
    void compare(quint32 seed, int questions)
    {
        QRandomGenerator random(seed);
        int hits = 0;
        for (int i = 0; i < questions; ++i) {
            const DossierQuery query = invented(random);
            const QStringList wantedIds = expected(query);
            QVERIFY2(paged(query, 1 + random.bounded(60)) == wantedIds, qPrintable(told(query)));
            hits += wantedIds.isEmpty() ? 0 : 1;
        }
        QVERIFY(hits > questions / 5);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_file = std::make_unique<kit::File>(Area::Dossiers);
        QRandomGenerator random(11);
        QVERIFY(db().transaction([&]() -> Result<void> {
            for (int n = 1; n <= rows; ++n) {
                m_all.push_back(invented(n, random));
                if (auto stored = put(db(), m_all.back()); !stored)
                    return tl::unexpected(stored.error());
            }
            return {};
        }).has_value());
    }
    void cleanupTestCase() { m_file.reset(); }

    void whileTheFirstSyncRuns()
    {
        QVERIFY(!*dossiers::canPlan(db()));
        compare(1, 60);
        QCOMPARE(dossiers::holders(db(), 100)->size(), 12);
    }

    void withTheIndexes()
    {
        for (auto more = dossiers::buildIndex(db()); !more || *more; more = dossiers::buildIndex(db()))
            QVERIFY2(more.has_value(), more ? "" : qPrintable(more.error().detail));
        QVERIFY(*dossiers::canPlan(db()));
        compare(2, 150);
        const auto holders = dossiers::holders(db(), 100);
        QCOMPARE(holders->size(), 12);
        QVERIFY(std::is_sorted(holders->begin(), holders->end()));
        QCOMPARE(dossiers::holders(db(), 3)->size(), 3);
    }

    //! A small file would always take the same way; the measures of a small one bring all of them.
    void everyWayGivesTheSame()
    {
        QRandomGenerator random(3);
        for (const dossiers::PlanMeasures& measures : {dossiers::PlanMeasures{0, 0, 0, 0}, dossiers::PlanMeasures{5, 60, 80, 30}, dossiers::PlanMeasures{10'000, 10'000, 10'000, 10'000}}) {
            for (int i = 0; i < 100; ++i) {
                const DossierQuery query = invented(random);
                QVERIFY2(planned(query, 1 + random.bounded(60), measures) == expected(query), qPrintable(told(query) + u" at most %1"_s.arg(measures.sortable)));
            }
        }
    }

    //! Some that a report counted: their order, pages, words and other filters as of any list.
    void onlyOfSome()
    {
        QRandomGenerator random(8);
        for (int i = 0; i < 25; ++i) {
            DossierQuery query = invented(random);
            const QStringList all = expected(query);
            QStringList some;
            for (int n = 0; n < 300; ++n)
                some << m_all[size_t(random.bounded(rows))].id;
            some.removeDuplicates();
            some << u"not-here"_s;
            const QSet<QString> only(some.begin(), some.end());
            QStringList wantedIds;
            std::copy_if(all.begin(), all.end(), std::back_inserter(wantedIds), [&only](const QString& id) { return only.contains(id); });
            query.ids = some;
            QVERIFY2(paged(query, 1 + random.bounded(40)) == wantedIds, qPrintable(told(query)));
            query.text = u"hoa"_s;
            QStringList named;
            for (const QString& id : wantedIds) {
                if (domain::keyK0(m_all[size_t(id.mid(2).toInt()) - 1].owner.fullName).contains(u"hoa"_s))
                    named << id;
            }
            QCOMPARE(paged(query, 1'000), named);
            const auto part = dossiers::exportPart(db(), query, {});
            QVERIFY(part && qsizetype(part->rows.size()) == named.size());
            // A row that changes comes into the list only where it is one of them.
            const auto again = dossiers::matching(db(), all, query);
            QVERIFY(again && qsizetype(again->size()) == named.size());
        }
    }

    //! No plan touches the table's rows but the one that sorts few by name, and none reads a whole index to sort it.
    void plansKeepToTheIndexes()
    {
        QRandomGenerator random(4);
        for (const dossiers::PlanMeasures& measures : {dossiers::PlanMeasures{0, 0, 0, 0}, dossiers::PlanMeasures{10'000, 10'000, 10'000, 10'000}}) {
            for (int i = 0; i < 120; ++i) {
                const DossierQuery query = invented(random);
                for (const bool open : {true, false}) {
                    for (const qint64 after : {0, 7}) {
                        const auto plan = dossiers::planHalf(db(), query, open, query.sort == DossierSort::Owner ? QByteArray("x") : QByteArray("1"), after, measures);
                        QVERIFY(plan.has_value());
                        const auto lines = db().list(u"EXPLAIN QUERY PLAN "_s + plan->sql, plan->args + Db::Args{10}, [](const Row& row) { return row.text(3); });
                        QVERIFY2(lines.has_value(), lines ? "" : qPrintable(lines.error().detail + u' ' + plan->sql));
                        const QString text = QStringList(lines->begin(), lines->end()).join(u'\n');
                        QVERIFY2(text.contains(u"INDEX dossier_"_s), qPrintable(plan->sql + u'\n' + text));
                        const bool ownOrder = plan->sql.contains(u"_due WHERE"_s) || plan->sql.contains(u"_received WHERE"_s) || plan->sql.contains(u"_owner WHERE"_s);
                        if (measures.few == 0)
                            QVERIFY2(!text.contains(u"TEMP B-TREE"_s) && (ownOrder || query.sort == DossierSort::Due), qPrintable(plan->sql + u'\n' + text));
                    }
                }
            }
        }
    }

    //! A step, another holder, a new name: the filter's indexes follow.
    void changesAreFound()
    {
        QRandomGenerator random(5);
        for (int i = 0; i < 200; ++i) {
            Dossier& d = m_all[size_t(random.bounded(rows))];
            ++d.rev;
            switch (random.bounded(5)) {
            case 0: d.status = DossierStatus(1 + random.bounded(10)); break;
            case 1: d.holder = u"Phòng %1"_s.arg(random.bounded(12)); break;
            case 2: d.procedureName = u"Thủ tục số %1"_s.arg(random.bounded(5) + 1); break;
            case 4: d.owner.kind = d.owner.isOrganisation() ? domain::OwnerKind::Person : domain::OwnerKind::Organisation; break;
            case 3: d.dueAt = d.receivedAt.addDays(random.bounded(40)); break;
            }
            QVERIFY(*put(db(), d));
        }
        // One that was written as a person's and is put right, and back.
        Dossier& sen = m_all.front();
        DossierQuery theirs;
        theirs.tab = DossierTab::All;
        theirs.now = now;
        for (const auto kind : {domain::OwnerKind::Person, domain::OwnerKind::Organisation, domain::OwnerKind::Person}) {
            ++sen.rev;
            sen.owner.fullName = u"Sen"_s;
            sen.owner.kind = kind;
            QVERIFY(*put(db(), sen));
            theirs.ownerKind = domain::OwnerKind::Organisation;
            QCOMPARE(paged(theirs, 500).contains(sen.id), kind == domain::OwnerKind::Organisation);
        }
        compare(6, 100);
        QCOMPARE(*db().number(u"SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"_s), 1);
    }
};

QTEST_GUILESS_MAIN(TestDossierFilters)
#include "tst_dossier_filters.moc"
