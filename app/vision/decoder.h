#pragma once

#include "vision/job.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <memory>

namespace motcua::vision {

//! Codes of one still picture.
struct StillReading
{
    std::vector<FoundCode> codes;
    QSize size;
    double milliseconds = 0;
};

//! Who looks at pictures: a process of its own (WorkerDecoder) or a thread of this one (InProcessDecoder, the twin for
//! tests and for systems without the worker). Used from one thread, the GUI's; never blocks it.
class Decoder : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<void(Result<Reply>)>;
    using QObject::QObject;

    //! Exactly one answer for each job, later, on this object's thread; none after its destruction. Jobs are done one
    //! after the other. Errors: those of picture.h; `vision_worker_lost` (Device, the worker died), `vision_timeout`,
    //! `vision_worker_version` (Device: upgraded meanwhile, the client must be started again),
    //! `picture_kills_reader` (it killed the worker again and again and is not tried any more), `code_too_long`, `engine_missing`.
    virtual void submit(Job job, Answer answer) = 0;
    [[nodiscard]] virtual bool isBusy() const = 0;

Q_SIGNALS:
    //! The worker died and a new one runs.
    void restarted();
};

//! Whether a second worker waits warm beside the first, from the first answer on: for desks, where the next picture must not wait for a start.
enum class Spare { Warm, None };

//! The worker where `motcua-vision` lies beside the executable (or at MOTCUA_VISION_WORKER), else the thread.
[[nodiscard]] std::unique_ptr<Decoder> makeDecoder(Spare spare = Spare::Warm);

//! All codes of one still picture, by all passes. Answers when the decoder comes to it.
[[nodiscard]] QFuture<Result<StillReading>> readStill(Decoder& decoder, Picture picture,
                                                      CodeFormats formats = stillFormats);

} // namespace motcua::vision
