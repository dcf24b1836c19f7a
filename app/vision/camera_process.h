#pragma once

#include "vision/camera_access.h"
#include "vision/camera_wire.h"
#include "vision/shared_bytes.h"

#include <QElapsedTimer>
#include <QProcess>

namespace motcua::vision {

//! Cameras in a process of their own. Whoever pulls a plug may bring down what stands behind it (Debian's libpipewire 0.3.65 under
//! Qt 6.4 does), and a driver may hang: then that process goes, the client hears `Lost`, and a new one lists what is there.
//! close() ends the process, too: it is the one way to let go of a camera that always works. Linux.
class CameraProcess : public CameraAccess
{
    Q_OBJECT

public:
    explicit CameraProcess(QString program, QObject* parent = nullptr);
    ~CameraProcess() override;

    //! `motcua-camera` beside the running program, or what MOTCUA_CAMERA_HELPER names; empty when absent.
    [[nodiscard]] static QString findProgram();

    void watch() override;
    void open(const QString& description) override;
    void close() override;
    void setWishes(const domain::CameraWishes& wishes) override;
    [[nodiscard]] qint64 processId() const;

private:
    void startProcess();
    void bury();
    void died();
    void readNews();
    void take(const CameraNews& news);
    void order(CameraOrder::Kind kind, const QString& camera, int place);

    QString m_program;
    QString m_camera;
    domain::CameraWishes m_wishes;
    std::unique_ptr<QProcess> m_process;
    QByteArray m_buffer;
    SharedBytes m_shared;
    int m_fruitlessStarts = 0;
    bool m_watching = false;
    bool m_open = false;
};

} // namespace motcua::vision
