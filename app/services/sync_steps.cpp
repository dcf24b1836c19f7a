#include "services/sync_steps.h"

#include "remote/command_api.h"
#include "remote/feed_api.h"
#include "services/backoff.h"

#include <QJsonDocument>
#include <QSet>

using namespace Qt::StringLiterals;

namespace motcua::services {

namespace {

constexpr qsizetype largestBody = 768 << 10; // the centre takes a megabyte

tl::unexpected<Error> failed(const Error& error)
{
    return tl::unexpected(error);
}

QDateTime retryAt(const RetryRule& rule, int attempts, qint64 atLeast = 0)
{
    const qint64 wait = std::max({backoff(std::max(1, attempts), rule.random, rule.unit), rule.atLeast, atLeast});
    return rule.now.addMSecs(wait);
}

Result<int> attemptsOf(storage::Db& db, const QString& id)
{
    const auto row = storage::outbox::find(db, id);
    if (!row.has_value())
        return failed(row.error());
    return row->has_value() ? (*row)->attempts : 0;
}

Result<QStringList> pendingUploads(storage::Db& db)
{
    const auto jobs = storage::sync::dueBlobJobs(db, QDateTime::fromMSecsSinceEpoch(std::numeric_limits<qint64>::max() / 2, Qt::UTC), 1'000);
    if (!jobs.has_value())
        return failed(jobs.error());
    QStringList hashes;
    for (const auto& job : *jobs) {
        if (job.upload)
            hashes.append(job.hash);
    }
    return hashes;
}

// A command names a blob by its hash, 64 hex digits that stand nowhere else by chance: no need to know under which key.
bool namesOneOf(const domain::Command& command, const QStringList& hashes)
{
    if (hashes.isEmpty())
        return false;
    const QByteArray payload = QJsonDocument(command.payload).toJson(QJsonDocument::Compact);
    return std::any_of(hashes.begin(), hashes.end(), [&](const QString& hash) { return payload.contains(hash.toLatin1()); });
}

//! Who was told "somebody else works on it" need not watch for the moment when they have let go. What was seen when the work was
//! made stays in it: had the other one changed the same, it comes back as a conflict for a person to look at.
Result<int> sendWhatWaitedForClaims(storage::Db& db, const Projection& projection, const QStringList& letGo)
{
    int freed = 0;
    for (const QString& id : letGo) {
        const auto rows = storage::outbox::ofTarget(db, id);
        if (!rows.has_value())
            return failed(rows.error());
        const int before = freed;
        for (const storage::OutboxRow& row : *rows) {
            if (row.state != storage::OutboxState::Refused || row.code != "claimed"_L1)
                continue;
            if (const auto queued = storage::outbox::requeue(db, row.command.id); !queued.has_value())
                return failed(queued.error());
            ++freed;
        }
        if (freed > before) {
            if (const auto shown = projection.refresh(db, id); !shown.has_value())
                return failed(shown.error());
        }
    }
    return freed;
}

} // namespace

Result<Batch> takeBatch(storage::Db& db, const QDateTime& now, int limit)
{
    const auto uploads = pendingUploads(db);
    if (!uploads.has_value())
        return failed(uploads.error());
    // With uploads pending look further, so that commands behind the waiting ones are not held up.
    const auto due = storage::outbox::due(db, now, uploads->isEmpty() ? limit : 500);
    if (!due.has_value())
        return failed(due.error());

    Batch batch;
    std::vector<domain::Command> commands;
    QSet<QString> waitingLanes;
    for (const storage::OutboxRow& row : *due) {
        if (static_cast<int>(commands.size()) >= limit)
            break;
        if (waitingLanes.contains(row.command.lane) || namesOneOf(row.command, *uploads)) {
            waitingLanes.insert(row.command.lane);
            batch.waitsForBlob = true;
            continue;
        }
        commands.push_back(row.command);
    }
    batch.body = remote::commandsBody(commands);
    while (batch.body.size() > largestBody && commands.size() > 1) {
        commands.resize((commands.size() + 1) / 2);
        batch.body = remote::commandsBody(commands);
    }
    for (const domain::Command& command : commands)
        batch.ids.append(command.id);
    if (!batch.ids.isEmpty()) {
        if (const auto marked = storage::outbox::markSending(db, batch.ids); !marked.has_value())
            return failed(marked.error());
        return batch;
    }
    const auto next = storage::outbox::nextDue(db);
    if (!next.has_value())
        return failed(next.error());
    batch.nextDue = *next;
    return batch;
}

Result<Settled> settleAnswer(storage::Db& db, const Projection& projection, const QStringList& asked, const QByteArray& answer,
                             const RetryRule& rule)
{
    const auto results = remote::readCommandResults(answer, std::vector<domain::Id>(asked.begin(), asked.end()));
    if (!results.has_value())
        return failed(results.error());
    Settled settled;
    for (const domain::CommandResult& result : *results) {
        QDateTime later;
        if (result.outcome == domain::Outcome::Retry) {
            const auto attempts = attemptsOf(db, result.id);
            if (!attempts.has_value())
                return failed(attempts.error());
            later = retryAt(rule, *attempts, std::min(result.retryAfter, 3'600) * 1'000LL);
        }
        const auto changes = projection.settle(db, result, later);
        if (!changes.has_value())
            return failed(changes.error());
        settled.changes.merge(*changes);
        switch (result.outcome) {
        case domain::Outcome::Applied:
        case domain::Outcome::Duplicate: settled.ids.append(result.id); break;
        case domain::Outcome::Conflict:
        case domain::Outcome::Refused: ++settled.tray; break;
        case domain::Outcome::Retry: ++settled.retry; break;
        }
    }
    return settled;
}

Result<Settled> settleRefused(storage::Db& db, const Projection& projection, const QString& id, const Error& error)
{
    domain::CommandResult result;
    result.id = id;
    result.outcome = error.kind == ErrorKind::Conflict ? domain::Outcome::Conflict : domain::Outcome::Refused;
    result.code = error.code;
    result.message = error.detail;
    const auto changes = projection.settle(db, result);
    if (!changes.has_value())
        return failed(changes.error());
    Settled settled;
    settled.changes = *changes;
    settled.tray = 1;
    return settled;
}

Result<bool> postponeAll(storage::Db& db, const QStringList& ids, const QString& code, const RetryRule& rule)
{
    for (const QString& id : ids) {
        const auto attempts = attemptsOf(db, id);
        if (!attempts.has_value())
            return failed(attempts.error());
        const auto done = storage::outbox::postpone(db, id, retryAt(rule, *attempts), code);
        if (!done.has_value() && done.error().kind != ErrorKind::NotFound)
            return failed(done.error());
    }
    return true;
}

Result<Pulled> storePage(storage::Db& db, const Projection& projection, const QString& scope, const QString& after,
                         const QByteArray& ndjson, const QDateTime& now)
{
    auto page = remote::readFeedPage(ndjson, projection.readsItself());
    if (!page.has_value())
        return failed(page.error());
    auto cursor = storage::sync::cursor(db, scope);
    if (!cursor.has_value())
        return failed(cursor.error());
    Pulled pulled;
    pulled.cursor = *cursor;
    pulled.also = page->also;
    if (cursor->cursor != after) { // somebody has begun anew in between
        pulled.stale = true;
        pulled.more = true;
        return pulled;
    }
    if (page->more && page->rows.empty() && QString::fromUtf8(page->next) == after)
        return fail(ErrorKind::Contract, u"feed_stands_still"_s);

    std::vector<FeedChange> changes;
    changes.reserve(page->rows.size());
    QStringList letGo;
    for (remote::FeedRow& row : page->rows) {
        if (row.remove && row.kind == "claim"_L1)
            letGo.append(row.id);
        changes.push_back({row.seq, std::move(row.kind), std::move(row.id), row.rev, row.remove, std::move(row.reason),
                           std::move(row.body), std::move(row.json)});
    }
    const auto applied = projection.applyFeed(db, scope, changes);
    if (!applied.has_value())
        return failed(applied.error());

    const auto freed = sendWhatWaitedForClaims(db, projection, letGo);
    if (!freed.has_value())
        return failed(freed.error());

    pulled.changes = *applied;
    if (*freed > 0) {
        pulled.freed = *freed;
        for (const QString& id : letGo)
            pulled.changes.add(id);
    }
    pulled.rows = static_cast<qint64>(changes.size());
    pulled.more = page->more;
    storage::SyncCursor& next = pulled.cursor;
    next.cursor = QString::fromUtf8(page->next);
    next.syncedAt = now;
    if (!next.complete) {
        next.received += pulled.rows;
        if (page->total > 0)
            next.total = page->total;
    }
    const bool readAnew = !page->more && !next.complete && next.generation > 0;
    if (!page->more)
        next.complete = true;
    if (const auto stored = storage::sync::setCursor(db, next); !stored.has_value())
        return failed(stored.error());
    if (readAnew) {
        const auto gone = projection.removeUnseen(db, scope, next.generation);
        if (!gone.has_value())
            return failed(gone.error());
        pulled.changes.merge(*gone);
    }
    return pulled;
}

} // namespace motcua::services
