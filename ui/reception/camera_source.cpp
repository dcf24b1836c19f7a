#include "ui/reception/camera_source.h"

#include "services/paper_camera.h"
#include "services/when_done.h"
#include "ui/kit/action_button.h"
#include "ui/kit/camera_bar.h"
#include "ui/kit/labels.h"
#include "ui/reception/sheet_view.h"

#include <QBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;
using motcua::services::PaperCamera;
using Problem = motcua::services::ScanStation::Problem;

namespace motcua::ui::reception {

namespace {

QString problemText(Problem problem)
{
    switch (problem) {
    case Problem::None: return {};
    case Problem::NoCamera: return CameraSource::tr("No camera found; plug one in, or choose a scanner or a folder above");
    case Problem::Busy: return CameraSource::tr("Another program uses the camera; close it");
    case Problem::Denied: return CameraSource::tr("The system does not allow the camera; allow it in the system's settings");
    case Problem::Lost: return CameraSource::tr("The camera has gone; plug it in again");
    case Problem::Unsupported: return CameraSource::tr("This camera cannot be used; choose another in the settings");
    case Problem::ReaderDown: break;
    }
    return {};
}

} // namespace

CameraSource::CameraSource(services::ScanStation& station, QWidget* parent)
    : QWidget(parent), m_camera(new PaperCamera(station, this)), m_view(new SheetView), m_bar(new CameraBar(m_view))
{
    m_bar->setMirrorFixed(true); // a paper is shown as it lies
    m_bar->setWishes(station.wishes());
    connect(m_bar, &CameraBar::wished, &station, &services::ScanStation::setWishes);
    connect(&station, &services::ScanStation::wishesChanged, m_bar, &CameraBar::setWishes);
    connect(m_camera, &PaperCamera::offersChanged, this, [this] {
        m_bar->setOffers(m_camera->offers());
        placeBar();
    });
    m_state = captionLabel({});
    m_state->setObjectName(u"source.cameraState"_s);
    m_state->setWordWrap(true);
    const auto button = [this](ButtonKind kind, const QString& text, const QString& keys, int key, const char* name) {
        auto* made = new ActionButton(kind, text);
        made->setObjectName(QString::fromLatin1(name));
        made->setKeyText(keys);
        made->setFrameHeight(32);
        made->setFocusPolicy(Qt::NoFocus); // Space belongs to the picture
        connect(made, &QAbstractButton::clicked, this, [this, key] { press(key); });
        return made;
    };
    m_take = button(ButtonKind::Secondary, tr("Take the page"), tr("Space"), Qt::Key_Space, "source.take");
    m_take->setGlyph(Icon::Camera);
    m_accept = button(ButtonKind::Secondary, tr("Use this page"), u"Enter"_s, Qt::Key_Return, "source.accept");
    m_accept->setGlyph(Icon::Check);
    m_turn = button(ButtonKind::Plain, tr("Turn"), u"R"_s, Qt::Key_R, "source.turn");
    m_whole = button(ButtonKind::Plain, tr("Whole picture"), u"W"_s, Qt::Key_W, "source.whole");
    m_again = button(ButtonKind::Plain, tr("Take again"), u"⌫"_s, Qt::Key_Backspace, "source.again");
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    for (ActionButton* one : {m_take, m_accept, m_again, m_turn, m_whole})
        row->addWidget(one);
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_view, 1);
    column->addWidget(m_state);
    column->addLayout(row);

    connect(m_camera, &PaperCamera::preview, this, [this](const QImage& frame, const QPolygonF& corners) {
        if (m_view->isHeld())
            return;
        m_view->showLive(frame, corners);
        if (m_sheetSeen != (corners.size() == 4)) {
            m_sheetSeen = !m_sheetSeen;
            refresh();
        }
    });
    connect(m_camera, &PaperCamera::taken, this, [this](const QImage& picture, const QPolygonF& corners) {
        m_view->hold(picture, corners);
        refresh();
    });
    connect(m_camera, &PaperCamera::problemChanged, this, &CameraSource::refresh);
    refresh();
}

void CameraSource::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeBar();
}

void CameraSource::placeBar()
{
    constexpr int gap = 12;
    m_bar->move(m_view->width() - m_bar->width() - gap, gap);
}

void CameraSource::start()
{
    m_camera->start();
    m_view->setFocus();
    refresh();
}

void CameraSource::stop() { m_camera->stop(); }
bool CameraSource::isHeld() const { return m_view->isHeld(); }

bool CameraSource::press(int key)
{
    const bool held = m_view->isHeld();
    switch (key) {
    case Qt::Key_Space:
        if (!held)
            m_camera->take();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (held)
            accept();
        return held;
    case Qt::Key_R:
        m_view->turn();
        return held;
    case Qt::Key_W:
        m_view->useWhole();
        return held;
    case Qt::Key_Backspace:
        if (held)
            again();
        return held;
    default: return false;
    }
}

void CameraSource::accept()
{
    if (m_straightening)
        return;
    m_straightening = true;
    const auto straight = QtConcurrent::run([picture = m_view->picture(), corners = m_view->corners()] { return services::straightSheet(picture, corners); });
    services::whenDone(straight, this, [this](const QImage& page) {
        m_straightening = false;
        again();
        Q_EMIT pageTaken(page);
    });
}

void CameraSource::again()
{
    m_view->release();
    m_view->setFocus();
    refresh();
}

void CameraSource::refresh()
{
    const bool held = m_view->isHeld();
    const QString problem = problemText(m_camera->problem());
    m_take->setVisible(!held);
    m_bar->setVisible(!held);
    for (ActionButton* one : {m_accept, m_again, m_turn, m_whole})
        one->setVisible(held);
    m_take->setEnabled(problem.isEmpty());
    m_state->setToken(problem.isEmpty() || held ? Token::Muted : Token::Warning);
    m_state->setGlyph(problem.isEmpty() || held ? Icon::Camera : Icon::Warning);
    m_state->setText(held                ? tr("Are the corners right? 1 to 4 choose one, the arrows move it, with Shift by little")
                     : !problem.isEmpty() ? problem
                     : m_sheetSeen        ? tr("The paper is found; Space takes it")
                                          : tr("Lay the paper on something darker so that its four corners are seen"));
}

} // namespace motcua::ui::reception
