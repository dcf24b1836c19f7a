#include "domain/calendar.h"
#include "remote/number_api.h"
#include "services/projection_kinds.h"
#include "services/sync_engine_p.h"
#include "services/when_done.h"
#include "storage/handover_store.h"
#include "storage/number_returns.h"
#include "storage/registration_store.h"

#include <QLoggingCategory>

#include <utility>

using namespace Qt::StringLiterals;

namespace motcua::services {

namespace {

Q_LOGGING_CATEGORY(lcSync, "motcua.sync")

constexpr int erasedAtOnce = 200;
constexpr int photosAhead = 30;

} // namespace

void SyncEngine::Private::returnOldNumbers()
{
    const QDate today = domain::toLocal(clock.now().addMSecs(status.clockOffsetMs)).date();
    if (std::exchange(returnsLookedAt, today) != today)
        returnNumbers();
}

// Blocks of past days, and at sign-out today's: whoever needs numbers at this agency may have them.
void SyncEngine::Private::returnNumbers()
{
    if (plan.agency.isEmpty() || returning || !mayAsk() || !line)
        return;
    returning = true;
    const quint64 now = turn;
    const QDate yesterday = domain::toLocal(clock.now().addMSecs(status.clockOffsetMs)).date().addDays(-1);
    const auto due = file.write([yesterday](storage::Db& db) -> Result<std::vector<storage::NumberReturn>> {
        if (auto retired = storage::numberReturns::retire(db, yesterday); !retired)
            return tl::unexpected(retired.error());
        return storage::numberReturns::all(db, 1);
    });
    whenDone(due, &q, [this, now](const Result<std::vector<storage::NumberReturn>>& ranges) {
        if (now != turn)
            return;
        const auto over = [this](bool all) {
            returning = false;
            for (const auto& waiting : std::exchange(returned, {})) {
                waiting->addResult(Result<bool>(all));
                waiting->finish();
            }
            checkIdle();
        };
        if (!ranges || ranges->empty())
            return over(ranges.has_value());
        const storage::NumberReturn range = ranges->front();
        whenDone(remote::returnNumbers(api, line.get(), {range.agency, range.day, range.first, range.last}), &q,
                 [this, now, range, over](const Result<bool>& back) {
                     if (now != turn)
                         return;
                     // Refused for good: used, or lent to somebody else. Then they are not ours to give.
                     const bool done = back || back.error().kind == ErrorKind::Conflict || back.error().kind == ErrorKind::Invalid ||
                                       back.error().kind == ErrorKind::Forbidden || back.error().kind == ErrorKind::NotFound;
                     if (!done) {
                         over(false);
                         pauseFor(back.error());
                         return; // the next look, or the next start
                     }
                     if (!back)
                         qCWarning(lcSync, "numbers not taken back: %s", qPrintable(back.error().code));
                     whenDone(file.write([range](storage::Db& db) -> Result<bool> {
                                  if (auto gone = storage::numberReturns::remove(db, range); !gone)
                                      return tl::unexpected(gone.error());
                                  return true;
                              }),
                              &q, [this, now, over](const Result<bool>& gone) {
                                  if (now != turn)
                                      return;
                                  if (!gone)
                                      return over(false);
                                  returning = false;
                                  returnNumbers();
                              });
                 });
    });
}

QFuture<Result<bool>> SyncEngine::giveNumbersBack()
{
    auto promise = std::make_shared<QPromise<Result<bool>>>();
    promise->start();
    const QDate today = domain::toLocal(d->clock.now().addMSecs(d->status.clockOffsetMs)).date();
    d->mayLease = false; // else the next look would lease anew
    whenDone(d->file.write([today](storage::Db& db) { return storage::numberReturns::retire(db, today); }), this, [this, promise](const Result<int>& retired) {
        if (!retired || !d->mayAsk() || !d->line) {
            promise->addResult(retired ? Result<bool>(false) : Result<bool>(tl::unexpected(retired.error())));
            promise->finish();
            return;
        }
        d->returned.push_back(promise);
        if (d->plan.agency.isEmpty()) {
            d->returned.pop_back();
            promise->addResult(Result<bool>(true));
            promise->finish();
            return;
        }
        d->returnNumbers();
    });
    return promise->future();
}

// Scopes that this official held at an earlier sign-in and holds no more: their rows go, in pieces, and unsent work is sealed.
void SyncEngine::Private::purgeLostScopes()
{
    whenDone(file.read([](storage::Db& db) { return storage::sync::cursors(db); }), &q, [this](const Result<std::vector<storage::SyncCursor>>& all) {
        if (!all)
            return;
        for (const storage::SyncCursor& cursor : *all) {
            if (!plan.scopes.contains(cursor.scope))
                purging << cursor.scope;
        }
        if (!purging.isEmpty())
            purgeNext(purging.front(), {});
        else
            eraseBlobs();
    });
}

void SyncEngine::Private::purgeNext(const QString& scope, const storage::held::Place& from)
{
    const auto purged = file.write([p = projection, area = plan.area, scope, from](storage::Db& db) { return p->purge(db, area, scope, from); });
    whenDone(purged, &q, [this, scope](const Result<Projection::Purge>& part) {
        if (!part) { // the next start goes on
            qCWarning(lcSync, "purging a scope: %s", qPrintable(part.error().code));
            purging.clear();
            return checkIdle();
        }
        Q_EMIT q.changed(part->changes);
        if (!part->next.end)
            return purgeNext(scope, part->next);
        purging.removeOne(scope);
        count();
        handOvers->pump();
        if (!purging.isEmpty())
            return purgeNext(purging.front(), {});
        eraseBlobs();
        checkIdle();
    });
}

// Files whose record is gone. Noted in the record's own transaction, so that a crash in between leaves none behind.
void SyncEngine::Private::eraseBlobs()
{
    const auto erased = file.write([store = blobStore](storage::Db& db) -> Result<int> {
        const auto due = storage::blobErasures::due(db, erasedAtOnce);
        if (!due)
            return tl::unexpected(due.error());
        QStringList gone;
        for (const QString& hash : *due) {
            if (store.remove(hash))
                gone << hash;
        }
        if (auto noted = storage::blobErasures::remove(db, gone); !noted)
            return tl::unexpected(noted.error());
        return int(gone.size());
    });
    whenDone(erased, &q, [this](const Result<int>& number) {
        if (number && *number == erasedAtOnce)
            eraseBlobs();
    });
}

void SyncEngine::Private::trimBlobs()
{
    file.write([store = blobStore, bytes = plan.blobBytes](storage::Db& db) -> Result<int> {
        const auto jobs = storage::sync::dueBlobJobs(db, QDateTime::fromMSecsSinceEpoch(std::numeric_limits<qint64>::max() / 2, Qt::UTC), 100'000);
        if (!jobs)
            return tl::unexpected(jobs.error());
        QStringList keep; // what is not at the centre yet is nowhere else
        for (const auto& job : *jobs) {
            if (job.upload)
                keep << job.hash;
        }
        return store.trim(bytes, keep);
    });
}

// The secretary's next cards lie here before they are looked at; the others come when they are.
void SyncEngine::Private::prefetchPhotos()
{
    if (plan.area != domain::Area::Party || !mayAsk())
        return;
    const auto noted = file.write([store = blobStore](storage::Db& db) -> Result<int> {
        const auto waiting = storage::registrations::list(db, true, photosAhead);
        if (!waiting)
            return tl::unexpected(waiting.error());
        int asked = 0;
        for (const storage::RegistrationEntry& entry : *waiting) {
            const auto registration = domain::registrationFromJson(parsed(entry.body));
            if (!registration || registration->photo.isEmpty() || store.has(registration->photo))
                continue;
            if (auto job = storage::sync::addBlobJob(db, registration->photo, false); !job)
                return tl::unexpected(job.error());
            ++asked;
        }
        return asked;
    });
    whenDone(noted, &q, [this](const Result<int>& asked) {
        if (asked && *asked > 0)
            blobs->pump();
    });
}

} // namespace motcua::services
