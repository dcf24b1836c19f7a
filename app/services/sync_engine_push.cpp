#include "domain/calendar.h"
#include "remote/command_api.h"
#include "remote/number_api.h"
#include "services/backoff.h"
#include "services/sync_engine_p.h"
#include "services/when_done.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace motcua::services {

namespace {

constexpr int numbersKept = 10;
constexpr int numbersAsked = 30;

// The centre says no to the request itself, and would again.
bool refusesRequest(ErrorKind kind)
{
    return kind == ErrorKind::Invalid || kind == ErrorKind::Forbidden || kind == ErrorKind::Conflict || kind == ErrorKind::TooLarge;
}

} // namespace

// What was on its way when the line was cut, or the program ended, is queued again: the centre knows its id.
void SyncEngine::Private::recover(const std::function<void()>& then)
{
    const quint64 now = turn;
    whenDone(file.write([](storage::Db& db) { return storage::outbox::recoverSending(db); }), &q, [this, now, then](const Result<int>& done) {
        count();
        mustRecover = !done.has_value();
        if (now != turn)
            return;
        if (!done.has_value())
            pushError = done.error();
        if (then)
            then();
    });
}

// A gate's file holds scans and nothing else; after hours without a line there are thousands.
int SyncEngine::Private::mostAtOnce() const
{
    return plan.area == domain::Area::Meetings ? remote::maxScans : remote::maxCommands;
}

void SyncEngine::Private::pushSoon()
{
    if (!mayAsk())
        return;
    if (pushing) {
        pushAgain = true;
        return;
    }
    push();
}

//! Since the last time it was asked, by more than a few moments.
bool SyncEngine::Private::clockWasSetBack(const QDateTime& now)
{
    const bool back = steady.isValid() && wallAt.msecsTo(now) < steady.elapsed() - 2'000;
    wallAt = now;
    steady.start();
    return back;
}

void SyncEngine::Private::push()
{
    pushing = true;
    pushAgain = false;
    wasIdle = false;
    pushTimer.stop();
    const quint64 now = turn;
    if (mustRecover) {
        // The disk was full, say: as long as they stand as being sent nobody would look for them.
        return recover([this] {
            if (mustRecover)
                return pushFailed({}, pushError.value_or(Error{ErrorKind::Storage, u"database_error"_s}));
            push();
        });
    }
    const int limit = batchLimit;
    const QDateTime asked = clock.now();
    const bool setBack = clockWasSetBack(asked);
    const auto taken = file.write([asked, limit, setBack](storage::Db& db) -> Result<Batch> {
        if (setBack) { // what was to be tried again in a minute would be waited for by the hour
            if (auto hurried = storage::outbox::hurry(db); !hurried)
                return tl::unexpected(hurried.error());
        }
        return takeBatch(db, asked, limit);
    });
    whenDone(taken, &q, [this, now, asked](const Result<Batch>& batch) {
        if (now != turn)
            return;
        if (!batch.has_value())
            return pushFailed({}, batch.error());
        if (batch->ids.isEmpty()) {
            if (!batch->nextDue)
                pushError.reset(); // nothing is left that could fail
            if (batch->nextDue && !batch->waitsForBlob) // by the clock that was asked by: it may have been set back since
                pushTimer.start(static_cast<int>(std::clamp<qint64>(asked.msecsTo(*batch->nextDue), 1, 300'000)));
            return pushOver();
        }
        count();
        whenDone(remote::sendCommands(api, line.get(), batch->body), &q,
                 [this, now, ids = batch->ids](const Result<QByteArray>& answer) {
                     if (now == turn)
                         answered(ids, answer);
                 });
    });
}

void SyncEngine::Private::answered(const QStringList& ids, const Result<QByteArray>& answer)
{
    const quint64 now = turn;
    if (!answer.has_value()) {
        const Error& error = answer.error();
        if (pauseFor(error))
            return;
        if (!refusesRequest(error.kind))
            return pushFailed(ids, error);
        if (ids.size() > 1) { // one of them is to blame: each goes alone, the others pass
            batchLimit = 1;
            const auto back = file.write([ids, code = error.code, at = clock.now()](storage::Db& db) {
                return postponeAll(db, ids, code, {at, 0, 0, 0});
            });
            whenDone(back, &q, [this, now](const Result<bool>& done) {
                if (now != turn)
                    return;
                if (!done.has_value())
                    return pushFailed({}, done.error());
                push();
            });
            return;
        }
        const auto kept = file.write([p = projection, id = ids.front(), error](storage::Db& db) { return settleRefused(db, *p, id, error); });
        whenDone(kept, &q, [this, now, ids](const Result<Settled>& settled) {
            if (settled.has_value())
                settledBatch(*settled);
            if (now != turn)
                return;
            if (!settled.has_value())
                return pushFailed(ids, settled.error());
            push();
        });
        return;
    }
    const auto stored = file.write([p = projection, ids, bytes = *answer, rule = retryRule()](storage::Db& db) {
        return settleAnswer(db, *p, ids, bytes, rule);
    });
    whenDone(stored, &q, [this, now, ids](const Result<Settled>& settled) {
        if (settled.has_value())
            settledBatch(*settled); // it is in the file, whatever has become of the line
        if (now != turn)
            return;
        if (!settled.has_value())
            return pushFailed(ids, settled.error());
        batchLimit = std::min(mostAtOnce(), batchLimit * 2);
        pushFailures = 0;
        pushError.reset();
        contactAt = clock.now();
        push();
    });
}

void SyncEngine::Private::settledBatch(const Settled& settled)
{
    for (const QString& id : settled.ids)
        Q_EMIT q.settled(id);
    if (!settled.changes.ids.isEmpty() || settled.changes.many)
        Q_EMIT q.changed(settled.changes);
    if (settled.tray > 0)
        Q_EMIT q.trayChanged(); // the numbers may be the same as before: a refusal that has become a conflict
    count();
    claims->pump(); // what was done with may be let go of now
}

void SyncEngine::Private::pushFailed(const QStringList& ids, const Error& error)
{
    ++pushFailures;
    pushError = error;
    const quint64 now = turn;
    const RetryRule rule = retryRule();
    const qint64 wait = std::max(backoff(pushFailures, rule.random, plan.backoffUnit), rule.atLeast);
    const auto queued = file.write([ids, code = error.code, rule](storage::Db& db) { return postponeAll(db, ids, code, rule); });
    whenDone(queued, &q, [this, now, wait](const Result<bool>& done) {
        if (now != turn)
            return;
        if (done.has_value())
            return pushOver();
        // Not even that could be written. The rows stand as being sent; freeing them is the next try's first step.
        mustRecover = true;
        pushing = false;
        pushTimer.start(static_cast<int>(wait));
        updateStatus();
    });
    if (ids.isEmpty())
        pushTimer.start(static_cast<int>(wait));
}

void SyncEngine::Private::pushOver()
{
    pushing = false;
    const bool first = !pushedOnce;
    pushedOnce = true;
    count();
    if (first) // whatever comes next: somebody who works on while the first push is under way must not keep the readers from starting
        pullAll();
    if (pushAgain)
        return push();
    if (!pushTimer.isActive() && pushError) // the postponed ones have their time: look when the first comes
        pushTimer.start(static_cast<int>(std::max<qint64>(1, backoff(std::max(1, pushFailures), 0, plan.backoffUnit))));
    keepNumbers();
    checkIdle();
}

// A clerk must be able to give numbers for the rest of the day without the centre.
void SyncEngine::Private::keepNumbers()
{
    if (plan.agency.isEmpty() || leasing || !mayLease || !mayAsk() || pushError)
        return;
    leasing = true;
    const quint64 now = turn;
    const QDate today = domain::toLocal(clock.now().addMSecs(status.clockOffsetMs)).date();
    const auto left = file.read([agency = plan.agency, today](storage::Db& db) { return storage::sync::numbersLeft(db, agency, today); });
    whenDone(left, &q, [this, now, today](const Result<int>& count_) {
        if (now != turn)
            return;
        if (!count_.has_value() || *count_ >= numbersKept) {
            leasing = false;
            return checkIdle();
        }
        whenDone(remote::leaseNumbers(api, line.get(), plan.agency, today, numbersAsked), &q,
                 [this, now](const Result<remote::NumberBlock>& block) {
                     if (now != turn)
                         return;
                     if (!block.has_value()) {
                         leasing = false;
                         if (!pauseFor(block.error()) && refusesRequest(block.error().kind))
                             mayLease = false; // not this official's business; asked again at the next sign-in
                         return checkIdle();
                     }
                     const auto kept = file.write([b = *block](storage::Db& db) -> Result<bool> {
                         const auto done = storage::sync::addNumberBlock(db, b.agency, b.date, b.first, b.last);
                         if (!done.has_value())
                             return tl::unexpected(done.error());
                         return true;
                     });
                     // Not before it lies here: the next look would find none and lease another.
                     whenDone(kept, &q, [this, now](const Result<bool>&) {
                         if (now == turn)
                             leasing = false;
                         checkIdle();
                     });
                 });
    });
}

} // namespace motcua::services
