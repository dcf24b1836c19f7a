#pragma once

#include "vision/decoder.h"
#include "vision/shared_bytes.h"
#include "vision/wire.h"

#include <QElapsedTimer>
#include <QHash>
#include <QProcess>
#include <QThreadPool>
#include <QTimer>

#include <deque>
#include <memory>
#include <optional>

namespace motcua::vision {

//! Reads pictures in a process of its own, because they come from the public and engines abort on some: messages over
//! its pipes, pixels through shared memory. Memory of the process and time for each picture are bounded; when it dies a
//! new one takes over at once: a second
//! process waits warm beside it from the first answer on, for a start takes longer than a queue at a door has patience. A frame under way is then lost (the next one comes anyway); a still picture is tried
//! again with more caution. A frame that killed it twice, a picture that did three times is not sent again:
//! `picture_kills_reader`. Linux.
class WorkerDecoder : public Decoder
{
    Q_OBJECT

public:
    explicit WorkerDecoder(QString program, Spare spare = Spare::Warm, QObject* parent = nullptr);
    ~WorkerDecoder() override;

    //! `motcua-vision` beside the running program, or what MOTCUA_VISION_WORKER names; empty when absent.
    [[nodiscard]] static QString findProgram();

    void submit(Job job, Answer answer) override;
    [[nodiscard]] bool isBusy() const override { return m_current.has_value() || !m_waiting.empty(); }

    void setTimeouts(int frameMilliseconds, int stillMilliseconds);
    [[nodiscard]] qint64 processId() const;
    //! Milliseconds from the last death of the worker to its successor's first sign of life; -1 before any.
    [[nodiscard]] qint64 lastRestartMilliseconds() const { return m_lastRestart; }

private:
    struct Task
    {
        Job job;
        Answer answer;
        quint64 number = 0;
    };

    void startProcess();
    void keepSpare();
    void adopt(std::unique_ptr<QProcess> process);
    [[nodiscard]] std::unique_ptr<QProcess> launched() const;
    void bury(std::unique_ptr<QProcess>& process);
    void next();
    void prepare();
    void send(const LumaPlane& plane, const QByteArray& file);
    void readReplies();
    void processDied();
    void finish(Result<Reply> reply);
    [[nodiscard]] QByteArray fingerprint();

    QString m_program;
    std::unique_ptr<QProcess> m_process;
    Spare m_keeps;
    std::unique_ptr<QProcess> m_spare; //!< has said its greeting, or will; knows no picture
    QByteArray m_buffer;
    SharedBytes m_shared;
    QThreadPool m_preparers;
    std::deque<Task> m_waiting;
    std::optional<Task> m_current;
    QHash<QByteArray, int> m_deadly; // fingerprint of a picture → workers it killed
    QTimer m_deadline;
    QElapsedTimer m_died;
    quint64 m_number = 0;
    qint64 m_payloadBytes = 0;
    qint64 m_lastRestart = -1;
    int m_frameTimeout = 2000;
    int m_stillTimeout = 30'000;
    int m_fruitlessStarts = 0;
    bool m_sent = false;
    bool m_timedOut = false;
    bool m_otherVersion = false; // upgraded while we run
};

} // namespace motcua::vision
