#include "remote/feed_api.h"
#include "services/backoff.h"
#include "services/sync_engine_p.h"
#include "services/when_done.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace motcua::services {

namespace {

constexpr size_t ledAtMost = 16; // as many as the contract takes

} // namespace

// The leader last: its question then asks for the others along.
void SyncEngine::Private::pullAll()
{
    if (readers.empty())
        return;
    pullingAll = true;
    for (const auto& reader : readers) {
        if (reader.get() != &leader())
            pull(*reader);
    }
    pullingAll = false;
    pull(leader());
}

// The scope where most happens, as a rule.
ScopeReader& SyncEngine::Private::leader() const
{
    const auto found = std::find_if(readers.begin(), readers.end(), [](const auto& reader) { return reader->scope != "ref"_L1; });
    return found == readers.end() ? *readers.front() : **found;
}

bool SyncEngine::Private::canBeLed(const ScopeReader& reader) const
{
    const ScopeReader& first = leader();
    if (!tellsOfOthers || &reader == &first || !reader.cursor || !reader.cursor->complete || reader.cursor->cursor.isEmpty() || reader.error)
        return false;
    if (first.error && !isRetryable(first.error->kind))
        return false;
    return size_t(std::count_if(readers.begin(), readers.end(), [](const auto& each) { return each->led; })) < ledAtMost;
}

void SyncEngine::Private::takeAlong()
{
    ScopeReader& first = leader();
    first.asked.clear();
    for (const auto& reader : readers) {
        if (reader->polling && canBeLed(*reader)) { // asks alone until now
            ++reader->turn;
            reader->asking = reader->requesting = reader->polling = false;
            reader->line = std::make_unique<QObject>();
            reader->led = true;
        }
        if (reader->led)
            first.asked.push_back(reader.get());
    }
}

void SyncEngine::Private::heardOfOthers(const std::optional<QStringList>& news)
{
    if (!news && !leader().asked.empty())
        tellsOfOthers = false;
    for (ScopeReader* other : std::exchange(leader().asked, {})) {
        if (!other->led)
            continue;
        if (news && !news->contains(other->scope)) {
            other->caughtUp = true;
            Q_EMIT q.received(other->scope, 0, other->cursor->total);
            continue;
        }
        other->led = other->caughtUp = false;
        pull(*other);
    }
}

void SyncEngine::Private::leaveLeader()
{
    leader().asked.clear();
    for (const auto& reader : readers) {
        if (!std::exchange(reader->led, false))
            continue;
        reader->caughtUp = false;
        pull(*reader);
    }
}

void SyncEngine::Private::pull(ScopeReader& reader)
{
    if (!mayAsk() || reader.asking || reader.led || !reader.line)
        return;
    reader.asking = true;
    wasIdle = false;
    if (reader.cursor)
        return ask(reader);
    const quint64 now = reader.turn;
    whenDone(file.read([scope = reader.scope](storage::Db& db) { return storage::sync::cursor(db, scope); }), &q,
             [this, now, &reader](const Result<storage::SyncCursor>& cursor) {
                 if (now != reader.turn)
                     return;
                 if (!cursor.has_value())
                     return pullFailed(reader, cursor.error());
                 reader.cursor = *cursor;
                 ask(reader);
             });
}

void SyncEngine::Private::ask(ScopeReader& reader)
{
    const ScopeReader& first = leader();
    const bool leaderWillAsk = pullingAll || (first.asking && !first.requesting) || first.retry.isActive();
    if (leaderWillAsk && canBeLed(reader)) {
        reader.asking = false;
        reader.led = true;
        checkIdle();
        if (checking && checking->waiting)
            checkNextScope();
        return;
    }
    // The first question after a start or a failure is answered at once, so that the screen knows where it stands.
    // … also where it was another scope that started or failed, and this one only asks for it.
    if (&reader == &first)
        takeAlong();
    const bool allCaughtUp = reader.caughtUp && std::all_of(reader.asked.begin(), reader.asked.end(), [](const auto* other) { return other->caughtUp; });
    reader.polling = allCaughtUp && plan.pollSeconds > 0;
    remote::FeedQuery query{reader.scope, reader.cursor->cursor.toUtf8(), reader.cursor->complete ? plan.quietRows : plan.pageRows, reader.polling ? plan.pollSeconds : 0};
    for (const ScopeReader* other : reader.asked)
        query.also.emplace_back(other->scope, other->cursor->cursor.toUtf8());
    reader.requesting = true;
    const quint64 now = reader.turn;
    whenDone(remote::fetchFeed(api, reader.line.get(), query), &q, [this, now, &reader](const Result<QByteArray>& page) {
        if (now != reader.turn)
            return;
        reader.requesting = reader.polling = false;
        if (!page.has_value())
            return pullFailed(reader, page.error());
        store(reader, *page);
    });
    checkIdle();
}

void SyncEngine::Private::store(ScopeReader& reader, const QByteArray& page)
{
    const quint64 now = reader.turn;
    const auto done = file.writeFetched([p = projection, scope = reader.scope, after = reader.cursor->cursor, page, at = clock.now()](storage::Db& db) {
        return storePage(db, *p, scope, after, page, at);
    });
    whenDone(done, &q, [this, now, &reader](const Result<Pulled>& pulled) {
        if (pulled.has_value() && (pulled->rows > 0 || pulled->changes.many || !pulled->changes.ids.isEmpty()))
            Q_EMIT q.changed(pulled->changes); // it is in the file, whatever has become of the line
        if (now != reader.turn) {
            reader.cursor.reset(); // read it again
            return;
        }
        if (!pulled.has_value())
            return pullFailed(reader, pulled.error());
        stored(reader, *pulled);
    });
}

void SyncEngine::Private::stored(ScopeReader& reader, const Pulled& pulled)
{
    const quint64 now = reader.turn;
    reader.cursor = pulled.cursor;
    // Only the step from failing to well: otherwise a centre that answers here and fails there would be asked without rest.
    const bool wasDown = reader.error && isRetryable(reader.error->kind);
    reader.failures = 0;
    reader.error.reset();
    reader.asking = false;
    reader.caughtUp = !pulled.more;
    contactAt = clock.now();
    Q_EMIT q.received(reader.scope, pulled.rows, pulled.cursor.total);
    if (pulled.changes.removed > 0) {
        handOvers->pump();
        eraseBlobs();
    }
    if (pulled.rows > 0)
        claims->pump(); // one of ours may have ended at the centre
    if (pulled.freed > 0) {
        q.outboxChanged();
        Q_EMIT q.trayChanged(); // a refusal may have become a conflict: the numbers do not tell
    }
    if (pulled.rows > 0 || !pulled.more)
        count();
    if (&reader == &leader())
        heardOfOthers(pulled.also);
    if (wasDown)
        lineIsBack();
    if (now != reader.turn || reader.asking)
        return; // a listener, or the line that is back, has begun something else
    if (checking && checking->waiting) {
        checkNextScope();
        if (now != reader.turn || reader.asking)
            return;
    }
    if (pulled.more || plan.pollSeconds > 0)
        pull(reader);
    if (!pulled.more) {
        returnOldNumbers();
        keepNumbers();
        if (pulled.rows > 0)
            prefetchPhotos();
    }
    checkIdle();
}

void SyncEngine::Private::pullFailed(ScopeReader& reader, const Error& error)
{
    reader.asking = reader.requesting = reader.polling = reader.caughtUp = false;
    if (pauseFor(error))
        return;
    ++reader.failures;
    reader.error = error;
    if (&reader == &leader() && !isRetryable(error.kind))
        leaveLeader();
    if (checking && checking->waiting)
        endCheck(error);
    // The cursor no longer holds: read anew into place. Only the first time at once, or a centre that always says so would
    // be asked without end.
    const bool anew = error.kind == ErrorKind::Gone || error.code == "cursor_invalid"_L1;
    if (anew && reader.failures == 1)
        return readAnew(reader);
    const qint64 wait = std::max(backoff(reader.failures, QRandomGenerator::global()->generate(), plan.backoffUnit), api.quietFor());
    reader.retry.start(static_cast<int>(wait));
    updateStatus();
    checkIdle();
}

void SyncEngine::Private::readAnew(ScopeReader& reader)
{
    reader.asking = true;
    const quint64 now = reader.turn;
    const auto begun = file.write([scope = reader.scope](storage::Db& db) -> Result<bool> {
        const auto done = storage::sync::restart(db, scope);
        if (!done.has_value())
            return tl::unexpected(done.error());
        return true;
    });
    whenDone(begun, &q, [this, now, &reader](const Result<bool>& done) {
        if (now != reader.turn)
            return;
        reader.asking = false;
        reader.cursor.reset();
        if (!done.has_value())
            return pullFailed(reader, done.error());
        pull(reader);
    });
}

} // namespace motcua::services
