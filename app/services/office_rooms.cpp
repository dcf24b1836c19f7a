// How an official's rooms open: the files of one kind of data, what sends and fetches it, and the desk that works with it.
#include "remote/api_client.h"
#include "services/check_in_desk_p.h"
#include "services/claim_keeper.h"
#include "services/dossier_book_p.h"
#include "services/office_p.h"
#include "services/parked_rows.h"
#include "services/registration_desk_p.h"
#include "services/session.h"
#include "services/store_key.h"
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

//! Neither rows of any scope, nor unsent work, nor work that is being handed over. Blocks: only while an Office opens.
bool holdsNothing(storage::Database& db)
{
    const Result<bool> empty = db.read([](Db& file) { return storage::held::nothing(file); }).result();
    return empty.value_or(false);
}

} // namespace

DeskContext Office::Private::deskOf(AreaRoom& room) const
{
    auto* engine = room.engine.get();
    return {room.db.get(), room.projection, [engine] { engine->outboxChanged(); },
            [engine](const QString& hash) { return engine->fetchBlob(hash); }, &engine->claims(), room.blobs.get(), setup.dataDir + u"/forms"_s};
}

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
    room->projection = Projection::make(area, {official, rules, setup.deviceId, setup.clock});
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
        if (official.has(domain::Role::Administrator))
            complaints = std::make_unique<ComplaintDesk>(*api, room.db.get());
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

} // namespace motcua::services
