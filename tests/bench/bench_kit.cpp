#include "bench_kit.h"

#include <QByteArrayList>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <cmath>
#include <linux/tcp.h>
#include <malloc.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace motcua::bench {

namespace {

double secondsOf(clockid_t clock)
{
    timespec at{};
    return clock_gettime(clock, &at) == 0 ? double(at.tv_sec) + double(at.tv_nsec) / 1e9 : 0;
}

//! A value of /proc/…/status and the like, in KiB.
qint64 kibOf(const QString& path, const QByteArray& key)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArrayList lines = file.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith(key))
            return line.mid(key.size()).simplified().split(' ').value(0).toLongLong();
    }
    return 0;
}

std::vector<qint64> childrenOf(qint64 pid)
{
    std::vector<qint64> children;
    const QString tasks = u"/proc/%1/task"_s.arg(pid);
    const QStringList threads = QDir(tasks).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString& thread : threads) {
        QFile file(tasks + u'/' + thread + u"/children"_s);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArrayList pids = file.readAll().simplified().split(' ');
        for (const QByteArray& child : pids) {
            if (!child.isEmpty())
                children.push_back(child.toLongLong());
        }
    }
    return children;
}

} // namespace

double threadCpu()
{
    timespec at{};
    return clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at) == 0 ? double(at.tv_sec) + double(at.tv_nsec) / 1e9 : 0;
}

double processCpu()
{
    return secondsOf(CLOCK_PROCESS_CPUTIME_ID);
}

double childrenCpu()
{
    rusage used{};
    if (getrusage(RUSAGE_CHILDREN, &used) != 0)
        return 0;
    const auto seconds = [](const timeval& at) { return double(at.tv_sec) + double(at.tv_usec) / 1e6; };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

std::vector<qint64> treeOf(qint64 pid)
{
    std::vector<qint64> tree{pid};
    for (const qint64 child : childrenOf(pid)) {
        const auto below = treeOf(child);
        tree.insert(tree.end(), below.begin(), below.end());
    }
    return tree;
}

double treeCpu(qint64 pid)
{
    double sum = 0;
    for (const qint64 each : treeOf(pid)) {
        clockid_t clock{};
        if (clock_getcpuclockid(pid_t(each), &clock) == 0)
            sum += secondsOf(clock);
    }
    return sum;
}

qint64 childNamed(const QByteArray& program)
{
    qint64 newest = 0;
    for (const qint64 child : childrenOf(getpid())) {
        QFile name(u"/proc/%1/comm"_s.arg(child));
        if (name.open(QIODevice::ReadOnly) && name.readAll().trimmed() == program.left(15))
            newest = std::max(newest, child);
    }
    return newest;
}

double residentMiB()
{
    malloc_trim(0);
    return double(kibOf(u"/proc/self/status"_s, "VmRSS:")) / 1024;
}

double peakMiBOf(qint64 pid)
{
    return double(kibOf(u"/proc/%1/status"_s.arg(pid), "VmHWM:")) / 1024;
}

double peakMiB()
{
    return double(kibOf(u"/proc/self/status"_s, "VmHWM:")) / 1024;
}

void resetPeak()
{
    QFile file(u"/proc/self/clear_refs"_s);
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

double treePssMiB(qint64 pid)
{
    qint64 sum = 0;
    for (const qint64 each : treeOf(pid))
        sum += kibOf(u"/proc/%1/smaps_rollup"_s.arg(each), "Pss:");
    return double(sum) / 1024;
}

void WireCount::look()
{
    const QStringList all = QDir(u"/proc/self/fd"_s).entryList(QDir::Files | QDir::System | QDir::NoDotAndDotDot);
    for (const QString& name : all) {
        const int fd = name.toInt();
        struct stat about
        {
        };
        tcp_info info{};
        socklen_t size = sizeof info;
        if (fstat(fd, &about) != 0 || !S_ISSOCK(about.st_mode) ||
            getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &size) != 0)
            continue;
        const auto known = std::find_if(m_sockets.begin(), m_sockets.end(),
                                        [&](const Socket& socket) { return socket.inode == about.st_ino; });
        Socket& socket = known == m_sockets.end() ? m_sockets.emplace_back(Socket{about.st_ino, 0, 0}) : *known;
        socket.received = qint64(info.tcpi_bytes_received);
    }
}

qint64 WireCount::received() const
{
    qint64 sum = 0;
    for (const Socket& socket : m_sockets)
        sum += socket.received - socket.before;
    return sum;
}

void WireCount::reset()
{
    m_sockets.clear();
    look();
    for (Socket& socket : m_sockets)
        socket.before = socket.received;
}

double Samples::at(double share)
{
    if (m_values.empty())
        return 0;
    std::sort(m_values.begin(), m_values.end());
    return m_values[std::min(m_values.size() - 1, size_t(share * double(m_values.size())))];
}

Stopwatch::Stopwatch() : m_wall(secondsOf(CLOCK_MONOTONIC)), m_cpu(processCpu()) {}

double Stopwatch::wallSeconds() const
{
    return secondsOf(CLOCK_MONOTONIC) - m_wall;
}
double Stopwatch::cpuSeconds() const
{
    return processCpu() - m_cpu;
}

void Stopwatch::stop(Samples& wall, Samples& cpu) const
{
    cpu.add(cpuSeconds() * 1'000);
    wall.add(wallSeconds() * 1'000);
}

void reportPercentiles(benchmark::State& state, const std::string& name, Samples& samples)
{
    state.counters[name + "_p50_ms"] = samples.at(0.5);
    state.counters[name + "_p95_ms"] = samples.at(0.95);
    state.counters[name + "_p99_ms"] = samples.at(0.99);
    state.counters[name + "_max_ms"] = samples.largest();
}

void giveUp(benchmark::State& state, const QString& why)
{
    state.SkipWithError(qUtf8Printable(why));
}

} // namespace motcua::bench
