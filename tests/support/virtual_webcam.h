#pragma once

#include <QImage>
#include <QProcess>
#include <QTimer>

namespace motcua::test {

//! A webcam of PipeWire's in the room that tests/vision/with_camera.sh makes, 1280×720 at 15 a second: plugged in by plug(), pulled out
//! by pull(). It shows the picture that it was given last. Needs an event loop.
class VirtualWebcam
{
public:
    VirtualWebcam();
    ~VirtualWebcam();

    //! What a camera's name is at the desk.
    [[nodiscard]] static QString name() { return QStringLiteral("VirtualCam"); }
    //! False where this program was not started in such a room.
    [[nodiscard]] static bool isPossible();

    void plug();
    void pull();
    void show(const QImage& picture);

private:
    QProcess m_process;
    QTimer m_pace;
    QByteArray m_picture; //!< YUV 4:2:0
};

} // namespace motcua::test
