#pragma once

#include "vision/frame.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTimer>

#include <memory>

class QMediaDevices;
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

class FrameSource;

//! A camera, or a file behind the same face. GUI thread. Names:
//! - "" the first camera, otherwise a camera's description ("VirtualCam");
//! - "file:PATH" a video, a folder of pictures (sorted by name) or one picture repeated, played in real time;
//! - "file:PATH?step" hands out the next picture only after requestNext(), so that none is dropped (tours, tests);
//! - "?loop" starts again at the end, "?fps=N" for pictures (default 10), "?player" plays an AVI through Qt's player.
//! Unplugging is silent in Qt 6.4, so a watchdog of two seconds tells it. (research: stack.md §3)
class CameraFeed : public QObject
{
    Q_OBJECT

public:
    explicit CameraFeed(QObject* parent = nullptr);
    ~CameraFeed() override;

    void open(const QString& name);
    void close();

    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] CameraProblem problem() const { return m_problem; }
    //! Descriptions of the cameras that are connected; empty until camerasChanged() after watchCameras().
    [[nodiscard]] QStringList cameras() const { return m_cameras; }

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

private:
    void start();
    void stop();
    void readCameras();
    void take(const QVideoFrame& frame, qint64 microseconds);
    void setProblem(CameraProblem problem);

    std::unique_ptr<QMediaDevices> m_devices;
    std::unique_ptr<FrameSource> m_source;
    QPointer<QVideoSink> m_preview;
    QTimer m_watchdog;
    QElapsedTimer m_clock;
    QStringList m_cameras;
    QString m_name;
    quint64 m_sequence = 0;
    int m_watchdogInterval = 2000;
    CameraProblem m_problem = CameraProblem::None;
    bool m_open = false;
};

} // namespace motcua::vision

Q_DECLARE_METATYPE(motcua::vision::CameraProblem)
