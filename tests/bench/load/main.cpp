// What one process of the centre holds: desks that wait in a long poll (memory, CPU when idle, how soon all of them hear of a
// commit), and commands at a steady pace (latency from the moment each was due). JSON lines on standard output.
#include "tests/support/backend_process.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <thread>
#include <vector>

using namespace motcua;
using namespace Qt::StringLiterals;
using Clock = std::chrono::steady_clock;

namespace {

int connectTo(quint16 port)
{
    const int line = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int on = 1;
    ::setsockopt(line, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (line < 0 || ::connect(line, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0)
        return -1;
    return line;
}

void writeAll(int line, const QByteArray& bytes)
{
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const ssize_t n = ::send(line, bytes.constData() + sent, size_t(bytes.size() - sent), MSG_NOSIGNAL);
        if (n <= 0)
            return;
        sent += n;
    }
}

//! One answer with a content length; its status, 0 when the line ended.
int readAnswer(int line, QByteArray& body)
{
    QByteArray bytes;
    char part[65536];
    qsizetype end = -1;
    qsizetype length = 0;
    while (true) {
        if (end < 0 && (end = bytes.indexOf("\r\n\r\n")) >= 0) {
            const QByteArray head = bytes.first(end).toLower();
            const qsizetype at = head.indexOf("content-length:");
            length = at < 0 ? 0 : head.mid(at + 15, head.indexOf('\r', at) < 0 ? -1 : head.indexOf('\r', at) - at - 15).trimmed().toLongLong();
        }
        if (end >= 0 && bytes.size() >= end + 4 + length)
            break;
        const ssize_t n = ::recv(line, part, sizeof part, 0);
        if (n <= 0)
            return 0;
        bytes.append(part, n);
    }
    body = bytes.mid(end + 4, length);
    return bytes.mid(9, 3).toInt();
}

double cpuSeconds(qint64 pid)
{
    QFile stat(u"/proc/%1/stat"_s.arg(pid));
    if (!stat.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = stat.readAll();
    const QByteArrayList words = text.mid(text.lastIndexOf(')') + 2).split(' ');
    return (words.value(11).toDouble() + words.value(12).toDouble()) / double(::sysconf(_SC_CLK_TCK));
}

//! Seconds that its threads could have run and did not, for others had the processors.
double queuedSeconds(qint64 pid)
{
    double seconds = 0;
    const QString tasks = u"/proc/%1/task"_s.arg(pid);
    for (const QString& task : QDir(tasks).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile stat(tasks + u'/' + task + u"/schedstat"_s);
        if (stat.open(QIODevice::ReadOnly))
            seconds += stat.readAll().split(' ').value(1).toDouble() / 1e9;
    }
    return seconds;
}

double residentMiB(qint64 pid)
{
    QFile status(u"/proc/%1/status"_s.arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).simplified().split(' ').value(0).toDouble() / 1024;
    }
    return 0;
}

void say(const QJsonObject& line)
{
    std::printf("%s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

double milliseconds(Clock::duration time) { return std::chrono::duration<double, std::milli>(time).count(); }

double percentile(std::vector<double> values, double part)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, size_t(part * double(values.size())))];
}

QByteArray request(const QByteArray& first, const QString& token, const QByteArray& body = {})
{
    return first + " HTTP/1.1\r\nHost: localhost\r\nMotcua-Contract: 1\r\nAuthorization: Bearer " + token.toLatin1() +
           (body.isNull() ? QByteArray() : "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size())) + "\r\n\r\n" + body;
}

QByteArray noteCommand(const QString& dossier, int n)
{
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QString command = id; // a UUIDv7's shape; its time does not matter here
    command[14] = u'7';
    return QJsonDocument(QJsonObject{{u"commands"_s,
                                      QJsonArray{QJsonObject{{u"id"_s, command},
                                                             {u"device"_s, u"load"_s},
                                                             {u"lane"_s, dossier},
                                                             {u"n"_s, n},
                                                             {u"type"_s, u"dossier.note"_s},
                                                             {u"target"_s, dossier},
                                                             {u"baseRev"_s, 1},
                                                             {u"payload"_s, QJsonObject{{u"note"_s, u"Đã gọi điện cho công dân"_s}}},
                                                             {u"clientTime"_s, u"2026-11-21T02:00:00.000Z"_s}}}}})
        .toJson(QJsonDocument::Compact);
}

struct Load
{
    test::BackendProcess centre;
    quint16 port = 0;
    qint64 pid = 0;
    QString token;
    QStringList dossiers;

    bool start(int dossierCount)
    {
        test::SeedSize size;
        size.dossiers = dossierCount;
        size.registrations = 0;
        if (!centre.seed(size) || !centre.start()) {
            std::fprintf(stderr, "%s\n", qPrintable(centre.problem()));
            return false;
        }
        port = quint16(centre.port());
        pid = centre.processId();
        token = centre.signIn(u"ha.le"_s);
        for (const QJsonObject& row : centre.feed(u"agency:H15.50.05.13"_s, token)) {
            if (row[u"kind"_s] == "dossier"_L1)
                dossiers << row[u"id"_s].toString();
        }
        return !token.isEmpty() && !dossiers.isEmpty();
    }

    [[nodiscard]] QString cursor()
    {
        const test::HttpAnswer page = centre.get(u"/v1/feed?scope=agency:H15.50.05.13&limit=2000&wait=0"_s, token);
        QString next;
        for (const QByteArray& line : page.body.trimmed().split('\n'))
            next = QJsonDocument::fromJson(line).object()[u"next"_s].toString(next);
        return next;
    }
};

//! Desks in a long poll.
void waiting(Load& load, int desks, int seconds)
{
    const double before = residentMiB(load.pid);
    const QByteArray ask = request("GET /v1/feed?scope=agency:H15.50.05.13&limit=2000&wait=60&after=" + load.cursor().toUtf8().toPercentEncoding(), load.token);
    std::vector<pollfd> lines;
    for (int i = 0; i < desks; ++i) {
        const int line = connectTo(load.port);
        if (line < 0)
            break;
        writeAll(line, ask);
        lines.push_back({line, POLLIN, 0});
    }
    std::this_thread::sleep_for(std::chrono::seconds(3)); // all have arrived
    const double cpu = cpuSeconds(load.pid);
    const auto began = Clock::now();
    int early = ::poll(lines.data(), lines.size(), seconds * 1000);
    const double idle = cpuSeconds(load.pid) - cpu;
    const double lasted = milliseconds(Clock::now() - began) / 1000;
    const double memory = residentMiB(load.pid);

    const int clerk = connectTo(load.port);
    QByteArray body;
    const auto spoken = Clock::now();
    writeAll(clerk, request("POST /v1/commands", load.token, noteCommand(load.dossiers.first(), 1)));
    const int status = readAnswer(clerk, body);
    ::close(clerk);
    if (!body.contains("\"applied\""))
        std::fprintf(stderr, "the command was not applied: %s\n", body.left(500).constData());
    std::vector<double> heard;
    std::vector<pollfd> left = lines;
    while (!left.empty() && ::poll(left.data(), left.size(), 10'000) > 0) {
        std::vector<pollfd> still;
        for (const pollfd& line : left) {
            if (line.revents == 0) {
                still.push_back({line.fd, POLLIN, 0});
                continue;
            }
            QByteArray page;
            if (readAnswer(line.fd, page) == 200)
                heard.push_back(milliseconds(Clock::now() - spoken));
        }
        left.swap(still);
    }
    for (const pollfd& line : lines)
        ::close(line.fd);
    say({{u"name"_s, u"waiting_desks"_s}, {u"desks"_s, qint64(lines.size())}, {u"answered_early"_s, early}, {u"idle_seconds"_s, lasted},
         {u"idle_cpu_percent"_s, 100 * idle / lasted}, {u"resident_MiB"_s, memory}, {u"resident_before_MiB"_s, before}, {u"command_status"_s, status},
         {u"heard"_s, qint64(heard.size())}, {u"heard_p50_ms"_s, percentile(heard, 0.5)}, {u"heard_last_ms"_s, percentile(heard, 1)}});
}

//! What the machine itself does at this pace: one thread that wakes, writes as much as a command does and flushes it, nothing else.
void bareFlush(const QString& folder, int rate, int seconds)
{
    QFile file(folder + u"/flush"_s);
    if (!file.open(QIODevice::ReadWrite))
        return;
    const QByteArray page(64 * 1024, 'x');
    std::vector<double> late;
    std::vector<double> flushed;
    const auto began = Clock::now();
    for (int i = 0; i < rate * seconds; ++i) {
        const auto due = began + std::chrono::microseconds(1'000'000LL * i / rate);
        std::this_thread::sleep_until(due);
        late.push_back(milliseconds(Clock::now() - due));
        const auto start = Clock::now();
        if (::pwrite(file.handle(), page.constData(), size_t(page.size()), off_t(page.size()) * (i % 64)) < 0 || ::fdatasync(file.handle()) != 0)
            return;
        flushed.push_back(milliseconds(Clock::now() - start));
    }
    file.remove();
    say({{u"name"_s, u"bare_flush_at_pace"_s}, {u"per_second"_s, rate}, {u"flush_p50_ms"_s, percentile(flushed, 0.5)}, {u"flush_p99_ms"_s, percentile(flushed, 0.99)},
         {u"flush_worst_ms"_s, percentile(flushed, 1)}, {u"late_p99_ms"_s, percentile(late, 0.99)}});
}

//! Commands, one each, at a steady pace from eight desks.
void commands(Load& load, int rate, int seconds)
{
    constexpr int desks = 8;
    std::vector<std::vector<double>> times(desks);
    std::vector<int> applied(desks, 0);
    const double cpu = cpuSeconds(load.pid);
    const double queued = queuedSeconds(load.pid);
    const auto began = Clock::now() + std::chrono::milliseconds(50);
    {
        std::vector<std::jthread> threads;
        for (int desk = 0; desk < desks; ++desk) {
            threads.emplace_back([&, desk] {
                const int line = connectTo(load.port);
                const int count = rate * seconds / desks;
                for (int i = 0; i < count; ++i) {
                    const auto due = began + std::chrono::microseconds(1'000'000LL * (qint64(i) * desks + desk) / rate);
                    std::this_thread::sleep_until(due);
                    const QString& dossier = load.dossiers.at((qint64(i) * desks + desk) % load.dossiers.size());
                    QByteArray body;
                    writeAll(line, request("POST /v1/commands", load.token, noteCommand(dossier, i + 1)));
                    if (readAnswer(line, body) != 200)
                        break;
                    times[size_t(desk)].push_back(milliseconds(Clock::now() - due)); // waiting behind a slow one counts
                    applied[size_t(desk)] += body.contains("\"applied\"");
                }
                ::close(line);
            });
        }
    }
    const double lasted = milliseconds(Clock::now() - began) / 1000;
    std::vector<double> all;
    int done = 0;
    for (int desk = 0; desk < desks; ++desk) {
        all.insert(all.end(), times[size_t(desk)].begin(), times[size_t(desk)].end());
        done += applied[size_t(desk)];
    }
    say({{u"name"_s, u"commands_at_pace"_s}, {u"per_second"_s, rate}, {u"sent"_s, qint64(all.size())}, {u"applied"_s, done}, {u"seconds"_s, lasted},
         {u"p50_ms"_s, percentile(all, 0.5)}, {u"p99_ms"_s, percentile(all, 0.99)}, {u"worst_ms"_s, percentile(all, 1)},
         {u"centre_queued_for_cpu_ms_each"_s, all.empty() ? 0 : 1000 * (queuedSeconds(load.pid) - queued) / double(all.size())},
         {u"centre_cpu_ms_each"_s, all.empty() ? 0 : 1000 * (cpuSeconds(load.pid) - cpu) / double(all.size())}});
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen"); // no window is ever shown
    QGuiApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"desks"_s, u"in a long poll"_s, u"N"_s, u"2000"_s}, {u"seconds"_s, u"of each part"_s, u"N"_s, u"20"_s}, {u"rate"_s, u"commands a second"_s, u"N"_s, u"200"_s},
                       {u"rounds"_s, u"of commands"_s, u"N"_s, u"3"_s}});
    parser.addHelpOption();
    parser.process(application);
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max; // the centre inherits it, too
    setrlimit(RLIMIT_NOFILE, &files);
    Load load;
    if (!load.start(500))
        return 1;
    const int seconds = parser.value(u"seconds"_s).toInt();
    waiting(load, parser.value(u"desks"_s).toInt(), seconds);
    const int rate = parser.value(u"rate"_s).toInt();
    for (int i = parser.value(u"rounds"_s).toInt(); i > 0; --i) {
        bareFlush(load.centre.directory(), rate, std::min(seconds, 5));
        commands(load, rate, seconds);
    }
    return 0;
}
