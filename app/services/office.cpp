#include "services/office.h"

#include "services/claim_keeper.h"
#include "services/office_p.h"
#include "services/sealed_files.h"
#include "services/session.h"
#include "services/shift.h"
#include "services/store_key.h"
#include "storage/handover_store.h"
#include "storage/migrations.h"

#include <QFile>

namespace motcua::services {

using namespace Qt::StringLiterals;
using domain::Area;
using storage::Db;

Office::Office(std::unique_ptr<Private> d_) : d(std::move(d_))
{
    std::vector<TrayDesk::Room> trayRooms;
    for (const auto& room : d->rooms) {
        trayRooms.push_back({room->area, d->deskOf(*room), [engine = room->engine.get()](const Changes& changes) {
                                 Q_EMIT engine->changed(changes);
                                 engine->refreshCounts();
                                 engine->outboxChanged(); // the lane is free
                             }});
    }
    d->tray = std::make_unique<TrayDesk>(std::move(trayRooms), TrayDesk::Owner{d->official.id, d->setup.deviceId, d->storeKey, d->api});
    connect(d->tray.get(), &TrayDesk::changed, this, &Office::trayChanged);
    connect(d->calendar.get(), &CalendarKeeper::changed, this, &Office::rulesChanged);
    for (const auto& room : d->rooms) {
        connect(room->engine.get(), &SyncEngine::settled, this, &Office::settled);
        connect(room->engine.get(), &SyncEngine::trayChanged, this, &Office::trayChanged);
        connect(room->engine.get(), &SyncEngine::statusChanged, this, [this] {
            std::vector<SyncStatus> all;
            for (const auto& each : d->rooms)
                all.push_back(each->engine->status());
            SyncStatus sum = together(all);
            if (sum.heardAt.isValid() && !sum.offlineSince.isValid())
                d->calendar->askSometimes();
            if (sum == d->status)
                return;
            d->status = std::move(sum);
            Q_EMIT syncStatusChanged();
        });
    }
}

Office::~Office()
{
    // Nobody asks any more before the files close: desks first, then engines, then (in AreaRoom) the databases.
    d->tray.reset();
    d->accounts.reset();
    d->complaints.reset();
    d->dossiers.reset();
    d->registrations.reset();
    d->meetings.reset();
    d->neighbours.reset();
    d->checkIns.reset();
    for (const auto& room : d->rooms) {
        room->engine->disconnect(this);
        room->engine.reset();
    }
}

Result<std::unique_ptr<Office>> Office::open(Session& session, remote::ApiClient& api, const Setup& setup)
{
    auto d = std::make_unique<Private>();
    d->official = session.official();
    d->setup = setup;
    d->api = &api;
    d->storeKey = [&session] { return session.storeKey(); };
    d->rules = setup.rules;
    d->calendar = std::make_unique<CalendarKeeper>(api, d->rules, setup.clock, officialFolder(setup.dataDir, d->official.id));
    for (const Area area : {Area::Dossiers, Area::Party, Area::Meetings}) {
        QStringList scopes;
        for (const domain::Scope& scope : d->official.scopes) {
            if (scope.area() == area)
                scopes << scope.text;
        }
        // Nothing of this kind any more: only to purge what lies there from an earlier sign-in.
        if (scopes.isEmpty() && !QFile::exists(officialFolder(setup.dataDir, d->official.id) + u'/' + storage::areaName(area) + u".db"_s))
            continue;
        if (auto opened = d->openRoom(session, area, scopes); !opened)
            return tl::unexpected(opened.error());
    }
    if (d->official.has(domain::Role::Administrator) && !d->complaints) // who keeps no dossiers here
        d->complaints = std::make_unique<ComplaintDesk>(api, nullptr);
    // Sealed work of a store that was thrown away on this machine: brought to the centre by whoever comes next.
    for (const storage::HandOver& item : readSealed(setup.dataDir)) {
        if (d->rooms.empty())
            break;
        const auto kept = d->rooms.front()->db->write([item](Db& db) -> Result<bool> {
            if (auto added = storage::handOvers::add(db, item); !added)
                return tl::unexpected(added.error());
            return true;
        });
        if (kept.result())
            removeSealed(setup.dataDir, item.id);
    }
    return std::unique_ptr<Office>(new Office(std::move(d)));
}

QFuture<Result<Rescue>> Office::rescue(const Session& session, const Setup& setup)
{
    const domain::Official& official = session.official();
    return rescueStores({officialFolder(setup.dataDir, official.id), session.storeKey(), {official, setup.rules, setup.deviceId, setup.clock},
                         {Area::Dossiers, Area::Party, Area::Meetings}});
}

const domain::Official& Office::official() const { return d->official; }
const Clock& Office::clock() const { return d->setup.clock; }
const domain::Rules& Office::rules() const { return d->rules.now(); }
DossierBook* Office::dossiers() const { return d->dossiers.get(); }
RegistrationDesk* Office::registrations() const { return d->registrations.get(); }
CheckInDesk* Office::checkIns() const { return d->checkIns.get(); }
MeetingOffice* Office::meetings() const { return d->meetings.get(); }

AccountDesk* Office::accounts() const { return d->accounts.get(); }
ComplaintDesk* Office::complaints() const { return d->complaints.get(); }
GateNeighbours* Office::neighbours() const { return d->neighbours.get(); }
const SyncStatus& Office::syncStatus() const { return d->status; }

std::vector<SyncEngine*> Office::engines() const
{
    std::vector<SyncEngine*> all;
    for (const auto& room : d->rooms)
        all.push_back(room->engine.get());
    return all;
}

void Office::startSync()
{
    d->calendar->askSometimes(); // with the first of the others; later only if this one is not answered, or after hours
    for (const auto& room : d->rooms)
        room->engine->start();
}

void Office::sendNow()
{
    for (const auto& room : d->rooms)
        room->engine->sendNow();
}

void Office::setOnline(bool online)
{
    d->api->setOnline(online);
    for (const auto& room : d->rooms)
        room->engine->setOnline(online);
}

QFuture<Result<QDateTime>> Office::keepForShift()
{
    const QDateTime until = shiftEnd(rules().calendar, d->setup.clock.now());
    QFuture<Result<bool>> kept = readyFuture<bool>(true);
    for (const auto& room : d->rooms)
        kept = room->engine->claims().keepUntil(until);
    return chain(kept, this, [until](bool) { return readyFuture<QDateTime>(QDateTime(until)); });
}

TrayDesk& Office::trayDesk() const { return *d->tray; }
QFuture<Result<std::vector<TrayEntry>>> Office::tray() { return d->tray->entries(); }
QFuture<Result<bool>> Office::drop(const QString& commandId, const QString& reason) { return d->tray->drop(commandId, reason); }

} // namespace motcua::services
