#include "vision/decoder.h"

#include "vision/in_process_decoder.h"
#include "vision/job_runner.h"
#include "vision/worker_decoder.h"

#include <QPromise>

namespace motcua::vision {

std::unique_ptr<Decoder> makeDecoder([[maybe_unused]] Spare spare)
{
#ifdef Q_OS_LINUX
    if (const QString program = WorkerDecoder::findProgram(); !program.isEmpty())
        return std::make_unique<WorkerDecoder>(program, spare);
#endif
    return std::make_unique<InProcessDecoder>();
}

QFuture<Result<StillReading>> readStill(Decoder& decoder, Picture picture, CodeFormats formats)
{
    // Held by the answer alone: a decoder that goes away takes the promise with it, and the future is cancelled.
    auto promise = std::make_shared<QPromise<Result<StillReading>>>();
    promise->start();
    auto future = promise->future();
    Job job;
    job.kind = Job::Kind::Still;
    job.picture = std::move(picture);
    job.formats = formats;
    decoder.submit(std::move(job), [promise](Result<Reply> reply) {
        promise->addResult(reply.map([](Reply& done) {
            return StillReading{std::move(done.codes), done.size, done.milliseconds};
        }));
        promise->finish();
    });
    return future;
}

InProcessDecoder::InProcessDecoder(QObject* parent)
    : Decoder(parent)
{
    m_pool.setMaxThreadCount(1);
    m_pool.setExpiryTimeout(-1); // the text engine lives as long as its thread
}

InProcessDecoder::~InProcessDecoder()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void InProcessDecoder::submit(Job job, Answer answer)
{
    ++m_running;
    m_pool.start([this, job = std::move(job), answer = std::move(answer)]() mutable {
        auto reply = runJob(job, job.kind == Job::Kind::Frame ? job.frame.luminance() : LumaPlane());
        job = {}; // the video buffer goes back to the camera here
        // Posted to this object: dropped with it.
        QMetaObject::invokeMethod(
            this,
            [this, reply = std::move(reply), answer = std::move(answer)]() mutable {
                --m_running;
                answer(std::move(reply));
            },
            Qt::QueuedConnection);
    });
}

} // namespace motcua::vision
