#include "services/claim_keeper.h"

#include "remote/api_client.h"
#include "remote/claim_api.h"
#include "services/backoff.h"
#include "services/line_turn.h"
#include "services/when_done.h"
#include "storage/database.h"
#include "storage/outbox_store.h"
#include "storage/side_store.h"

#include <QRandomGenerator>
#include <QTimer>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace motcua::services {

using domain::Claim;
using domain::ClaimKind;
using storage::Db;
using storage::OwnClaim;
using State = OwnClaim::State;

struct ClaimKeeper::Step
{
    OwnClaim claim;
};

struct ClaimKeeper::Private
{
    Private(remote::ApiClient& a, storage::Database& file, Clock c, int u) : api(a), db(file), clock(std::move(c)), unit(u) {}

    remote::ApiClient& api;
    storage::Database& db;
    Clock clock;
    int unit;
    LineTurn turn;
    QTimer look; //!< heartbeats
    QTimer wake; //!< after a failure
    int failures = 0;
};

namespace {

Result<bool> yes(const Result<void>& done)
{
    if (!done)
        return tl::unexpected(done.error());
    return true;
}

bool needsHeartbeat(const OwnClaim& claim, const QDateTime& now)
{
    Claim lease;
    lease.until = claim.until;
    return !claim.away && !lease.isFresh(now);
}

//! What is due first: let go, then take, then heartbeats. A record with unsent work is not let go of.
Result<std::optional<OwnClaim>> nextOf(Db& db, const QDateTime& now)
{
    auto all = storage::claims::allOwn(db);
    if (!all)
        return tl::unexpected(all.error());
    std::optional<OwnClaim> wanted;
    for (const OwnClaim& claim : *all) {
        if (claim.state == State::Release) {
            const auto unsent = storage::outbox::ofTarget(db, claim.id);
            if (!unsent)
                return tl::unexpected(unsent.error());
            if (std::none_of(unsent->begin(), unsent->end(), [](const auto& row) { return row.isPending(); }))
                return std::optional<OwnClaim>(claim);
        } else if (claim.state == State::Wanted) {
            wanted = claim;
        } else if (!wanted && needsHeartbeat(claim, now)) {
            wanted = claim;
        }
    }
    return wanted;
}

} // namespace

ClaimKeeper::ClaimKeeper(remote::ApiClient& api, storage::Database& db, Clock clock, int backoffUnit, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(api, db, std::move(clock), backoffUnit))
{
    d->wake.setSingleShot(true);
    connect(&d->wake, &QTimer::timeout, this, &ClaimKeeper::pump);
    connect(&d->look, &QTimer::timeout, this, &ClaimKeeper::pump);
    d->look.setInterval(60'000);
    d->db.write([now = d->clock.now()](Db& file) { return yes(storage::claims::letGoOfLastRun(file, now)); });
}

ClaimKeeper::~ClaimKeeper() = default;

bool ClaimKeeper::isBusy() const { return d->turn.isBusy(); }

void ClaimKeeper::setPace(int backoffUnit, int lookEverySeconds)
{
    d->unit = backoffUnit;
    d->look.setInterval(lookEverySeconds * 1'000);
}

void ClaimKeeper::setLine(QObject* line)
{
    if (line && line == d->turn.line())
        return pump();
    d->turn.setLine(line);
    d->failures = 0;
    d->wake.stop();
    if (!line)
        return d->look.stop();
    d->look.start();
    pump();
}

void ClaimKeeper::pump()
{
    if (!d->turn.begin())
        return;
    const auto looked = d->db.read([now = d->clock.now()](Db& file) { return nextOf(file, now); });
    whenDone(looked, this, d->turn.here([this](const Result<std::optional<OwnClaim>>& next) {
        if (next && *next && !d->wake.isActive())
            return work({**next});
        if (d->turn.end())
            return pump();
        Q_EMIT idle();
    }));
}

void ClaimKeeper::work(const Step& step)
{
    const OwnClaim& claim = step.claim;
    if (claim.state == State::Release) {
        whenDone(remote::releaseClaim(d->api, d->turn.line(), claim.kind, claim.id), this, d->turn.here([this, step](const Result<bool>& gone) {
            // Somebody else has it by now: then it is not ours to let go of.
            const bool over = gone.has_value() || gone.error().kind == ErrorKind::Conflict || gone.error().kind == ErrorKind::Forbidden;
            finish(step, over ? Result<Claim>(Claim()) : Result<Claim>(tl::unexpected(gone.error())));
        }));
        return;
    }
    const QDateTime until = claim.away ? claim.until : QDateTime();
    whenDone(remote::takeClaim(d->api, d->turn.line(), claim.kind, claim.id, until), this,
             d->turn.here([this, step](const Result<Claim>& taken) { finish(step, taken); }));
}

void ClaimKeeper::finish(const Step& step, const Result<Claim>& result)
{
    const OwnClaim asked = step.claim;
    const bool later = !result && (isRetryable(result.error().kind) || result.error().kind == ErrorKind::Unauthorized ||
                                   result.error().kind == ErrorKind::UpgradeRequired || result.error().kind == ErrorKind::Contract);
    const auto mark = d->turn.mark();
    if (later) {
        ++d->failures;
        d->wake.start(static_cast<int>(backoff(d->failures, QRandomGenerator::global()->generate(), d->unit)));
        d->turn.end();
        Q_EMIT failed(result.error());
        if (d->turn.holds(mark))
            Q_EMIT idle();
        return;
    }
    d->failures = 0;
    const auto noted = d->db.write([asked, result](Db& db) -> Result<bool> {
        const auto now = storage::claims::own(db, asked.id);
        if (!now)
            return tl::unexpected(now.error());
        if (!*now)
            return true;
        if ((*now)->state != asked.state)
            return true; // meant otherwise meanwhile: that comes next
        if (asked.state == State::Release || !result)
            return yes(storage::claims::removeOwn(db, asked.id));
        return yes(storage::claims::putOwn(db, {asked.kind, asked.id, State::Held, result->until, asked.away}));
    });
    whenDone(noted, this, [this, mark, asked, result](const Result<bool>& stored) {
        if (!result)
            Q_EMIT refused(asked.id, result.error());
        Q_EMIT changed({asked.id});
        if (!d->turn.holds(mark))
            return;
        d->turn.end();
        if (!stored) {
            d->wake.start(static_cast<int>(backoff(++d->failures, QRandomGenerator::global()->generate(), d->unit)));
            Q_EMIT failed(stored.error());
            return;
        }
        pump();
    });
}

QFuture<Result<bool>> ClaimKeeper::take(ClaimKind kind, const domain::Id& id)
{
    auto noted = d->db.write([kind, id](Db& db) -> Result<bool> {
        const auto now = storage::claims::own(db, id);
        if (!now)
            return tl::unexpected(now.error());
        if (*now && (*now)->state != State::Release)
            return true;
        return yes(storage::claims::putOwn(db, {kind, id, State::Wanted, {}, false}));
    });
    whenDone(noted, this, [this](const Result<bool>&) { pump(); });
    return noted;
}

QFuture<Result<bool>> ClaimKeeper::release(ClaimKind kind, const domain::Id& id)
{
    auto noted = d->db.write([kind, id](Db& db) -> Result<bool> {
        const auto now = storage::claims::own(db, id);
        if (!now)
            return tl::unexpected(now.error());
        if (!*now)
            return true;
        // Also what is only wanted: the request may be on its way.
        return yes(storage::claims::putOwn(db, {kind, id, State::Release, (*now)->until, false}));
    });
    whenDone(noted, this, [this](const Result<bool>&) { pump(); });
    return noted;
}

QFuture<Result<bool>> ClaimKeeper::keepUntil(const QDateTime& until)
{
    auto noted = d->db.write([until](Db& db) -> Result<bool> {
        const auto all = storage::claims::allOwn(db);
        if (!all)
            return tl::unexpected(all.error());
        for (const OwnClaim& claim : *all) {
            if (claim.state == State::Release)
                continue;
            if (auto kept = storage::claims::putOwn(db, {claim.kind, claim.id, State::Wanted, until, true}); !kept)
                return tl::unexpected(kept.error());
        }
        return true;
    });
    whenDone(noted, this, [this](const Result<bool>&) { pump(); });
    return noted;
}

} // namespace motcua::services
