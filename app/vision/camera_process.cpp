#include "vision/camera_process.h"

#include "vision/wire.h"

#include <QCoreApplication>
#include <QFileInfo>

#ifdef Q_OS_LINUX

#include <QLoggingCategory>

#include <fcntl.h>

Q_LOGGING_CATEGORY(lcCamera, "motcua.camera", QtInfoMsg)

namespace motcua::vision {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxFruitlessStarts = 4;
constexpr quint32 maxNewsBytes = 64 * 1024;

} // namespace

CameraProcess::CameraProcess(QString program, QObject* parent) : m_program(std::move(program))
{
    setParent(parent);
}

CameraProcess::~CameraProcess()
{
    bury();
}

qint64 CameraProcess::processId() const
{
    return m_process ? m_process->processId() : 0;
}

void CameraProcess::watch()
{
    m_watching = true;
    if (!m_process)
        startProcess();
}

void CameraProcess::open(const QString& description)
{
    m_open = true;
    m_camera = description;
    m_fruitlessStarts = 0;
    if (!m_process)
        startProcess();
    if (m_process) {
        order(CameraOrder::Kind::Wish, {}, 0); // before the first picture
        order(CameraOrder::Kind::Open, description, 0);
    }
}

void CameraProcess::setWishes(const domain::CameraWishes& wishes)
{
    m_wishes = wishes;
    if (m_process && m_open)
        order(CameraOrder::Kind::Wish, {}, 0);
}

void CameraProcess::order(CameraOrder::Kind kind, const QString& camera, int place)
{
    m_process->write(encode(CameraOrder{kind, camera, place, m_wishes}));
}

void CameraProcess::close()
{
    if (!std::exchange(m_open, false))
        return;
    bury();
    if (m_watching)
        QMetaObject::invokeMethod(this, [this] {
            if (!m_process)
                startProcess();
        }, Qt::QueuedConnection);
}

void CameraProcess::startProcess()
{
    m_buffer.clear();
    if (!m_shared.ensure(picturePlaces * placeBytes))
        return;
    m_process = std::make_unique<QProcess>();
    m_process->setProgram(m_program);
    const int descriptor = m_shared.descriptor();
    m_process->setArguments({u"--shared"_s, QString::number(descriptor)});
    // Only this child inherits the memory; everybody else's descriptors close on exec.
    m_process->setChildProcessModifier([descriptor] { ::fcntl(descriptor, F_SETFD, 0); });
    m_process->setStandardErrorFile(QProcess::nullDevice()); // media frameworks chat
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &CameraProcess::readNews);
    connect(m_process.get(), &QProcess::finished, this, &CameraProcess::died);
    connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            QMetaObject::invokeMethod(this, &CameraProcess::died, Qt::QueuedConnection);
    });
    m_process->start(QIODevice::ReadWrite | QIODevice::Unbuffered);
}

void CameraProcess::bury()
{
    if (!m_process)
        return;
    m_process->disconnect(this);
    m_process->kill();
    if (m_process->state() == QProcess::NotRunning) {
        m_process.release()->deleteLater(); // often called from one of its own signals
        return;
    }
    m_process->waitForFinished(1000); // a kill is at once
    m_process.reset();
}

void CameraProcess::died()
{
    bury();
    const bool wasOpen = std::exchange(m_open, false);
    if (++m_fruitlessStarts <= maxFruitlessStarts) {
        qCWarning(lcCamera, "camera process ended, starting another");
        if (m_watching)
            startProcess();
    } else {
        qCWarning(lcCamera, "camera process ended, giving up until a camera is asked for");
    }
    if (wasOpen)
        Q_EMIT failed(CameraProblem::Lost);
}

void CameraProcess::readNews()
{
    m_buffer += m_process->readAllStandardOutput();
    bool broken = false;
    while (const auto message = takeMessage(m_buffer, maxNewsBytes, broken)) {
        const auto news = decodeCameraNews(*message);
        if (!news) {
            broken = true;
            break;
        }
        take(*news);
        if (!m_process)
            return; // a listener closed the camera
    }
    if (broken)
        m_process->kill(); // it speaks nonsense: as good as dead
}

void CameraProcess::take(const CameraNews& news)
{
    switch (news.kind) {
    case CameraNews::Kind::Listed: Q_EMIT listed(news.cameras); return;
    case CameraNews::Kind::Offered:
        if (m_open)
            Q_EMIT offered(news.offers);
        return;
    case CameraNews::Kind::Failed:
        if (std::exchange(m_open, false)) {
            bury();
            if (m_watching)
                startProcess();
            Q_EMIT failed(news.problem);
        }
        return;
    case CameraNews::Kind::Picture: break;
    }
    m_fruitlessStarts = 0;
    const QVideoFrame frame = takePicture(news.picture, m_shared.data() + news.picture.place * placeBytes, placeBytes);
    order(CameraOrder::Kind::Taken, {}, news.picture.place);
    if (!m_open)
        return;
    if (frame.isValid())
        Q_EMIT arrived(frame);
    else
        m_process->kill();
}

} // namespace motcua::vision

#endif

namespace motcua::vision {

QString CameraProcess::findProgram()
{
#ifdef Q_OS_LINUX
    const QString named = qEnvironmentVariable("MOTCUA_CAMERA_HELPER");
    const QString path = named.isEmpty() ? QCoreApplication::applicationDirPath() + QStringLiteral("/motcua-camera") : named;
    return QFileInfo(path).isExecutable() ? path : QString();
#else
    return {};
#endif
}

std::unique_ptr<CameraAccess> makeCameraAccess()
{
#ifdef Q_OS_LINUX
    if (const QString program = CameraProcess::findProgram(); !program.isEmpty())
        return std::make_unique<CameraProcess>(program);
#endif
    return makeDeviceCameras();
}

} // namespace motcua::vision
