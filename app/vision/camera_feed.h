#pragma once

#include "domain/camera_controls.h"
#include "vision/frame.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTimer>

#include <memory>

class QVideoSink;

namespace motcua::vision {

//! Why there is no picture. Zero cameras is a normal state of a desk.
enum class CameraProblem {
    None,
    NoCamera,    //!< none connected, or none of that name
    Busy,        //!< another program holds it
    Denied,      //!< the system does not let us
    Lost,        //!< unplugged, or two seconds without a picture; opened again by itself when it comes back
    Unsupported, //!< no usable format, or a file that cannot be played
};

class CameraAccess;
class FrameSource;

//! A camera, or a file behind the same face. GUI thread. Names:
//! - "" the first camera, otherwise a camera's description ("VirtualCam");
//! - "file:PATH" a video, a folder of pictures (sorted by name) or one picture repeated, played in real time;
//! - "file:PATH?step" hands out the next picture only after requestNext(), so that none is dropped (tours, tests);
//! - "?loop" starts again at the end, "?fps=N" for pictures (default 10), "?player" plays an AVI through Qt's player.
//! A camera is lost when it is no longer listed, when its process dies, or when two seconds pass without a picture; it is tried again
//! every two seconds and at once when it is listed anew. (research: stack.md §3)
class CameraFeed : public QObject
{
    Q_OBJECT

public:
    explicit CameraFeed(QObject* parent = nullptr);
    //! With other cameras than this machine's.
    explicit CameraFeed(std::unique_ptr<CameraAccess> access, QObject* parent = nullptr);
    ~CameraFeed() override;

    void open(const QString& name);
    void close();

    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] CameraProblem problem() const { return m_problem; }
    //! Descriptions of the cameras that are connected; empty until camerasChanged() after watchCameras().
    [[nodiscard]] QStringList cameras() const { return m_cameras; }

    //! Of the camera that is open; nothing for files and while there is no camera.
    [[nodiscard]] const domain::CameraOffers& offers() const { return m_offers; }
    //! For this camera and those that are opened later.
    void setWishes(const domain::CameraWishes& wishes);

    //! Every picture is also handed to this sink (a QVideoWidget's, say); null stops it. Not owned.
    void setPreviewSink(QVideoSink* sink);
    void setWatchdogInterval(int milliseconds) { m_watchdogInterval = milliseconds; }

public Q_SLOTS:
    //! Step mode: the scanner is done with the last picture. Harmless in every other mode.
    void requestNext();
    //! Begins to follow which cameras are connected (open() of a camera does so too); camerasChanged() comes later.
    void watchCameras();

Q_SIGNALS:
    void frameArrived(const motcua::vision::Frame& frame);
    void previewFrame(const QVideoFrame& frame);
    //! Also with None, when pictures come again.
    void problemChanged(motcua::vision::CameraProblem problem);
    //! The file has ended (never for a camera, never with ?loop).
    void finished();
    void camerasChanged(const QStringList& descriptions);
    void offersChanged(const motcua::domain::CameraOffers& offers);

private:
    void start();
    void stop();
    void startCamera();
    void listCameras(const QStringList& descriptions);
    void reopen();
    void loseCamera(CameraProblem problem);
    void take(const QVideoFrame& frame, qint64 microseconds);
    void setProblem(CameraProblem problem);
    void setOffers(const domain::CameraOffers& offers);

    std::unique_ptr<CameraAccess> m_access;
    std::unique_ptr<FrameSource> m_source;
    QPointer<QVideoSink> m_preview;
    QTimer m_watchdog;
    QTimer m_retry;
    QElapsedTimer m_clock;
    QStringList m_cameras;
    domain::CameraOffers m_offers;
    domain::CameraWishes m_wishes;
    QString m_name;
    quint64 m_sequence = 0;
    int m_watchdogInterval = 2000;
    CameraProblem m_problem = CameraProblem::None;
    bool m_open = false;
    bool m_filming = false; //!< a camera is asked for pictures
    bool m_listed = false;  //!< m_cameras is known
};

} // namespace motcua::vision

Q_DECLARE_METATYPE(motcua::vision::CameraProblem)
