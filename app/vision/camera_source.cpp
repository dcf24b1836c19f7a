#include "vision/frame_source.h"

#include <QCamera>
#include <QCameraDevice>
#include <QMediaCaptureSession>
#include <QMediaDevices>
#include <QVideoSink>

#include <cstdlib>

namespace motcua::vision {

using namespace Qt::StringLiterals;

namespace {

constexpr int wantedWidth = 1280;
constexpr int wantedHeight = 720;
constexpr float minFrameRate = 15;

// Near 1280×720 and at least 15 a second; a format whose brightness is a copy before one that must be decoded. The
// largest picture of a camera only costs time.
QCameraFormat bestFormat(const QCameraDevice& device)
{
    QCameraFormat best;
    double bestCost = 0;
    for (const QCameraFormat& format : device.videoFormats()) {
        const QSize size = format.resolution();
        double cost = std::abs(size.width() - wantedWidth) / double(wantedWidth) +
                      std::abs(size.height() - wantedHeight) / double(wantedHeight);
        if (size.width() < 640)
            cost += 1; // a pass would have too few pixels for each module
        if (format.maxFrameRate() < minFrameRate)
            cost += 2;
        if (!hasLumaPlane(format.pixelFormat()))
            cost += 0.3;
        cost += (30 - std::min(30.0F, format.maxFrameRate())) / 200.0;
        if (best.isNull() || cost < bestCost) {
            best = format;
            bestCost = cost;
        }
    }
    return best;
}

// Qt says only CameraError; the words of the system tell what a person can do about it.
CameraProblem problemOf(const QString& words)
{
    if (words.contains("busy"_L1, Qt::CaseInsensitive) || words.contains("in use"_L1, Qt::CaseInsensitive))
        return CameraProblem::Busy;
    if (words.contains("permission"_L1, Qt::CaseInsensitive) || words.contains("denied"_L1, Qt::CaseInsensitive))
        return CameraProblem::Denied;
    if (words.contains("format"_L1, Qt::CaseInsensitive) || words.contains("negotiat"_L1, Qt::CaseInsensitive))
        return CameraProblem::Unsupported;
    return CameraProblem::Lost;
}

class CameraSource : public FrameSource
{
public:
    explicit CameraSource(const QCameraDevice& device)
        : m_camera(device)
    {
        if (const QCameraFormat format = bestFormat(device); !format.isNull())
            m_camera.setCameraFormat(format);
        m_session.setCamera(&m_camera);
        m_session.setVideoSink(&m_sink);
        connect(
            &m_sink, &QVideoSink::videoFrameChanged, this,
            [this](const QVideoFrame& frame) {
                if (frame.isValid())
                    Q_EMIT arrived(frame, -1);
            },
            Qt::QueuedConnection);
        connect(
            &m_camera, &QCamera::errorOccurred, this,
            [this](QCamera::Error error, const QString& words) {
                if (error != QCamera::NoError)
                    Q_EMIT failed(problemOf(words));
            },
            Qt::QueuedConnection);
    }
    ~CameraSource() override
    {
        m_sink.disconnect(this);
        m_camera.disconnect(this);
        m_camera.stop();
    }

    void start() override { m_camera.start(); }

private:
    QMediaCaptureSession m_session;
    QCamera m_camera;
    QVideoSink m_sink;
};

} // namespace

std::unique_ptr<FrameSource> makeCameraSource(const QString& description)
{
    // The id is no identity ("0", sometimes twice): the description is what people chose.
    const auto devices = QMediaDevices::videoInputs();
    for (const auto& device : devices)
        if (description.isEmpty() || device.description() == description)
            return std::make_unique<CameraSource>(device);
    return nullptr;
}

} // namespace motcua::vision
