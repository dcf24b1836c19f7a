#pragma once

#include "domain/camera_controls.h"
#include "vision/camera_feed.h"

#include <QObject>
#include <QStringList>
#include <QVideoFrame>

#include <memory>

namespace motcua::vision {

//! The cameras of this machine, one open at a time. GUI thread; signals come later, never from inside a call.
class CameraAccess : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    //! From now on listed() says what is connected: once soon, then at each change.
    virtual void watch() = 0;
    //! By description; "" = the first one. Then arrived() until close(), or failed() once.
    virtual void open(const QString& description) = 0;
    virtual void close() = 0;
    //! For the camera that is open and those that come after it.
    virtual void setWishes(const domain::CameraWishes& wishes) = 0;

Q_SIGNALS:
    void listed(const QStringList& descriptions);
    void arrived(const QVideoFrame& frame);
    //! Of the camera that was opened, once soon, then at each change.
    void offered(const motcua::domain::CameraOffers& offers);
    void failed(motcua::vision::CameraProblem problem);
};

//! Through `motcua-camera` where it lies beside the executable (or at MOTCUA_CAMERA_HELPER), else in this process.
[[nodiscard]] std::unique_ptr<CameraAccess> makeCameraAccess();
//! In this process, by Qt's own classes.
[[nodiscard]] std::unique_ptr<CameraAccess> makeDeviceCameras();

//! True when `folder` (of devices) has cameras, and none of them may be opened by us.
[[nodiscard]] bool camerasAreForbidden(const QString& folder);

} // namespace motcua::vision
