#include "vision/worker_decoder.h"

#ifdef Q_OS_LINUX

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QLoggingCategory>

#include <cstring>
#include <fcntl.h>

Q_LOGGING_CATEGORY(lcVision, "motcua.vision", QtInfoMsg)

namespace motcua::vision {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxFruitlessStarts = 4;
// A still picture is tried once with each degree of caution; of frames another one comes anyway.
int deathsAllowed(const Job& job)
{
    return job.kind == Job::Kind::Still ? cautionCount : 2;
}

} // namespace

WorkerDecoder::WorkerDecoder(QString program, Spare spare, QObject* parent)
    : Decoder(parent)
    , m_program(std::move(program))
    , m_keeps(spare)
{
    m_preparers.setMaxThreadCount(1);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        m_timedOut = true;
        if (m_process)
            m_process->kill();
    });
    startProcess(); // warm before the first picture
}

WorkerDecoder::~WorkerDecoder()
{
    m_preparers.clear();
    m_preparers.waitForDone();
    bury(m_process);
    bury(m_spare);
}

QString WorkerDecoder::findProgram()
{
    const QString named = qEnvironmentVariable("MOTCUA_VISION_WORKER");
    const QString path = named.isEmpty() ? QCoreApplication::applicationDirPath() + "/motcua-vision"_L1 : named;
    return QFileInfo(path).isExecutable() ? path : QString();
}

void WorkerDecoder::setTimeouts(int frameMilliseconds, int stillMilliseconds)
{
    m_frameTimeout = frameMilliseconds;
    m_stillTimeout = stillMilliseconds;
}

qint64 WorkerDecoder::processId() const
{
    return m_process ? m_process->processId() : 0;
}

void WorkerDecoder::startProcess()
{
    if (!m_shared.ensure(1))
        return;
    if (m_spare && m_spare->state() != QProcess::NotRunning)
        return adopt(std::move(m_spare));
    bury(m_spare);
    adopt(launched());
}

void WorkerDecoder::adopt(std::unique_ptr<QProcess> process)
{
    m_buffer.clear();
    m_process = std::move(process);
    m_process->disconnect(this);
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &WorkerDecoder::readReplies);
    connect(m_process.get(), &QProcess::finished, this, &WorkerDecoder::processDied);
    connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            processDied();
    });
    if (m_process->state() == QProcess::NotRunning) // a start can fail inside start(), before anybody listens
        QMetaObject::invokeMethod(this, &WorkerDecoder::processDied, Qt::QueuedConnection);
    else if (m_process->bytesAvailable() > 0) // the greeting of one that has waited
        readReplies();
}

// Only once a worker has proved itself: a program that cannot run is not started twice at a time.
void WorkerDecoder::keepSpare()
{
    if (m_spare && m_spare->state() == QProcess::NotRunning)
        bury(m_spare);
    if (m_keeps == Spare::Warm && !m_spare && !m_otherVersion)
        m_spare = launched();
}

std::unique_ptr<QProcess> WorkerDecoder::launched() const
{
    auto process = std::make_unique<QProcess>();
    process->setProgram(m_program);
    const int descriptor = m_shared.descriptor();
    process->setArguments({u"--shared"_s, QString::number(descriptor)});
    // Only this child inherits the memory; everybody else's descriptors close on exec.
    process->setChildProcessModifier([descriptor] { ::fcntl(descriptor, F_SETFD, 0); });
    // Tesseract's threads spin while they wait for each other: five times the work for nothing. Their library reads this when it is
    // loaded, before the worker's own first line.
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"OMP_THREAD_LIMIT"_s, u"1"_s);
    process->setProcessEnvironment(environment);
    // What engines print may quote the picture.
    process->setStandardErrorFile(QProcess::nullDevice());
    process->start(QIODevice::ReadWrite | QIODevice::Unbuffered);
    return process;
}

void WorkerDecoder::bury(std::unique_ptr<QProcess>& process)
{
    if (!process)
        return;
    process->disconnect(this);
    process->kill();
    if (process->state() == QProcess::NotRunning) {
        // Often called from one of its own signals.
        process.release()->deleteLater();
        return;
    }
    process->waitForFinished(1000); // a kill is at once
    process.reset();
}

void WorkerDecoder::submit(Job job, Answer answer)
{
    m_waiting.push_back({std::move(job), std::move(answer), ++m_number});
    // Later, so that no answer ever comes inside submit().
    QMetaObject::invokeMethod(this, &WorkerDecoder::next, Qt::QueuedConnection);
}

void WorkerDecoder::next()
{
    if (m_current || m_waiting.empty())
        return;
    m_current = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_sent = false;
    prepare();
}

// Whatever costs more than a copy is done in a thread: colour conversion of an odd camera, pixels of a large picture.
void WorkerDecoder::prepare()
{
    const Job& job = m_current->job;
    if (job.kind == Job::Kind::Frame && job.frame.isCheap())
        return send(job.frame.luminance(), {});
    if (job.kind != Job::Kind::Frame) {
        if (const auto checked = checkPicture(job.picture); !checked)
            return finish(tl::unexpected(checked.error()));
        if (job.picture.image.isNull())
            return send({}, job.picture.bytes);
    }
    m_preparers.start([this, frame = job.frame, image = job.picture.image, number = m_current->number] {
        LumaPlane plane = image.isNull() ? frame.luminance() : LumaPlane::fromImage(image);
        QMetaObject::invokeMethod(
            this,
            [this, plane = std::move(plane), number] {
                if (m_current && m_current->number == number)
                    send(plane, {});
            },
            Qt::QueuedConnection);
    });
}

void WorkerDecoder::send(const LumaPlane& plane, const QByteArray& file)
{
    const bool isFile = !file.isEmpty();
    if (!isFile && !plane.isValid())
        return finish(fail(ErrorKind::Device, u"frame_unreadable"_s));
    if (!m_process || m_process->state() == QProcess::NotRunning)
        startProcess();
    const QByteArray& bytes = isFile ? file : plane.bytes;
    if (!m_process || !m_shared.ensure(bytes.size()))
        return finish(fail(ErrorKind::Device, u"vision_worker_lost"_s, u"no shared memory"_s));
    std::memcpy(m_shared.data(), bytes.constData(), size_t(bytes.size()));
    m_payloadBytes = bytes.size();
    if (m_otherVersion)
        return finish(fail(ErrorKind::Device, u"vision_worker_version"_s));
    const int deaths = m_deadly.isEmpty() ? 0 : m_deadly.value(fingerprint());
    if (deaths >= deathsAllowed(m_current->job))
        return finish(fail(ErrorKind::Invalid, u"picture_kills_reader"_s));

    Request request;
    request.number = m_current->number;
    request.job.kind = m_current->job.kind;
    request.job.formats = m_current->job.formats;
    request.job.rung = m_current->job.rung;
    request.job.caution = Caution(std::min(deaths, cautionCount - 1));
    request.job.several = m_current->job.several;
    request.job.region = m_current->job.region;
    request.payload = isFile ? Payload::File : Payload::Plane;
    request.bytes = bytes.size();
    request.size = plane.size();
    request.stride = plane.stride;
    m_sent = true;
    m_timedOut = false;
    m_deadline.start(m_current->job.kind == Job::Kind::Frame ? m_frameTimeout : m_stillTimeout);
    m_process->write(encode(request));
}

QByteArray WorkerDecoder::fingerprint()
{
    return QCryptographicHash::hash(QByteArrayView(m_shared.data(), m_payloadBytes), QCryptographicHash::Sha1);
}

void WorkerDecoder::readReplies()
{
    m_buffer += m_process->readAllStandardOutput();
    if (m_died.isValid()) {
        m_lastRestart = m_died.elapsed();
        m_died.invalidate();
    }
    bool broken = false;
    while (const auto message = takeMessage(m_buffer, maxReplyBytes, broken)) {
        if (const auto ours = isOurVersion(*message)) {
            m_otherVersion = !*ours;
            continue;
        }
        auto response = decodeResponse(*message);
        if (!response) {
            broken = true;
            break;
        }
        m_fruitlessStarts = 0;
        keepSpare();
        if (m_current && m_sent && response->number == m_current->number)
            finish(std::move(response->reply));
    }
    if (broken && m_process)
        m_process->kill(); // it speaks nonsense: as good as dead
}

void WorkerDecoder::processDied()
{
    m_died.start();
    m_deadline.stop();
    ++m_fruitlessStarts;
    const bool hopeless = m_fruitlessStarts > maxFruitlessStarts;
    qCWarning(lcVision, "vision worker ended, %s", hopeless ? "giving up until the next picture" : "starting another");
    bury(m_process);
    if (!hopeless) {
        startProcess();
        Q_EMIT restarted();
    } else {
        m_fruitlessStarts = 0;
    }
    if (!m_current || !m_sent)
        return;
    const int deaths = ++m_deadly[fingerprint()];
    const bool isFrame = m_current->job.kind == Job::Kind::Frame;
    if (m_deadly.size() > 256)
        m_deadly.clear(); // a bound, not a cache
    if (m_otherVersion)
        finish(fail(ErrorKind::Device, u"vision_worker_version"_s));
    else if (deaths >= deathsAllowed(m_current->job))
        finish(fail(ErrorKind::Invalid, u"picture_kills_reader"_s));
    else if (isFrame || hopeless || m_timedOut)
        finish(m_timedOut ? fail(ErrorKind::Timeout, u"vision_timeout"_s) : fail(ErrorKind::Device, u"vision_worker_lost"_s));
    else
        prepare();
}

void WorkerDecoder::finish(Result<Reply> reply)
{
    m_deadline.stop();
    // Posted, because the listener may destroy us, and we may be inside a signal of the process.
    auto tell = [answer = std::move(m_current->answer), reply = std::move(reply)]() mutable { answer(std::move(reply)); };
    m_current.reset();
    QMetaObject::invokeMethod(this, std::move(tell), Qt::QueuedConnection);
    QMetaObject::invokeMethod(this, &WorkerDecoder::next, Qt::QueuedConnection);
}

} // namespace motcua::vision

#endif
