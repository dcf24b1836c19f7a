#include "services/when_done.h"
#include "ui/gate/attendance_panel.h"
#include "ui/gate/code_panel.h"
#include "ui/gate/find_panel.h"
#include "ui/gate/gate_chooser.h"
#include "ui/gate/gate_head.h"
#include "ui/gate/gate_page.h"
#include "ui/gate/gate_words.h"
#include "ui/gate/kiosk_panel.h"
#include "ui/gate/preflight_panel.h"
#include "ui/gate/walk_in_panel.h"
#include "ui/kit/segments.h"
#include "ui/kit/sounds.h"
#include "ui/kit/toast.h"

#include <QListView>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace motcua::ui {

using domain::Direction;
using services::GateVerdict;
using services::whenDone;

// What a guard opens in the left half, and what is done there by hand.

void GatePage::openTool(ToolPanel* tool)
{
    if (m_pages->currentIndex() != 1)
        return;
    m_left->setCurrentWidget(tool);
}

void GatePage::closeTool()
{
    m_left->setCurrentWidget(m_watch);
    m_recent->setFocus(Qt::OtherFocusReason);
}

void GatePage::turnDirection()
{
    m_direction->setCurrent(m_direction->current() == int(Direction::In) ? int(Direction::Out) : int(Direction::In));
}

void GatePage::undoLast()
{
    QElapsedTimer since;
    since.start();
    whenDone(m_source.undoLast(), this, [this, since](const Result<GateVerdict>& undone) {
        if (undone) {
            showVerdict(*undone, since);
            return;
        }
        if (undone.error().kind == ErrorKind::NotFound)
            m_toast->showMessage(tr("There is no scan to undo at this gate"), false, Icon::Info);
        else
            showFailure(undone.error());
    });
}

void GatePage::overrule()
{
    if (!m_shown || !mayOverrule(*m_shown))
        return;
    openTool(m_reason);
    m_reason->start(*m_shown->pass);
}

void GatePage::openFind()
{
    openTool(m_find);
    m_find->start();
}

void GatePage::openCode()
{
    openTool(m_code);
    m_code->start();
}

void GatePage::openWalkIn()
{
    openTool(m_walkIn);
    m_walkIn->start();
}

void GatePage::cardSeen(const domain::CitizenCard& card)
{
    if (m_source.direction() != Direction::Out) {
        openTool(m_walkIn);
        m_walkIn->start(card);
        return;
    }
    QElapsedTimer since;
    since.start();
    whenDone(m_source.walkOut({card.fullName, {}, {}, true, card.number}), this, [this, since](const Result<GateVerdict>& left) {
        if (left)
            return showVerdict(*left, since);
        if (left.error().kind == ErrorKind::NotFound)
            m_toast->showMessage(tr("This gate does not know people by their cards; find the name with F3"), false, Icon::Info);
        else
            showFailure(left.error());
    });
}

void GatePage::openIncident()
{
    if (m_left->currentWidget() == m_incident) {
        m_incident->turn();
        return;
    }
    // About whoever stands there: the last scan, unless it belongs to nobody.
    const bool about = m_shown && m_shown->pass;
    openTool(m_incident);
    m_incident->start(about ? *m_shown->pass : domain::Pass(), m_shown ? m_shown->scan.walkInName : QString());
    showIncidents();
}

void GatePage::showIncidents()
{
    whenDone(m_source.incidents(50), this, [this](const Result<std::vector<GateVerdict>>& incidents) {
        if (incidents)
            m_incident->setHistory(*incidents);
    });
}

void GatePage::decided(ReasonPanel* panel, const domain::Pass& pass, const services::GateDecision& decision)
{
    QElapsedTimer since;
    since.start();
    switch (panel->deed()) {
    case ReasonPanel::Deed::Admit: return ask(m_source.admit(pass.id, decision), since, panel);
    case ReasonPanel::Deed::Refuse: return ask(m_source.refuse(pass.id, decision), since, panel);
    case ReasonPanel::Deed::Note: break;
    }
    whenDone(m_source.note(pass.id, decision), this, [this, panel](const Result<GateVerdict>& noted) {
        if (!noted) {
            showFailure(noted.error());
            return;
        }
        if (m_left->currentWidget() == panel)
            closeTool();
        m_toast->showMessage(tr("Noted; it goes to the office with the scans"), false, Icon::Ok); // the verdict on screen stays
        refreshLists();
    });
}

void GatePage::openAttendance()
{
    openTool(m_attendance);
    m_attendance->start();
}

void GatePage::openPreflight()
{
    openTool(m_preflight);
    m_sounds->prepare();
    m_preflight->start(m_sounds->hasDevice() && !m_sounds->isMuted());
}

void GatePage::openKiosk()
{
    if (!m_source.setKiosk)
        return;
    openTool(m_kiosk);
    m_kiosk->start();
}

void GatePage::kioskTurned()
{
    const bool on = m_source.kiosk();
    m_head->setKiosk(bool(m_source.setKiosk), on);
    m_attendance->setExports(!on);
    if (on)
        window()->showFullScreen();
}

void GatePage::openChooser()
{
    if (m_source.kiosk() && !m_source.meeting().id.isEmpty())
        return; // the meeting is the supervisor's choice
    m_choosing = true;
    m_pages->setCurrentIndex(0);
    m_chooser->start();
}

} // namespace motcua::ui
