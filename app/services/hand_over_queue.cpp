#include "services/hand_over_queue.h"

#include "remote/api_client.h"
#include "remote/quarantine_api.h"
#include "services/backoff.h"
#include "services/hand_over.h"
#include "services/line_turn.h"
#include "services/when_done.h"
#include "storage/database.h"
#include "storage/handover_store.h"

#include <QRandomGenerator>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace motcua::services {

using storage::Db;
using storage::HandOver;

struct HandOverQueue::Private
{
    Private(remote::ApiClient& a, storage::Database& file, Clock c, int u) : api(a), db(file), clock(std::move(c)), unit(u) {}

    remote::ApiClient& api;
    storage::Database& db;
    Clock clock;
    int unit;
    LineTurn turn;
    QTimer wake;
    bool mustAsk = false; //!< the key that is known does not fit
    int keyFailures = 0;
    int waiting = 0;
};

namespace {

struct Look
{
    std::vector<HandOver> next;
    int waiting = 0;
};

Result<bool> yes(const Result<void>& done)
{
    if (!done)
        return tl::unexpected(done.error());
    return true;
}

} // namespace

HandOverQueue::HandOverQueue(remote::ApiClient& api, storage::Database& db, Clock clock, int backoffUnit, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(api, db, std::move(clock), backoffUnit))
{
    d->wake.setSingleShot(true);
    connect(&d->wake, &QTimer::timeout, this, &HandOverQueue::pump);
}

HandOverQueue::~HandOverQueue() = default;

bool HandOverQueue::isBusy() const { return d->turn.isBusy(); }
int HandOverQueue::waiting() const { return d->waiting; }
void HandOverQueue::setBackoffUnit(int milliseconds) { d->unit = milliseconds; }

void HandOverQueue::setLine(QObject* line)
{
    if (line && line == d->turn.line())
        return pump();
    d->turn.setLine(line);
    d->wake.stop();
    if (line)
        pump();
}

void HandOverQueue::hurry()
{
    d->wake.stop();
    whenDone(d->db.write([](Db& db) { return yes(storage::handOvers::hurry(db)); }), this, [this](const Result<bool>&) { pump(); });
}

void HandOverQueue::pump()
{
    if (!d->turn.begin())
        return;
    whenDone(d->db.read([](Db& db) { return handOver::knownKey(db); }), this, d->turn.here([this](const Result<QByteArray>& key) {
        if (!key)
            return rest();
        if (key->isEmpty() || d->mustAsk)
            return fetchKey();
        sendNext();
    }));
}

void HandOverQueue::fetchKey()
{
    whenDone(remote::fetchQuarantineKey(d->api, d->turn.line()), this, d->turn.here([this](const Result<QByteArray>& key) {
        if (!key) {
            const auto mark = d->turn.mark();
            d->wake.start(static_cast<int>(backoff(++d->keyFailures, QRandomGenerator::global()->generate(), d->unit)));
            Q_EMIT failed(key.error());
            if (d->turn.holds(mark))
                rest();
            return;
        }
        const auto used = d->db.write([clock = d->clock, bytes = *key](Db& db) { return handOver::useKey(db, clock, bytes); });
        whenDone(used, this, d->turn.here([this](const Result<int>& sealed) {
            if (!sealed) {
                d->wake.start(static_cast<int>(backoff(++d->keyFailures, QRandomGenerator::global()->generate(), d->unit)));
                return rest();
            }
            d->mustAsk = false;
            d->keyFailures = 0;
            sendNext();
        }));
    }));
}

void HandOverQueue::sendNext()
{
    const auto looked = d->db.read([](Db& db) -> Result<Look> {
        auto next = storage::handOvers::sealed(db, 1);
        if (!next)
            return tl::unexpected(next.error());
        const auto waiting = storage::handOvers::waiting(db);
        if (!waiting)
            return tl::unexpected(waiting.error());
        return Look{std::move(*next), *waiting};
    });
    whenDone(looked, this, d->turn.here([this](const Result<Look>& look) {
        if (!look)
            return rest();
        d->waiting = look->waiting;
        if (look->next.empty())
            return rest();
        const HandOver& item = look->next.front();
        const qint64 wait = item.nextTry.isValid() ? d->clock.now().msecsTo(item.nextTry) : 0;
        if (wait > 0) {
            d->wake.start(static_cast<int>(std::min<qint64>(wait, 300'000)));
            return rest();
        }
        send(item);
    }));
}

void HandOverQueue::send(const HandOver& item)
{
    const remote::SealedWork work{item.id, item.scope, item.kind, item.target, item.reason, item.sealed};
    whenDone(remote::handOver(d->api, d->turn.line(), work), this, d->turn.here([this, item](const Result<bool>& taken) {
        if (!taken)
            return later(item.id, item.attempts, taken.error());
        const auto mark = d->turn.mark();
        whenDone(d->db.write([id = item.id](Db& db) { return yes(storage::handOvers::remove(db, id)); }), this,
                 [this, mark, id = item.id](const Result<bool>& gone) {
                     if (gone)
                         Q_EMIT handedOver(id);
                     if (!d->turn.holds(mark))
                         return;
                     if (!gone) {
                         d->wake.start(d->unit);
                         return rest();
                     }
                     sendNext();
                 });
    }));
}

// Also what the centre refuses stays: it is the only copy.
void HandOverQueue::later(const QString& id, int attempts, const Error& error)
{
    if (error.code == "not_sealed"_L1)
        d->mustAsk = true; // another centre's key by now
    const QDateTime at = d->clock.now().addMSecs(backoff(attempts + 1, QRandomGenerator::global()->generate(), d->unit));
    whenDone(d->db.write([id, at, code = error.code](Db& db) { return yes(storage::handOvers::postpone(db, id, at, code)); }), this,
             d->turn.here([this, error, at](const Result<bool>&) {
                 const auto mark = d->turn.mark();
                 Q_EMIT failed(error);
                 if (!d->turn.holds(mark))
                     return;
                 d->wake.start(static_cast<int>(std::max<qint64>(1, d->clock.now().msecsTo(at))));
                 rest();
             }));
}

void HandOverQueue::rest()
{
    if (d->turn.end() && !d->wake.isActive())
        return pump();
    Q_EMIT idle();
}

} // namespace motcua::services
