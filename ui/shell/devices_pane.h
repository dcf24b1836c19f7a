#pragma once

#include "domain/result.h"

#include <QTimer>
#include <QWidget>

class QVBoxLayout;

namespace motcua::services {
class ScanStation;
class Session;
} // namespace motcua::services

namespace motcua::ui {

class TextLabel;

//! The left half of the sign-in page: the name of the programme, the hour, and whether centre, camera and printer are there.
//! Looks once when shown and again when something changes. GUI thread.
class DevicesPane : public QWidget
{
    Q_OBJECT

public:
    DevicesPane(services::Session& session, services::ScanStation& station, QWidget* parent = nullptr);

    //! Milliseconds of a round trip to the centre, or why not.
    void showCentre(const Result<int>& answer);

protected:
    void showEvent(QShowEvent* event) override;

private:
    TextLabel* addRow(QVBoxLayout* column, int icon, const QString& name);
    void look();
    void tick();

    services::ScanStation& m_station;
    TextLabel* m_clock;
    TextLabel* m_checkedAt;
    TextLabel* m_centre;
    TextLabel* m_camera;
    TextLabel* m_printer;
    QTimer m_minute;
    bool m_looked = false;
};

} // namespace motcua::ui
