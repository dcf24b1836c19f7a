#include "remote/feed_api.h"
#include "services/backoff.h"
#include "services/sync_engine_p.h"
#include "services/when_done.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace motcua::services {

void SyncEngine::Private::pullAll()
{
    for (const auto& reader : readers)
        pull(*reader);
}

void SyncEngine::Private::pull(ScopeReader& reader)
{
    if (!mayAsk() || reader.asking || !reader.line)
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
    // The first question after a start or a failure is answered at once, so that the screen knows where it stands.
    reader.polling = reader.caughtUp && plan.pollSeconds > 0;
    const remote::FeedQuery query{reader.scope, reader.cursor->cursor.toUtf8(), plan.pageRows, reader.polling ? plan.pollSeconds : 0};
    const quint64 now = reader.turn;
    whenDone(remote::fetchFeed(api, reader.line.get(), query), &q, [this, now, &reader](const Result<QByteArray>& page) {
        if (now != reader.turn)
            return;
        reader.polling = false;
        if (!page.has_value())
            return pullFailed(reader, page.error());
        store(reader, *page);
    });
    checkIdle();
}

void SyncEngine::Private::store(ScopeReader& reader, const QByteArray& page)
{
    const quint64 now = reader.turn;
    const auto done = file.write([p = projection, scope = reader.scope, after = reader.cursor->cursor, page, at = clock.now()](storage::Db& db) {
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
    if (pulled.rows > 0 || !pulled.more)
        count();
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
    reader.asking = reader.polling = reader.caughtUp = false;
    if (pauseFor(error))
        return;
    ++reader.failures;
    reader.error = error;
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
