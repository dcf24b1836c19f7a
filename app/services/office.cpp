#include "services/office.h"

#include "remote/api_client.h"
#include "services/account_desk.h"
#include "services/check_in_desk_p.h"
#include "services/claim_keeper.h"
#include "services/dossier_book_p.h"
#include "services/gate_neighbours.h"
#include "services/meeting_office.h"
#include "services/parked_rows.h"
#include "services/hand_over.h"
#include "services/registration_desk_p.h"
#include "services/sealed_files.h"
#include "services/session.h"
#include "services/shift.h"
#include "services/store_key.h"
#include "services/sync_engine.h"
#include "services/tray_desk.h"
#include "storage/blob_store.h"
#include "storage/durable.h"
#include "storage/held_rows.h"
#include "storage/migrations.h"
#include "storage/outbox_store.h"
#include "storage/roster_store.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace motcua::services {

using namespace Qt::StringLiterals;
using domain::Area;
using storage::Db;

namespace {

constexpr int keepSettledDays = 30;

int urgency(SyncStatus::State state)
{
    using State = SyncStatus::State;
    switch (state) {
    case State::UpgradeRequired: return 6;
    case State::SignInAgain: return 5;
    case State::NeedsLook: return 4;
    case State::Offline: return 3;
    case State::Sending: return 2;
    case State::NeverSynced: return 1;
    case State::Synced: return 0;
    }
    return 0;
}

SyncStatus together(const std::vector<SyncStatus>& all)
{
    SyncStatus sum;
    if (all.empty())
        return sum;
    sum = all.front();
    for (auto it = std::next(all.begin()); it != all.end(); ++it) {
        if (urgency(it->state) > urgency(sum.state)) {
            sum.state = it->state;
            sum.since = it->since;
        } else if (it->state == sum.state && it->since.isValid() && (!sum.since.isValid() || it->since < sum.since)) {
            sum.since = it->since; // the oldest contact is the honest one
        }
        if (it->heardAt.isValid() && (!sum.heardAt.isValid() || it->heardAt < sum.heardAt))
            sum.heardAt = it->heardAt;
        if (it->offlineSince.isValid() && (!sum.offlineSince.isValid() || it->offlineSince < sum.offlineSince))
            sum.offlineSince = it->offlineSince;
        sum.waiting += it->waiting;
        sum.needsLook += it->needsLook;
        sum.received += it->received;
        sum.total += it->total;
        sum.firstSync = sum.firstSync || it->firstSync;
        if (!sum.error)
            sum.error = it->error;
        sum.uploads.files += it->uploads.files;
        sum.uploads.bytes += it->uploads.bytes;
        sum.uploads.sent += it->uploads.sent;
        if (qAbs(it->clockOffsetMs) > qAbs(sum.clockOffsetMs))
            sum.clockOffsetMs = it->clockOffsetMs;
    }
    return sum;
}

//! Neither rows of any scope, nor unsent work, nor work that is being handed over. Blocks: only while an Office opens.
bool holdsNothing(storage::Database& db)
{
    const Result<bool> empty = db.read([](Db& file) { return storage::held::nothing(file); }).result();
    return empty.value_or(false);
}

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

//! One area: the order of members is the order of making, and backwards of ending.
struct AreaRoom
{
    Area area = Area::Dossiers;
    QStringList scopes;
    std::unique_ptr<storage::Database> db;
    std::unique_ptr<storage::BlobStore> blobs;
    std::shared_ptr<const Projection> projection;
    std::unique_ptr<SyncEngine> engine;
};

struct Office::Private
{
    domain::Official official;
    Setup setup;
    remote::ApiClient* api = nullptr;
    std::vector<std::unique_ptr<AreaRoom>> rooms;
    std::unique_ptr<DossierBook> dossiers;
    std::unique_ptr<RegistrationDesk> registrations;
    std::unique_ptr<CheckInDesk> checkIns;
    std::unique_ptr<GateNeighbours> neighbours;
    std::unique_ptr<MeetingOffice> meetings;
    std::unique_ptr<AccountDesk> accounts;
    std::unique_ptr<TrayDesk> tray;
    std::function<QByteArray()> storeKey;
    SyncStatus status;
    std::unique_ptr<QPromise<Result<std::vector<DigestReport>>>> dataCheck;

    [[nodiscard]] DeskContext deskOf(AreaRoom& room) const
    {
        auto* engine = room.engine.get();
        return {room.db.get(), room.projection, [engine] { engine->outboxChanged(); },
                [engine](const QString& hash) { return engine->fetchBlob(hash); }, &engine->claims(), room.blobs.get(), setup.dataDir + u"/forms"_s};
    }

    Result<void> openRoom(Session& session, Area area, const QStringList& scopes);
    Result<void> openDesk(AreaRoom& room);
    void openNeighbours(AreaRoom& room);
};

Result<void> Office::Private::openRoom(Session& session, Area area, const QStringList& scopes)
{
    auto room = std::make_unique<AreaRoom>();
    room->area = area;
    room->scopes = scopes;
    const QString folder = officialFolder(setup.dataDir, official.id);
    storage::OpenOptions options;
    options.key = storeKeyFor(session.storeKey(), area, KeyUse::Database);
    options.path = folder + u'/' + storage::areaName(area) + u".db"_s;
    if (!storage::makeFolder(folder))
        return fail(ErrorKind::Storage, u"database_cannot_open"_s, u"folder"_s);
    QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    if (auto finished = finishRescue(folder, area, setup.clock.now()); !finished)
        return finished;
    auto opened = storage::Database::open(options, area);
    if (!opened) {
        Error error = opened.error();
        // A first page that does not decipher looks like another key; here it is known that the key is the right one.
        if (error.code == "database_key"_L1 && isStoreKey(folder, session.storeKey()))
            error.code = u"database_damaged"_s;
        return tl::unexpected(error);
    }
    rememberStoreKey(folder, session.storeKey());
    room->db = std::move(*opened);
    const QString blobFolder = folder + u"/blobs-"_s + storage::areaName(area);
    if (scopes.isEmpty() && holdsNothing(*room->db)) {
        // This kind of data is not this official's any more, and what was unsent is with the centre.
        room->db.reset();
        for (const QString& suffix : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(options.path + suffix);
        QDir(blobFolder).removeRecursively();
        return {};
    }
    room->blobs = std::make_unique<storage::BlobStore>(blobFolder, storeKeyFor(session.storeKey(), area, KeyUse::Blobs));
    room->projection = Projection::make(area, {official, setup.rules, setup.deviceId, setup.clock});
    room->db->write([projection = room->projection](Db& db) { return parkedRows::readAfterUpdate(db, *projection, MOTCUA_VERSION); });
    room->db->write([before = setup.clock.now().addDays(-keepSettledDays)](Db& db) { return storage::outbox::prune(db, before); });

    SyncEngine::Plan plan;
    plan.area = area;
    plan.scopes = scopes;
    // Only who receives dossiers takes numbers.
    if (area == Area::Dossiers && official.has(domain::Role::ReceptionClerk))
        plan.agency = official.agency;
    room->engine = std::make_unique<SyncEngine>(*api, session, *room->db, *room->blobs, room->projection, plan, setup.clock);
    const bool isDesk = std::any_of(scopes.begin(), scopes.end(), [](const QString& scope) { return scope != "ref"_L1; });
    if (isDesk) {
        if (auto desk = openDesk(*room); !desk)
            return desk;
    }
    rooms.push_back(std::move(room));
    return {};
}

Result<void> Office::Private::openDesk(AreaRoom& room)
{
    switch (room.area) {
    case Area::Dossiers: {
        auto desk = std::make_unique<DossierBook::Private>();
        desk->desk = deskOf(room);
        dossiers = std::make_unique<DossierBook>(std::move(desk));
        QObject::connect(room.engine.get(), &SyncEngine::changed, dossiers.get(), [book = dossiers.get()](const Changes& changes) {
            if (changes.many || changes.reference)
                Q_EMIT book->everythingChanged();
            else if (!changes.ids.isEmpty())
                Q_EMIT book->dossiersChanged(changes.ids);
        });
        if (official.has(domain::Role::ReceptionClerk) || official.has(domain::Role::Supervisor))
            accounts = std::make_unique<AccountDesk>(*api, *room.db, setup.clock);
        return {};
    }
    case Area::Party: {
        auto desk = std::make_unique<RegistrationDesk::Private>();
        desk->desk = deskOf(room);
        desk->reader = std::make_shared<vision::OcrReader>(vision::makeDecoder());
        QStringList cells;
        for (const QString& scope : room.scopes)
            cells << scope.section(u':', 1);
        if (auto kept = room.db->write([cells](Db& db) -> Result<bool> {
                auto done = storage::roster::keepOnly(db, cells);
                return done ? Result<bool>(true) : tl::unexpected(done.error());
            }).result(); !kept)
            return tl::unexpected(kept.error());
        registrations = std::make_unique<RegistrationDesk>(std::move(desk));
        QObject::connect(room.engine.get(), &SyncEngine::changed, registrations.get(), [at = registrations.get()](const Changes& changes) {
            if (changes.many || !changes.ids.isEmpty())
                Q_EMIT at->registrationsChanged(changes.ids);
        });
        return {};
    }
    case Area::Meetings: {
        auto desk = std::make_unique<CheckInDesk::Private>();
        desk->desk = deskOf(room);
        if (auto loaded = desk->loadGate(); !loaded)
            return loaded;
        checkIns = std::make_unique<CheckInDesk>(std::move(desk));
        QObject::connect(room.engine.get(), &SyncEngine::changed, checkIns.get(), [at = checkIns.get()](const Changes& changes) {
            if (changes.rows > 0 || changes.many || changes.reference || !changes.ids.isEmpty())
                Q_EMIT at->changed();
        });
        openNeighbours(room);
        if (official.has(domain::Role::MeetingOffice)) {
            QStringList halls;
            for (const domain::Scope& scope : official.scopes) {
                if (scope.area() == domain::Area::Meetings)
                    halls << scope.text.section(u':', 1);
            }
            meetings = std::make_unique<MeetingOffice>(*api, *checkIns, halls);
        }
        return {};
    }
    }
    return {};
}

void Office::Private::openNeighbours(AreaRoom& room)
{
    remote::LanLink::Plan plan;
    plan.device = setup.deviceId;
    if (setup.gatePort != 0)
        plan.port = setup.gatePort;
    neighbours = std::make_unique<GateNeighbours>(*api, *room.db, setup.clock, plan);
    CheckInDesk* desk = checkIns.get();
    GateNeighbours* others = neighbours.get();
    QObject::connect(others, &GateNeighbours::heard, desk, &CheckInDesk::changed);
    QObject::connect(desk, &CheckInDesk::changed, others, &GateNeighbours::scansMoved);
    const auto here = [desk, others] { others->setHall(desk->meeting().hall); };
    QObject::connect(desk, &CheckInDesk::gateChanged, others, here);
    here();
}

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
    for (const auto& room : d->rooms) {
        connect(room->engine.get(), &SyncEngine::settled, this, &Office::settled);
        connect(room->engine.get(), &SyncEngine::trayChanged, this, &Office::trayChanged);
        connect(room->engine.get(), &SyncEngine::statusChanged, this, [this] {
            std::vector<SyncStatus> all;
            for (const auto& each : d->rooms)
                all.push_back(each->engine->status());
            SyncStatus sum = together(all);
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
const domain::Rules& Office::rules() const { return d->setup.rules; }
DossierBook* Office::dossiers() const { return d->dossiers.get(); }
RegistrationDesk* Office::registrations() const { return d->registrations.get(); }
CheckInDesk* Office::checkIns() const { return d->checkIns.get(); }
MeetingOffice* Office::meetings() const { return d->meetings.get(); }

AccountDesk* Office::accounts() const { return d->accounts.get(); }
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
    const QDateTime until = shiftEnd(d->setup.rules.calendar, d->setup.clock.now());
    QFuture<Result<bool>> kept = readyFuture<bool>(true);
    for (const auto& room : d->rooms)
        kept = room->engine->claims().keepUntil(until);
    return chain(kept, this, [until](bool) { return readyFuture<QDateTime>(QDateTime(until)); });
}

TrayDesk& Office::trayDesk() const { return *d->tray; }
QFuture<Result<std::vector<TrayEntry>>> Office::tray() { return d->tray->entries(); }
QFuture<Result<bool>> Office::drop(const QString& commandId, const QString& reason) { return d->tray->drop(commandId, reason); }

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
