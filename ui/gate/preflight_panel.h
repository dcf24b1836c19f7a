#pragma once

#include "services/scan_station.h"
#include "ui/gate/gate_source.h"
#include "ui/gate/tool_panel.h"

#include <QElapsedTimer>
#include <QTimer>

class QComboBox;
class QListView;

namespace motcua::ui {

class GateListModel;
class ActionButton;
class TextLabel;
struct GateRow;

//! F10, before the doors open: the list, keys, clock, last contact, disk, camera with a test read, scanner with a test, sound. Each line
//! green, amber or red, with what to do. While it is open codes are tried, not recorded.
class PreflightPanel : public ToolPanel
{
    Q_OBJECT

public:
    explicit PreflightPanel(GateSource source, QWidget* parent = nullptr);

    void start(bool sound);
    void refresh(); //!< the desk has moved
    void frameSeen();
    void setCamera(services::ScanStation::Problem problem);
    //! A code that was tried.
    void showTry(domain::ScanSource source, const services::GateVerdict& verdict);
    //! Red lines of what was last asked; 0 before the first answer.
    [[nodiscard]] int reds() const { return m_reds; }
    //! What must not be found out by four hundred people: no list here, a clock that is wrong.
    [[nodiscard]] static bool stops(const services::GateReadiness& readiness);

Q_SIGNALS:
    void soundWanted();

private:
    void fill();
    void listPorts();
    void showNetwork(std::vector<GateRow>& rows);

    GateSource m_source;
    services::GateReadiness m_ready;
    bool m_known = false;
    bool m_sound = false;
    services::ScanStation::Problem m_problem = services::ScanStation::Problem::NoCamera;
    QElapsedTimer m_lastFrame;
    int m_frames = 0; //!< of the last second
    int m_framesNow = 0;
    QTimer m_second;
    QString m_cameraTry;
    QString m_scannerTry;
    int m_reds = 0;
    TextLabel* m_sum;
    ActionButton* m_network;
    QComboBox* m_scanner;
    QListView* m_list;
    GateListModel* m_model;
};

} // namespace motcua::ui
