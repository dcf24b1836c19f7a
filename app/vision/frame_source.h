#pragma once

#include "vision/camera_feed.h"

#include <QObject>
#include <QUrlQuery>
#include <QVideoFrame>

#include <memory>

namespace motcua::vision {

//! Where CameraFeed gets its pictures. GUI thread. Signals are never sent from inside start().
class FrameSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    virtual void start() = 0;
    //! Step mode: give one more picture.
    virtual void step() {}
    //! A live source must go on giving pictures; a file in step mode may wait for ever.
    [[nodiscard]] virtual bool isLive() const { return true; }

Q_SIGNALS:
    //! `microseconds` < 0: the source has no clock of its own.
    void arrived(const QVideoFrame& frame, qint64 microseconds);
    void ended();
    void failed(motcua::vision::CameraProblem problem);
};

struct FileOptions
{
    QString path;
    bool step = false;
    bool loop = false;
    bool player = false;
    double fps = 10;
};

//! "file:PATH?step&loop&fps=10" taken apart.
[[nodiscard]] FileOptions parseFileName(const QString& name);
//! nullptr when there is no such file or nothing in it that can be shown.
[[nodiscard]] std::unique_ptr<FrameSource> makeFileSource(const FileOptions& options);
[[nodiscard]] std::unique_ptr<FrameSource> makePlayerSource(const FileOptions& options);

} // namespace motcua::vision
