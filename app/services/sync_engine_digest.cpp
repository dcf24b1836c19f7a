#include "remote/feed_api.h"
#include "services/digest_check.h"
#include "services/sync_engine_p.h"
#include "services/when_done.h"
#include "domain/calendar.h"

using namespace Qt::StringLiterals;

namespace motcua::services {

namespace {

const QString checkedAtKey = u"digest_at"_s;
constexpr int nightEnds = 6;         // o'clock, local
constexpr int nightlyAfterHours = 20;
constexpr int atLatestAfterHours = 72; // a machine that is switched off at night is checked by day

} // namespace

// One scope after the other; meanwhile its reader is held, so that the cursor does not move.
void SyncEngine::Private::checkNextScope()
{
    if (!checking)
        return;
    Q_EMIT q.digestProgress(int(checking->index), int(readers.size()));
    if (!checking)
        return; // a listener has cut the line
    if (checking->index == readers.size())
        return endCheck({});
    ScopeReader& reader = *readers[checking->index];
    if (!mayAsk() || !reader.line)
        return endCheck(Error{ErrorKind::Network, u"offline"_s});
    if (!reader.cursor) // just opened: how far it was read is asked of the disk first
        pull(reader);
    if (!reader.cursor || (reader.asking && !reader.polling)) { // a page is on its way: when it is stored
        checking->waiting = true;
        return;
    }
    checking->waiting = false;
    if (!reader.cursor->complete) {
        DigestReport report;
        report.scope = reader.scope;
        checking->reports.push_back(report);
        ++checking->index;
        return checkNextScope();
    }
    ++reader.turn;
    reader.retry.stop();
    reader.line = std::make_unique<QObject>();
    reader.asking = true;
    reader.requesting = reader.polling = reader.led = false;
    wasIdle = false;
    DigestCheck::Room room;
    room.api = &api;
    room.db = &file;
    room.projection = projection;
    room.area = plan.area;
    room.scope = reader.scope;
    room.line = reader.line.get();
    room.readToEnd = [this, &reader](std::function<void(const Result<bool>&)> then) { readToEnd(reader, std::move(then)); };
    room.changed = [this](const Changes& changes) {
        Q_EMIT q.changed(changes);
        count();
        eraseBlobs();
    };
    const quint64 now = reader.turn;
    auto* check = new DigestCheck(std::move(room));
    whenDone(check->start(), &q, [this, now, &reader](const Result<DigestReport>& report) {
        if (now != reader.turn || !checking)
            return; // the line was cut: endCheck has been called
        reader.asking = false;
        if (!report) {
            endCheck(report.error());
            return pullFailed(reader, report.error());
        }
        checking->reports.push_back(*report);
        ++checking->index;
        if (report->anew)
            readAnew(reader);
        else
            pull(reader);
        checkNextScope();
    });
}

void SyncEngine::Private::readToEnd(ScopeReader& reader, std::function<void(const Result<bool>&)> then)
{
    const remote::FeedQuery query{reader.scope, reader.cursor->cursor.toUtf8(), plan.pageRows, 0};
    const quint64 now = reader.turn;
    whenDone(remote::fetchFeed(api, reader.line.get(), query), &q, [this, now, &reader, then](const Result<QByteArray>& page) {
        if (now != reader.turn)
            return;
        if (!page)
            return then(tl::unexpected(page.error()));
        const auto done = file.write([p = projection, scope = reader.scope, after = reader.cursor->cursor, bytes = *page, at = clock.now()](storage::Db& db) {
            return storePage(db, *p, scope, after, bytes, at);
        });
        whenDone(done, &q, [this, now, &reader, then](const Result<Pulled>& pulled) {
            if (pulled && (pulled->rows > 0 || pulled->changes.many)) {
                Q_EMIT q.changed(pulled->changes);
                handOvers->pump();
            }
            if (pulled && pulled->freed > 0)
                q.outboxChanged();
            if (now != reader.turn)
                return;
            if (!pulled)
                return then(tl::unexpected(pulled.error()));
            reader.cursor = pulled->cursor;
            if (pulled->more)
                return readToEnd(reader, then);
            then(true);
        });
    });
}

void SyncEngine::Private::endCheck(const std::optional<Error>& error)
{
    if (!checking)
        return;
    const auto over = std::move(checking);
    checking.reset();
    if (error) {
        over->promise.addResult(Result<std::vector<DigestReport>>(tl::unexpected(*error)));
    } else {
        file.write([at = clock.now()](storage::Db& db) -> Result<bool> {
            if (auto kept = storage::sync::setMeta(db, checkedAtKey, QByteArray::number(at.toMSecsSinceEpoch())); !kept)
                return tl::unexpected(kept.error());
            return true;
        });
        over->promise.addResult(Result<std::vector<DigestReport>>(over->reports));
        Q_EMIT q.digestChecked(over->reports);
    }
    over->promise.finish();
    checkIdle();
}

// By night, when nobody waits; each desk at an hour of its own, so that a hundred do not ask at once.
void SyncEngine::Private::checkAtNight()
{
    if (checking || !mayAsk() || !isIdle() || plan.pollSeconds == 0)
        return;
    const QDateTime now = clock.now();
    const int myHour = int(qHash(session.deviceId()) % nightEnds);
    const int hour = domain::toLocal(now).time().hour();
    const auto last = file.read([](storage::Db& db) { return storage::sync::meta(db, checkedAtKey); });
    whenDone(last, &q, [this, now, hour, myHour](const Result<QByteArray>& text) {
        if (!text)
            return;
        if (text->isEmpty()) { // a first sync is its own check
            file.write([now](storage::Db& db) -> Result<bool> {
                if (auto kept = storage::sync::setMeta(db, checkedAtKey, QByteArray::number(now.toMSecsSinceEpoch())); !kept)
                    return tl::unexpected(kept.error());
                return true;
            });
            return;
        }
        const qint64 hours = QDateTime::fromMSecsSinceEpoch(text->toLongLong(), Qt::UTC).secsTo(now) / 3'600;
        const bool night = hour >= myHour && hour < nightEnds && hours >= nightlyAfterHours;
        if (night || hours >= atLatestAfterHours || hours < 0) // a clock that was set back proves nothing
            (void)q.checkDigest();
    });
}

QFuture<Result<std::vector<DigestReport>>> SyncEngine::checkDigest()
{
    if (d->checking)
        return d->checking->promise.future();
    d->checking = std::make_unique<Private::Checking>();
    d->checking->promise.start();
    auto future = d->checking->promise.future();
    d->checkNextScope();
    return future;
}

QFuture<Result<QDateTime>> SyncEngine::lastCheck()
{
    return d->file.read([](storage::Db& db) -> Result<QDateTime> {
        const auto text = storage::sync::meta(db, checkedAtKey);
        if (!text)
            return tl::unexpected(text.error());
        return text->isEmpty() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(text->toLongLong(), Qt::UTC);
    });
}

} // namespace motcua::services
