#pragma once

#include <QWidget>

class QComboBox;

namespace motcua::services {
class Office;
class ScanStation;
class Session;
} // namespace motcua::services

namespace motcua::ui {

class TextLabel;
class UiSettings;

//! Language, theme, camera, idle lock; each takes effect at once. The server is shown; another one is chosen at sign-in. The data here
//! can be compared with the server's.
class SettingsPage : public QWidget
{
    Q_OBJECT

public:
    SettingsPage(UiSettings& settings, services::Session& session, services::ScanStation& station, services::Office& office, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fillCameras();

    UiSettings& m_settings;
    services::ScanStation& m_station;
    QComboBox* m_cameras;
    QWidget* m_back = nullptr;
};

} // namespace motcua::ui
