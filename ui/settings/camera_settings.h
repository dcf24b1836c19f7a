#pragma once

namespace motcua::services {
class ScanStation;
}

namespace motcua::ui {

class UiSettings;

//! The one place where this machine's camera, and what is wished of it (focus, brightness), goes between the settings and whoever
//! opens a camera. Both outlive the other's signals. GUI thread.
void keepCamera(UiSettings& settings, services::ScanStation& station);

} // namespace motcua::ui
