#include "domain/calendar.h"
#include "services/office.h"
#include "ui/gate/gate_page.h"

using namespace Qt::StringLiterals;

namespace motcua::ui {

namespace {

SyncSummary summaryOf(const services::SyncStatus& status)
{
    using State = services::SyncStatus::State;
    SyncSummary summary;
    if (status.since.isValid())
        summary.at = domain::toLocal(status.since).time();
    switch (status.state) {
    case State::NeedsLook:
    case State::SignInAgain:
    case State::UpgradeRequired:
        summary.look = SyncLook::Look;
        summary.count = status.needsLook;
        break;
    case State::Offline:
    case State::NeverSynced:
        summary.look = SyncLook::Offline;
        summary.count = status.waiting;
        break;
    case State::Sending:
        summary.look = SyncLook::Sending;
        summary.count = status.waiting;
        break;
    case State::Synced:
        break;
    }
    return summary;
}

QString cameraName(const services::ScanStation& station)
{
    const QString name = station.camera();
    const auto at = station.cameras().indexOf(name);
    return GatePage::tr("Camera %1").arg(std::max<qsizetype>(0, at) + 1);
}

} // namespace

GatePage::GatePage(services::Office& office, services::ScanStation& station, QWidget* parent)
    : GatePage(gateSource(*office.checkIns(), office.clock()), parent)
{
    using services::CheckInDesk;
    using services::ScanStation;
    connect(office.checkIns(), &CheckInDesk::changed, this, &GatePage::deskChanged);
    connect(office.checkIns(), &CheckInDesk::gateChanged, this, &GatePage::gateChanged);
    connect(&station, &ScanStation::preview, this, &GatePage::showPreview);
    connect(&station, &ScanStation::codeSeen, this, &GatePage::codeSeen);
    connect(&station, &ScanStation::codeMoved, this, &GatePage::codeMoved);
    connect(&station, &ScanStation::codeLost, this, &GatePage::codeLost);
    const auto tellCamera = [this, &station] { setCamera(cameraName(station), station.problem()); };
    connect(&station, &ScanStation::problemChanged, this, tellCamera);
    connect(&station, &ScanStation::camerasChanged, this, tellCamera);
    // In another language the page is made anew, the old one going before or after the new one comes: so they are counted, and
    // the camera goes off a moment after the last one, not between the two.
    connect(this, &GatePage::watching, &station, [&station](bool on) {
        static constexpr const char* key = "gateWatchers";
        const int before = station.property(key).toInt();
        const int now = std::max(0, before + (on ? 1 : -1));
        station.setProperty(key, now);
        if (before == 0 && now == 1 && !station.isActive())
            station.start();
        else if (before == 1 && now == 0)
            QTimer::singleShot(200, &station, [&station] {
                if (station.property(key).toInt() == 0)
                    station.stop();
            });
    });
    const auto tellSync = [this, &office] { setSync(summaryOf(office.syncStatus())); };
    connect(&office, &services::Office::syncStatusChanged, this, tellSync);
    tellSync();
    tellCamera();
}

} // namespace motcua::ui
