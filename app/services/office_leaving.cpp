// What leaves with an official: unsent work, sealed for the centre, and numbers that were not used.
#include "services/hand_over.h"
#include "services/office_p.h"
#include "services/sealed_files.h"
#include "storage/outbox_store.h"

#include <algorithm>

namespace motcua::services {

using namespace Qt::StringLiterals;
using domain::Area;
using storage::Db;

namespace {

//! Everything unsent, sealed or not, as it can leave the store.
Result<std::vector<storage::HandOver>> sealAll(Db& db, const Projection& projection, const QString& scope, const QString& kind)
{
    const auto targets = storage::outbox::targets(db);
    if (!targets)
        return tl::unexpected(targets.error());
    for (const QString& target : *targets) {
        if (auto taken = handOver::takeWork(db, projection.context().clock, scope, kind, target, u"revoked"_s); !taken)
            return tl::unexpected(taken.error());
    }
    const auto unsealed = storage::handOvers::unsealed(db);
    if (!unsealed)
        return tl::unexpected(unsealed.error());
    if (!unsealed->empty())
        return fail(ErrorKind::Contract, u"quarantine_key"_s);
    return storage::handOvers::sealed(db, 100'000);
}

QString kindOf(Area area)
{
    switch (area) {
    case Area::Dossiers: return u"dossier"_s;
    case Area::Party: return u"registration"_s;
    case Area::Meetings: return u"check_in"_s;
    }
    return {};
}

} // namespace

QFuture<Result<int>> Office::sealUnsent()
{
    struct Gathering
    {
        QPromise<Result<int>> promise;
        std::vector<storage::HandOver> items;
        std::optional<Error> error;
        size_t open = 0;
    };
    auto all = std::make_shared<Gathering>();
    all->promise.start();
    all->open = d->rooms.size() + 1;
    const auto future = all->promise.future();
    const auto part = [all, dataDir = d->setup.dataDir](const Result<std::vector<storage::HandOver>>& items) {
        if (items)
            all->items.insert(all->items.end(), items->begin(), items->end());
        else
            all->error = items.error();
        if (--all->open > 0)
            return;
        const auto written = writeSealed(dataDir, all->items);
        if (!written)
            all->error = written.error();
        all->promise.addResult(all->error ? Result<int>(tl::unexpected(*all->error)) : Result<int>(int(all->items.size())));
        all->promise.finish();
    };
    for (const auto& room : d->rooms) {
        // Where a scope is all that is known of it: the first one that the room holds.
        const auto scope = std::find_if(room->scopes.begin(), room->scopes.end(), [](const QString& each) { return each != "ref"_L1; });
        const auto sealed = room->db->write([projection = room->projection, name = scope == room->scopes.end() ? QString() : *scope, kind = kindOf(room->area)](Db& db) {
            return sealAll(db, *projection, name, kind);
        });
        whenDone(sealed, this, part);
    }
    part(std::vector<storage::HandOver>());
    return future;
}

QFuture<Result<bool>> Office::leave()
{
    QFuture<Result<bool>> last = readyFuture<bool>(true);
    for (const auto& room : d->rooms) {
        if (!room->engine->plan().agency.isEmpty())
            last = room->engine->giveNumbersBack();
    }
    return last;
}

} // namespace motcua::services
