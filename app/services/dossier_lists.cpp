// What the queue shows of the dossiers: pages, counts, rows after a change, parts of an export, the filters that the clerk keeps.
#include "domain/calendar.h"
#include "services/dossier_book_p.h"
#include "storage/dossier_export.h"
#include "storage/dossier_store.h"
#include "storage/side_store.h"
#include "storage/sync_store.h"

namespace motcua::services {

using namespace Qt::StringLiterals;
using storage::Db;
namespace dossiers = storage::dossiers;

namespace {

constexpr int countCap = 1'000;

DossierRow rowOf(const storage::DossierEntry& entry)
{
    return {entry.id, entry.code, entry.owner, entry.procedure,
            domain::dossierStatusFromNumber(entry.status).value_or(domain::DossierStatus::Registered),
            entry.holder, entry.dueAt, entry.finishedAt, SyncMark(int(entry.mark)), {}, FoundBy(int(entry.found)), entry.foundIn};
}

//! "Sắp hạn": less than two working days left, as the badge in the list says it.
QDateTime soonAfter(const QDateTime& now, const domain::WorkCalendar& calendar)
{
    const auto due = domain::computeDue(now, {domain::DueEngine::Hours, 2, false}, calendar);
    return due ? due->due : now.addDays(2);
}

QDateTime beginOf(QDate day) { return day.isValid() ? domain::fromLocal(day, QTime(0, 0)) : QDateTime(); }
QDateTime endOf(QDate day) { return day.isValid() ? beginOf(day.addDays(1)) : QDateTime(); }

storage::DossierQuery queryOf(const QueueFilter& filter, const DeskContext& desk)
{
    const QDateTime now = desk.clock().now();
    return {storage::DossierTab(int(filter.tab)), storage::DossierSort(int(filter.sort)), filter.text, now, soonAfter(now, desk.rules().calendar), filter.procedure, filter.holder, filter.status,
            {beginOf(filter.receivedFrom), endOf(filter.receivedTo)}, {beginOf(filter.dueFrom), endOf(filter.dueTo)}, filter.ids, filter.ownerKind};
}

//! Names of the others who work on something now, by record.
Result<QHash<domain::Id, QString>> claimants(Db& db, const QDateTime& now, const domain::Id& me)
{
    const auto claims = storage::claims::live(db, now);
    if (!claims)
        return tl::unexpected(claims.error());
    QHash<domain::Id, QString> names;
    for (const domain::Claim& claim : *claims) {
        if (claim.official != me)
            names.insert(claim.id, claim.officialName);
    }
    return names;
}

} // namespace

QFuture<Result<DossierPage>> DossierBook::page(const QueueFilter& filter, const std::optional<PageKey>& after, int limit)
{
    return d->desk.db->read([query = queryOf(filter, d->desk), after = after.value_or(PageKey()), limit, me = d->desk.official().id](Db& db) -> Result<DossierPage> {
        const auto found = dossiers::page(db, query, after.sort, after.row, limit);
        if (!found)
            return tl::unexpected(found.error());
        const auto names = claimants(db, query.now, me);
        if (!names)
            return tl::unexpected(names.error());
        DossierPage page;
        for (const storage::DossierEntry& entry : found->entries) {
            page.rows.push_back(rowOf(entry));
            page.rows.back().claimedBy = names->value(entry.id);
        }
        if (found->more)
            page.next = PageKey{found->nextSort, found->nextRow};
        return page;
    });
}

QFuture<Result<QueueCounts>> DossierBook::counts()
{
    return d->desk.db->read([query = queryOf({}, d->desk)](Db& db) mutable -> Result<QueueCounts> {
        QueueCounts counts;
        const std::pair<storage::DossierTab, int*> tabs[] = {
            {storage::DossierTab::Open, &counts.open},           {storage::DossierTab::Registered, &counts.registered},
            {storage::DossierTab::Supplement, &counts.supplement}, {storage::DossierTab::DueSoon, &counts.dueSoon},
            {storage::DossierTab::Overdue, &counts.overdue},     {storage::DossierTab::ToReturn, &counts.toReturn}};
        for (const auto& [tab, number] : tabs) {
            query.tab = tab;
            const auto count = dossiers::count(db, query, countCap);
            if (!count)
                return tl::unexpected(count.error());
            *number = *count;
        }
        return counts;
    });
}

QFuture<Result<storage::ExportPart>> DossierBook::exportPart(const QueueFilter& filter, const storage::ExportPlace& from)
{
    return d->desk.db->read([query = queryOf(filter, d->desk), from](Db& db) { return dossiers::exportPart(db, query, from); });
}

QFuture<Result<std::vector<DossierRow>>> DossierBook::rows(const QStringList& ids, const QueueFilter& filter)
{
    return d->desk.db->read([ids, query = queryOf(filter, d->desk), me = d->desk.official().id](Db& db) -> Result<std::vector<DossierRow>> {
        const auto found = dossiers::matching(db, ids, query);
        if (!found)
            return tl::unexpected(found.error());
        const auto names = claimants(db, query.now, me);
        if (!names)
            return tl::unexpected(names.error());
        std::vector<DossierRow> rows;
        for (const storage::DossierEntry& entry : *found) {
            rows.push_back(rowOf(entry));
            rows.back().claimedBy = names->value(entry.id);
        }
        return rows;
    });
}

QFuture<Result<QByteArray>> DossierBook::loadFilters()
{
    return d->desk.db->read([](Db& db) { return storage::sync::meta(db, u"queue_filters"_s); });
}

QFuture<Result<bool>> DossierBook::saveFilters(const QByteArray& filters)
{
    return d->desk.db->write([filters](Db& db) -> Result<bool> {
        if (auto saved = storage::sync::setMeta(db, u"queue_filters"_s, filters); !saved)
            return tl::unexpected(saved.error());
        return true;
    });
}

QFuture<Result<QStringList>> DossierBook::holders(int limit)
{
    return d->desk.db->read([limit](Db& db) { return dossiers::holders(db, limit); });
}

} // namespace motcua::services
