#include "services/blob_queue.h"

#include "remote/api_client.h"
#include "remote/blob_api.h"
#include "services/backoff.h"
#include "services/line_turn.h"
#include "services/when_done.h"
#include "storage/blob_store.h"
#include "storage/database.h"
#include "storage/sync_store.h"

#include <QPromise>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace motcua::services {

using storage::sync::BlobJob;

struct BlobQueue::Private
{
    Private(remote::ApiClient& a, storage::Database& file, const storage::BlobStore& b, Clock c, int u)
        : api(a), db(file), blobs(b), clock(std::move(c)), unit(u)
    {
    }

    remote::ApiClient& api;
    storage::Database& db;
    const storage::BlobStore& blobs;
    Clock clock;
    int unit;
    qint64 bandwidth = 1 << 20;
    qint64 piece = 256 << 10;
    LineTurn turn;
    QTimer wake;
    qint64 size = 0; //!< of the file that goes up
};

BlobQueue::BlobQueue(remote::ApiClient& api, storage::Database& db, const storage::BlobStore& blobs, Clock clock, int backoffUnit,
                     QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(api, db, blobs, std::move(clock), backoffUnit))
{
    d->wake.setSingleShot(true);
    connect(&d->wake, &QTimer::timeout, this, &BlobQueue::pump);
}

BlobQueue::~BlobQueue() = default;

bool BlobQueue::isBusy() const
{
    return d->turn.isBusy();
}

void BlobQueue::setLine(QObject* line)
{
    d->turn.setLine(line);
    d->wake.stop();
    if (line)
        pump();
}

void BlobQueue::setBackoffUnit(int milliseconds)
{
    d->unit = milliseconds;
}

void BlobQueue::setBandwidth(qint64 bytesPerSecond, qint64 pieceBytes)
{
    d->bandwidth = bytesPerSecond;
    d->piece = std::max<qint64>(1, pieceBytes);
}

// The next bytes go when these would have gone through a line of our width.
void BlobQueue::afterPause(qint64 bytes, std::function<void()> then)
{
    const auto mark = d->turn.mark();
    const qint64 wait = d->bandwidth > 0 ? bytes * 1'000 / d->bandwidth : 0;
    QTimer::singleShot(static_cast<int>(std::min<qint64>(wait, 60'000)), this, [this, mark, then = std::move(then)] {
        if (d->turn.holds(mark))
            then();
    });
}

void BlobQueue::pump()
{
    if (!d->turn.begin())
        return;
    // The first that is due, else the one whose time comes first.
    const auto next = d->db.read([now = d->clock.now()](storage::Db& db) -> Result<std::vector<BlobJob>> {
        auto due = storage::sync::dueBlobJobs(db, now, 1);
        if (!due.has_value() || !due->empty())
            return due;
        return storage::sync::dueBlobJobs(db, now.addYears(100), 1);
    });
    whenDone(next, this, d->turn.here([this](const Result<std::vector<BlobJob>>& jobs) {
        if (jobs.has_value() && !jobs->empty()) {
            const BlobJob& job = jobs->front();
            const qint64 wait = job.nextTry.isValid() ? d->clock.now().msecsTo(job.nextTry) : 0;
            if (wait <= 0 || wait > 7'200'000) // so long nobody waits: the clock was set back
                return work(job.hash, job.upload, job.attempts);
            d->wake.start(static_cast<int>(std::min<qint64>(wait, 300'000)));
        }
        const bool again = d->turn.end();
        if (!jobs.has_value())
            Q_EMIT failed(jobs.error());
        if (again)
            return pump();
        Q_EMIT idle();
    }));
}

void BlobQueue::work(const QString& hash, bool upload, int attempts)
{
    d->size = 0;
    const Done done = d->turn.here([this, hash, upload, attempts](const Result<bool>& result) { finish(hash, upload, attempts, result); });
    if (upload)
        return send(hash, done);
    whenDone(fetch(hash), this, [this, done](const Result<QByteArray>& bytes) {
        if (!bytes.has_value())
            return done(tl::unexpected(bytes.error()));
        afterPause(bytes->size(), [done] { done(true); });
    });
}

void BlobQueue::send(const QString& hash, const Done& done)
{
    whenDone(remote::blobState(d->api, d->turn.line(), hash), this, d->turn.here([this, hash, done](const Result<remote::BlobState>& there) {
        if (!there.has_value())
            return done(tl::unexpected(there.error()));
        if (there->whole)
            return done(true);
        const auto bytes = d->db.read([blobs = d->blobs, hash](storage::Db&) -> Result<QByteArray> { return blobs.get(hash); });
        whenDone(bytes, this, d->turn.here([this, hash, done, received = there->received](const Result<QByteArray>& read) {
            if (!read.has_value())
                return done(tl::unexpected(read.error()));
            const auto mark = d->turn.mark();
            d->size = read->size();
            Q_EMIT sent(received);
            if (!d->turn.holds(mark))
                return;
            if (read->size() > d->piece && received < read->size())
                return sendPieces(hash, *read, received, 0, done);
            whenDone(remote::putBlob(d->api, d->turn.line(), hash, *read), this, done);
        }));
    }));
}

void BlobQueue::sendPieces(const QString& hash, const QByteArray& bytes, qint64 offset, int standing, const Done& done)
{
    const qint64 length = std::min(d->piece, qint64(bytes.size()) - offset);
    whenDone(remote::putBlobPiece(d->api, d->turn.line(), hash, bytes, offset, length), this,
             d->turn.here([this, hash, bytes, offset, length, standing, done](const Result<remote::BlobState>& state) {
                 if (!state.has_value())
                     return done(tl::unexpected(state.error()));
                 if (state->whole)
                     return done(true);
                 const auto mark = d->turn.mark();
                 Q_EMIT sent(state->received);
                 if (!d->turn.holds(mark))
                     return;
                 // Another number than ours: the centre goes on from there. But not for ever.
                 const int stands = state->received == offset + length ? 0 : standing + 1;
                 if (stands > 3 || state->received >= bytes.size())
                     return done(fail(ErrorKind::Contract, u"upload_stands_still"_s));
                 afterPause(length, [this, hash, bytes, at = state->received, stands, done] { sendPieces(hash, bytes, at, stands, done); });
             }));
}

void BlobQueue::finish(const QString& hash, bool upload, int attempts, const Result<bool>& result)
{
    // What can never go up must not hold back its command for ever: the centre then says what it thinks of the command.
    const bool hopeless = !result.has_value() && !isRetryable(result.error().kind) && result.error().kind != ErrorKind::Unauthorized &&
                          result.error().kind != ErrorKind::UpgradeRequired && result.error().kind != ErrorKind::Contract &&
                          result.error().kind != ErrorKind::DiskFull && result.error().kind != ErrorKind::Storage;
    const bool over = result.has_value() || hopeless;
    const QDateTime later = d->clock.now().addMSecs(backoff(attempts + 1, QRandomGenerator::global()->generate(), d->unit));
    const QString code = result.has_value() ? QString() : result.error().code;
    const auto noted = d->db.write([hash, over, later, code](storage::Db& db) -> Result<bool> {
        const auto done = over ? storage::sync::finishBlobJob(db, hash) : storage::sync::postponeBlobJob(db, hash, later, code);
        if (!done.has_value())
            return tl::unexpected(done.error());
        return true;
    });
    whenDone(noted, this, d->turn.here([this, hash, upload, over, later, result](const Result<bool>& stored) {
        const auto mark = d->turn.mark();
        d->turn.end();
        if (over && upload && stored.has_value())
            Q_EMIT uploaded(hash, d->size);
        if (!result.has_value())
            Q_EMIT failed(result.error());
        if (!stored.has_value())
            Q_EMIT failed(stored.error());
        if (!d->turn.holds(mark))
            return; // a listener has cut the line
        if (over && stored.has_value())
            return pump();
        d->wake.start(static_cast<int>(std::max<qint64>(1, d->clock.now().msecsTo(later))));
        Q_EMIT idle();
    }));
}

QFuture<Result<QByteArray>> BlobQueue::fetch(const QString& sha256)
{
    auto promise = std::make_shared<QPromise<Result<QByteArray>>>();
    promise->start();
    const auto keep = [promise](Result<QByteArray> result) {
        promise->addResult(std::move(result));
        promise->finish();
    };
    const auto local = d->db.read([blobs = d->blobs, sha256](storage::Db&) -> Result<QByteArray> { return blobs.get(sha256); });
    whenDone(local, this, [this, sha256, keep](const Result<QByteArray>& bytes) {
        if (bytes.has_value() || bytes.error().kind == ErrorKind::Invalid)
            return keep(bytes);
        if (!d->turn.line())
            return keep(fail(ErrorKind::Network, u"offline"_s));
        whenDone(remote::getBlob(d->api, d->turn.line(), sha256), this, [this, sha256, keep](const Result<QByteArray>& got) {
            if (!got.has_value())
                return keep(got);
            const auto stored = d->db.write([blobs = d->blobs, sha256, bytes = *got](storage::Db&) -> Result<bool> {
                if (const auto put = blobs.putAs(sha256, bytes); !put.has_value())
                    return tl::unexpected(put.error());
                return true;
            });
            // A full disk is no reason not to show what has just come.
            whenDone(stored, this, [this, sha256, keep, got](const Result<bool>& kept) {
                keep(got);
                if (kept.has_value())
                    Q_EMIT fetched(sha256);
            });
        });
    });
    return promise->future();
}

} // namespace motcua::services
