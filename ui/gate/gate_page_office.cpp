#include "domain/calendar.h"
#include "services/gate_neighbours.h"
#include "services/office.h"
#include "services/password_verifier.h"
#include "services/when_done.h"
#include "ui/gate/gate_page.h"
#include "ui/gate/preflight_panel.h"
#include "ui/settings/ui_settings.h"

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

//! The code lies in this machine's settings as a verifier; an administrator's file may name one.
GateSource withKiosk(GateSource source, UiSettings& settings)
{
    source.kiosk = [&settings] { return settings.kiosk(); };
    source.setKiosk = [&settings](bool on) { settings.setKiosk(on); };
    source.setKioskCode = [&settings](const QString& code) {
        auto promise = std::make_shared<QPromise<Result<bool>>>();
        promise->start();
        services::whenDone(services::makeVerifier(code), &settings, [&settings, promise](const Result<QByteArray>& verifier) {
            if (verifier)
                settings.setKioskVerifier(*verifier);
            promise->addResult(verifier ? Result<bool>(true) : Result<bool>(tl::unexpected(verifier.error())));
            promise->finish();
        });
        return promise->future();
    };
    source.opensKiosk = [&settings](const QString& code) { return services::verifyPassword(settings.kioskVerifier(), code); };
    return source;
}

//! Off unless this machine's settings, or an administrator's, say otherwise.
GateSource withNetwork(GateSource source, services::GateNeighbours& others, UiSettings& settings)
{
    source.network = [&others, &settings] {
        return GateNetwork{others.isOn(), settings.isManaged(u"gateLan"_s), others.hasKeys(), int(others.neighbours().size()), others.problem()};
    };
    source.setNetwork = [&others, &settings](bool on) {
        settings.setGateLan(on);
        others.setOn(on);
    };
    others.setOn(settings.gateLan());
    return source;
}

GateSource withScanner(GateSource source, services::ScanStation& station, UiSettings& settings)
{
    source.scanner = [&station, &settings] {
        return SerialScanner{services::ScanStation::scannerPorts(), station.scannerPort(), station.isScannerConnected(), settings.isManaged(u"scannerPort"_s)};
    };
    source.setScanner = [&station, &settings](const QString& port) {
        settings.setScannerPort(port);
        station.setScannerPort(port);
    };
    station.setScannerPort(settings.scannerPort());
    return source;
}

} // namespace

GatePage::GatePage(services::Office& office, services::ScanStation& station, UiSettings& settings, QWidget* parent)
    : GatePage(withScanner(withNetwork(withKiosk(gateSource(*office.checkIns(), office.clock()), settings), *office.neighbours(), settings), station, settings), parent)
{
    office.checkIns()->setKeepDays(settings.gateKeepDays());
    using services::CheckInDesk;
    using services::ScanStation;
    connect(office.checkIns(), &CheckInDesk::changed, this, &GatePage::deskChanged);
    connect(office.checkIns(), &CheckInDesk::gateChanged, this, &GatePage::gateChanged);
    connect(&station, &ScanStation::preview, this, &GatePage::showPreview);
    connect(&station, &ScanStation::codeSeen, this, &GatePage::codeSeen);
    connect(&station, &ScanStation::severalSeen, this, &GatePage::twoCodesSeen);
    connect(&station, &ScanStation::codeMoved, this, &GatePage::codeMoved);
    connect(&station, &ScanStation::codeLost, this, &GatePage::codeLost);
    connect(&station, &ScanStation::scannerRead, this, &GatePage::scannerRead);
    connect(&station, &ScanStation::scannerChanged, this, &GatePage::scannerChanged);
    const auto tellCamera = [this, &station] { setCamera(cameraName(station), station.problem()); };
    connect(&station, &ScanStation::problemChanged, this, tellCamera);
    connect(&station, &ScanStation::camerasChanged, this, tellCamera);
    setCameraWishes(station.wishes());
    setCameraMirrored(settings.cameraMirrored(), settings.isManaged(u"cameraMirrored"_s));
    setCameraOffers(station.offers());
    connect(&station, &ScanStation::offersChanged, this, [this, &station] { setCameraOffers(station.offers()); });
    connect(this, &GatePage::cameraMirrorChosen, this, [&settings](bool mirrored) { settings.setCameraMirrored(mirrored); });
    connect(this, &GatePage::cameraWished, &station, &ScanStation::setWishes);
    connect(&station, &ScanStation::wishesChanged, this, &GatePage::setCameraWishes);
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
    connect(office.neighbours(), &services::GateNeighbours::changed, this, [this] { m_preflight->refresh(); });
    const auto tellSync = [this, &office] { setSync(summaryOf(office.syncStatus())); };
    connect(&office, &services::Office::syncStatusChanged, this, tellSync);
    tellSync();
    tellCamera();
}

} // namespace motcua::ui
