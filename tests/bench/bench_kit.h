#pragma once

#include "domain/result.h"

#include <QEventLoop>
#include <QFuture>
#include <QFutureWatcher>

#include <benchmark/benchmark.h>
#include <vector>

namespace motcua::bench {

// What each room registers; main.cpp calls them in this order, which is also the order of running.
void registerDomain();
void registerVision();
void registerDecode();
void registerPhotos();
void registerScene();
void registerCards();
void registerGate();
void registerSync();
void registerLists();
void registerStart();
void registerPeers();

//! CPU seconds of ours that a peer's line is held against.
void noteFigure(const std::string& name, double cpuSeconds);

//! Seconds of user and system time of this process, all threads together.
[[nodiscard]] double processCpu();
//! The same of the calling thread.
[[nodiscard]] double threadCpu();
//! The same of the programs that this process has started and that have ended.
[[nodiscard]] double childrenCpu();
//! The same of another process and everything under it; 0 when it is gone. Linux.
[[nodiscard]] double treeCpu(qint64 pid);
//! The process and everything under it.
[[nodiscard]] std::vector<qint64> treeOf(qint64 pid);
//! The newest child of this process that runs this program, 0 = none.
[[nodiscard]] qint64 childNamed(const QByteArray& program);

//! Resident memory in MiB, after the allocator has given back what it can.
[[nodiscard]] double residentMiB();
//! The highest since resetPeak().
[[nodiscard]] double peakMiB();
[[nodiscard]] double peakMiBOf(qint64 pid); //!< of another process
void resetPeak();
//! Proportional share of memory of a process and everything under it, MiB.
[[nodiscard]] double treePssMiB(qint64 pid);

//! Bytes that came in over this process's TCP sockets, as the kernel counted them: headers and compressed bodies.
//! Sockets that closed between two looks keep what the last look saw.
class WireCount
{
public:
    void look();
    [[nodiscard]] qint64 received() const;
    void reset(); //!< what has come until now does not count

private:
    struct Socket
    {
        quint64 inode = 0;
        qint64 received = 0;
        qint64 before = 0;
    };
    std::vector<Socket> m_sockets;
};

//! Milliseconds, in no order.
class Samples
{
public:
    void add(double milliseconds) { m_values.push_back(milliseconds); }
    //! The value that so large a share of all stays under: 0.5, 0.95 …
    [[nodiscard]] double at(double share);
    [[nodiscard]] double largest() { return at(1); }
    [[nodiscard]] bool isEmpty() const { return m_values.empty(); }

private:
    std::vector<double> m_values;
};

//! One measured step: wall and CPU of the whole process.
struct Stopwatch
{
    Stopwatch();
    void stop(Samples& wall, Samples& cpu) const;
    [[nodiscard]] double wallSeconds() const;
    [[nodiscard]] double cpuSeconds() const;

private:
    double m_wall;
    double m_cpu;
};

//! NAME_p50_ms, NAME_p95_ms, NAME_p99_ms, NAME_max_ms.
void reportPercentiles(benchmark::State& state, const std::string& name, Samples& samples);

//! Ends the benchmark with a sentence.
void giveUp(benchmark::State& state, const QString& why);

//! Runs the event loop until the future has its answer.
template<class T>
T settled(const QFuture<T>& future)
{
    if (!future.isFinished()) {
        QEventLoop loop;
        QFutureWatcher<T> watcher;
        QObject::connect(&watcher, &QFutureWatcher<T>::finished, &loop, &QEventLoop::quit);
        watcher.setFuture(future);
        loop.exec();
    }
    return future.result();
}

} // namespace motcua::bench
