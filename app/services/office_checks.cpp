// Everything that is here, held against the centre's digest.
#include "services/office_p.h"

#include <memory>

namespace motcua::services {

// One kind of data after the other, so that the progress is one.
QFuture<Result<std::vector<DigestReport>>> Office::checkData()
{
    if (d->dataCheck)
        return d->dataCheck->future();
    d->dataCheck = std::make_unique<QPromise<Result<std::vector<DigestReport>>>>();
    d->dataCheck->start();
    const auto future = d->dataCheck->future();
    checkRoom(0, {});
    return future;
}

void Office::checkRoom(size_t index, std::vector<DigestReport> reports)
{
    const auto over = [this](Result<std::vector<DigestReport>> result) {
        const auto promise = std::move(d->dataCheck);
        d->dataCheck.reset();
        promise->addResult(std::move(result));
        promise->finish();
    };
    if (index == d->rooms.size())
        return over(std::move(reports));
    auto* engine = d->rooms[index]->engine.get();
    int before = 0;
    int all = 0;
    for (size_t i = 0; i < d->rooms.size(); ++i) {
        const int scopes = int(d->rooms[i]->scopes.size());
        all += scopes;
        before += i < index ? scopes : 0;
    }
    auto* stage = new QObject(this); // the progress of this engine only
    connect(engine, &SyncEngine::digestProgress, stage, [this, before, all](int done, int) { Q_EMIT dataCheckProgress(before + done, all); });
    whenDone(engine->checkDigest(), this, [this, index, stage, over, reports = std::move(reports)](const Result<std::vector<DigestReport>>& found) mutable {
        stage->deleteLater();
        if (!found)
            return over(tl::unexpected(found.error()));
        reports.insert(reports.end(), found->begin(), found->end());
        checkRoom(index + 1, std::move(reports));
    });
}

QFuture<Result<QDateTime>> Office::lastDataCheck()
{
    struct Oldest
    {
        QPromise<Result<QDateTime>> promise;
        QDateTime at;
        bool never = false;
        size_t open = 0;
    };
    auto all = std::make_shared<Oldest>();
    all->promise.start();
    all->open = d->rooms.size() + 1;
    const auto part = [all](const Result<QDateTime>& at) {
        all->never = all->never || !at || !at->isValid();
        if (at && at->isValid() && (!all->at.isValid() || *at < all->at))
            all->at = *at;
        if (--all->open > 0)
            return;
        all->promise.addResult(Result<QDateTime>(all->never ? QDateTime() : all->at));
        all->promise.finish();
    };
    const auto future = all->promise.future();
    for (const auto& room : d->rooms)
        whenDone(room->engine->lastCheck(), this, part);
    part(QDateTime::currentDateTimeUtc()); // no say of its own
    return future;
}

} // namespace motcua::services
