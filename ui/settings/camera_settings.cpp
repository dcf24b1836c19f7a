#include "ui/settings/camera_settings.h"

#include "services/scan_station.h"
#include "ui/settings/ui_settings.h"

namespace motcua::ui {

void keepCamera(UiSettings& settings, services::ScanStation& station)
{
    using services::ScanStation;
    station.setWishes(settings.cameraWishes());
    QObject::connect(&settings, &UiSettings::cameraChanged, &station, &ScanStation::setCamera);
    QObject::connect(&station, &ScanStation::wishesChanged, &settings, &UiSettings::setCameraWishes);
}

} // namespace motcua::ui
