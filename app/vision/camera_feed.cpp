#include "vision/camera_feed.h"

#include "vision/frame_source.h"

#include <QCameraDevice>
#include <QMediaDevices>
#include <QVideoSink>

namespace motcua::vision {

using namespace Qt::StringLiterals;

CameraFeed::CameraFeed(QObject* parent)
    : QObject(parent)
{
    m_watchdog.setSingleShot(true);
    connect(&m_watchdog, &QTimer::timeout, this, [this] {
        // A player that chokes on a file says nothing either.
        setProblem(m_name.startsWith("file:"_L1) ? CameraProblem::Unsupported : CameraProblem::Lost);
        stop();
    });
}

CameraFeed::~CameraFeed() = default;

// Asked for only once a camera is wanted: a media framework takes time and prints at its first use, and a clerk who scans
// with a hand scanner never needs it.
void CameraFeed::watchCameras()
{
    if (m_devices)
        return;
    m_devices = std::make_unique<QMediaDevices>();
    // Queued: asking for the list inside the signal hangs for ever in Qt 6.4 (stack.md §3).
    connect(m_devices.get(), &QMediaDevices::videoInputsChanged, this, &CameraFeed::readCameras, Qt::QueuedConnection);
    QMetaObject::invokeMethod(this, &CameraFeed::readCameras, Qt::QueuedConnection);
}

void CameraFeed::readCameras()
{
    QStringList descriptions;
    for (const auto& device : QMediaDevices::videoInputs())
        if (!descriptions.contains(device.description()))
            descriptions << device.description();
    if (descriptions != m_cameras) {
        m_cameras = descriptions;
        Q_EMIT camerasChanged(m_cameras);
    }
    const bool isFile = m_name.startsWith("file:"_L1);
    const bool connected = m_name.isEmpty() ? !m_cameras.isEmpty() : m_cameras.contains(m_name);
    if (!m_open || isFile)
        return;
    if (!m_source && connected)
        start(); // plugged in again
    else if (!m_source)
        setProblem(m_problem == CameraProblem::Lost ? CameraProblem::Lost : CameraProblem::NoCamera);
}

void CameraFeed::open(const QString& name)
{
    close();
    m_name = name;
    m_open = true;
    m_sequence = 0;
    m_clock.start();
    if (name.startsWith("file:"_L1)) {
        QMetaObject::invokeMethod(this, &CameraFeed::start, Qt::QueuedConnection);
        return;
    }
    watchCameras();
    QMetaObject::invokeMethod(this, &CameraFeed::readCameras, Qt::QueuedConnection);
}

void CameraFeed::close()
{
    m_open = false;
    stop();
    m_problem = CameraProblem::None;
}

void CameraFeed::stop()
{
    m_watchdog.stop();
    if (m_source) {
        m_source->disconnect(this);
        m_source.release()->deleteLater(); // may be in the middle of its own signal
    }
}

void CameraFeed::start()
{
    if (!m_open || m_source)
        return;
    const bool isFile = m_name.startsWith("file:"_L1);
    m_source = isFile ? makeFileSource(parseFileName(m_name)) : makeCameraSource(m_name);
    if (!m_source) {
        setProblem(isFile ? CameraProblem::Unsupported : CameraProblem::NoCamera);
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
        m_watchdog.start(m_watchdogInterval * 2); // a camera takes a while to wake
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
    if (!m_source)
        return;
    if (m_source->isLive())
        m_watchdog.start(m_watchdogInterval);
    setProblem(CameraProblem::None);
    if (m_preview)
        m_preview->setVideoFrame(video);
    Q_EMIT previewFrame(video);
    const qint64 time = microseconds >= 0 ? microseconds : m_clock.nsecsElapsed() / 1000;
    Q_EMIT frameArrived(Frame(video, m_sequence++, time));
}

void CameraFeed::setProblem(CameraProblem problem)
{
    if (problem == m_problem)
        return;
    m_problem = problem;
    Q_EMIT problemChanged(problem);
}

} // namespace motcua::vision
