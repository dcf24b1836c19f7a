#include "vision/camera_feed.h"

#include "vision/camera_access.h"
#include "vision/frame_source.h"

#include <QVideoSink>

#include <utility>

namespace motcua::vision {

using namespace Qt::StringLiterals;

namespace {

constexpr int retryMilliseconds = 2000;
constexpr int settleMilliseconds = 1000;

bool isFileName(const QString& name)
{
    return name.startsWith("file:"_L1);
}

} // namespace

CameraFeed::CameraFeed(QObject* parent)
    : CameraFeed(nullptr, parent)
{
}

CameraFeed::CameraFeed(std::unique_ptr<CameraAccess> access, QObject* parent)
    : QObject(parent)
    , m_access(std::move(access))
{
    m_watchdog.setSingleShot(true);
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &CameraFeed::reopen);
    connect(&m_watchdog, &QTimer::timeout, this, [this] {
        if (m_filming)
            return loseCamera(CameraProblem::Lost);
        setProblem(CameraProblem::Unsupported); // a player that chokes on a file says nothing either
        stop();
    });
}

CameraFeed::~CameraFeed() = default;

// Asked for only once a camera is wanted: a media framework takes time at its first use, and a clerk who scans with a hand scanner
// never needs it.
void CameraFeed::watchCameras()
{
    if (m_listed)
        return;
    if (!m_access)
        m_access = makeCameraAccess();
    m_access->disconnect(this);
    connect(m_access.get(), &CameraAccess::listed, this, &CameraFeed::listCameras);
    connect(m_access.get(), &CameraAccess::arrived, this, [this](const QVideoFrame& frame) { take(frame, -1); });
    connect(m_access.get(), &CameraAccess::failed, this, &CameraFeed::loseCamera);
    connect(m_access.get(), &CameraAccess::offered, this, [this](const domain::CameraOffers& offers) {
        if (m_filming)
            setOffers(offers);
    });
    m_access->setWishes(m_wishes);
    m_access->watch();
}

void CameraFeed::listCameras(const QStringList& descriptions)
{
    const auto isThere = [this](const QStringList& among) { return m_name.isEmpty() ? !among.isEmpty() : among.contains(m_name); };
    const bool connected = isThere(descriptions);
    // Debian's PipeWire falls over a node that is opened while its neighbours are still being announced.
    if (std::exchange(m_listed, true) && connected && !isThere(m_cameras))
        m_retry.start(settleMilliseconds);
    if (descriptions != m_cameras) {
        m_cameras = descriptions;
        Q_EMIT camerasChanged(m_cameras);
    }
    if (m_filming && !connected)
        loseCamera(CameraProblem::Lost);
    else
        reopen();
}

void CameraFeed::reopen()
{
    if (!m_open || isFileName(m_name) || m_filming || !m_listed || m_retry.isActive())
        return;
    const bool connected = m_name.isEmpty() ? !m_cameras.isEmpty() : m_cameras.contains(m_name);
    if (connected)
        startCamera();
    else if (m_problem != CameraProblem::Lost)
        setProblem(m_cameras.isEmpty() && camerasAreForbidden(u"/dev"_s) ? CameraProblem::Denied : CameraProblem::NoCamera);
}

void CameraFeed::loseCamera(CameraProblem problem)
{
    if (!m_filming)
        return;
    stop();
    m_retry.start(retryMilliseconds); // not at once: a camera that another program holds would be asked a hundred times a second
    setProblem(problem);
}

void CameraFeed::open(const QString& name)
{
    close();
    m_name = name;
    m_open = true;
    m_sequence = 0;
    m_clock.start();
    if (isFileName(name)) {
        QMetaObject::invokeMethod(this, &CameraFeed::start, Qt::QueuedConnection);
        return;
    }
    watchCameras();
    QMetaObject::invokeMethod(this, &CameraFeed::reopen, Qt::QueuedConnection);
}

void CameraFeed::close()
{
    m_open = false;
    m_retry.stop();
    stop();
    m_problem = CameraProblem::None;
}

void CameraFeed::stop()
{
    m_watchdog.stop();
    if (std::exchange(m_filming, false)) {
        m_access->close();
        setOffers({});
    }
    if (m_source) {
        m_source->disconnect(this);
        m_source.release()->deleteLater(); // may be in the middle of its own signal
    }
}

void CameraFeed::startCamera()
{
    m_filming = true;
    m_watchdog.start(m_watchdogInterval * 2); // a camera takes a while to wake
    m_access->open(m_name);
}

void CameraFeed::start()
{
    if (!m_open || m_source || !isFileName(m_name))
        return;
    m_source = makeFileSource(parseFileName(m_name));
    if (!m_source) {
        setProblem(CameraProblem::Unsupported);
        return;
    }
    connect(m_source.get(), &FrameSource::arrived, this, &CameraFeed::take);
    connect(m_source.get(), &FrameSource::ended, this, [this] {
        stop();
        Q_EMIT finished();
    });
    connect(m_source.get(), &FrameSource::failed, this, [this](CameraProblem problem) {
        stop();
        setProblem(problem);
    });
    if (m_source->isLive())
        m_watchdog.start(m_watchdogInterval * 2);
    m_source->start();
}

void CameraFeed::requestNext()
{
    if (m_source)
        m_source->step();
}

void CameraFeed::setPreviewSink(QVideoSink* sink)
{
    m_preview = sink;
}

void CameraFeed::take(const QVideoFrame& video, qint64 microseconds)
{
    if (!m_source && !m_filming)
        return;
    if (m_filming || m_source->isLive())
        m_watchdog.start(m_watchdogInterval);
    setProblem(CameraProblem::None);
    if (m_preview)
        m_preview->setVideoFrame(video);
    Q_EMIT previewFrame(video);
    const qint64 time = microseconds >= 0 ? microseconds : m_clock.nsecsElapsed() / 1000;
    Q_EMIT frameArrived(Frame(video, m_sequence++, time));
}

void CameraFeed::setWishes(const domain::CameraWishes& wishes)
{
    m_wishes = wishes;
    if (m_access)
        m_access->setWishes(wishes);
}

void CameraFeed::setOffers(const domain::CameraOffers& offers)
{
    if (offers == m_offers)
        return;
    m_offers = offers;
    Q_EMIT offersChanged(offers);
}

void CameraFeed::setProblem(CameraProblem problem)
{
    if (problem == m_problem)
        return;
    m_problem = problem;
    Q_EMIT problemChanged(problem);
}

} // namespace motcua::vision
