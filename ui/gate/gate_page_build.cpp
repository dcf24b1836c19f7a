#include "ui/gate/gate_page.h"

#include "ui/gate/attendance_panel.h"
#include "ui/gate/camera_view.h"
#include "ui/gate/code_panel.h"
#include "ui/gate/count_bar.h"
#include "ui/gate/find_panel.h"
#include "ui/gate/gate_chooser.h"
#include "ui/gate/gate_head.h"
#include "ui/gate/gate_list_model.h"
#include "ui/gate/gate_row_delegate.h"
#include "ui/gate/key_cap_label.h"
#include "ui/gate/kiosk_panel.h"
#include "ui/gate/preflight_panel.h"
#include "ui/gate/reason_panel.h"
#include "ui/gate/walk_in_panel.h"
#include "ui/kit/camera_bar.h"
#include "ui/kit/action_button.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/panes.h"
#include "ui/kit/row_delegate.h"
#include "ui/kit/segments.h"
#include "ui/kit/sounds.h"
#include "ui/kit/toast.h"
#include "ui/kit/verdict_panel.h"

#include <QAction>
#include <QBoxLayout>
#include <QListView>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace motcua::ui {

// What the gate looks like; what it does stands in gate_page.cpp.

void GatePage::makeAction(QAction*& action, const QString& text, const QKeySequence& key, const QString& name, void (GatePage::*slot)())
{
    action = new QAction(text, this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setAutoRepeat(false);
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, slot);
    addAction(action);
}

void GatePage::build()
{
    makeAction(m_turn, tr("In or out"), Qt::Key_F2, u"turnDirection"_s, &GatePage::turnDirection);
    makeAction(m_findAction, tr("Find a name"), Qt::Key_F3, u"find"_s, &GatePage::openFind);
    makeAction(m_undo, tr("Undo"), Qt::Key_F4, u"undo"_s, &GatePage::undoLast);
    makeAction(m_codeAction, tr("Type a code"), Qt::Key_F5, u"typeCode"_s, &GatePage::openCode);
    makeAction(m_overrule, tr("Let in with a reason"), Qt::Key_F6, u"overrule"_s, &GatePage::overrule);
    makeAction(m_incidentAction, tr("Note an incident"), Qt::Key_F7, u"noteIncident"_s, &GatePage::openIncident);
    makeAction(m_walkInAction, tr("Register at the gate"), Qt::Key_F8, u"walkIn"_s, &GatePage::openWalkIn);
    makeAction(m_list, tr("See the whole list"), Qt::Key_F9, u"attendance"_s, &GatePage::openAttendance);
    makeAction(m_preflightAction, tr("Check before the doors open"), Qt::Key_F10, u"preflightAction"_s, &GatePage::openPreflight);
    setActionIcon(m_undo, Icon::Undo);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_head = new GateHead;
    column->addWidget(m_head);
    m_pages = new QStackedWidget;
    m_chooser = new GateChooser(m_source);
    m_chooser->setObjectName(u"gateChooser"_s);
    m_pages->addWidget(m_chooser);
    auto* work = new QWidget;
    auto* workColumn = new QVBoxLayout(work);
    workColumn->setContentsMargins(0, 0, 0, 0);
    workColumn->setSpacing(0);
    auto* halves = new QHBoxLayout;
    halves->setSpacing(0);
    halves->addWidget(buildLeft(), 604);
    m_panel = new VerdictPanel;
    halves->addWidget(m_panel, 762);
    workColumn->addLayout(halves, 1);
    workColumn->addWidget(buildFoot());
    m_pages->addWidget(work);
    column->addWidget(m_pages, 1);
    m_toast = new Toast(this);
    m_toast->setObjectName(u"toast"_s);
    m_toast->setOffset({20, 108});
}

QWidget* GatePage::buildLeft()
{
    m_left = new QStackedWidget;
    m_left->setMinimumWidth(440);
    m_watch = new QWidget;
    auto* column = new QVBoxLayout(m_watch);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_camera = new CameraView;
    m_camera->setObjectName(u"camera"_s);
    m_camera->setAccessibleName(tr("Camera"));
    m_cameraBar = new CameraBar;
    auto* over = new QVBoxLayout(m_camera);
    over->setContentsMargins(12, 12, 12, 12);
    over->addWidget(m_cameraBar, 0, Qt::AlignTop | Qt::AlignRight);
    connect(m_cameraBar, &CameraBar::mirrorChosen, this, [this](bool mirrored) {
        setCameraMirrored(mirrored);
        Q_EMIT cameraMirrorChosen(mirrored);
    });
    connect(m_cameraBar, &CameraBar::wished, this, &GatePage::cameraWished);
    column->addWidget(m_camera, 1);

    m_recent = new QListView;
    prepareRowView(m_recent);
    m_recent->setObjectName(u"recentScans"_s);
    m_recent->setAccessibleName(tr("Last scans"));
    m_recent->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_recent->setSelectionMode(QAbstractItemView::NoSelection);
    m_recent->setFixedHeight(3 * metric::rowTwoLines);
    m_recent->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* delegate = new GateRowDelegate(m_recent);
    delegate->setGlyphSize(metric::iconGate);
    m_recent->setItemDelegate(delegate);
    m_recentModel = new GateListModel(this);
    m_recent->setModel(m_recentModel);
    column->addWidget(m_recent);

    auto* foot = new Surface(Token::Base, {});
    foot->setFixedHeight(52);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(metric::panePadding, 0, 8, 0);
    row->addWidget(captionLabel(tr("The last 3 scans")), 1);
    auto* check = new ActionButton(ButtonKind::Plain, m_preflightAction);
    check->setText(tr("Check"));
    check->setFrameHeight(metric::controlSmall);
    row->addWidget(check);
    auto* noteIt = new ActionButton(ButtonKind::Plain, m_incidentAction);
    noteIt->setFrameHeight(metric::controlSmall);
    row->addWidget(noteIt);
    auto* all = new ActionButton(ButtonKind::Plain, m_list);
    all->setFrameHeight(metric::controlSmall);
    row->addWidget(all);
    column->addWidget(foot);

    m_find = new FindPanel(m_source);
    m_code = new CodePanel;
    m_reason = new ReasonPanel(ReasonPanel::Use::Admit);
    m_incident = new ReasonPanel(ReasonPanel::Use::Incident);
    m_walkIn = new WalkInPanel(m_source);
    m_attendance = new AttendancePanel(m_source);
    m_preflight = new PreflightPanel(m_source);
    m_kiosk = new KioskPanel(m_source);
    for (QWidget* page : std::initializer_list<QWidget*>{m_watch, m_find, m_code, m_reason, m_incident, m_walkIn, m_attendance, m_preflight, m_kiosk})
        m_left->addWidget(page);
    return m_left;
}

QWidget* GatePage::buildFoot()
{
    auto* foot = new Surface(Token::Window, Qt::TopEdge);
    foot->setFixedHeight(88);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(metric::panePadding, 0, metric::panePadding, 0);
    row->setSpacing(0);
    m_count = new CountBar;
    m_count->setObjectName(u"countBar"_s);
    m_count->setFixedWidth(344);
    row->addWidget(m_count);
    row->addSpacing(24);
    m_direction = new Segments(Segments::Kind::Gate);
    m_direction->setObjectName(u"direction"_s);
    m_direction->addSegment(int(domain::Direction::In), tr("Inward"));
    m_direction->addSegment(int(domain::Direction::Out), tr("Outward"));
    m_direction->setCurrent(int(domain::Direction::In));
    row->addWidget(m_direction);
    row->addSpacing(8);
    row->addWidget(new KeyCapLabel(u"F2"_s));
    row->addStretch(1);
    for (QAction* action : {m_findAction, m_undo, m_codeAction, m_walkInAction}) {
        auto* button = new ActionButton(ButtonKind::Plain, action);
        row->addWidget(button);
    }
    return foot;
}

void GatePage::connectTools()
{
    for (ToolPanel* tool : std::initializer_list<ToolPanel*>{m_find, m_code, m_reason, m_incident, m_walkIn, m_attendance, m_preflight, m_kiosk})
        connect(tool, &ToolPanel::closed, this, &GatePage::closeTool);
    connect(m_head, &GateHead::changeGateRequested, this, &GatePage::openChooser);
    connect(m_head, &GateHead::trayRequested, this, &GatePage::trayRequested);
    connect(m_head, &GateHead::lockRequested, this, &GatePage::lockRequested);
    connect(m_head, &GateHead::kioskRequested, this, &GatePage::openKiosk);
    connect(m_kiosk, &KioskPanel::turned, this, [this] {
        closeTool();
        kioskTurned();
    });
    connect(m_attendance, &AttendancePanel::said, this,
            [this](const QString& words, bool good) { m_toast->showMessage(words, false, good ? Icon::Ok : Icon::Warning); });
    connect(m_preflight, &PreflightPanel::soundWanted, this, [this] { m_sounds->play(VerdictSound::Admitted); });
    new KioskGuard(this, m_source.kiosk);
    connect(m_chooser, &GateChooser::chosen, this, &GatePage::leaveChooser);
    connect(m_chooser, &GateChooser::closed, this, &GatePage::leaveChooser);
    connect(m_chooser, &GateChooser::signOutRequested, this, &GatePage::signOutRequested);
    connect(m_direction, &Segments::currentChanged, this, [this](int id) { m_source.setDirection(domain::Direction(id)); });
    connect(m_find, &FindPanel::chosen, this, [this](const domain::Pass& pass) {
        openTool(m_reason);
        m_reason->start(pass);
    });
    for (ReasonPanel* panel : {m_reason, m_incident}) {
        connect(panel, &ReasonPanel::given, this,
                [this, panel](ReasonPanel::Deed, const domain::Pass& pass, const services::GateDecision& decision) { decided(panel, pass, decision); });
    }
    connect(m_walkIn, &WalkInPanel::given, this, [this](const services::WalkIn& person) {
        QElapsedTimer since;
        since.start();
        ask(m_source.walkIn(person), since, m_walkIn);
    });
    connect(m_walkIn, &WalkInPanel::onTheList, this, [this](const domain::Pass& pass) {
        openTool(m_reason);
        m_reason->start(pass);
    });
    connect(m_code, &CodePanel::typed, this, [this](const QString& code) { scan(code, domain::ScanSource::Manual); });
}

} // namespace motcua::ui
