#include "tests/support/virtual_webcam.h"

#include <cstring>

using namespace Qt::StringLiterals;

namespace motcua::test {

namespace {
constexpr int width = 1280;
constexpr int height = 720;
} // namespace

VirtualWebcam::VirtualWebcam()
{
    show({});
    m_process.setProcessChannelMode(QProcess::ForwardedChannels);
    m_pace.setInterval(1000 / 15);
    QObject::connect(&m_pace, &QTimer::timeout, &m_pace, [this] {
        if (m_process.state() == QProcess::Running && m_process.bytesToWrite() == 0) // nobody looks: a camera keeps nothing for later
            m_process.write(m_picture);
    });
}

VirtualWebcam::~VirtualWebcam()
{
    pull();
}

bool VirtualWebcam::isPossible()
{
    return !qEnvironmentVariableIsEmpty("MOTCUA_CAMERA_ROOM");
}

void VirtualWebcam::plug()
{
    m_process.start(u"gst-launch-1.0"_s,
                    {u"-q"_s, u"fdsrc"_s, u"fd=0"_s, u"!"_s, u"rawvideoparse"_s, u"format=i420"_s, u"width=%1"_s.arg(width), u"height=%1"_s.arg(height),
                     u"framerate=15/1"_s, u"!"_s, u"videoconvert"_s, u"!"_s, u"videorate"_s, u"!"_s,
                     u"video/x-raw,format=YUY2,framerate=15/1"_s, u"!"_s, u"identity"_s, u"sync=true"_s, u"!"_s, u"pipewiresink"_s, u"mode=provide"_s,
                     u"stream-properties=p,media.class=Video/Source,node.name=vcam,node.description=%1,media.role=Camera"_s.arg(name())});
    m_pace.start();
}

void VirtualWebcam::pull()
{
    m_pace.stop();
    m_process.kill();
    m_process.waitForFinished(5000);
}

void VirtualWebcam::show(const QImage& picture)
{
    QByteArray planes(width * height * 3 / 2, char(128)); // without colour
    const QImage grey = picture.isNull() ? QImage() : picture.scaled(width, height).convertToFormat(QImage::Format_Grayscale8);
    for (int y = 0; y < height && !grey.isNull(); ++y)
        std::memcpy(planes.data() + qsizetype(y) * width, grey.constScanLine(y), width);
    m_picture = planes;
}

} // namespace motcua::test
