#include "vision/camera_access.h"

#include <QCamera>
#include <QCameraDevice>
#include <QDir>
#include <QFileInfo>
#include <QMediaCaptureSession>
#include <QMediaDevices>
#include <QVideoSink>

#include <algorithm>
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

domain::CameraOffers offersOf(const QCamera& camera)
{
    domain::CameraOffers offers;
    offers.torch = camera.isTorchModeSupported(QCamera::TorchOn) && camera.isTorchModeSupported(QCamera::TorchOff);
    offers.nearFocus = camera.isFocusModeSupported(QCamera::FocusModeAutoNear) && camera.isFocusModeSupported(QCamera::FocusModeAuto);
    offers.brightness = camera.supportedFeatures().testFlag(QCamera::Feature::ExposureCompensation);
    offers.selfView = camera.cameraDevice().position() != QCameraDevice::BackFace;
    return offers;
}

void grant(const domain::CameraWishes& wishes, QCamera& camera)
{
    const domain::CameraOffers offers = offersOf(camera);
    if (camera.isExposureModeSupported(QCamera::ExposureBarcode))
        camera.setExposureMode(QCamera::ExposureBarcode); // always: codes are what it is here for
    if (offers.nearFocus)
        camera.setFocusMode(wishes.nearFocus ? QCamera::FocusModeAutoNear : QCamera::FocusModeAuto);
    else if (camera.isFocusModeSupported(QCamera::FocusModeAutoNear))
        camera.setFocusMode(QCamera::FocusModeAutoNear);
    if (offers.torch)
        camera.setTorchMode(wishes.torch ? QCamera::TorchOn : QCamera::TorchOff);
    if (offers.brightness)
        camera.setExposureCompensation(float(wishes.brightness) / 2);
}

struct OpenCamera
{
    explicit OpenCamera(const QCameraDevice& device) : camera(device)
    {
        if (const QCameraFormat format = bestFormat(device); !format.isNull())
            camera.setCameraFormat(format);
        session.setCamera(&camera);
        session.setVideoSink(&sink);
    }
    ~OpenCamera()
    {
        sink.disconnect();
        camera.disconnect();
        camera.stop();
    }

    QMediaCaptureSession session;
    QCamera camera;
    QVideoSink sink;
};

class DeviceCameras : public CameraAccess
{
public:
    void watch() override
    {
        if (!m_devices) {
            m_devices = std::make_unique<QMediaDevices>();
            // Queued: asking for the list inside the signal hangs for ever in Qt 6.4 (stack.md §3).
            connect(m_devices.get(), &QMediaDevices::videoInputsChanged, this, &DeviceCameras::list, Qt::QueuedConnection);
        }
        QMetaObject::invokeMethod(this, &DeviceCameras::list, Qt::QueuedConnection);
    }

    void open(const QString& description) override
    {
        close();
        // The id is no identity ("0", sometimes twice): the description is what people chose.
        for (const auto& device : QMediaDevices::videoInputs()) {
            if (description.isEmpty() || device.description() == description) {
                begin(device);
                return;
            }
        }
        QMetaObject::invokeMethod(this, [this] { Q_EMIT failed(CameraProblem::NoCamera); }, Qt::QueuedConnection);
    }

    void close() override { m_open.reset(); }

    void setWishes(const domain::CameraWishes& wishes) override
    {
        m_wishes = wishes;
        if (m_open)
            grant(m_wishes, m_open->camera);
    }

private:
    void list()
    {
        QStringList descriptions;
        for (const auto& device : QMediaDevices::videoInputs())
            if (!descriptions.contains(device.description()))
                descriptions << device.description();
        Q_EMIT listed(descriptions);
    }

    void begin(const QCameraDevice& device)
    {
        m_open = std::make_unique<OpenCamera>(device);
        connect(
            &m_open->sink, &QVideoSink::videoFrameChanged, this,
            [this](const QVideoFrame& frame) {
                if (frame.isValid() && m_open)
                    Q_EMIT arrived(frame);
            },
            Qt::QueuedConnection);
        connect(
            &m_open->camera, &QCamera::errorOccurred, this,
            [this](QCamera::Error error, const QString& words) {
                if (error != QCamera::NoError && m_open)
                    Q_EMIT failed(problemOf(words));
            },
            Qt::QueuedConnection);
        const auto tell = [this] {
            if (!m_open)
                return;
            grant(m_wishes, m_open->camera);
            Q_EMIT offered(offersOf(m_open->camera));
        };
        connect(&m_open->camera, &QCamera::supportedFeaturesChanged, this, tell, Qt::QueuedConnection);
        QMetaObject::invokeMethod(&m_open->camera, tell, Qt::QueuedConnection);
        grant(m_wishes, m_open->camera);
        m_open->camera.start();
    }

    std::unique_ptr<QMediaDevices> m_devices;
    std::unique_ptr<OpenCamera> m_open;
    domain::CameraWishes m_wishes;
};

} // namespace

std::unique_ptr<CameraAccess> makeDeviceCameras()
{
    return std::make_unique<DeviceCameras>();
}

bool camerasAreForbidden(const QString& folder)
{
    const auto devices = QDir(folder).entryInfoList({u"video*"_s}, QDir::Files | QDir::System);
    return !devices.isEmpty() &&
           std::none_of(devices.begin(), devices.end(), [](const QFileInfo& device) { return device.isReadable() && device.isWritable(); });
}

} // namespace motcua::vision
