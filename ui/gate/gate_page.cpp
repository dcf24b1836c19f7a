#include "ui/gate/gate_page.h"

#include "domain/calendar.h"
#include "domain/identity.h"
#include "services/when_done.h"
#include "ui/gate/attendance_panel.h"
#include "ui/gate/camera_view.h"
#include "ui/gate/code_panel.h"
#include "ui/gate/count_bar.h"
#include "ui/gate/find_panel.h"
#include "ui/gate/gate_chooser.h"
#include "ui/gate/gate_head.h"
#include "ui/gate/gate_list_model.h"
#include "ui/gate/gate_words.h"
#include "ui/gate/kiosk_panel.h"
#include "ui/gate/preflight_panel.h"
#include "ui/gate/reason_panel.h"
#include "ui/gate/walk_in_panel.h"
#include "ui/gate/wedge_filter.h"
#include "ui/kit/camera_bar.h"
#include "ui/kit/describe.h"
#include "ui/kit/format.h"
#include "ui/kit/segments.h"
#include "ui/kit/toast.h"
#include "ui/kit/verdict_panel.h"

#include <QAction>
#include <QListView>
#include <QPainter>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace motcua::ui {

using domain::Direction;
using domain::ScanSource;
using services::GateVerdict;
using services::ScanStation;
using services::whenDone;

namespace {
constexpr int doubleTrigger = 1000; // ms: one press of a hand scanner that came twice
} // namespace

GatePage::GatePage(GateSource source, QWidget* parent)
    : Page(parent)
    , m_source(std::move(source))
    , m_sounds(new SoundPlayer(this))
{
    setObjectName(u"gatePage"_s);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    build();
    connectTools();
    m_wedge = new WedgeFilter(this);
    connect(m_wedge, &WedgeFilter::scanned, this, &GatePage::scannerRead);
    m_running.setInterval(40);
    connect(&m_running, &QTimer::timeout, this, [this] {
        const qint64 left = m_stay - m_since.elapsed();
        if (left <= 0)
            backToReady();
        else
            m_panel->setRemaining(double(left) / m_stay);
    });
    m_clock.setInterval(1000);
    const auto tick = [this] { m_head->setTime(domain::toLocal(m_source.now()).time()); };
    connect(&m_clock, &QTimer::timeout, this, tick);
    m_clock.start();
    tick();
    backToReady();
    connect(m_pages, &QStackedWidget::currentChanged, this, &GatePage::updateWatching);
    gateChanged();
    kioskTurned();
}

GatePage::~GatePage()
{
    if (m_watching)
        Q_EMIT watching(false);
}

void GatePage::open(const QString& meetingId)
{
    if (!meetingId.isEmpty() && meetingId != m_source.meeting().id)
        openChooser();
}

void GatePage::setMuted(bool muted)
{
    m_sounds->setMuted(muted);
}

void GatePage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (!m_sounds->isMuted())
        m_sounds->prepare(); // the first verdict shall not wait for the files
    updateWatching();
    if (m_pages->currentIndex() == 0)
        m_chooser->takeFocus();
    else if (m_left->currentWidget() == m_watch)
        m_recent->setFocus(Qt::OtherFocusReason); // not on the first button of the top line: Space belongs to nobody here
}

void GatePage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    updateWatching();
}

void GatePage::updateWatching()
{
    // Before the choice a code could only be lost, and a camera that runs for nothing is nobody's wish.
    const bool on = isVisible() && m_pages->currentIndex() == 1;
    if (std::exchange(m_watching, on) != on)
        Q_EMIT watching(on);
}

void GatePage::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), color(Token::Window));
}

void GatePage::scan(const QString& text, ScanSource source)
{
    if (m_source.meeting().id.isEmpty())
        return;
    if (m_left->currentWidget() == m_preflight) {
        whenDone(m_source.tryCode(text, source), this, [this, source](const Result<GateVerdict>& verdict) {
            if (verdict)
                m_preflight->showTry(source, *verdict);
        });
        return;
    }
    // An identity card is no attendance code: it opens the registration at the gate, and nothing of it is recorded as a scan.
    if (text.contains(u'|')) {
        if (const auto card = domain::parseCccdQr(text))
            return cardSeen(*card);
    }
    QElapsedTimer since;
    since.start();
    ask(m_source.scan(text, source), since);
}

void GatePage::scannerRead(const QString& text)
{
    if (!m_watching || (text == m_lastWedge && m_lastWedgeAt.isValid() && m_lastWedgeAt.elapsed() < doubleTrigger))
        return;
    m_lastWedge = text;
    m_lastWedgeAt.start();
    scan(text, ScanSource::Scanner);
}

void GatePage::scannerChanged()
{
    m_preflight->refresh();
}

void GatePage::twoCodesSeen()
{
    if (m_source.meeting().id.isEmpty())
        return;
    QElapsedTimer since;
    since.start();
    ask(m_source.scanTwo(), since);
}

void GatePage::ask(const GateSource::Answer& answer, const QElapsedTimer& since, ToolPanel* closes)
{
    whenDone(answer, this, [this, since, closes](const Result<GateVerdict>& verdict) {
        if (!verdict) {
            showFailure(verdict.error());
            return;
        }
        if (closes && m_left->currentWidget() == closes)
            closeTool();
        showVerdict(*verdict, since);
    });
}

void GatePage::showVerdict(const GateVerdict& verdict, const QElapsedTimer& since)
{
    m_shown = verdict;
    const Meaning meaning = meaningOf(verdict);
    QList<QAction*> actions;
    m_overrule->setEnabled(mayOverrule(verdict));
    if (mayOverrule(verdict))
        actions << m_overrule;
    else if (!verdict.admitted && ((meaning == Meaning::Danger && verdict.kind != domain::VerdictKind::Refused) || verdict.kind == domain::VerdictKind::NoList))
        actions << m_walkInAction;
    if (!verdict.admitted && (meaning == Meaning::Danger || meaning == Meaning::Warning))
        actions << m_incidentAction;
    m_camera->setMeaning(meaning);
    present(GateWords::view(verdict), actions, verdict.admitted ? admittedTime : refusedTime);
    m_latency = double(since.nsecsElapsed()) / 1e6;
    m_sounds->play(soundOf(verdict));
    refreshLists();
}

void GatePage::showFailure(const Error& error)
{
    if (error.code == "no_meeting"_L1) {
        openChooser();
        return;
    }
    // Nothing is on disk, so nobody was admitted, whatever the code would have said.
    const bool unwritten = error.kind == ErrorKind::Storage || error.kind == ErrorKind::DiskFull || error.kind == ErrorKind::Internal;
    if (!unwritten) {
        m_toast->showMessage(describe(error), false, Icon::Warning);
        return;
    }
    m_shown.reset();
    m_overrule->setEnabled(false);
    m_camera->setMeaning(Meaning::Danger);
    present(GateWords::notWritten(error), {}, refusedTime);
    m_sounds->play(VerdictSound::Refused);
    refreshLists();
}

void GatePage::present(const VerdictView& view, const QList<QAction*>& actions, int milliseconds)
{
    m_panel->setActions(actions);
    m_panel->setVerdict(view);
    m_stay = milliseconds;
    m_since.start();
    m_panel->setRemaining(1);
    m_running.start();
    m_panel->repaint(); // now, not with the next round of the loop: a queue is standing there
}

void GatePage::backToReady()
{
    m_running.stop();
    m_shown.reset();
    m_overrule->setEnabled(false);
    m_panel->setActions({});
    m_panel->setVerdict(GateWords::ready(m_camera->problem().isEmpty()));
    m_panel->setRemaining(-1);
    m_camera->setMeaning(Meaning::Neutral);
}

void GatePage::setCameraOffers(const domain::CameraOffers& offers)
{
    m_selfView = offers.selfView;
    m_cameraBar->setOffers(offers);
    showMirrored();
}

void GatePage::setCameraWishes(const domain::CameraWishes& wishes)
{
    m_cameraBar->setWishes(wishes);
}

void GatePage::setCameraMirrored(std::optional<bool> mirrored, bool fixed)
{
    m_mirrorChosen = mirrored;
    m_cameraBar->setMirrorFixed(fixed);
    showMirrored();
}

void GatePage::showMirrored()
{
    const bool mirrored = m_mirrorChosen.value_or(m_selfView);
    m_camera->setMirrored(mirrored);
    m_cameraBar->setMirrored(mirrored);
}

void GatePage::showPreview(const QImage& frame)
{
    m_camera->setFrame(frame);
    m_preflight->frameSeen();
}

void GatePage::codeSeen(const QString& text, const QPolygonF& corners, const QSize& frame, double milliseconds)
{
    m_camera->setCode(corners, frame, Meaning::Neutral);
    m_camera->setCaption(tr("%1, read in %2 ms").arg(m_cameraName).arg(qRound(milliseconds)));
    scan(text, ScanSource::Camera);
}

void GatePage::codeMoved(const QPolygonF& corners, const QSize& frame)
{
    m_camera->setCode(corners, frame, m_shown ? meaningOf(*m_shown) : Meaning::Neutral);
}

void GatePage::codeLost()
{
    m_camera->setCode({}, {}, Meaning::Neutral);
}

void GatePage::setCamera(const QString& caption, ScanStation::Problem problem)
{
    m_cameraName = caption;
    m_preflight->setCamera(problem);
    m_camera->setCaption(caption);
    QString what;
    switch (problem) {
    case ScanStation::Problem::None: break;
    case ScanStation::Problem::NoCamera: what = tr("There is no camera"); break;
    case ScanStation::Problem::Busy: what = tr("Another program is using the camera"); break;
    case ScanStation::Problem::Denied: what = tr("This account may not use the camera"); break;
    case ScanStation::Problem::Lost: what = tr("The camera has been unplugged or gives no picture"); break;
    case ScanStation::Problem::Unsupported: what = tr("This camera gives pictures that cannot be read"); break;
    case ScanStation::Problem::ReaderDown: what = tr("The reader of codes is starting again"); break;
    }
    m_cameraBar->setVisible(what.isEmpty());
    m_camera->setProblem(what, what.isEmpty() ? QString() : tr("The hand scanner and F5 still work"));
    if (!m_running.isActive())
        m_panel->setVerdict(GateWords::ready(what.isEmpty())); // who stands there reads what to do now
}

void GatePage::setSync(const SyncSummary& summary)
{
    m_head->setSync(summary);
}

void GatePage::gateChanged()
{
    const domain::Meeting meeting = m_source.meeting();
    m_head->setMeeting(meeting, m_source.gate(), int(m_source.alsoMeetings().size()));
    m_direction->setCurrent(int(m_source.direction()));
    m_chooser->setCanClose(!meeting.id.isEmpty());
    if (meeting.id.isEmpty()) {
        openChooser();
        return;
    }
    if (!m_choosing)
        m_pages->setCurrentIndex(1); // an open tool stays: the direction or the meeting's hours have changed, not the work
    refreshLists();
}

void GatePage::leaveChooser()
{
    m_choosing = false;
    gateChanged();
    if (m_choosing)
        return;
    closeTool();
    // What four hundred people would find out is said before the first one comes.
    whenDone(m_source.readiness(), this, [this](const Result<services::GateReadiness>& ready) {
        if (ready && PreflightPanel::stops(*ready) && m_left->currentWidget() == m_watch)
            openPreflight();
    });
}

void GatePage::deskChanged()
{
    if (m_source.meeting().id.isEmpty())
        m_chooser->refresh();
    else
        refreshLists();
    m_attendance->refresh();
    if (m_left->currentWidget() == m_preflight)
        m_preflight->refresh();
}

void GatePage::refreshLists()
{
    // Fifty scans a second are counted as often as counting takes, not fifty times.
    if (std::exchange(m_listsAsked, true)) {
        m_listsMoved = true;
        return;
    }
    whenDone(m_source.counts(), this, [this](const Result<services::GateCounts>& counts) {
        m_listsAsked = false;
        if (counts)
            m_count->setCounts(*counts);
        if (std::exchange(m_listsMoved, false))
            refreshLists();
    });
    if (m_left->currentWidget() == m_incident)
        showIncidents();
    whenDone(m_source.recent(3), this, [this](const Result<std::vector<GateVerdict>>& recent) {
        if (!recent)
            return;
        std::vector<GateRow> rows;
        for (const GateVerdict& verdict : *recent) {
            const Meaning meaning = meaningOf(verdict);
            GateRow row;
            row.id = verdict.scan.id;
            row.first = GateWords::rowName(verdict);
            row.second = GateWords::rowSecond(verdict);
            row.right = format::time(domain::toLocal(verdict.scan.at).time());
            row.rightSecond = GateWords::shortText(verdict);
            row.token = meaning == Meaning::Neutral ? Token::Text2 : textToken(meaning);
            switch (meaning) {
            case Meaning::Success: row.glyph = Icon::Ok; break;
            case Meaning::Warning: row.glyph = Icon::Warning; break;
            case Meaning::Danger: row.glyph = Icon::Error; break;
            case Meaning::Info: row.glyph = Icon::Info; break;
            case Meaning::Neutral: row.glyph = Icon::Undo; break;
            }
            rows.push_back(row);
        }
        m_recentModel->setRows(std::move(rows));
    });
}

} // namespace motcua::ui
