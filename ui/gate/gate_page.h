#pragma once

#include "domain/identity.h"
#include "services/scan_station.h"
#include "ui/gate/gate_source.h"
#include "ui/gate/reason_panel.h"
#include "ui/kit/sync_chip.h"
#include "ui/shell/page.h"

#include <QElapsedTimer>
#include <QTimer>

class QAction;
class QListView;
class QStackedWidget;

namespace motcua::services {
class Office;
}

namespace motcua::ui {

class AttendancePanel;
class CameraBar;
class CameraView;
class CodePanel;
class CountBar;
class FindPanel;
class GateChooser;
class GateHead;
class GateListModel;
class Segments;
class SoundPlayer;
class Toast;
class KioskPanel;
class PreflightPanel;
class ToolPanel;
class UiSettings;
class VerdictPanel;
class WalkInPanel;
class WedgeFilter;
struct VerdictView;

//! The gate, full window: camera, verdict, the last scans, how many came. Ready again by itself; a new code replaces the verdict
//! at once; tools open in the left half while camera and scanner go on. What could not be written is never shown as admitted.
class GatePage : public Page
{
    Q_OBJECT

public:
    //! The office must have checkIns(); both outlive the page. Starts the camera while the page is shown.
    GatePage(services::Office& office, services::ScanStation& station, UiSettings& settings, QWidget* parent = nullptr);
    explicit GatePage(GateSource source, QWidget* parent = nullptr);
    ~GatePage() override;

    void open(const QString& meetingId) override;
    void setMuted(bool muted);
    //! From the code's arrival to its verdict on screen, milliseconds; of the last one.
    [[nodiscard]] double lastLatency() const { return m_latency; }

    static constexpr int admittedTime = 4000;
    static constexpr int refusedTime = 8000;

public Q_SLOTS:
    void scan(const QString& text, motcua::domain::ScanSource source);
    void scannerRead(const QString& text); //!< by a hand scanner: one press that came twice is one
    void scannerChanged();                 //!< its port was opened, or is gone
    void showPreview(const QImage& frame);
    void codeSeen(const QString& text, const QPolygonF& corners, const QSize& frame, double milliseconds);
    void codeMoved(const QPolygonF& corners, const QSize& frame);
    void codeLost();
    void twoCodesSeen(); //!< two different passes in one picture
    void setCamera(const QString& caption, motcua::services::ScanStation::Problem problem);
    void setCameraOffers(const motcua::domain::CameraOffers& offers);
    void setCameraWishes(const motcua::domain::CameraWishes& wishes);
    //! Nothing chosen: as in a mirror where people see themselves. `fixed`: an administrator has decided.
    void setCameraMirrored(std::optional<bool> mirrored, bool fixed = false);
    void setSync(const motcua::ui::SyncSummary& summary);
    void deskChanged(); //!< counts and lists have moved
    void gateChanged(); //!< another meeting or gate

Q_SIGNALS:
    //! A guard stands before the page and a meeting is chosen, or no longer: the camera follows.
    void watching(bool on);
    void cameraWished(const motcua::domain::CameraWishes& wishes);
    void cameraMirrorChosen(bool mirrored);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    QWidget* buildLeft();
    QWidget* buildFoot();
    void makeAction(QAction*& action, const QString& text, const QKeySequence& key, const QString& name, void (GatePage::*slot)());
    void connectTools();
    void ask(const GateSource::Answer& answer, const QElapsedTimer& since, ToolPanel* closes = nullptr);
    void cardSeen(const domain::CitizenCard& card);
    void showVerdict(const services::GateVerdict& verdict, const QElapsedTimer& since);
    void showFailure(const Error& error);
    void present(const VerdictView& view, const QList<QAction*>& actions, int milliseconds);
    void backToReady();
    void refreshLists();
    void updateWatching();
    void showMirrored();
    void openTool(ToolPanel* tool);
    void closeTool();
    void turnDirection();
    void undoLast();
    void overrule();
    void openFind();
    void openCode();
    void openWalkIn();
    void openIncident();
    void showIncidents();
    void decided(ReasonPanel* panel, const domain::Pass& pass, const services::GateDecision& decision);
    void openAttendance();
    void openPreflight();
    void openKiosk();
    void kioskTurned();
    void openChooser();
    void leaveChooser();

    GateSource m_source;
    WedgeFilter* m_wedge = nullptr;
    SoundPlayer* m_sounds = nullptr;
    GateHead* m_head = nullptr;
    QStackedWidget* m_pages = nullptr; //!< chooser, work
    GateChooser* m_chooser = nullptr;
    QStackedWidget* m_left = nullptr; //!< camera and last scans, or a tool
    QWidget* m_watch = nullptr;
    CameraView* m_camera = nullptr;
    CameraBar* m_cameraBar = nullptr;
    QListView* m_recent = nullptr;
    GateListModel* m_recentModel = nullptr;
    VerdictPanel* m_panel = nullptr;
    CountBar* m_count = nullptr;
    Segments* m_direction = nullptr;
    Toast* m_toast = nullptr;
    FindPanel* m_find = nullptr;
    CodePanel* m_code = nullptr;
    ReasonPanel* m_reason = nullptr;
    ReasonPanel* m_incident = nullptr;
    WalkInPanel* m_walkIn = nullptr;
    AttendancePanel* m_attendance = nullptr;
    PreflightPanel* m_preflight = nullptr;
    KioskPanel* m_kiosk = nullptr;
    QAction* m_turn = nullptr;
    QAction* m_findAction = nullptr;
    QAction* m_undo = nullptr;
    QAction* m_codeAction = nullptr;
    QAction* m_overrule = nullptr;
    QAction* m_walkInAction = nullptr;
    QAction* m_incidentAction = nullptr;
    QAction* m_list = nullptr;
    QAction* m_preflightAction = nullptr;
    std::optional<services::GateVerdict> m_shown; //!< in the panel now
    QTimer m_running;                             //!< moves the bar
    QElapsedTimer m_since;                        //!< of the verdict in the panel
    int m_stay = 0;
    bool m_choosing = false;
    bool m_watching = false;
    QTimer m_clock;
    QString m_cameraName;
    std::optional<bool> m_mirrorChosen;
    bool m_selfView = false;
    QString m_lastWedge;
    QElapsedTimer m_lastWedgeAt;
    bool m_listsAsked = false; //!< counting is under way
    bool m_listsMoved = false; //!< and something came meanwhile
    double m_latency = -1;
};

} // namespace motcua::ui
