// What waits, what needs a look, how far it has come: counted in the file, told as one state.
#include "domain/incident.h"
#include "services/sync_engine_p.h"
#include "services/when_done.h"
#include "storage/side_store.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace motcua::services {

namespace {

Result<int> openIncidents(storage::Db& db)
{
    const auto rows = storage::sides::list(db, u"incident"_s);
    if (!rows)
        return tl::unexpected(rows.error());
    return int(std::count_if(rows->begin(), rows->end(), [](const storage::SideRecord& row) {
        const auto incident = domain::incidentFromJson(QJsonDocument::fromJson(row.body).object());
        return incident && incident->isOpen();
    }));
}

} // namespace

void SyncEngine::Private::count()
{
    if (counting) {
        countAgain = true;
        return;
    }
    counting = true;
    countAgain = false;
    struct Numbers
    {
        storage::OutboxCounts outbox;
        std::vector<storage::SyncCursor> cursors;
        int incidents = 0;
        int files = 0;
        qint64 bytes = 0;
    };
    const bool meetings = plan.area == domain::Area::Meetings;
    const auto counted = file.read([blobs = blobStore, meetings](storage::Db& db) -> Result<Numbers> {
        const auto outbox = storage::outbox::counts(db);
        if (!outbox.has_value())
            return tl::unexpected(outbox.error());
        auto cursors = storage::sync::cursors(db);
        if (!cursors.has_value())
            return tl::unexpected(cursors.error());
        Numbers numbers{*outbox, std::move(*cursors)};
        if (meetings) {
            const auto open = openIncidents(db);
            if (!open.has_value())
                return tl::unexpected(open.error());
            numbers.incidents = *open;
        }
        const auto files = storage::sync::pendingUploads(db);
        if (!files.has_value())
            return tl::unexpected(files.error());
        numbers.files = int(files->size());
        for (const QString& hash : *files)
            numbers.bytes += blobs.sizeOf(hash);
        return numbers;
    });
    whenDone(counted, &q, [this](const Result<Numbers>& numbers) {
        counting = false;
        if (numbers.has_value()) {
            const bool moved = !(numbers->outbox == counts) || numbers->incidents != incidents;
            counts = numbers->outbox;
            incidents = numbers->incidents;
            uploads.files = numbers->files;
            uploads.waiting = numbers->bytes;
            if (numbers->files == 0)
                uploads.done = uploads.now = 0;
            if (counts.waiting == 0 && !pushing && online)
                pushError.reset(); // nothing is left that could fail
            status.received = status.total = 0;
            qsizetype complete = 0;
            QDateTime last;
            for (const storage::SyncCursor& cursor : numbers->cursors) {
                if (!plan.scopes.contains(cursor.scope))
                    continue;
                complete += cursor.complete;
                last = std::max(last, cursor.syncedAt);
                if (!cursor.complete) {
                    status.received += cursor.received;
                    status.total += cursor.total;
                }
            }
            everComplete = complete == plan.scopes.size();
            if (everComplete)
                quicken();
            if (!contactAt.isValid())
                contactAt = last;
            if (moved)
                Q_EMIT q.trayChanged();
        }
        updateStatus();
        checkIdle();
        if (countAgain)
            count();
    });
}

void SyncEngine::Private::updateStatus()
{
    SyncStatus next = status;
    next.waiting = counts.waiting;
    next.needsLook = counts.needsLook + counts.parked + incidents;
    next.uploads = {uploads.files, uploads.done + uploads.waiting, uploads.done + uploads.now};
    next.firstSync = !everComplete;
    next.error = pushError;
    for (const auto& reader : readers) {
        if (!next.error && reader->error)
            next.error = reader->error;
    }
    const bool failing = next.error && next.error->kind != ErrorKind::Forbidden && next.error->kind != ErrorKind::Storage &&
                         next.error->kind != ErrorKind::DiskFull;
    if (!failing)
        failingSince = {};
    else if (!failingSince.isValid())
        failingSince = clock.now();

    using State = SyncStatus::State;
    if (pause != Pause::None) {
        next.state = pause == Pause::SignIn ? State::SignInAgain : State::UpgradeRequired;
        next.error = pauseError;
    } else if (next.needsLook > 0)
        next.state = State::NeedsLook;
    else if (failing)
        next.state = State::Offline;
    else if (next.waiting > 0)
        next.state = State::Sending;
    else
        next.state = everComplete ? State::Synced : State::NeverSynced;
    next.since = failing ? failingSince : contactAt;
    next.heardAt = contactAt;
    next.offlineSince = failing ? failingSince : QDateTime();
    if (next == status)
        return;
    status = next;
    Q_EMIT q.statusChanged();
}

} // namespace motcua::services
