#include "services/sync_engine.h"

#include "services/sync_engine_p.h"
#include "services/when_done.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace motcua::services {

namespace {

constexpr int trimEvery = 20; // files that came

} // namespace

SyncEngine::Private::Private(SyncEngine& engine, remote::ApiClient& a, Session& s, storage::Database& database,
                             const storage::BlobStore& b, std::shared_ptr<const Projection> p, Plan pl, Clock c)
    : q(engine), api(a), session(s), file(database), projection(std::move(p)), plan(std::move(pl)), clock(std::move(c)),
      blobStore(b), blobs(std::make_unique<BlobQueue>(a, database, b, clock, plan.backoffUnit)),
      claims(std::make_unique<ClaimKeeper>(a, database, clock, plan.backoffUnit)),
      handOvers(std::make_unique<HandOverQueue>(a, database, clock, plan.backoffUnit))
{
    if (plan.area == domain::Area::Meetings)
        plan.quietRows = std::min(plan.pageRows, 500); // a scan at the gate never waits long behind a page
    pushTimer.setSingleShot(true);
    QObject::connect(&pushTimer, &QTimer::timeout, &q, [this] { pushSoon(); });
    nightTimer.setInterval(3'600'000);
    QObject::connect(&nightTimer, &QTimer::timeout, &q, [this] { checkAtNight(); });
    for (const QString& scope : plan.scopes) {
        auto reader = std::make_unique<ScopeReader>();
        reader->scope = scope;
        reader->retry.setSingleShot(true);
        QObject::connect(&reader->retry, &QTimer::timeout, &q, [this, r = reader.get()] { pull(*r); });
        readers.push_back(std::move(reader));
    }
}

SyncEngine::SyncEngine(remote::ApiClient& api, Session& session, storage::Database& file, const storage::BlobStore& blobs,
                       std::shared_ptr<const Projection> projection, Plan plan, Clock clock, QObject* parent)
    : QObject(parent),
      d(std::make_unique<Private>(*this, api, session, file, blobs, std::move(projection), std::move(plan), std::move(clock)))
{
    connect(d->blobs.get(), &BlobQueue::uploaded, this, [this](const QString&, qint64 bytes) {
        d->uploads.files = std::max(0, d->uploads.files - 1);
        d->uploads.waiting = std::max<qint64>(0, d->uploads.waiting - bytes);
        d->uploads.done += bytes;
        d->uploads.now = 0;
        d->count();
        d->pushSoon();
    });
    connect(d->blobs.get(), &BlobQueue::sent, this, [this](qint64 bytes) {
        d->uploads.now = bytes;
        d->updateStatus();
    });
    connect(d->blobs.get(), &BlobQueue::fetched, this, [this, n = 0]() mutable {
        if (++n % trimEvery == 0)
            d->trimBlobs();
    });
    connect(d->blobs.get(), &BlobQueue::failed, this, [this](const Error& error) { d->pauseFor(error); });
    connect(d->blobs.get(), &BlobQueue::idle, this, [this] { d->checkIdle(); });
    connect(d->claims.get(), &ClaimKeeper::failed, this, [this](const Error& error) { d->pauseFor(error); });
    connect(d->claims.get(), &ClaimKeeper::idle, this, [this] { d->checkIdle(); });
    connect(d->claims.get(), &ClaimKeeper::changed, this, [this](const QStringList& ids) {
        Changes changes;
        for (const QString& id : ids)
            changes.add(id);
        Q_EMIT this->changed(changes);
    });
    connect(d->handOvers.get(), &HandOverQueue::failed, this, [this](const Error& error) { d->pauseFor(error); });
    connect(d->handOvers.get(), &HandOverQueue::idle, this, [this] { d->checkIdle(); });
    connect(d->handOvers.get(), &HandOverQueue::handedOver, this, [this] {
        d->count();
        Q_EMIT trayChanged();
    });
    connect(&session, &Session::stageChanged, this, [this] {
        if (d->session.stage() != Session::Stage::SignedIn || d->pause != Private::Pause::SignIn)
            return;
        d->pause = Private::Pause::None;
        d->pauseError.reset();
        if (d->running && d->online)
            d->wakeUp();
        d->updateStatus();
    });
    connect(&api, &remote::ApiClient::contacted, this, [this](const QDateTime& serverTime, int age) {
        // The Date header has whole seconds, cut off: half a second is what it is short of on the average.
        const qint64 offset = d->clock.now().msecsTo(serverTime) + 500 + age;
        if (d->plan.area == domain::Area::Meetings && (!d->centreTimeKept.isValid() || d->centreTimeKept.secsTo(serverTime) >= 60)) {
            // A gate without a line tells by it that its clock has gone back (gate_work).
            d->centreTimeKept = serverTime;
            d->file.write([text = QByteArray::number(serverTime.toMSecsSinceEpoch())](storage::Db& db) -> Result<bool> {
                return storage::sync::setMeta(db, u"centre_time"_s, text).map([] { return true; });
            });
        }
        if (std::abs(offset - d->status.clockOffsetMs) < 1'000)
            return;
        d->status.clockOffsetMs = std::abs(offset) < 1'000 ? 0 : offset;
        d->file.write([text = QByteArray::number(d->status.clockOffsetMs)](storage::Db& db) -> Result<bool> {
            const auto kept = storage::sync::setMeta(db, u"clock_offset_ms"_s, text);
            if (!kept.has_value())
                return tl::unexpected(kept.error());
            return true;
        });
        Q_EMIT statusChanged();
    });
}

SyncEngine::~SyncEngine()
{
    d->cutLine();
}

void SyncEngine::setPace(int pollSeconds, int backoffUnitMs)
{
    d->plan.pollSeconds = pollSeconds;
    d->plan.backoffUnit = backoffUnitMs;
    d->blobs->setBackoffUnit(backoffUnitMs);
    d->claims->setPace(backoffUnitMs);
    d->handOvers->setBackoffUnit(backoffUnitMs);
}

const SyncEngine::Plan& SyncEngine::plan() const
{
    return d->plan;
}

void SyncEngine::start()
{
    if (d->running)
        return;
    d->running = true;
    d->count();
    d->purgeLostScopes();
    d->trimBlobs();
    d->nightTimer.start();
    if (d->online)
        d->layLine();
    d->recover([this] { d->wakeUp(); });
}

void SyncEngine::sendNow()
{
    if (!d->running || !d->online)
        return;
    if (d->pause == Private::Pause::Upgrade) { // perhaps it was only for a moment
        d->pause = Private::Pause::None;
        d->pauseError.reset();
    }
    d->handOvers->hurry();
    d->wakeUp();
}

void SyncEngine::setOnline(bool online)
{
    if (online == d->online)
        return;
    d->online = online;
    if (!online) {
        d->cutLine();
        d->pushError = Error{ErrorKind::Network, u"offline"_s};
        if (!d->failingSince.isValid())
            d->failingSince = d->clock.now();
        d->recover({});
    } else {
        d->pushError.reset();
        if (d->running) {
            d->layLine();
            d->recover([this] { d->wakeUp(); });
        }
    }
    d->updateStatus();
}

void SyncEngine::outboxChanged()
{
    d->count();
    d->keepNumbers();
    d->blobs->pump();
    d->handOvers->pump(); // a slip may have been taken in
    d->pushSoon();
}

void SyncEngine::refreshCounts()
{
    d->count();
    d->pushSoon(); // what lay behind a dropped command may go now
}

ClaimKeeper& SyncEngine::claims() const
{
    return *d->claims;
}

int SyncEngine::handOversWaiting() const
{
    return d->handOvers->waiting();
}

const SyncStatus& SyncEngine::status() const
{
    return d->status;
}

QHash<QString, QString> SyncEngine::cursors() const
{
    QHash<QString, QString> all;
    for (const auto& reader : d->readers)
        all.insert(reader->scope, reader->cursor ? reader->cursor->cursor : QString());
    return all;
}

bool SyncEngine::isIdle() const
{
    return d->isIdle();
}

QFuture<Result<QByteArray>> SyncEngine::fetchBlob(const QString& sha256)
{
    return d->blobs->fetch(sha256);
}

RetryRule SyncEngine::Private::retryRule() const
{
    return {clock.now(), plan.backoffUnit, QRandomGenerator::global()->generate(), api.quietFor()};
}

void SyncEngine::Private::cutLine()
{
    ++turn;
    pushing = false;
    pushAgain = false;
    leasing = false;
    pushTimer.stop();
    blobs->setLine(nullptr);
    claims->setLine(nullptr);
    handOvers->setLine(nullptr);
    returning = false;
    line.reset();
    for (const auto& reader : readers) {
        ++reader->turn;
        reader->asking = reader->requesting = reader->polling = reader->caughtUp = reader->led = false;
        reader->asked.clear();
        reader->retry.stop();
        reader->line.reset();
    }
    endCheck(Error{ErrorKind::Network, u"offline"_s});
    for (const auto& waiting : std::exchange(returned, {})) {
        waiting->addResult(Result<bool>(false));
        waiting->finish();
    }
}

void SyncEngine::Private::layLine()
{
    if (!line)
        line = std::make_unique<QObject>();
    for (const auto& reader : readers) {
        if (!reader->line)
            reader->line = std::make_unique<QObject>();
    }
    blobs->setLine(line.get());
    claims->setLine(line.get());
    handOvers->setLine(line.get());
}

void SyncEngine::Private::wakeUp()
{
    if (!mayAsk())
        return;
    layLine();
    for (const auto& reader : readers) {
        reader->failures = 0;
        reader->retry.stop();
        if (reader->polling) { // a poll on a dead line would be silent for a long time
            ++reader->turn;
            reader->asking = reader->requesting = reader->polling = false;
            reader->line = std::make_unique<QObject>();
        }
        reader->caughtUp = reader->led = false;
    }
    pushFailures = 0;
    const quint64 now = turn;
    const auto hurried = file.write([](storage::Db& db) -> Result<bool> {
        const auto done = storage::outbox::hurry(db);
        if (!done.has_value())
            return tl::unexpected(done.error());
        return true;
    });
    whenDone(hurried, &q, [this, now](const Result<bool>&) {
        if (now != turn)
            return;
        blobs->pump();
        pushSoon();
        if (pushedOnce)
            pullAll();
    });
}

bool SyncEngine::Private::pauseFor(const Error& error)
{
    const bool signIn = error.kind == ErrorKind::Unauthorized;
    if (!signIn && error.kind != ErrorKind::UpgradeRequired)
        return false;
    if (pause == Pause::None) {
        pause = signIn ? Pause::SignIn : Pause::Upgrade;
        pauseError = error;
        cutLine();
        recover({}); // what was on its way is queued again and kept
        updateStatus();
        if (signIn)
            session.expire();
    }
    return true;
}

// A reader came through after it had failed: what waits for its time need not wait any longer.
void SyncEngine::Private::lineIsBack()
{
    if (pushError && isRetryable(pushError->kind))
        pushError.reset();
    wakeUp();
}

// Step by step, so that a command that is being written waits for one of them at most.
void SyncEngine::Private::quicken()
{
    if (quick || quickening)
        return;
    quickening = true;
    whenDone(file.write([p = projection](storage::Db& db) { return p->quicken(db); }), &q, [this](const Result<bool>& more) {
        quickening = false;
        quick = !more.has_value() || !*more; // on a full disk lists are slow, not wrong: tried again at the next start
        if (!quick)
            return quicken();
        checkIdle();
    });
}

bool SyncEngine::Private::isIdle() const
{
    if (pushing || counting || quickening || blobs->isBusy() || claims->isBusy() || handOvers->isBusy() || leasing || returning || checking ||
        !purging.isEmpty() || !pushedOnce)
        return false;
    return std::all_of(readers.begin(), readers.end(), [](const auto& r) { return r->caughtUp && (!r->asking || r->polling); });
}

void SyncEngine::Private::checkIdle()
{
    const bool now = mayAsk() && isIdle();
    if (now == wasIdle)
        return;
    wasIdle = now;
    if (now)
        Q_EMIT q.idle();
}

} // namespace motcua::services
