#pragma once

#include "vision/decoder.h"

#include <QThreadPool>

namespace motcua::vision {

//! The twin of the worker process: the same work in one thread. A picture that makes an engine abort takes the program
//! with it, so a client on Linux uses WorkerDecoder.
class InProcessDecoder : public Decoder
{
    Q_OBJECT

public:
    explicit InProcessDecoder(QObject* parent = nullptr);
    ~InProcessDecoder() override;

    void submit(Job job, Answer answer) override;
    [[nodiscard]] bool isBusy() const override { return m_running > 0; }

private:
    QThreadPool m_pool;
    int m_running = 0;
};

} // namespace motcua::vision
