#pragma once

#include "services/account_desk.h"
#include "services/calendar_keeper.h"
#include "services/check_in_desk.h"
#include "services/complaint_desk.h"
#include "services/desk_context.h"
#include "services/dossier_book.h"
#include "services/gate_neighbours.h"
#include "services/meeting_office.h"
#include "services/office.h"
#include "services/registration_desk.h"
#include "services/sync_engine.h"
#include "services/tray_desk.h"
#include "storage/blob_store.h"

#include <QPromise>

namespace motcua::services {

//! One area: the order of members is the order of making, and backwards of ending.
struct AreaRoom
{
    domain::Area area = domain::Area::Dossiers;
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
    RulesInForce rules;
    std::unique_ptr<CalendarKeeper> calendar;
    remote::ApiClient* api = nullptr;
    std::vector<std::unique_ptr<AreaRoom>> rooms;
    std::unique_ptr<DossierBook> dossiers;
    std::unique_ptr<RegistrationDesk> registrations;
    std::unique_ptr<CheckInDesk> checkIns;
    std::unique_ptr<GateNeighbours> neighbours;
    std::unique_ptr<MeetingOffice> meetings;
    std::unique_ptr<AccountDesk> accounts;
    std::unique_ptr<ComplaintDesk> complaints;
    std::unique_ptr<TrayDesk> tray;
    std::function<QByteArray()> storeKey;
    SyncStatus status;
    std::unique_ptr<QPromise<Result<std::vector<DigestReport>>>> dataCheck;

    [[nodiscard]] DeskContext deskOf(AreaRoom& room) const;
    Result<void> openRoom(Session& session, domain::Area area, const QStringList& scopes);
    Result<void> openDesk(AreaRoom& room);
    void openNeighbours(AreaRoom& room);
};

} // namespace motcua::services
